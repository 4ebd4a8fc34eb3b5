# Corrections by the vendor: forms, reviews, and what was done.

corrections-title = Corrections
corrections-lead = For what was sold wrongly. Each asks once more, and says in figures what will happen.
corrections-reason = Reason
corrections-reason-hint = The customer and the buyer read it, in a mail and beside the license.
corrections-reason-error = Say why, in 1 to 500 characters.
corrections-review = Review
corrections-back = Back
corrections-confirm = Confirm
corrections-nothing-yet = Nothing has been changed yet.

corrections-move = Move to another account
corrections-move-to = Number of the customer
corrections-move-to-hint = The license was sold to the wrong customer; it goes to this one with all its units.
corrections-move-sentence = License { $code }, { $units } units, goes from { $from } to { $to }.
corrections-moved = The license is in the account of { $account } now.
corrections-return = Return against credit
corrections-return-text = The units leave the account. What servers were granted is not taken from them yet.
corrections-return-sentence = License { $code }, { $units } units, is taken out of the account of { $from }.
corrections-returned = The license was returned. Its units are out of the account.
corrections-exchange = Exchange for another product or term
corrections-exchange-product = Product
corrections-exchange-items = Items
corrections-exchange-model = Type
corrections-exchange-first = First day
corrections-exchange-last = Last day
corrections-exchange-day-hint = YYYY-MM-DD; of a perpetual license, of its care.
corrections-exchange-care = Care
corrections-exchange-months = Months of care
corrections-exchange-months-hint = Instead of days, for a perpetual license: they begin when the product is registered.
corrections-exchange-code = License code
corrections-exchange-code-hint = Leave it empty for a new one.
corrections-exchange-sentence = License { $code }, { $units } units, is taken out of the account of { $from }; a new license of { $product } brings { $new } units.
corrections-exchanged = The license was exchanged; this is the new one.

corrections-told = The administrators of the account and the buyer are told by mail.
corrections-told-both = The administrators of both accounts and the buyer are told by mail; neither learns of the other.
corrections-told-merge = The administrators of both accounts are told by mail.
corrections-effects = What happens
corrections-before = Units now
corrections-after = Units then
corrections-in-use = In use
corrections-servers = On servers
corrections-effect = Then
corrections-fits = fits
corrections-over = over-allocated by { $units }; nobody is given more
corrections-stops = nothing is left: servers stop at their next check-in

corrections-merge = Merge into another account
corrections-merge-title = Merge { $account }
corrections-merge-lead = Two accounts of the same customer become one. This one is emptied and closed; all it has goes into the other.
corrections-merge-into = Number of the account that takes everything in
corrections-merge-sentence = { $from } goes into { $into } and is closed. This cannot be undone.
corrections-merge-licenses = Licenses that move
corrections-merge-orders = Orders that move
corrections-merge-servers = Servers that move
corrections-merge-renamed = { $before } → { $after }
corrections-merge-people = Members and partners
corrections-merge-people-text = Members keep their roles; who is a member of both keeps the role there. Partners that may manage this account may manage the other. Keys of programs end.
corrections-merged = { $account } took everything in.
corrections-closed = This account was merged into { $account } and is closed.
corrections-closed-look = Look there

corrections-contact = Replace the contact …
corrections-contact-title = Replace the contact of order { $number }
corrections-contact-lead = Possible until somebody is administrator of the customer's account. An open invitation to the old contact ends, and a new one goes out.
corrections-contact-email = E-mail of the new contact
corrections-contact-language = Language
corrections-contact-sentence = { $email } becomes the contact of order { $number }.
corrections-contact-invites = The open invitation to the old contact ends; the new one is invited.
corrections-contact-later = The order is locked: the new contact is invited when it is unlocked.
corrections-contact-replaced = The contact was replaced.
corrections-contact-error = An e-mail address looks like name@example.com.

corrections-refused-not-in-force = This license is not in force any more: somebody else may have corrected it meanwhile.
corrections-refused-passed-on = { $units } units would go, but only { $movable } can: the others were passed on, or made into license keys.
corrections-refused-pool = { $application }: units were passed on, or made into license keys, so the account cannot be moved as a whole.
corrections-refused-same = It is there already.
corrections-refused-not-a-customer = This is no customer's number: licenses go into the accounts of customers only.
corrections-refused-no-such-number = No customer has this number.
corrections-refused-closed = This account is closed: it was merged into another one.
corrections-refused-administrator = The customer has an administrator already; its own people decide who comes in.
corrections-refused-cancelled = The order was cancelled.
corrections-refused-same-contact = This is the order's contact already.
corrections-lines = What was put right

# What happened, as the event log says it: { $who } did it, { $what } is what it was done to.
corrections-said-account-merged = { $who } merged the account { $what } into another
corrections-said-invitation-ended = { $who } ended an invitation
corrections-said-license-exchanged = { $who } exchanged license { $what }
corrections-said-license-moved = { $who } moved license { $what } to another account
corrections-said-license-received = { $who } moved license { $what } into this account
corrections-said-license-registered = { $who } registered license { $what }
corrections-said-license-returned = { $who } took license { $what } back
corrections-said-order-contact-replaced = { $who } replaced the contact of order { $what }
corrections-said-server-moved = { $what } came from another account
