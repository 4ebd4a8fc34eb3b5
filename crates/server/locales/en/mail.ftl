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
mail-unlocked-subject = Order { $number } is unlocked
mail-unlocked-lead = The licenses of this order are unlocked and in the customer's account. Next they are assigned to servers.
mail-unlocked-manage = Manage licenses
mail-invitation-subject = Manage the licenses of { $account }
mail-invitation-lead = Licenses of { $account } are waiting to be managed. You are named as the contact: this invitation makes you the administrator of the account.
mail-invitation-accept = Accept the invitation
mail-invitation-until = It is good once, until { $date }.

# About a server that two installations want to be.
mail-alert-subject = Two installations want to be { $server } of { $account }
mail-alert-second = Another installation, on { $host }, wanted to activate with the token of the server { $server } of { $account }. It was refused, since the token is bound to an installation already.
mail-alert-copy = A copy of the installation of the server { $server } of { $account } is running: the machine was cloned, or an old snapshot was restored.
mail-alert-advice = If the hardware was replaced, release the binding on the server's page. Otherwise stop the other installation, or add a server of its own for it. You are not written to again before somebody has acknowledged what is shown there.
mail-alert-refused = Refused
mail-alert-bound = Bound
mail-alert-host = { $host }, version { $version }, from { $address }, { $time }
mail-alert-open = Open the server's page

# Something was put right after the unlock.
mail-correction-subject = Licenses of { $account }: something was put right
mail-correction-subject-merged = { $other } and { $account } are one account now
mail-correction-moved-away = A license was moved out of the account of { $account }: it was sold to the wrong customer.
mail-correction-moved-in = A license was moved into the account of { $account }. It can be assigned to servers at once.
mail-correction-returned = A license was returned and taken out of the account of { $account }.
mail-correction-exchanged = A license of { $account } was exchanged for another one.
mail-correction-merged = The account { $other } was merged into { $account }, with everything it had.
mail-correction-servers = What servers were granted is not taken from them yet. If more is given out than there is, the licenses page says so.
mail-correction-license = License
mail-correction-replacement = New license
mail-correction-reason = Reason
mail-correction-look = Look at it

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
