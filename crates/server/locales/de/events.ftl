# Das Ereignisprotokoll.

events-title = Ereignisse
events-chain =
    { $count ->
        [one] Ein Ereignis ist versiegelt; die Kette endet mit { $head }. Zeiten in UTC.
       *[other] { $count } Ereignisse sind versiegelt; die Kette endet mit { $head }. Zeiten in UTC.
    }
events-chain-none = Noch ist nichts versiegelt. Zeiten in UTC.
events-none = Noch keine Ereignisse
events-none-text = Hier wird jede Änderung festgehalten, gleich von wem sie stammt.
events-none-found = Keine Treffer
events-none-found-text = Suchen Sie mit weniger Angaben. Bestellungen findet man über ihre Nummer oder den Code einer Lizenz, Server über den Namen, Personen über ihre Adresse.
events-search = Nummer, Code, Name oder Adresse
events-any-kind = Alle
events-from = Von Tag
events-until = Bis Tag
events-day-error = Ein Tag wird so geschrieben: 2026-11-25.
events-find = Suchen
events-all = Alle anzeigen
events-time = Zeit
events-kind = Ereignis
events-what = Was geschehen ist
events-origin = Herkunft
events-change = Vorher → nachher

# Wer es getan hat.
events-who-others = Ihr Hersteller oder Partner
events-who-unknown = Eine nicht mehr bekannte Person
events-who-program = Ein Programm
events-who-product = Ein Produkt
events-who-product-on = Das Produkt auf { $server }
events-who-link-holder = Eine Person mit dem Link
events-who-nobody = Eine nicht angemeldete Person
events-who-system = Claviger

# Was geschehen ist, in einem Satz: { $who } hat es getan, { $what } ist, woran es getan wurde.
events-said-other = { $who }: { $kind } ({ $what })
events-said-account-changed = { $who } hat das Konto { $what } geändert
events-said-account-grant-declined = { $who } hat die Anfrage von { $what } abgelehnt
events-said-account-grant-ended = { $who } hat den Zugriff von { $what } beendet
events-said-account-grant-requested = { $who } hat für { $what } um Zugriff gebeten
events-said-account-created = { $who } hat das Konto { $what } eröffnet
events-said-account-granted = { $who } hat { $what } Zugriff gewährt
events-said-allocation-released = { $what } hat Einheiten freigegeben
events-said-allocation-saved = { $who } hat Mengen für { $what } gespeichert
events-said-api-key-made = { $who } hat einen API-Schlüssel erstellt
events-said-clock-moved = { $who } hat die Uhr der Demo vorgestellt
events-said-invitation-accepted = { $what } hat eine Einladung angenommen
events-said-invitation-sent = { $who } hat eine Einladung gesendet
events-said-invitation-resent = { $who } hat eine Einladung erneut gesendet
events-said-invitation-withdrawn = { $who } hat eine Einladung zurückgezogen
events-said-lease-issued = { $what } hat eine Lease erhalten
events-said-member-joined = { $what } ist dem Konto beigetreten
events-said-member-removed = { $who } hat { $what } aus dem Konto entfernt
events-said-member-role-changed = { $who } hat { $what } eine andere Rolle gegeben
events-said-order-cancelled = { $who } hat Bestellung { $what } storniert
events-said-order-forwarded = { $who } hat Bestellung { $what } weitergeleitet
events-said-order-placed = { $who } hat Bestellung { $what } aufgegeben
events-said-order-resent = { $who } hat die E-Mail zu Bestellung { $what } erneut gesendet
events-said-order-unlocked = { $who } hat Bestellung { $what } freigeschaltet
events-said-person-signed-in = { $what } hat sich angemeldet
events-said-product-refused = Ein Produkt, das sich als { $what } gemeldet hat, wurde abgewiesen
events-said-server-activated = { $what } wurde aktiviert
events-said-server-added = { $who } hat Server { $what } hinzugefügt
events-said-server-alert-acknowledged = { $who } hat eine Warnung zu { $what } zur Kenntnis genommen
events-said-server-alert-raised = Es gibt eine Warnung zu { $what }
events-said-server-binding-released = { $who } hat die Bindung von { $what } gelöst
events-said-server-disabled = { $who } hat { $what } stillgelegt
events-said-server-enabled = { $who } hat { $what } wieder in Betrieb genommen
events-said-server-host-changed = Die Installation von { $what } meldet einen anderen Host oder eine andere Version
events-said-server-released-now = { $who } hat noch genutzte Einheiten von { $what } freigegeben
events-said-server-removed = { $who } hat den Server { $what } entfernt
events-said-server-renamed = { $who } hat { $what } einen anderen Namen gegeben
events-said-server-token-made = { $what } hat ein Token erhalten
events-said-server-token-rotated = { $who } hat das Token von { $what } erneuert
events-said-signing-key-made = { $who } hat einen Signaturschlüssel erstellt
events-said-member-left = { $what } hat das Konto verlassen
events-said-contact-erased = { $who } hat eine Adresse aus Bestellung { $what } gelöscht
events-said-address-changed = { $what } hat eine andere Adresse
events-said-person-confirmed = { $what } hat die eigene Adresse bestätigt
events-said-person-erased = { $who } hat { $what } gelöscht
events-said-password-changed = { $what } hat ein anderes Passwort gewählt
events-said-person-registered = { $what } hat sich registriert
events-said-person-signed-out = { $what } hat sich abgemeldet
events-said-sign-in-tried = Es gab viele Versuche, sich als { $what } anzumelden
events-said-retention = Daten wurden nach Ablauf ihrer Aufbewahrungsfrist gelöscht
events-said-retention-changed = { $who } hat die Aufbewahrungsfristen geändert
events-said-signing-key-removed = { $who } hat einen nicht mehr benötigten Signaturschlüssel gelöscht
events-said-signing-key-retired = { $who } hat einen Signaturschlüssel außer Dienst gestellt
events-said-signing-key-revoked = { $who } hat einen Signaturschlüssel widerrufen
events-said-api-key-revoked = { $who } hat einen API-Schlüssel widerrufen
events-said-mail-bounced = Eine E-Mail kam zurück: Sie konnte nicht zugestellt werden
events-said-mail-retried = { $who } hat die Zustellung einer E-Mail erneut angestoßen
events-said-address-asked = { $what } möchte eine andere Adresse
events-said-confirmation-resent = Die E-Mail zur Bestätigung der Adresse von { $what } wurde erneut gesendet
events-said-profile-changed = { $what } hat das eigene Profil geändert
events-said-registered-again = Mit der bereits bekannten Adresse von { $what } wurde eine weitere Registrierung versucht
events-said-reset-asked = Für { $what } wurde ein neues Passwort angefordert
events-said-session-ended = { $what } hat eine Sitzung beendet
events-said-sessions-ended = Alle anderen Sitzungen von { $what } wurden beendet
