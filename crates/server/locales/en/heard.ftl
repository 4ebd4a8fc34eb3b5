# On which days a server was heard of, and how far its clock is off.

heard-title = Check-ins
heard-strip = Heard of on { $days } of the last { $all } days
heard-by-day = By day
heard-day = Day (UTC)
heard-times = Check-ins
heard-from-to = From – to
heard-clock = The product's clock
heard-clock-right = right
heard-clock-ahead = { $minutes } min ahead
heard-clock-behind = { $minutes } min behind
heard-clock-seen = seen { $at }
