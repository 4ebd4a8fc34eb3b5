# Was jede Seite umgibt, und was die Tasten tun.

# Öffnet die Navigation auf dem Telefon.
shell-menu = Menü
shell-keys = Tasten
shell-key-search = Auf dieser Seite suchen
shell-key-palette = Überallhin gehen
shell-key-rows = Nächste und vorige Zeile; Enter öffnet sie
shell-search-in = In { $place } suchen
shell-close = Schließen

shell-offline = Keine Verbindung. Was Sie eingegeben haben, bleibt hier; speichern lässt es sich, sobald die Verbindung wieder da ist.
shell-stale = Diese Seite wurde vor einiger Zeit geöffnet; inzwischen kann sich etwas geändert haben.
shell-reload = Neu laden
# Unter einer Liste: alles, was die Suche findet, als Datei.
shell-csv = Als CSV herunterladen
shell-first-page = Erste Seite
shell-next-page = Nächste Seite
# Eine Liste als Datei.
shell-too-many-rows-title = Zu viele Zeilen
shell-too-many-rows = Eine Datei fasst höchstens { $most } Zeilen, und es sind mehr. Es wurde nichts geschrieben. Grenzen Sie die Suche ein, und versuchen Sie es noch einmal.
shell-alerts = Warnungen
shell-pages = Seiten
