# Il registro eventi.

events-title = Eventi
events-chain =
    { $count ->
        [one] Un evento sigillato; la testa della catena è { $head }. Gli orari sono in UTC.
       *[other] { $count } eventi sigillati; la testa della catena è { $head }. Gli orari sono in UTC.
    }
events-chain-none = Ancora nessun evento sigillato. Gli orari sono in UTC.
events-none = Ancora nessun evento
events-none-text = Qui viene registrata ogni modifica, chiunque la faccia.
events-none-found = Nessun evento corrispondente
events-none-found-text = Prova con meno criteri. Gli ordini si trovano per numero o per codice licenza, i server per nome, le persone per indirizzo.
events-search = Numero, codice, nome o indirizzo
events-any-kind = Tutti
events-from = Dal giorno
events-until = Al giorno
events-day-error = Il giorno si scrive nella forma 2026-11-25.
events-find = Cerca
events-all = Mostra tutti
events-time = Data e ora
events-kind = Evento
events-what = Descrizione
events-origin = Provenienza
events-change = Prima → dopo

# Chi l’ha fatto.
events-who-others = Il produttore o un partner
events-who-unknown = Una persona non più nota
events-who-program = Un programma
events-who-product = Un prodotto
events-who-product-on = Il prodotto su { $server }
events-who-link-holder = Chi è in possesso del link
events-who-nobody = Una persona non autenticata
events-who-system = Claviger

# Che cosa è successo, in una frase: { $who } l’ha fatto, { $what } è ciò a cui è stato fatto.
events-said-other = { $who }: { $kind } ({ $what })
events-said-account-changed = { $who } ha modificato l’account { $what }
events-said-account-grant-declined = { $who } ha rifiutato la richiesta di { $what }
events-said-account-grant-ended = { $who } ha revocato l’autorizzazione di { $what }
events-said-account-grant-requested = { $who } ha chiesto l’autorizzazione per { $what }
events-said-account-created = { $who } ha creato l’account { $what }
events-said-account-granted = { $who } ha autorizzato { $what }
events-said-allocation-released = { $what } ha liberato delle unità
events-said-allocation-saved = { $who } ha salvato le quantità di { $what }
events-said-api-key-made = { $who } ha creato una chiave API
events-said-clock-moved = { $who } ha portato avanti l’orologio della demo
events-said-invitation-accepted = { $what } ha accettato un invito
events-said-invitation-sent = { $who } ha inviato un invito
events-said-invitation-resent = { $who } ha inviato di nuovo un invito
events-said-invitation-withdrawn = { $who } ha ritirato un invito
events-said-lease-issued = Lease rilasciato a { $what }
events-said-member-joined = { $what } ora fa parte dell’account
events-said-member-removed = { $who } ha rimosso { $what } dall’account
events-said-member-role-changed = { $who } ha cambiato il ruolo di { $what }
events-said-order-cancelled = { $who } ha annullato l’ordine { $what }
events-said-order-forwarded = { $who } ha inoltrato l’ordine { $what }
events-said-order-placed = { $who } ha inserito l’ordine { $what }
events-said-order-resent = { $who } ha inviato di nuovo l’e-mail dell’ordine { $what }
events-said-order-unlocked = { $who } ha sbloccato l’ordine { $what }
events-said-person-signed-in = { $what } ha effettuato l’accesso
events-said-product-refused = Rifiutata la chiamata di un prodotto a nome di { $what }
events-said-server-activated = Attivazione eseguita per { $what }
events-said-server-added = { $who } ha aggiunto il server { $what }
events-said-server-alert-acknowledged = { $who } ha preso visione di un avviso di { $what }
events-said-server-alert-raised = Nuovo avviso per { $what }
events-said-server-binding-released = { $who } ha rimosso l’associazione di { $what }
events-said-server-disabled = { $who } ha disabilitato { $what }
events-said-server-enabled = { $who } ha abilitato { $what }
events-said-server-host-changed = L’installazione di { $what } segnala un altro host o un’altra versione
events-said-server-released-now = { $who } ha liberato unità di { $what } ancora in uso
events-said-server-removed = { $who } ha rimosso il server { $what }
events-said-server-renamed = { $who } ha rinominato { $what }
events-said-server-token-made = Token generato per { $what }
events-said-server-token-rotated = { $who } ha rigenerato il token di { $what }
events-said-signing-key-made = { $who } ha creato una chiave di firma
events-said-member-left = { $what } ha lasciato l’account
events-said-contact-erased = { $who } ha cancellato un indirizzo dall’ordine { $what }
events-said-address-changed = { $what } ha un nuovo indirizzo
events-said-person-confirmed = { $what } ha confermato il proprio indirizzo
events-said-person-erased = { $who } ha cancellato i dati di { $what }
events-said-password-changed = { $what } ha scelto un’altra password
events-said-person-registered = { $what } ha effettuato la registrazione
events-said-person-signed-out = { $what } ha effettuato la disconnessione
events-said-sign-in-tried = Molti tentativi di accesso a nome di { $what }
events-said-retention = Rimossi i dati oltre il periodo di conservazione
events-said-retention-changed = { $who } ha modificato i periodi di conservazione dei dati
events-said-signing-key-removed = { $who } ha cancellato una chiave di firma non più necessaria
events-said-signing-key-retired = { $who } ha ritirato una chiave di firma
events-said-signing-key-revoked = { $who } ha revocato una chiave di firma
events-said-api-key-revoked = { $who } ha revocato una chiave API
events-said-mail-bounced = Un’e-mail è stata respinta: impossibile recapitarla
events-said-mail-retried = { $who } ha avviato un nuovo tentativo di invio di un’e-mail
events-said-address-asked = { $what } ha chiesto di cambiare indirizzo
events-said-confirmation-resent = Inviata di nuovo l’e-mail di conferma dell’indirizzo di { $what }
events-said-profile-changed = { $what } ha modificato il proprio profilo
events-said-registered-again = Tentativo di registrazione con l’indirizzo di { $what }, già presente
events-said-reset-asked = Richiesta una nuova password per { $what }
events-said-session-ended = { $what } ha terminato una sessione
events-said-sessions-ended = Terminate tutte le altre sessioni di { $what }
