# The outbox: what went out by mail, and what did not.

mails-nav = Mail
mails-title = Mail
mails-lead = Everything that was promised by mail. What cannot be delivered is tried for two days, then given up.
mails-any = Any
mails-all = Show all
mails-find = Search
mails-to = To
mails-kind = Kind
mails-created = Promised
mails-state = State
mails-detail = Detail
mails-time = Time
mails-said = What the mail server said
mails-none = No mail here
mails-none-text = Mails appear here as soon as something is to be told. Take something away from the search if you look for one.
mails-address-error = A whole address is searched for, such as name@example.com.
mails-state-waiting = waiting
mails-state-sent = sent
mails-state-bounced = came back
mails-state-dead = given up
mails-retry = Try again now
mails-retry-all = Try again what was given up
mails-retried =
    { $count ->
        [0] Nothing was given up, so nothing is tried again.
        [one] One mail is being tried again.
       *[other] { $count } mails are being tried again.
    }
mails-sent-already = The mail server has taken this mail already. To send an order's mail once more, use the order's page.
mails-failures = Attempts that failed
mails-content = What it says
mails-gone = What this mail was about is gone, or its link was replaced meanwhile.
mails-without-secrets = The secrets of its links are taken out here.
