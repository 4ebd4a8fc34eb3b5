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

# Something was put right after the unlock.
mail-correction-subject = Licenses of { $account }: something was put right
mail-correction-subject-merged = { $other } and { $account } are one account now
mail-correction-moved-away = A license was moved out of the account of { $account }: it was sold to the wrong customer.
mail-correction-moved-in = A license was moved into the account of { $account }. It can be assigned to servers at once.
mail-correction-returned = A license was returned and taken out of the account of { $account }.
mail-correction-exchanged = A license of { $account } was exchanged for another one.
mail-correction-merged = The account { $other } was merged into { $account }, with its licenses, servers and members.
mail-correction-servers = What servers were granted is not taken from them yet. If more is given out than there is, the licenses page says so.
mail-correction-license = License
mail-correction-replacement = New license
mail-correction-reason = Reason
mail-correction-look = Look at it
