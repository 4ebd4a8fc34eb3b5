# Bestellungen: die Liste und eine einzelne.

orders-title = Bestellungen
orders-one = Bestellung { $number }
orders-none = Noch keine Bestellungen
orders-none-text = Bestellungen erscheinen hier, sobald sie aufgegeben sind. Was sie enthalten, bleibt gesperrt, bis es jemand freischaltet.
orders-number = Bestellnummer
orders-state = Status
orders-date = Datum
orders-customer = Endkunde
orders-country = Land
orders-reseller = Händler
orders-distributor = Distributor
orders-lines-count = Positionen
orders-lines = Was bestellt wurde
orders-product = Produkt
orders-sku = Artikelnr.
orders-quantity = Menge
orders-code = Lizenzcode
orders-sentence-locked = aufgegeben am { $time }; nichts davon ist im Konto des Kunden.
orders-sentence-unlocked = am { $time }; die Einheiten sind im Konto des Kunden.
orders-sentence-cancelled = am { $time }; nichts davon war je im Konto des Kunden.

orders-mail = E-Mail
orders-mail-to = An
orders-mail-state = Neueste E-Mail
orders-mail-none = keine
orders-mail-waiting = wartend
orders-mail-sent = gesendet
orders-mail-dead = nicht zugestellt
orders-mail-tried =
    { $attempts ->
        [one] einmal versucht: { $error }
       *[other] { $attempts }-mal versucht: { $error }
    }
orders-mail-dead-text = Zustellung aufgegeben: { $error } Prüfen Sie die Adresse und senden Sie die E-Mail dann erneut.
orders-mail-bounced = zurückgekommen
orders-mail-bounced-text = Der Mailserver des Empfängers hat sie zurückgeschickt: { $error } Berichtigen Sie die Adresse und senden Sie die E-Mail erneut, oder informieren Sie den Käufer auf anderem Weg.
orders-redirect = An andere Adresse senden
orders-redirect-email = Adresse
orders-redirect-language = Sprache
orders-redirect-send = Dorthin senden
orders-redirect-error = Eine Adresse hat die Form name@example.com.
orders-resend = E-Mail erneut senden
orders-resend-hint = Die neue E-Mail hat einen neuen Link; der Link in der alten wird ungültig.
orders-resent = Die E-Mail ist unterwegs, mit einem neuen Link. Der alte Link ist ungültig.

orders-cancel-title = Stornieren
orders-cancel = Diese Bestellung stornieren …
orders-cancel-text =
    { $lines ->
        [one] Ihre Lizenz wird nicht geliefert, und ihr Link wird ungültig.
       *[other] Ihre { $lines } Lizenzen werden nicht geliefert, und ihr Link wird ungültig.
    } Das lässt sich nicht rückgängig machen.
orders-cancel-confirm = Bestellung { $number } stornieren
orders-cancelled = Die Bestellung wurde storniert. Ihr Link ist ungültig.
orders-refused-cancelled = Die Bestellung wurde inzwischen storniert. Es wurde nichts geändert.
orders-refused-unlocked = Die Bestellung wurde inzwischen freigeschaltet: Was sie geliefert hat, gehört dem Kunden. Es wurde nichts geändert.

# Statt des ersten und letzten Tages: Wartung, die mit der Registrierung des Produkts beginnt.
orders-care-months =
    { $months ->
        [one] ein Monat ab Registrierung
       *[other] { $months } Monate ab Registrierung
    }
