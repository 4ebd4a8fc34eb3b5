# Das Postfach der Demo.

mailbox-title = Postfach
mailbox-lead = Die E-Mails dieser Demo; sie gehen an niemanden sonst. Ihre Links funktionieren.
mailbox-none = Noch keine E-Mails
mailbox-none-text = Geben Sie eine Bestellung auf, und einen Moment später ist ihre E-Mail hier.
mailbox-subject = Betreff
mailbox-to = An
mailbox-time = Zeit
mailbox-for = An { $recipients } · { $time }
mailbox-text = Als reiner Text
mailbox-headers = Kopfzeilen

# Die Uhr der Demo.
mailbox-clock-title = Die Uhr der Demo
mailbox-clock-text = Hier ist es { $now }. Stellen Sie die Uhr vor, um zu sehen, wie Laufzeiten enden, Leases fällig werden und Einladungen ablaufen. Zurückstellen lässt sie sich nicht, und Produkte auf dieser Maschine folgen ihrer eigenen Uhr.
mailbox-clock-days = Tage vorstellen
mailbox-clock-hint = Von 1 bis 3.660.
mailbox-clock-move = Uhr vorstellen
mailbox-clock-error = Die Uhr lässt sich um 1 bis { $most } Tage vorstellen.
