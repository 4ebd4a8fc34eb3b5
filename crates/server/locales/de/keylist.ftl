# Lizenzschlüssel aus einer Liste erstellen. (P-08)

keylist-title = Lizenzschlüssel aus einer Liste erstellen
keylist-lead = Eine Tabelle mit einer Zeile je Lizenzschlüssel. Zuerst sehen Sie genau, was erstellt wird; dann werden alle Schlüssel erstellt oder keiner.
keylist-columns-text = In beliebiger Reihenfolge. Was nicht nötig ist, darf fehlen oder leer bleiben; Lizenzen für Hardware brauchen die Seriennummer ihres Geräts.
keylist-meaning = Bedeutung
keylist-written = In der Tabelle
keylist-types = Lizenztypen
keylist-mistakes =
    { $count ->
        [one] An der Liste stimmt etwas nicht. Solange das so ist, kann keiner ihrer Schlüssel erstellt werden.
       *[other] An der Liste stimmen { $count } Dinge nicht. Solange das so ist, kann keiner ihrer Schlüssel erstellt werden.
    }
keylist-confirm =
    { $count ->
        [one] Einen Schlüssel erstellen
       *[other] { $count } Schlüssel erstellen
    }
keylist-made =
    { $count ->
        [one] Ein Lizenzschlüssel erstellt.
       *[other] { $count } Lizenzschlüssel erstellt.
    }
keylist-no-rows = Unter der Kopfzeile steht keine Zeile. Jede Zeile ist ein Lizenzschlüssel.
keylist-wrong-license = Diesen Lizenztyp gibt es im Lager nicht. Wie jeder heißt, steht auf der Seite der Liste.
keylist-wrong-count = Eine Liste hat 1 bis { $most } Lizenzschlüssel; diese hat { $count }.
