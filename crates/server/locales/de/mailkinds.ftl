# What a mail is about, in the list of all mails.

mailkinds-order = Bestellung geliefert
mailkinds-unlocked = Bestellung freigeschaltet
mailkinds-invitation = Einladung
mailkinds-confirmation = Bestätigung einer Adresse
mailkinds-address-known = Adresse schon registriert
mailkinds-password-reset = Passwort zurücksetzen
mailkinds-password-changed = Passwort geändert
mailkinds-new-address = Bestätigung einer neuen Adresse
mailkinds-address-changed = Adresse geändert
mailkinds-sign-in-attempts = Anmeldeversuche
mailkinds-server-alert = Warnung zu einem Server
mailkinds-correction = Korrektur
mailkinds-forwarded = Bestellung weitergeleitet
mailkinds-grant-requested = Zugriff erbeten
mailkinds-let-in = Zugriff gewährt
mailkinds-stock-low = Bestand niedrig
mailkinds-license-key-revoked = Lizenzschlüssel widerrufen
mailkinds-activation-key-withdrawn = Aktivierungsschlüssel zurückgezogen
mailkinds-device-assigned = Gerät zugewiesen
mailkinds-transfer-offered = Übertragung angeboten
mailkinds-transfer-ended = Übertragung beendet
