# What leaves the factory: shipments, and what becomes of their devices. (P-03, P-04)

shipments-title = Lieferungen
shipments-import = Lieferung importieren
shipments-none = Noch nichts ausgeliefert
shipments-none-text = Eine Lieferung sagt, welche Geräte mit welchen Lizenzen das Werk verlassen haben. Importieren Sie sie, dann lädt der Käufer eines Geräts dessen Lizenzen herunter.
shipments-none-found-text = Kein Gerät hat eine Seriennummer oder Lieferung, die so beginnt.
shipments-search = Seriennummer oder Lieferung
shipments-state-unclaimed = nicht beansprucht
shipments-state-claimed = beansprucht
shipments-state-withdrawn = zurückgenommen
shipments-shipment = Lieferung
shipments-licenses = Lizenzen
shipments-buyer = Käufer
shipments-holder = Beansprucht von
shipments-imported = Importiert
shipments-label-kept = vorhanden; er wird nicht wieder gezeigt
shipments-label-none = keiner
shipments-import-lead = Eine Tabelle mit einer Zeile je Lizenz eines Geräts. Zuerst sehen Sie, was sie ergäbe; dann wird alles importiert oder nichts.
shipments-import-columns-text = In beliebiger Reihenfolge. Zeilen mit gleicher Lieferung und Seriennummer sind ein Gerät; Käufer und Etikett dürfen unterhalb seiner ersten Zeile leer bleiben. Was davon ein Produkt braucht, sagt der Katalog.
shipments-of-the-device = das Gerät
shipments-of-the-license = die Lizenz
shipments-import-counts = Zu importieren: { $fresh }; bereits importiert: { $again }
shipments-import-mistakes =
    { $count ->
        [one] An der Datei stimmt etwas nicht. Solange das so ist, kann nichts davon importiert werden.
       *[other] An der Datei stimmen { $count } Dinge nicht. Solange das so ist, kann nichts davon importiert werden.
    }
shipments-import-new = wird importiert
shipments-import-again = bereits importiert
shipments-import-withdrawn = zurückgenommen, und bleibt es
shipments-import-more = Hier nicht gezeigte Geräte: { $count }
shipments-import-confirm =
    { $fresh ->
        [one] Ein Gerät importieren
       *[other] { $fresh } Geräte importieren
    }
