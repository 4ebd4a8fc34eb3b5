# Was an einer Bestellung oder einer Datei von Bestellungen nicht stimmt: neben dem Feld, in der Vorschau der Datei und in der API.

mistake-number = Eine Bestellnummer hat 1 bis 64 Buchstaben, Ziffern, Leerzeichen und Zeichen.
mistake-country = Ein Land wird mit zwei Großbuchstaben angegeben, z. B. IT, DE, GB.
mistake-lines = Eine Bestellung hat 1 bis { $most } Positionen.
mistake-sku = „{ $sku }“ steht nicht im Katalog.
mistake-sku-nearest = „{ $sku }“ steht nicht im Katalog. Ist { $nearest } gemeint?
mistake-end-of-life = Dieses Produkt wurde bis { $day } verkauft, und das Bestelldatum liegt später. Nehmen Sie das Nachfolgeprodukt.
mistake-activation-key = Dieses Produkt wird als Aktivierungsschlüssel geliefert, der hier noch nicht bestellt werden kann. Nehmen Sie eines, das freigeschaltet wird.
mistake-items = Eine Position hat 1 bis { $items } Stück und insgesamt höchstens { $units } Einheiten.
mistake-sold-as = Dieses Produkt wird so nicht verkauft. Verkauft wird es als: { $models }.
mistake-first-missing = Der erste Tag fehlt: der des Abonnements oder der der Wartung einer unbefristeten Lizenz.
mistake-last-missing = Der letzte Tag fehlt: der des Abonnements oder der der Wartung einer unbefristeten Lizenz.
mistake-last-out-of-place = Der letzte Tag ist der erste oder ein späterer, höchstens { $years } Jahre danach.
mistake-no-days = Eine unbefristete Lizenz ohne Wartungsplan hat weder ersten noch letzten Tag. Lassen Sie beide leer, oder nennen Sie einen Plan.
mistake-care-undated = Wartung hat einen ersten und einen letzten Tag oder eine Anzahl Monate (care_months), die mit der Registrierung des Produkts beginnt.
mistake-care-months = Wartung ohne Tage dauert 1 bis { $most } Monate.
mistake-days-and-months = Wartung hat entweder einen ersten und einen letzten Tag oder eine Anzahl Monate, nicht beides.
mistake-months-of-subscription = Die Wartung eines Abonnements hat dessen Tage. Lassen Sie die Anzahl Monate weg.
mistake-months-without-care = Zu Wartungsmonaten gehört ein Wartungsplan. Nennen Sie ihn: { $plans }.
mistake-care-missing = Ein Abonnement enthält Wartung. Nennen Sie den Plan: { $plans }.
mistake-code = Ein Lizenzcode hat 1 bis 64 Buchstaben, Ziffern und Bindestriche.
mistake-code-taken = Den Code „{ $code }“ hat eine andere Lizenz. Nehmen Sie einen anderen, oder lassen Sie ihn weg.
mistake-price-unsound = Ein Preis ist nicht negativ, und seine Währung besteht aus drei Großbuchstaben.

# Was sich nicht lesen lässt.
mistake-items-unread = „{ $given }“ ist keine Stückzahl. Schreiben Sie eine ganze Zahl, z. B. 4.
mistake-months-unread = „{ $given }“ ist keine Anzahl Monate. Schreiben Sie eine ganze Zahl, z. B. 12.
mistake-price-unread = „{ $given }“ ist kein Preis. Schreiben Sie den Betrag wie 1299.00 und die Währung wie EUR.
mistake-day-unread = „{ $given }“ ist kein Datum. Schreiben Sie es wie 2027-08-07.
mistake-model-unread = „{ $given }“ ist kein Lizenzmodell. Möglich sind: { $known }.
mistake-care-unread = „{ $given }“ ist kein Wartungsplan. Möglich sind: { $known }.
mistake-reseller-unknown = Kein Händler hat die Nummer „{ $number }“.
mistake-distributor-unknown = Kein Distributor hat die Nummer „{ $number }“.
mistake-another-kind = „{ $number }“ ist die Nummer eines Kontos anderer Art: { $kind }.
mistake-customer-number = Eine Kundennummer hat 1 bis 64 Zeichen.
mistake-customer-name = Der Kunde „{ $number }“ ist neu. Geben Sie seinen Namen an, mit 1 bis 200 Zeichen.
mistake-customer-renamed = Der Kunde „{ $number }“ heißt in den Büchern des Herstellers anders. Geben Sie jenen Namen an, oder lassen Sie den Namen weg.
mistake-time-zone = „{ $given }“ ist keine Zeitzone. Verwenden Sie einen Namen wie Europe/Berlin.
mistake-no-recipient = { $buyer } hat keine Adresse für Bestellungen. Nennen Sie den Empfänger der E-Mail.
mistake-email = Eine E-Mail-Adresse hat die Form name@example.com.
mistake-language = Diese Sprache gibt es nicht. Möglich sind: { $known }.
mistake-differs = Die aufgegebene Bestellung hat hier „{ $placed }“ und nicht „{ $sent }“.

# An der Datei als solcher.
mistake-file-too-large = Die Datei ist größer als { $bytes } Byte. Senden Sie sie in Teilen.
mistake-file-empty = Die Datei ist leer. Ihre erste Zeile nennt die Spalten: { $columns }.
mistake-file-no-rows = Unter der Kopfzeile steht keine Zeile. Jede Zeile ist eine Position einer Bestellung.
mistake-file-utf-16 = Die Datei ist in UTF-16. Speichern Sie sie als CSV in UTF-8.
mistake-file-not-utf-8 = Ein Zeichen hier ist nicht in UTF-8. Speichern Sie die Datei als CSV in UTF-8.
mistake-file-nul = Hier steht ein NUL, es ist also kein Text. Speichern Sie die Datei als CSV in UTF-8.
mistake-file-unreadable = Das lässt sich nicht als CSV lesen: { $why }
mistake-file-behind-quote = Hinter dem Anführungszeichen, das eine Zelle schließt, folgt noch etwas. Ein Anführungszeichen in einer Zelle wird doppelt geschrieben.
mistake-file-open-quote = Das Anführungszeichen, das hier öffnet, wird nie geschlossen.
mistake-file-too-many-rows = Eine Datei hat höchstens { $most } Zeilen. Senden Sie sie in Teilen.
mistake-file-cells = Zellen in dieser Zeile: { $found }, in der Kopfzeile: { $wanted }. Eine Zelle, die „{ $separator }“ enthält, gehört in Anführungszeichen.
mistake-file-unknown-column = Die Spalte „{ $column }“ gibt es nicht. Die Spalten sind: { $columns }.
mistake-file-column-twice = Die Spalte „{ $column }“ ist doppelt. Behalten Sie eine davon.
mistake-file-column-missing = Die Spalte „{ $column }“ fehlt.
mistake-file-said-otherwise = Dieselbe Bestellung hat „{ $first }“ in Zeile { $line }. Wiederholen Sie das, oder lassen Sie die Zelle leer.
mistake-file-language-alone = Eine Sprache ohne Empfänger. Geben Sie auch recipient_email an, oder lassen Sie die Zelle leer.
mistake-file-more =
    { $count ->
        [one] Es folgt noch ein Fehler.
       *[other] Es folgen noch { $count } Fehler.
    }

# Wo in einer Datei, wie die API es nennt.
mistake-file-line = Zeile { $line }
mistake-file-cell = Zeile { $line }, { $column }
