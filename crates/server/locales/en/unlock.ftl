# The page behind the link in an order's mail.

unlock-title = Licenses of order { $number }
unlock-lead-locked = These licenses are locked: nothing of them is in the customer's account yet. Unlock them whenever you like; no sign-in is needed.
unlock-lead-unlocked = These licenses were unlocked on { $time }. Next they are assigned to servers.
unlock-lead-cancelled = This order was cancelled on { $time }. It cannot be unlocked any more. Ask { $vendor } if you did not expect this.
unlock-status = Status
unlock-button = Unlock now
unlock-what-happens = The licenses go into the account of { $customer } at once, and everybody concerned is told by e-mail. This cannot be undone here.
unlock-done = Your licenses are unlocked.
unlock-manage = Manage licenses
unlock-manage-hint = You sign in first. The customer's contact gets an invitation by e-mail if nobody manages the account yet.
unlock-bad-link = This link is not good, or no longer
unlock-bad-link-text = Perhaps it was cut off when it was copied, or a newer mail has replaced it. Open the link in the newest mail about the order, or ask { $vendor } to send the mail again. Nothing was changed.
