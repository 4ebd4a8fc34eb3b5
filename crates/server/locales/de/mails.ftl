# Der Postausgang: was per E-Mail hinausging und was nicht.

mails-nav = E-Mails
mails-title = E-Mails
mails-lead = Alles, was per E-Mail zu versenden war. Was sich nicht zustellen lässt, wird zwei Tage lang erneut versucht und dann aufgegeben.
mails-any = Alle
mails-all = Alle anzeigen
mails-find = Suchen
mails-to = An
mails-kind = Art
mails-created = Vorgemerkt
mails-state = Status
mails-detail = Details
mails-time = Zeit
mails-said = Was der Mailserver meldete
mails-none = Hier sind keine E-Mails
mails-none-text = E-Mails erscheinen hier, sobald es etwas mitzuteilen gibt. Wenn Sie eine bestimmte suchen, versuchen Sie es mit weniger Angaben.
mails-address-error = Gesucht wird nach einer vollständigen Adresse wie name@example.com.
mails-state-waiting = wartend
mails-state-sent = gesendet
mails-state-bounced = zurückgekommen
mails-state-dead = Zustellung aufgegeben
mails-retry = Jetzt erneut versuchen
mails-retry-all = Aufgegebene erneut versuchen
mails-retried =
    { $count ->
        [0] Keine Zustellung war aufgegeben, also wird nichts erneut versucht.
        [one] Die Zustellung einer E-Mail wird erneut versucht.
       *[other] Die Zustellung von { $count } E-Mails wird erneut versucht.
    }
mails-sent-already = Der Mailserver hat diese E-Mail bereits angenommen. Um die E-Mail einer Bestellung noch einmal zu senden, verwenden Sie die Seite der Bestellung.
mails-failures = Fehlgeschlagene Versuche
mails-content = Inhalt
mails-gone = Worum es in dieser E-Mail ging, gibt es nicht mehr, oder ihr Link wurde inzwischen ersetzt.
mails-without-secrets = Die Geheimnisse ihrer Links sind hier entfernt.
