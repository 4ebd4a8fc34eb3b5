# Startseiten.

start-nav = Start
start-title = Start
start-needs = Handlungsbedarf
start-needs-none = Derzeit besteht kein Handlungsbedarf.
start-need-over = { $application }: um { $units } überbelegt. Entziehen Sie einem Server Einheiten, oder bestellen Sie nach.
start-need-ended = { $application }: abgelaufen am { $date }. Was davon Gebrauch machte, läuft nicht mehr.
start-need-unreachable = { $server }: ohne Meldung seit { $since }.
start-need-care-over = { $application }: Wartung { $care }. Spätere Releases laufen möglicherweise nicht.
start-need-waiting = { $application }: wartend, bis ein anderer Server Einheiten abgibt: { $units }.
start-need-unregistered = { $application }: Lizenz { $code } ist nicht registriert, daher hat ihre Wartung noch nicht begonnen.
start-need-unassigned = { $application }: vorhanden, aber keinem Server zugewiesen: { $units }.
start-servers = Server
start-servers-none = Noch keine Server.
start-servers-count =
    { $count ->
        [one] 1 { $status }
       *[other] { $count } { $status }
    }
start-use = Nutzung
start-use-none = Noch keine Lizenzen. Sie erscheinen hier, sobald eine Bestellung freigeschaltet ist.
start-last-year = Letzte 12 Monate
start-by-month = Nach Monaten
start-month = Stand
start-in-use = In Gebrauch
start-chart =
    { $application }, genutzte Einheiten Woche für Woche: { $first } vor einem Jahr, höchstens { $most }, jetzt { $last }.
start-endings = Läuft in den nächsten 90 Tagen ab
start-endings-none = In den nächsten 90 Tagen läuft nichts ab.
start-ends-on = Letzter Tag
start-what = Was
start-ends-units = Einheiten
start-ends-care = Wartung ({ $plan })
start-ends-care-alone = Wartung
start-locked = Noch gesperrte Bestellungen
start-locked-none = Keine Bestellung ist gesperrt.
start-placed = Aufgegeben
start-mails = E-Mails
start-mails-ok = Alle E-Mails wurden zugestellt oder sind unterwegs.
start-mails-dead =
    { $count ->
        [one] Die Zustellung einer E-Mail wurde aufgegeben.
       *[other] Die Zustellung von { $count } E-Mails wurde aufgegeben.
    }
start-mails-failing =
    { $count ->
        [one] Eine E-Mail wartet nach einem Fehlversuch.
       *[other] { $count } E-Mails warten nach einem Fehlversuch.
    }
start-silent = Nicht erreichbare Server
start-silent-none = Alle aktivierten Server melden sich.
start-server = Server
start-last-seen = Letzte Meldung
start-more-than = mehr als { $count }
