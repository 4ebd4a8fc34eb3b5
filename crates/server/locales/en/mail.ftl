# The mails.

mail-order-subject = Licenses of order { $number } for { $customer }
mail-order-lead = The licenses of this order are ready. They are locked: nothing of it is in the customer's account until you unlock it.
mail-order-next = Unlock them whenever you like. No sign-in is needed; a page shows the order and asks once more.
mail-order-unlock = Unlock now
mail-order-keep = Whoever has this link can unlock the order. Pass it on with care.
mail-customer = Final customer
mail-country = Country
mail-reseller = Reseller
mail-order-number = Order number
mail-product = Product
mail-sku = SKU
mail-quantity = Qty
mail-code = License code
mail-status = Unlock status
mail-locked = Locked
mail-unlocked = Unlocked
mail-unlocked-subject = Order { $number } is unlocked
mail-unlocked-lead = The licenses of this order are unlocked and in the customer's account. Next they are assigned to servers.
mail-unlocked-manage = Manage licenses
mail-invitation-subject = Manage the licenses of { $account }
mail-invitation-lead = Licenses of { $account } are waiting to be managed. You are named as the contact: this invitation makes you the administrator of the account.
mail-invitation-accept = Accept the invitation
mail-invitation-until = It is good once, until { $date }.

# Into an account, by those who look after its people.
mail-join-subject = Invitation to { $account }
mail-join-lead = You are invited to the account of { $account }, as: { $role }.

# An order forwarded to a reseller.
mail-forwarded-subject = Manage the licenses of order { $number } for { $customer }
mail-forwarded-lead = The licenses of this order are unlocked, and somebody who holds the order asks you to manage them. Sign in with your account at a reseller; the customer is then asked whether you may.
mail-forwarded-manage = Manage licenses
mail-forwarded-until = The link is good for one reseller, until { $date }.

# A partner asks to be let in.
mail-asked-subject = { $partner } asks to manage the licenses of { $customer }
mail-asked-lead = { $partner } asks to manage the licenses of { $customer }. An order of yours was forwarded to it. Let it in, or decline; nothing changes until you do.
mail-asked-answer = Answer

# A partner was let in.
mail-let-in-subject = { $customer } lets you in
mail-let-in-lead-licenses = { $customer } lets { $partner } manage its licenses and servers.
mail-let-in-lead-tickets = { $customer } lets { $partner } look after its tickets.
mail-let-in-lead-both = { $customer } lets { $partner } manage its licenses and servers and look after its tickets.
mail-let-in-open = Open the portal
