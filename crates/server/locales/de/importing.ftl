# Bestellungen aus einer Datei aufgeben.

importing-title = Bestellungen importieren
importing-lead = Eine Tabelle mit einer Zeile je Position. Zuerst sehen Sie, was sie ergäbe; dann werden alle ihre Bestellungen aufgegeben oder keine.
importing-file = CSV-Datei
importing-file-hint = In UTF-8, mit Kopfzeile; durch Kommas oder Semikolons getrennt; höchstens { $rows } Zeilen und 4 MiB.
importing-paste = Oder Tabelle einfügen
importing-empty = Wählen Sie eine Datei oder fügen Sie die Tabelle unten ein.
importing-preview = Vorschau
importing-columns = Spalten
importing-columns-text = In beliebiger Reihenfolge. Zeilen mit gleichem Händler und gleicher Nummer bilden eine Bestellung; was die ganze Bestellung betrifft, darf unterhalb ihrer ersten Zeile leer bleiben.
importing-column = Spalte
importing-says = Betrifft
importing-needed = Erforderlich
importing-of-the-order = die Bestellung
importing-of-the-line = die Position
importing-yes = ja

importing-preview-title = Was der Import ergäbe
importing-counts = { $fresh } neu aufzugeben, { $again } bereits aufgegeben
importing-mistakes =
    { $count ->
        [one] An der Datei stimmt etwas nicht. Solange das so ist, kann keine ihrer Bestellungen aufgegeben werden.
       *[other] An der Datei stimmen { $count } Dinge nicht. Solange das so ist, kann keine ihrer Bestellungen aufgegeben werden.
    }
importing-wrong = Was nicht stimmt
importing-line = Zeile
importing-result = Ergebnis
importing-new = neu
importing-placed = wird aufgegeben
importing-again = bereits aufgegeben
importing-confirm =
    { $fresh ->
        [one] Eine Bestellung aufgeben
       *[other] { $fresh } Bestellungen aufgeben
    }
