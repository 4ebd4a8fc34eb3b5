# Start pages.

start-nav = Start
start-title = Start
start-needs = What needs you
start-needs-none = Nothing needs you now.
start-need-over = { $application }: over-allocated by { $units }. Take units from a server, or order more.
start-need-ended = { $application }: ended { $date }. What used it runs no more.
start-need-unreachable = { $server }: not heard of since { $since }.
start-need-care-over = { $application }: { $care }. Later releases may not run.
start-need-waiting = { $application }: { $units } waiting until another server lets go of them.
start-need-unregistered = { $application }: license { $code } is not registered, so its care has not begun.
start-need-unassigned = { $application }: { $units } are there, and no server has any.
start-servers = Servers
start-servers-none = No servers yet.
start-servers-count =
    { $count ->
        [one] 1 { $status }
       *[other] { $count } { $status }
    }
start-use = Use
start-use-none = No licenses yet. They appear here once an order is unlocked.
start-last-year = Last 12 months
start-by-month = By month
start-month = End of
start-in-use = In use
start-chart =
    { $application }, units in use week by week: { $first } a year ago, { $most } at the most, { $last } now.
start-endings = Ends in the next 90 days
start-endings-none = Nothing ends in the next 90 days.
start-ends-on = Last day
start-what = What
start-ends-units = Units
start-ends-care = Care ({ $plan })
start-ends-care-alone = Care
start-locked = Orders still locked
start-locked-none = No order is locked.
start-placed = Placed
start-mails = Mails
start-mails-ok = All mails were delivered, or are on their way.
start-mails-dead =
    { $count ->
        [one] One mail was given up.
       *[other] { $count } mails were given up.
    }
start-mails-failing =
    { $count ->
        [one] One mail waits after a failure.
       *[other] { $count } mails wait after a failure.
    }
start-silent = Unreachable servers
start-silent-none = Every server that was activated checks in.
start-server = Server
start-last-seen = Last heard of
start-more-than = more than { $count }
