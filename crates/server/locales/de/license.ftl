# Die Seite einer Lizenz und was sie über ihren Status sagt.

license-title = Lizenz { $code }
license-state-active = aktiv
license-state-future = ab { $date }
license-state-ended = abgelaufen am { $date }
license-state-returned = zurückgenommen am { $date }
license-state-moved = umgebucht am { $date }
license-state-exchanged = umgetauscht am { $date }
license-sentence-in = die Einheiten sind im Konto von { $account }
license-sentence-was-in = die Einheiten waren im Konto von { $account }
license-account = Konto
license-order = Bestellung
license-term = Nutzbar
license-for-ever = unbefristet
license-newest-release = Neuestes Release
license-replaces = Ersetzt
license-replacement = Ersetzt durch
license-reason = Grund: { $reason }
license-look = Lizenz ansehen
license-register = Produkt registrieren
license-register-first = Produkt registrieren …
license-register-text =
    { $months ->
        [one] Die Wartung, { $plan }, beginnt heute und dauert einen Monat.
       *[other] Die Wartung, { $plan }, beginnt heute und dauert { $months } Monate.
    } Die erste Aktivierung eines Servers mit Einheiten dieser Lizenz bewirkt dasselbe, falls es bis dahin niemand getan hat. Das lässt sich nicht rückgängig machen.
license-registered = Registriert: Die Wartung beginnt heute.
license-not-registrable = Diese Lizenz kann nicht registriert werden: Die Tage ihrer Wartung stehen bereits fest, oder sie hat keine.

license-history = Verlauf
license-when = Wann
license-what = Was
license-why = Warum
license-happened-loaded = Einheiten kamen ins Konto
license-happened-left = Ging durch eine Zusammenführung in ein anderes Konto über
license-happened-registered = Registriert: Die Wartung begann
license-happened-moved-away = In ein anderes Konto umgebucht
license-happened-moved-in = Aus einem anderen Konto umgebucht
license-happened-returned = Gegen Gutschrift zurückgenommen
license-happened-exchanged = Umgetauscht
