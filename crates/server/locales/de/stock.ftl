# A partner's stock: balance, activation keys, license keys.

stock-title = Lizenzmanager
stock-tab-balance = Guthaben
stock-tab-activation-keys = Aktivierungsschlüssel
stock-tab-license-keys = Lizenzschlüssel
stock-none = Noch keine Lizenzen im Lager
stock-none-text = Fügen Sie einen Aktivierungsschlüssel aus der Mail einer Bestellung hinzu: seine Lizenzen stehen dann hier, und aus ihnen werden Lizenzschlüssel für Geräte erstellt.
stock-create = Lizenzschlüssel erstellen
stock-type = Typ
stock-loaded = Geladen
stock-used = Verbraucht
stock-reserved = Reserviert
stock-left = Übrig
stock-low = weniger als { $units }
stock-add-hint = Weitere Lizenzen werden mit ihrem Aktivierungsschlüssel hinzugefügt:
stock-added = Aktivierungsschlüssel { $key } hinzugefügt.
stock-ledger = Wie die Zahlen zustande kommen
stock-ledger-none = Es ist noch nichts geschehen.
stock-about = Welcher
stock-by = Wer
stock-without-device = kein Gerät genannt
stock-moved-loaded = Mit Aktivierungsschlüssel geladen
stock-moved-withdrawn = Vom Hersteller zurückgenommen
stock-moved-keyed = Zu einem Lizenzschlüssel gemacht
stock-moved-revoked = Lizenzschlüssel widerrufen, Einheiten zurückgegeben
stock-moved-reserved = Einem anderen Konto zugesagt
stock-moved-posted = An ein anderes Konto gegangen
stock-moved-voided = Übertragung nicht zustande gekommen
stock-moved-received = Von einem anderen Konto gekommen
stock-threshold = Niedriger Bestand
stock-threshold-text = Sind weniger als so viele übrig, erhalten die Administratoren des Kontos eine Mail, und das Guthaben zeigt es, bis wieder genug da sind.
stock-threshold-label = Melden, wenn weniger übrig sind als
stock-threshold-hint = Leer für nie.
stock-threshold-save = Speichern
stock-threshold-set = Gespeichert.
stock-threshold-wrong = Schreiben Sie eine ganze Zahl ab 1, oder nichts für nie.
stock-activation-key = Aktivierungsschlüssel
stock-key-hint = Wie in ACT-1-5d57-b1c0-b758-8ac7; Bindestriche, Leerzeichen und Großschreibung spielen keine Rolle.
stock-add = Hinzufügen
stock-keys-none = Noch keine Aktivierungsschlüssel
stock-keys-none-text = Eine Bestellung fürs Lager bringt für jedes Produkt einen, in ihrer Mail und hier.
stock-since = Seit
stock-key-ready = noch nicht eingelöst
stock-key-promised = zugesagt
stock-key-redeemed = eingelöst
stock-key-withdrawn = zurückgenommen
stock-key-wrong-form = Das ist kein Aktivierungsschlüssel. Einer sieht aus wie ACT-1-5d57-b1c0-b758-8ac7: nach ACT-1 vier Gruppen zu je vier der Zeichen 0 bis 9 und a bis f.
stock-key-wrong-version = Dieser Schlüssel ist von einer anderen Version als die hier ausgegebenen, die mit ACT-1 beginnen.
stock-key-mistyped = Ein Zeichen ist falsch, oder zwei sind vertauscht. Vergleichen Sie den Schlüssel mit dem, den Sie erhalten haben.
stock-key-unknown = Für dieses Konto gibt es keinen solchen Aktivierungsschlüssel.
stock-key-redeemed-before = Dieses Konto hat den Schlüssel schon eingelöst: seine Lizenzen stehen im Guthaben.
stock-key-is-promised = Der Schlüssel ist einem anderen Konto zugesagt. Brechen Sie zuerst die Übertragung ab.
stock-key-too-many = Es wurden zu viele Schlüssel versucht, die keine sind. Versuchen Sie es { $wait } wieder.
stock-key-not-ready = Nur ein Schlüssel, den niemand eingelöst hat, kann zurückgenommen werden.
stock-key-was-withdrawn = Der Aktivierungsschlüssel wurde zurückgenommen.
stock-withdraw = Zurücknehmen
stock-withdraw-text = Niemand kann den Schlüssel mehr einlösen.
stock-withdraw-confirm = Schlüssel zurücknehmen
stock-order-sentence = Aufgegeben am { $time }. Sie enthält Aktivierungsschlüssel; freizuschalten ist nichts.
stock-reason = Grund
stock-reason-hint = Der Inhaber liest ihn.
stock-reason-wrong = Sagen Sie warum, in 1 bis 500 Zeichen.
stock-search = Lizenzschlüssel suchen
stock-any-state = Jeder Zustand
stock-active = aktiv
stock-revoked = widerrufen
stock-all-keys = Alle Lizenzschlüssel
stock-license-keys-none = Noch keine Lizenzschlüssel
stock-license-keys-none-text = Ein Lizenzschlüssel bringt Lizenzen aus dem Lager auf ein Gerät.
stock-license-keys-none-found = Kein Lizenzschlüssel ist so
stock-license-keys-none-found-text = Suchen Sie nach dem Anfang eines Wortes darauf, oder wählen Sie einen anderen Zustand.
stock-license = Lizenz
stock-quantity = Anzahl
stock-serial = Seriennummer
stock-end-customer = Endkunde
stock-location = Standort
stock-description = Beschreibung
stock-made = Erstellt
stock-content = Inhalt des Schlüssels
stock-number = Schlüsselnummer
stock-download = Herunterladen
stock-download-device = Alle Schlüssel des Geräts
stock-devices = Lizenzschlüssel herunterladen für die Installation auf:
stock-keys-of-device = Schlüssel
stock-device-keys = { $count ->
   *[other] { $count } Schlüssel
}
stock-address = Adresse für Programme, mit einem API-Schlüssel
stock-review = Prüfen
stock-review-lead = Genau das wird erstellt.
stock-review-left =
    { $units ->
        [one] Von { $name } ist danach eine übrig.
       *[other] Von { $name } sind danach { $units } übrig.
    }
