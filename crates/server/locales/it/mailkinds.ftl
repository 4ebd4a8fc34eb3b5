# What a mail is about, in the list of all mails.

mailkinds-order = Consegna dell’ordine
mailkinds-unlocked = Ordine sbloccato
mailkinds-invitation = Invito
mailkinds-confirmation = Conferma dell’indirizzo
mailkinds-address-known = Indirizzo già registrato
mailkinds-password-reset = Reimpostazione della password
mailkinds-password-changed = Password cambiata
mailkinds-new-address = Conferma del nuovo indirizzo
mailkinds-address-changed = Indirizzo cambiato
mailkinds-sign-in-attempts = Tentativi di accesso
mailkinds-server-alert = Avviso su un server
mailkinds-correction = Correzione
mailkinds-forwarded = Ordine inoltrato
mailkinds-grant-requested = Autorizzazione richiesta
mailkinds-let-in = Autorizzazione concessa
mailkinds-stock-low = Scorta bassa
mailkinds-license-key-revoked = Chiave di licenza revocata
mailkinds-activation-key-withdrawn = Chiave di attivazione ritirata
mailkinds-device-assigned = Dispositivo assegnato
mailkinds-transfer-offered = Trasferimento offerto
mailkinds-transfer-ended = Trasferimento concluso
