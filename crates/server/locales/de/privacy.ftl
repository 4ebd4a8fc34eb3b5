# Personenbezogene Daten: was aufbewahrt wird, wie lange, und wie man es entfernt.

privacy-nav = Datenschutz
privacy-title = Personenbezogene Daten
privacy-lead = Was unter einer Adresse bekannt ist, um es auf Verlangen der Person zu löschen.
privacy-find = Suchen
privacy-person = Person
privacy-no-person = Mit { $email } meldet sich niemand an.
privacy-name = Name
privacy-id = Nummer
privacy-erase = Diese Person löschen
privacy-erase-text =
    { $accounts ->
        [0] Name, Adresse, Passwort und Sitzungen werden gelöscht.
        [one] Name, Adresse, Passwort und Sitzungen werden gelöscht, und die Person verlässt ein Konto.
       *[other] Name, Adresse, Passwort und Sitzungen werden gelöscht, und die Person verlässt { $accounts } Konten.
    } E-Mails und Einladungen nennen sie nicht mehr. Das Ereignisprotokoll behält ihre Nummer. Das lässt sich nicht rückgängig machen.
privacy-erase-confirm = Endgültig löschen
privacy-erased = Die Person wurde gelöscht.
privacy-contact = Bestellungen und E-Mails
privacy-contact-facts = Bestellungen mit dieser Adresse: { $orders }. Dorthin gesendete E-Mails: { $mails }.
privacy-contact-erase = Adresse löschen
privacy-contact-erase-text =
    { $orders ->
        [0] Die Adresse wird aus E-Mails und Einladungen entfernt.
        [one] Die Adresse wird aus einer Bestellung, aus E-Mails und Einladungen entfernt.
       *[other] Die Adresse wird aus { $orders } Bestellungen, aus E-Mails und Einladungen entfernt.
    } Die Bestellungen bleiben, aber es können keine E-Mails mehr dazu gesendet werden, bis sie einen anderen Kontakt haben. Wer sich mit dieser Adresse anmeldet, kann das weiterhin. Das lässt sich nicht rückgängig machen.
privacy-contact-erase-confirm = Adresse endgültig löschen
privacy-contact-erased = Die Adresse wurde gelöscht.
privacy-retention = Aufbewahrungsfristen
privacy-retention-lead = Was älter ist, wird innerhalb einer Stunde automatisch gelöscht. Was geschehen ist, bleibt im Ereignisprotokoll, das niemanden beim Namen nennt.
privacy-keep-sessions = Sitzungen, nach ihrem Ende
privacy-keep-invitations = Adressen von Einladungen, nach Annahme oder Ablauf
privacy-keep-mails = Empfänger von E-Mails, nach Versand oder aufgegebener Zustellung
privacy-keep-registrations = Registrierungen, deren Adresse nie bestätigt wurde
privacy-days = Tage
privacy-days-error = Geben Sie eine Anzahl von 1 bis 3650 Tagen ein.
privacy-save = Speichern
privacy-saved = Gespeichert. Gilt ab dem nächsten Durchlauf, innerhalb einer Stunde.
privacy-done = Zuletzt ausgeführt am { $at }; dabei entfernt: { $count }.
privacy-not-done = Noch nicht ausgeführt.
