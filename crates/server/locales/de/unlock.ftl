# Die Seite hinter dem Link in der E-Mail einer Bestellung.

unlock-title = Lizenzen der Bestellung { $number }
unlock-lead-locked = Diese Lizenzen sind gesperrt: Noch ist nichts davon im Konto des Kunden. Schalten Sie sie frei, wann immer Sie möchten; eine Anmeldung ist nicht nötig.
unlock-lead-unlocked = Diese Lizenzen wurden am { $time } freigeschaltet. Als Nächstes werden sie Servern zugewiesen.
unlock-lead-cancelled = Diese Bestellung wurde am { $time } storniert. Sie kann nicht mehr freigeschaltet werden. Fragen Sie { $vendor }, wenn Sie das nicht erwartet haben.
unlock-status = Status
unlock-button = Jetzt freischalten
unlock-what-happens = Die Lizenzen kommen sofort in das Konto von { $customer }, und alle Beteiligten werden per E-Mail informiert. Das lässt sich hier nicht rückgängig machen.
unlock-done = Ihre Lizenzen sind freigeschaltet.
unlock-manage = Lizenzen verwalten
unlock-manage-hint = Sie melden sich zuerst an. Der Kontakt beim Kunden erhält eine Einladung per E-Mail, falls noch niemand das Konto verwaltet.
unlock-bad-link = Dieser Link ist nicht oder nicht mehr gültig
unlock-bad-link-text = Vielleicht wurde er beim Kopieren abgeschnitten, oder eine neuere E-Mail hat ihn ersetzt. Öffnen Sie den Link in der neuesten E-Mail zur Bestellung, oder bitten Sie { $vendor }, die E-Mail erneut zu senden. Es wurde nichts geändert.
