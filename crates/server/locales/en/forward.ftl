# Forwarding an order from its unlock page, and what a reseller sees who follows the link.

forward-title = Forward
forward-lead = Invite those who are to manage these licenses. Whoever gets the mail signs in first; the link alone gives nobody an account.
forward-to = To
forward-to-customer = The end customer: { $address }
forward-to-reseller = A reseller
forward-email = The reseller's e-mail address
forward-email-hint = Needed for a reseller only. The customer is asked whether this reseller may manage its licenses.
forward-submit = Forward
forward-done-customer = The mail to the end customer's contact is on its way.
forward-done-reseller = The mail to the reseller is on its way.
forward-wrong-email = An e-mail address looks like name@example.com.
forward-wrong-to = Choose the end customer or a reseller.
forward-wrong-erased = The order's contact was erased: nobody at the end customer's can be written to. Forward the order to a reseller, or ask the vendor to replace the contact.
forward-wrong-often = This order was forwarded often today. The next time is possible from { $time } on.
forward-wrong-locked = Only an unlocked order is forwarded. Unlock it first.

forward-ask-title = Manage the licenses of { $customer }
forward-ask-lead = Order { $number } was forwarded to you. Ask { $customer } to let you manage its licenses; you hear by e-mail when it does.
forward-ask-sign-in = Sign in with your account at a reseller or distributor to go on.
forward-ask-as = For which of your accounts?
forward-ask-submit = Ask { $customer }
forward-ask-nobody = Your sign-in belongs to no reseller or distributor for which you manage licenses. Sign out, and sign in with one that does.
forward-asked = { $customer } was asked
forward-asked-text = Its administrator sees the request among the account's partners. You hear by e-mail when you are let in.
forward-bad-link = This link is not good, or no longer
forward-bad-link-text = It is good for one reseller, for 30 days. If your request was declined, talk to the customer. Otherwise ask whoever forwarded the order to forward it again.
