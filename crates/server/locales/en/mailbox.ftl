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