stock-confirm = Schlüssel erstellen
stock-type-left = { $name } ({ $units } übrig)
stock-key-made = Lizenzschlüssel { $name }={ $units } erstellt.
stock-look-at-key = Schlüssel ansehen
stock-serial-hint = Wie auf dem Gerät gedruckt, etwa 00‑90‑33‑01‑02‑0F. Sie fasst die Schlüssel eines Geräts zusammen, damit sie gemeinsam heruntergeladen werden.
stock-texts-hint = Endkunde, Standort und Beschreibung stehen auf dem Schlüssel, damit er leicht zu erkennen ist.
stock-note-hardware = Lizenzen für Hardware können nur auf dem Gerät verwendet werden, für dessen Seriennummer sie erstellt wurden.
stock-note-final = Nach der Bestätigung kann die Zuordnung nicht mehr geändert werden. Ist etwas falsch, wenden Sie sich an { $vendor }, um den Schlüssel widerrufen zu lassen; ein widerrufener Schlüssel darf auf keinem Gerät verwendet werden.
stock-wrong-type = Wählen Sie einen Lizenztyp des Lagers.
stock-wrong-units = Schreiben Sie eine ganze Zahl ab 1.
stock-wrong-not-enough =
    { $units ->
        [0] Es sind keine mehr übrig.
        [one] Es ist nur noch eine übrig.
       *[other] Es sind nur { $units } übrig.
    }
stock-wrong-serial-character = „{ $character }“ steht in keiner Seriennummer: sie besteht aus 0 bis 9 und A bis F, wie in 00-90-33-01-02-0F.
stock-wrong-serial-length = Eine Seriennummer hat zwölf der Zeichen 0 bis 9 und A bis F, wie in 00-90-33-01-02-0F; diese hat { $count }.
stock-wrong-serial-needed = Eine Lizenz für Hardware gilt nur auf einem Gerät: geben Sie dessen Seriennummer ein.
stock-wrong-serial-of-others = Das ist keine Seriennummer eines Geräts, für das diese Lizenzen gelten.
stock-wrong-text = Höchstens 100 druckbare Zeichen.
stock-key-was-revoked = Der Lizenzschlüssel ist widerrufen.
stock-revoked-text = Dieser Schlüssel ist widerrufen: er darf auf keinem Gerät verwendet werden.
stock-revoked-list = Die signierte Liste widerrufener Schlüssel
stock-revoke = Widerrufen
stock-revoke-text = { $name } geht zurück in das Lager des Inhabers. Der Schlüssel kommt auf die öffentliche Liste und darf nicht mehr verwendet werden; der Inhaber erhält eine Mail.
stock-revoke-confirm = Schlüssel widerrufen
stock-mail-order-lead = Die Lizenzen dieser Bestellung sind bereit. Zu jedem Produkt gehört ein Aktivierungsschlüssel.
stock-mail-order-next = Fügen Sie jeden Aktivierungsschlüssel Ihrem Lager hinzu: seine Lizenzen sind sofort da. Das kann, einmal, nur das Konto, an das sie verkauft wurden.
stock-mail-order-redeem = Aktivierungsschlüssel hinzufügen
stock-mail-order-keep = Sie werden gebeten, sich anzumelden. Die Schlüssel stehen auch auf der Seite der Bestellung.
stock-mail-low-subject = { $name }: wenig übrig im Lager von { $account }
stock-mail-low-lead = Von { $name } im Lager von { $account } sind { $left } übrig; Sie wollten es unter { $below } wissen. Sie erhalten keine weitere Mail, bevor wieder genug da waren.
stock-mail-low-open = Guthaben öffnen
stock-mail-revoked-subject = Ein Lizenzschlüssel von { $account } für { $name } wurde widerrufen
stock-mail-revoked-lead = Der Lizenzschlüssel { $name }={ $units } (Gerät { $device }, Endkunde { $customer }) wurde widerrufen. Grund: „{ $reason }“. Er darf auf keinem Gerät verwendet werden. Seine Einheiten sind wieder im Lager.
stock-mail-revoked-open = Lizenzschlüssel öffnen
stock-said-key-made = { $who } hat den Aktivierungsschlüssel { $what } ausgegeben
stock-said-key-redeemed = { $who } hat den Aktivierungsschlüssel der Lizenz { $what } eingelöst
stock-said-key-withdrawn = { $who } hat den Aktivierungsschlüssel { $what } zurückgenommen
stock-said-license-key-made = { $who } hat den Lizenzschlüssel { $what } erstellt
stock-said-license-key-revoked = { $who } hat den Lizenzschlüssel { $what } widerrufen
stock-said-threshold-set = { $who } hat festgelegt, unter wie vielen Lizenzen im Lager gemeldet wird
stock-refused-code = Kein Aktivierungsschlüssel
stock-refused-unknown = Kein solcher Aktivierungsschlüssel
stock-refused-state = Der Aktivierungsschlüssel lässt es nicht zu
stock-refused-key = Der Lizenzschlüssel kann nicht erstellt werden
stock-refused-revoked = Schon widerrufen
