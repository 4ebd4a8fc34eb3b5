# Bestellungen finden.

finding-search = Nummer, Kunde, Händler oder Lizenzcode
finding-submit = Suchen
finding-any-state = Jeder Status
finding-any-mail = Alle E-Mails
finding-mail-waiting = wartend
finding-mail-sent = gesendet
finding-mail-dead = nicht zugestellt
finding-none = Nichts gefunden
finding-none-text = Keine Bestellung enthält Wörter, die so beginnen, oder keine hat diesen Status.
finding-all = Alle Bestellungen
finding-imported =
    { $placed ->
        [0] Keine Bestellung wurde aufgegeben
        [one] Eine Bestellung wurde aufgegeben
       *[other] { $placed } Bestellungen wurden aufgegeben
    }; { $again ->
        [0] keine war
        [one] eine war
       *[other] { $again } waren
    } bereits zuvor aufgegeben.

# Auf der Seite einer Bestellung, die eben über das Formular aufgegeben wurde.
finding-placed = Die Bestellung ist aufgegeben, und ihre E-Mail ist unterwegs.
finding-placed-before = Genau diese Bestellung wurde bereits aufgegeben. Es wurde nichts geändert.
