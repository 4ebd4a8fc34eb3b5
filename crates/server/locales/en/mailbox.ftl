# The demonstration's mailbox.

mailbox-title = Mailbox
mailbox-lead = The mails of this demonstration, which go to nobody else. Their links work.
mailbox-none = No mail yet
mailbox-none-text = Place an order, and its mail is here a moment later.
mailbox-subject = Subject
mailbox-to = To
mailbox-time = Time
mailbox-for = To { $recipients } · { $time }
mailbox-text = As plain text
mailbox-headers = Headers

# The demonstration's clock.
mailbox-clock-title = The demonstration's clock
mailbox-clock-text = It is { $now } here. Move it on to see terms end, leases fall due and invitations expire. It does not go back, and products on this machine keep their own time.
mailbox-clock-days = Days to move on
mailbox-clock-hint = From 1 to 3,660.
mailbox-clock-move = Move the clock
mailbox-clock-error = The clock is moved on by 1 to { $most } days.
