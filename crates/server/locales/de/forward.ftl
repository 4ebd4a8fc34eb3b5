# Weiterleiten einer Bestellung von ihrer Freischaltseite aus, und was ein Händler sieht, der dem Link folgt.

forward-title = Weiterleiten
forward-lead = Laden Sie diejenigen ein, die diese Lizenzen verwalten sollen. Wer die E-Mail erhält, meldet sich zuerst an; der Link allein gibt niemandem Zugang zu einem Konto.
forward-to = An
forward-to-customer = Den Endkunden: { $address }
forward-to-reseller = Einen Händler
forward-email = E-Mail-Adresse des Händlers
forward-email-hint = Nur für einen Händler nötig. Der Kunde wird gefragt, ob dieser Händler seine Lizenzen verwalten darf.
forward-submit = Weiterleiten
forward-done-customer = Die E-Mail an den Kontakt beim Endkunden ist unterwegs.
forward-done-reseller = Die E-Mail an den Händler ist unterwegs.
forward-wrong-email = Eine E-Mail-Adresse hat die Form name@example.com.
forward-wrong-to = Wählen Sie den Endkunden oder einen Händler.
forward-wrong-erased = Der Kontakt der Bestellung wurde gelöscht: Beim Endkunden kann niemand angeschrieben werden. Leiten Sie die Bestellung an einen Händler weiter, oder bitten Sie den Hersteller, den Kontakt zu ersetzen.
forward-wrong-often = Diese Bestellung wurde heute schon oft weitergeleitet. Das nächste Mal ist ab { $time } möglich.
forward-wrong-locked = Nur freigeschaltete Bestellungen können weitergeleitet werden. Schalten Sie sie zuerst frei.

forward-ask-title = Lizenzen von { $customer } verwalten
forward-ask-lead = Bestellung { $number } wurde an Sie weitergeleitet. Bitten Sie { $customer } um Zugriff auf die Lizenzen; sobald er gewährt wird, erhalten Sie eine E-Mail.
forward-ask-sign-in = Melden Sie sich mit Ihrem Konto bei einem Händler oder Distributor an, um fortzufahren.
forward-ask-as = Für welches Ihrer Konten?
forward-ask-submit = { $customer } anfragen
forward-ask-nobody = Mit Ihrer Anmeldung gehören Sie zu keinem Händler oder Distributor, für den Sie Lizenzen verwalten. Melden Sie sich ab und mit einer passenden Adresse wieder an.
forward-asked = Anfrage an { $customer } gesendet
forward-asked-text = Die Administration sieht die Anfrage unter den Partnern des Kontos. Sobald Ihnen Zugriff gewährt wird, erhalten Sie eine E-Mail.
forward-bad-link = Dieser Link ist nicht oder nicht mehr gültig
forward-bad-link-text = Er gilt für einen einzigen Händler, 30 Tage lang. Wurde Ihre Anfrage abgelehnt, sprechen Sie mit dem Kunden. Andernfalls lassen Sie sich die Bestellung erneut weiterleiten.
