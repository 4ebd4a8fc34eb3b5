# Choosing a customer.

licenses-products-for = Products for:
licenses-choose = Customers
licenses-search = Search by name or number
licenses-search-submit = Search
licenses-customer = Customer
licenses-customer-number = Number
licenses-no-customers = No customers yet
licenses-no-customers-text = A customer is here once an order for it is unlocked, or once it lets you manage its licenses.
licenses-none-found = Nothing found for “{ $search }”
licenses-all-customers = All customers

# The matrix.
licenses-title = Licenses
licenses-change-customer = { $customer }: choose another customer
licenses-application = Application
licenses-type = Type
licenses-used = Used
licenses-care = Care
licenses-start = Start
licenses-term = Term
licenses-save = Save config
licenses-add-server = Add server
licenses-server-name = Name
licenses-server-name-hint = As it is called in your network, for instance rome-ucx-1.
licenses-server-name-error = A name has 1 to 64 characters.
licenses-server-name-taken = There is a server of this name already.
licenses-too-many-servers = This account has as many servers as an account can have.
licenses-none = No licenses yet
licenses-none-text = Licenses appear here once an order is unlocked.
licenses-no-servers = No servers yet
licenses-no-servers-text = A server is one installation of the product. Add one, give it quantities, and paste its token there.

# Beside the figures of a row.
licenses-over = over-allocated by { $units }
licenses-next-change = from { $date }: { $units }
licenses-waiting = { $units } waiting
licenses-waiting-for-former = { $units } waiting for its former installation
licenses-disabled = disabled: it has none of it until it is enabled
licenses-server-disabled = { $servers }: disabled. Its quantities stay as they are until it is enabled. Nothing was saved.
licenses-waiting-for = { $units } waiting for { $server }
licenses-releasing = { $units } releasing

# Behind a row.
licenses-behind =
    { $count ->
        [one] One license behind this row
       *[other] { $count } licenses behind this row
    }
licenses-items = Items
licenses-units = Units
licenses-ordered = Ordered
licenses-days = Days

# After a save.
licenses-saved =
    Saved: { $servers ->
        [one] 1 server
       *[other] { $servers } servers
    }, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }.
licenses-nothing-changed = Nothing was changed, so nothing was saved.
licenses-added = { $server } is added. Give it quantities and save; its token is on its page then.
licenses-not-enough = { $wanted } wanted, { $available } available
licenses-not-a-quantity = A quantity is a whole number, 0 to 1,000,000,000.
licenses-changed-meanwhile = Was { $seen }, is { $now } now.
licenses-conflict = Somebody else has saved the cells below meanwhile. Nothing of yours was saved. What you typed is kept: change it, or save again to replace theirs.
# A line of the summary: a row and what is wrong with it.
licenses-row-error = { $application }: { $error }
licenses-cell-error = { $application }, { $server }: { $error }
