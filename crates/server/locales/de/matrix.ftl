# Neben dem Knopf der Matrix: was ein Speichern ändern würde. Das Skript setzt eine Zahl an die Stelle von { $count }.
matrix-servers =
    { $count ->
        [one] 1 Server
       *[other] { $count } Server
    }
matrix-rows =
    { $count ->
        [one] 1 Zeile
       *[other] { $count } Zeilen
    }
# Der Knopf, der übernimmt, was jemand anderes inzwischen gespeichert hat.
matrix-theirs = { $units } übernehmen
# In einer großen Matrix, hinter dem Namen einer Zeile: eine Seite mit dieser Zeile allein.
matrix-edit-row = Diese Zeile bearbeiten
matrix-all-rows = Alle Anwendungen zeigen
