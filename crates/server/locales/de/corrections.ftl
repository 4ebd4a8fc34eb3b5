# Korrekturen durch den Hersteller: Formulare, Prüfungen und was getan wurde.

corrections-title = Korrekturen
corrections-lead = Für falsch Verkauftes. Vor jeder Korrektur wird noch einmal nachgefragt und in Zahlen gezeigt, was geschehen wird.
corrections-reason = Grund
corrections-reason-hint = Kunde und Käufer lesen ihn, in einer E-Mail und bei der Lizenz.
corrections-reason-error = Geben Sie einen Grund mit 1 bis 500 Zeichen an.
corrections-review = Prüfen
corrections-back = Zurück
corrections-confirm = Bestätigen
corrections-nothing-yet = Noch wurde nichts geändert.

corrections-move = In ein anderes Konto umbuchen
corrections-move-to = Kundennummer
corrections-move-to-hint = Die Lizenz wurde dem falschen Kunden verkauft; sie geht mit allen Einheiten an diesen.
corrections-move-sentence = Lizenz { $code } ({ $units } Einheiten) wird von { $from } auf { $to } umgebucht.
corrections-moved = Die Lizenz ist jetzt im Konto von { $account }.
corrections-return = Gegen Gutschrift zurücknehmen
corrections-return-text = Die Einheiten werden aus dem Konto genommen. Was Servern gewährt wurde, wird ihnen vorerst nicht entzogen.
corrections-return-sentence = Lizenz { $code } ({ $units } Einheiten) wird aus dem Konto von { $from } genommen.
corrections-returned = Die Lizenz wurde zurückgenommen. Ihre Einheiten sind nicht mehr im Konto.
corrections-exchange = Gegen anderes Produkt oder andere Laufzeit umtauschen
corrections-exchange-product = Produkt
corrections-exchange-items = Stück
corrections-exchange-model = Typ
corrections-exchange-first = Erster Tag
corrections-exchange-last = Letzter Tag
corrections-exchange-day-hint = JJJJ-MM-TT; bei einer unbefristeten Lizenz die Tage ihrer Wartung.
corrections-exchange-care = Wartung
corrections-exchange-months = Wartungsmonate
corrections-exchange-months-hint = Statt der Tage, bei einer unbefristeten Lizenz: Sie beginnen mit der Registrierung des Produkts.
corrections-exchange-code = Lizenzcode
corrections-exchange-code-hint = Für einen neuen Code leer lassen.
corrections-exchange-sentence = Lizenz { $code } ({ $units } Einheiten) wird aus dem Konto von { $from } genommen; eine neue Lizenz für { $product } bringt { $new } Einheiten.
corrections-exchanged = Die Lizenz wurde umgetauscht; dies ist die neue.

corrections-told = Die Administration des Kontos und der Käufer werden per E-Mail informiert.
corrections-told-both = Die Administration beider Konten und der Käufer werden per E-Mail informiert; keines der Konten erfährt vom anderen.
corrections-told-merge = Die Administration beider Konten wird per E-Mail informiert.
corrections-effects = Auswirkungen
corrections-before = Einheiten jetzt
corrections-after = Einheiten danach
corrections-in-use = In Gebrauch
corrections-servers = Auf Servern
corrections-effect = Folge
corrections-fits = passt
corrections-over = um { $units } überbelegt; niemand erhält mehr
corrections-stops = nichts bleibt übrig: Server halten bei ihrer nächsten Meldung an