shipments-import-done = Importierte Geräte: { $fresh }; bereits importiert: { $again }.
shipments-assign = Einem Konto zuordnen
shipments-assign-text = Das Konto erhält die Lizenzschlüssel des Geräts, ohne es zu beanspruchen; seine Administratoren werden angeschrieben.
shipments-reassign-text = Seine jetzigen Lizenzschlüssel werden widerrufen und dürfen nicht mehr verwendet werden, das genannte Konto erhält neue, und die Administratoren beider Konten werden angeschrieben.
shipments-assign-to = Kontonummer
shipments-assign-to-hint = Die Nummer des Distributors, Händlers oder Kunden, zum Beispiel R1002.
shipments-assign-reason-hint = Wer das Gerät hatte, liest ihn.
shipments-assign-confirm = Gerät zuordnen
shipments-assigned = Das Gerät ist zugeordnet.
shipments-withdraw-text = Niemand kann das Gerät mehr beanspruchen. Dieselbe Datei bringt es nicht zurück; eine andere Lieferung davon schon.
shipments-withdraw-reason-hint = Er wird beim Gerät aufbewahrt.
shipments-withdraw-confirm = Gerät zurücknehmen
shipments-withdrawn = Das Gerät wurde zurückgenommen.
shipments-origin = Herkunft
shipments-came-with = mit dem Gerät gekommen
shipments-revoke-text = { $name } ist mit seinem Gerät gekommen und daran gebunden: Nichts geht ins Lager zurück. Der Schlüssel kommt auf die öffentliche Liste und darf nicht mehr verwendet werden; sein Inhaber wird angeschrieben.
shipments-moved-claimed = Mit einem Gerät gekommen
shipments-moved-recalled = Mit dem Gerät gegangen
shipments-claim-buyer = mit einem Gerät: vom Käufer beansprucht
shipments-claim-label = mit einem Gerät: mit dem Code auf dem Etikett beansprucht
shipments-claim-either = mit einem Gerät: vom Käufer oder mit dem Code auf dem Etikett beansprucht
shipments-mail-assigned-subject = Das Gerät { $serial } ist { $account } zugeordnet
shipments-mail-assigned-lead = { $vendor } hat das Gerät { $serial } dem Konto { $account } zugeordnet. Seine Lizenzschlüssel stehen unter denen des Kontos und können heruntergeladen werden.
shipments-mail-revoked-lead = Der Lizenzschlüssel { $name }={ $units }, der mit dem Gerät { $device } kam, wurde widerrufen. Grund: „{ $reason }“. Er darf auf keinem Gerät verwendet werden. Seine Einheiten sind an das Gerät gebunden und nicht mehr in Ihrem Guthaben.
shipments-said-imported = { $who } hat die Lieferung { $what } importiert
shipments-said-claimed = { $who } hat das Gerät { $what } beansprucht
shipments-said-assigned = { $who } hat das Gerät { $what } zugeordnet
shipments-said-taken = { $who } hat einen Lizenzschlüssel widerrufen, der mit dem Gerät { $what } kam
shipments-said-withdrawn = { $who } hat das Gerät { $what } zurückgenommen
shipments-said-guessed = Für { $what } wurden viele Geräte versucht, die es nicht beanspruchen kann
shipments-refused = Die Lieferung kann nicht importiert werden
shipments-refused-state = Das Gerät lässt es nicht zu
shipments-is-now = Das Gerät ist: { $state }. Sehen Sie noch einmal nach und entscheiden Sie.
shipments-no-account = Kein Distributor, Händler oder Kunde hat diese Nummer.
shipments-same-account = Das Gerät gehört diesem Konto bereits.
shipments-file-no-rows = Unter der Kopfzeile steht keine Zeile. Jede Zeile ist eine Lizenz eines Geräts.
shipments-file-said-otherwise = Dasselbe Gerät hat „{ $first }“ in Zeile { $line }. Wiederholen Sie das, oder lassen Sie die Zelle leer.
shipments-wrong-number = Die Nummer einer Lieferung hat 1 bis { $most } druckbare Zeichen, ohne Leerzeichen am Anfang oder Ende.
shipments-wrong-devices = Eine Lieferung hat 1 bis { $most } Geräte auf einmal. Senden Sie sie in Teilen.
shipments-wrong-serial-twice = Diese Seriennummer steht noch in einer anderen Lieferung oder an anderer Stelle des Gesendeten. Behalten Sie eine davon.
shipments-wrong-serial-of-others = Das ist keine Seriennummer eines Geräts, für das { $sku } bestimmt ist.
shipments-wrong-licenses = Ein Gerät wird mit 1 bis { $most } Lizenzen ausgeliefert.
shipments-wrong-not-with-devices = Kein Gerät wird mit { $sku } ausgeliefert: Im Katalog hat es kein „claim“.
shipments-wrong-sku-twice = Das Gerät hat dieses Produkt in einer anderen Zeile. Fassen Sie die Stückzahlen zusammen.
shipments-wrong-items = Eine Lizenz eines Geräts hat 1 bis { $most } Stück, als ganze Zahl geschrieben.
shipments-wrong-buyer-unknown = Kein Distributor, Händler oder Kunde hat die Nummer „{ $number }“.
shipments-wrong-label = Der Code auf einem Etikett hat 6 bis 40 Buchstaben und Ziffern; Bindestriche, Leerzeichen und Großschreibung spielen keine Rolle.
shipments-wrong-needs-buyer = Niemand könnte das Gerät beanspruchen: { $sku } beansprucht der Käufer, nennen Sie also einen.
shipments-wrong-needs-label = Niemand könnte das Gerät beanspruchen: { $sku } wird mit dem Code auf dem Etikett beansprucht, nennen Sie ihn also.
shipments-wrong-needs-either = Niemand könnte das Gerät beanspruchen: { $sku } beansprucht der Käufer oder wer den Code auf dem Etikett kennt, nennen Sie also eines davon.
shipments-wrong-other-shipment = Dieses Gerät wurde bereits importiert, in der Lieferung { $number }. Ein Gerät verlässt das Werk einmal.
shipments-wrong-differs = Dieses Gerät wurde bereits importiert, hier mit „{ $before }“ und nicht „{ $sent }“. War das falsch, nehmen Sie es zuerst zurück.
shipments-wrong-label-differs = Dieses Gerät wurde bereits mit einem anderen Code auf dem Etikett importiert, oder ohne. War das falsch, nehmen Sie es zuerst zurück.
