# An welchen Tagen sich ein Server gemeldet hat, und wie weit seine Uhr abweicht.

heard-title = Meldungen
heard-strip = An { $days } der letzten { $all } Tage gemeldet
heard-by-day = Nach Tagen
heard-day = Tag (UTC)
heard-times = Meldungen
heard-from-to = Von – bis
heard-clock = Uhr des Produkts
heard-clock-right = richtig
heard-clock-ahead = geht { $minutes } min vor
heard-clock-behind = geht { $minutes } min nach
heard-clock-seen = festgestellt: { $at }
