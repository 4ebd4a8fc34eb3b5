# Einen Kunden wählen.

licenses-products-for = Produkte für:
licenses-choose = Kunden
licenses-search = Nach Name oder Nummer suchen
licenses-search-submit = Suchen
licenses-customer = Kunde
licenses-customer-number = Nummer
licenses-no-customers = Noch keine Kunden
licenses-no-customers-text = Ein Kunde erscheint hier, sobald eine Bestellung für ihn freigeschaltet ist oder sobald er Ihnen die Verwaltung seiner Lizenzen erlaubt.
licenses-none-found = Nichts gefunden für „{ $search }“
licenses-all-customers = Alle Kunden

# Die Matrix.
licenses-title = Lizenzen
licenses-change-customer = { $customer }: anderen Kunden wählen
licenses-application = Anwendung
licenses-type = Typ
licenses-used = Genutzt
licenses-care = Wartung
licenses-start = Beginn
licenses-term = Ablauf
licenses-save = Konfiguration speichern
licenses-add-server = Server hinzufügen
licenses-server-name = Name
licenses-server-name-hint = Wie er in Ihrem Netzwerk heißt, z. B. berlin-ucx-1.
licenses-server-name-error = Ein Name hat 1 bis 64 Zeichen.
licenses-server-name-taken = Es gibt bereits einen Server mit diesem Namen.
licenses-too-many-servers = Dieses Konto hat die Höchstzahl an Servern erreicht.
licenses-none = Noch keine Lizenzen
licenses-none-text = Lizenzen erscheinen hier, sobald eine Bestellung freigeschaltet ist.
licenses-no-servers = Noch keine Server
licenses-no-servers-text = Ein Server ist eine Installation des Produkts. Fügen Sie einen hinzu, weisen Sie ihm Mengen zu und setzen Sie dort sein Token ein.

# Neben den Zahlen einer Zeile.
licenses-over = um { $units } überbelegt
licenses-next-change = ab { $date }: { $units }
licenses-waiting = wartend: { $units }
licenses-waiting-for-former = wartend auf die frühere Installation: { $units }
licenses-disabled = stillgelegt: erhält nichts, bis der Server wieder in Betrieb ist
licenses-server-disabled = { $servers }: stillgelegt. Die Mengen bleiben, wie sie sind, bis zur erneuten Inbetriebnahme. Es wurde nichts gespeichert.
licenses-waiting-for = wartend auf { $server }: { $units }
licenses-releasing = wird frei: { $units }

# Hinter einer Zeile.
licenses-behind =
    { $count ->
        [one] Eine Lizenz hinter dieser Zeile
       *[other] { $count } Lizenzen hinter dieser Zeile
    }
licenses-items = Stück
licenses-units = Einheiten
licenses-ordered = Bestellt
licenses-days = Tage

# Nach dem Speichern.
licenses-saved =
    Gespeichert: { $servers ->
        [one] 1 Server
       *[other] { $servers } Server
    }, { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    }.
licenses-nothing-changed = Es wurde nichts geändert, also auch nichts gespeichert.
licenses-added = { $server } wurde hinzugefügt. Weisen Sie Mengen zu und speichern Sie; danach steht das Token auf der Seite des Servers.
licenses-not-enough = { $wanted } gewünscht, { $available } verfügbar
licenses-not-a-quantity = Eine Menge ist eine ganze Zahl von 0 bis 1.000.000.000.
licenses-changed-meanwhile = War { $seen }, ist jetzt { $now }.
licenses-conflict = Die Zellen unten wurden inzwischen von jemand anderem gespeichert. Von Ihren Eingaben wurde nichts gespeichert, sie sind aber noch da: Ändern Sie sie, oder speichern Sie erneut, um die anderen Werte zu ersetzen.
# Eine Zeile der Zusammenfassung: eine Zeile der Matrix und was daran nicht stimmt.
licenses-row-error = { $application }: { $error }
licenses-cell-error = { $application }, { $server }: { $error }
