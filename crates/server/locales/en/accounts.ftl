# Accounts: the list, one of them, and a new one.

accounts-title = Accounts
accounts-search = Search by name or number
accounts-search-submit = Search
accounts-kind = Kind
accounts-kind-any = All kinds
accounts-kind-vendor = Vendor
accounts-kind-distributor = Distributor
accounts-kind-reseller = Reseller
accounts-kind-customer = Customer
accounts-none = Nothing found
accounts-none-text = Every word must begin a word of the account's name or number.
accounts-all = All accounts
accounts-new = New account
accounts-make = Make the account
accounts-save = Save changes
accounts-change = Change
accounts-made = The account is made.
accounts-changed = The changes are saved.
accounts-changed-meanwhile = Somebody else has changed this account meanwhile. Nothing of yours was saved. What you typed is kept: compare it with the facts above, then save again to replace theirs.

accounts-facts = Facts
accounts-number = Number
accounts-number-hint = As the vendor's books know it.
accounts-name = Name
accounts-country = Country
accounts-country-hint = Two capital letters, like IT.
accounts-zone = Time zone
accounts-zone-hint = Where its days begin and end, like Europe/Rome.
accounts-language = Language
accounts-orders-to = Address for orders
accounts-orders-to-hint = Where mails about its orders go, unless an order says otherwise. Partners have one.
accounts-above = Distributor
accounts-above-hint = The number of the distributor a reseller buys from; empty for none.
accounts-nobody = none

accounts-users = Users
accounts-partners = Partners
accounts-customers = Customers
accounts-orders = Orders
accounts-events = Events
accounts-servers = Servers
accounts-licenses = Licenses
accounts-profile = Profile
# The name of the links between the pages of one account.
accounts-pages = Pages of this account

# What is wrong with a fact.
accounts-wrong-number = A number has 1 to 64 characters.
accounts-wrong-number-taken = Another account has this number.
accounts-wrong-name = A name has 1 to 200 characters.
accounts-wrong-country = A country is two capital letters, like IT.
accounts-wrong-zone = There is no such time zone. Use a name like Europe/Rome.
accounts-wrong-language = Choose one of the languages.
accounts-wrong-orders-to = An e-mail address looks like name@example.com.
accounts-wrong-kind = Choose distributor, reseller or customer.
accounts-wrong-above-unknown = No account has this number.
accounts-wrong-above = Only a distributor stands above a reseller, and nobody above anybody else.

# Roles.
accounts-role-administrator = Administrator
accounts-role-licenses = Licenses
accounts-role-support = Support
accounts-role-read-only = Read only
accounts-role-operator = Operator
accounts-role-engineer = Engineer
accounts-role-support-manager = Support manager
accounts-role-regional-manager = Regional manager
accounts-role-auditor = Auditor

# Languages, by their own names.
accounts-language-en = English
accounts-language-it = Italiano
accounts-language-de = Deutsch
accounts-language-fr = Français
accounts-language-es = Español
accounts-language-pt = Português
accounts-language-ar = العربية

# The accounts one belongs to.
accounts-own = Your accounts
accounts-own-lead = You belong to several accounts. Choose the one you want to look at; what you may do differs.
accounts-own-role = Your role
accounts-nav = Accounts
accounts-nav-own = Account
# Before the name of the account one is in, for those who do not see where it stands.
accounts-within = Account:
