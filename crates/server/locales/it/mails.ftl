# La posta in uscita: che cosa è stato inviato e che cosa no.

mails-nav = E-mail
mails-title = E-mail
mails-lead = Tutte le comunicazioni da inviare per e-mail. Se il recapito non riesce, i tentativi proseguono per due giorni, poi l’invio viene abbandonato.
mails-any = Tutti
mails-all = Mostra tutte
mails-find = Cerca
mails-to = A
mails-kind = Tipo
mails-created = Accodata
mails-state = Stato
mails-detail = Dettaglio
mails-time = Data e ora
mails-said = Risposta del server di posta
mails-none = Nessuna e-mail
mails-none-text = Le e-mail compaiono qui non appena c’è qualcosa da comunicare. Se ne cerchi una, prova con meno criteri.
mails-address-error = Si cerca un indirizzo completo, ad esempio nome@example.com.
mails-state-waiting = in attesa
mails-state-sent = inviata
mails-state-bounced = respinta
mails-state-dead = abbandonata
mails-retry = Riprova ora
mails-retry-all = Riprova gli invii abbandonati
mails-retried =
    { $count ->
        [0] Nessun invio abbandonato, quindi nessun nuovo tentativo.
        [one] Nuovo tentativo in corso per un’e-mail.
       *[other] Nuovo tentativo in corso per { $count } e-mail.
    }
mails-sent-already = Il server di posta ha già accettato questa e-mail. Per inviare di nuovo l’e-mail di un ordine, usa la pagina dell’ordine.
mails-failures = Tentativi non riusciti
mails-content = Contenuto
mails-gone = Ciò a cui si riferiva questa e-mail non esiste più, o il suo link nel frattempo è stato sostituito.
mails-without-secrets = Qui i segreti contenuti nei link sono omessi.