corrections-merge = Mit anderem Konto zusammenführen
corrections-merge-title = { $account } zusammenführen
corrections-merge-lead = Zwei Konten desselben Kunden werden eines. Dieses Konto wird geleert und geschlossen; sein gesamter Inhalt geht in das andere über.
corrections-merge-into = Nummer des aufnehmenden Kontos
corrections-merge-sentence = { $from } geht in { $into } auf und wird geschlossen. Das lässt sich nicht rückgängig machen.
corrections-merge-licenses = Lizenzen, die übergehen
corrections-merge-orders = Bestellungen, die übergehen
corrections-merge-servers = Server, die übergehen
corrections-merge-renamed = { $before } → { $after }
corrections-merge-people = Mitglieder und Partner
corrections-merge-people-text = Mitglieder behalten ihre Rolle; wer beiden Konten angehört, behält die Rolle im aufnehmenden Konto. Partner, die dieses Konto verwalten dürfen, dürfen auch das andere verwalten. API-Schlüssel werden ungültig.
corrections-merged = { $account } hat alles übernommen.
corrections-closed = Dieses Konto wurde mit { $account } zusammengeführt und ist geschlossen.
corrections-closed-look = Dort ansehen

corrections-contact = Kontakt ersetzen …
corrections-contact-title = Kontakt der Bestellung { $number } ersetzen
corrections-contact-lead = Möglich, solange das Kundenkonto noch keine Administration hat. Eine offene Einladung an den alten Kontakt verfällt, und eine neue wird gesendet.
corrections-contact-email = E-Mail-Adresse des neuen Kontakts
corrections-contact-language = Sprache
corrections-contact-sentence = { $email } wird Kontakt der Bestellung { $number }.
corrections-contact-invites = Die offene Einladung an den alten Kontakt verfällt; der neue wird eingeladen.
corrections-contact-later = Die Bestellung ist gesperrt: Der neue Kontakt wird eingeladen, sobald sie freigeschaltet wird.
corrections-contact-replaced = Der Kontakt wurde ersetzt.
corrections-contact-error = Eine E-Mail-Adresse hat die Form name@example.com.

corrections-refused-not-in-force = Diese Lizenz gilt nicht mehr: Möglicherweise wurde sie inzwischen von jemand anderem korrigiert.
corrections-refused-passed-on = { $units } Einheiten müssten übergehen, aber nur { $movable } sind verfügbar: Die übrigen wurden weitergegeben oder in Lizenzschlüssel umgewandelt.
corrections-refused-pool = { $application }: Einheiten wurden weitergegeben oder in Lizenzschlüssel umgewandelt, daher kann das Konto nicht als Ganzes übergehen.
corrections-refused-same = Sie ist bereits dort.
corrections-refused-not-a-customer = Das ist keine Kundennummer: Lizenzen gehören nur in Konten von Kunden.
corrections-refused-no-such-number = Es gibt keinen Kunden mit dieser Nummer.
corrections-refused-closed = Dieses Konto ist geschlossen: Es wurde mit einem anderen zusammengeführt.
corrections-refused-administrator = Das Kundenkonto hat bereits eine Administration; der Kunde entscheidet selbst, wer Zugang erhält.
corrections-refused-cancelled = Die Bestellung wurde storniert.
corrections-refused-same-contact = Das ist bereits der Kontakt der Bestellung.
corrections-lines = Was korrigiert wurde

# Was geschehen ist, im Wortlaut des Ereignisprotokolls: { $who } hat es getan, { $what } ist, woran es getan wurde.
corrections-said-account-merged = { $who } hat das Konto { $what } mit einem anderen zusammengeführt
corrections-said-invitation-ended = { $who } hat eine Einladung beendet
corrections-said-license-exchanged = { $who } hat Lizenz { $what } umgetauscht
corrections-said-license-moved = { $who } hat Lizenz { $what } in ein anderes Konto umgebucht
corrections-said-license-received = { $who } hat Lizenz { $what } in dieses Konto umgebucht
corrections-said-license-registered = { $who } hat Lizenz { $what } registriert
corrections-said-license-returned = { $who } hat Lizenz { $what } zurückgenommen
corrections-said-order-contact-replaced = { $who } hat den Kontakt der Bestellung { $what } ersetzt
corrections-said-server-moved = { $what } wurde aus einem anderen Konto übernommen
