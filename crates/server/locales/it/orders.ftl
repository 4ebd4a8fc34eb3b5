# Ordini: l’elenco e uno di essi.

orders-title = Ordini
orders-one = Ordine { $number }
orders-none = Ancora nessun ordine
orders-none-text = Gli ordini compaiono qui dopo l’inserimento. Il loro contenuto resta bloccato fino allo sblocco.
orders-number = Numero d’ordine
orders-state = Stato
orders-date = Data
orders-customer = Cliente finale
orders-country = Paese
orders-reseller = Rivenditore
orders-distributor = Distributore
orders-lines-count = Righe
orders-lines = Contenuto dell’ordine
orders-product = Prodotto
orders-sku = SKU
orders-quantity = Q.tà
orders-code = Codice licenza
orders-sentence-locked = data di inserimento: { $time }; nell’account del cliente non c’è ancora nulla di questo ordine.
orders-sentence-unlocked = { $time }; le unità sono nell’account del cliente.
orders-sentence-cancelled = { $time }; nell’account del cliente non è mai arrivato nulla di questo ordine.

orders-mail = E-mail
orders-mail-to = A
orders-mail-state = E-mail più recente
orders-mail-none = nessuna
orders-mail-waiting = in attesa
orders-mail-sent = inviata
orders-mail-dead = non recapitata
orders-mail-tried =
    { $attempts ->
        [one] un tentativo: { $error }
       *[other] { $attempts } tentativi: { $error }
    }
orders-mail-dead-text = invio abbandonato: { $error } Controlla l’indirizzo, poi invia di nuovo l’e-mail.
orders-mail-bounced = respinta
orders-mail-bounced-text = Il server di posta del destinatario l’ha respinta: { $error } Correggi l’indirizzo e invia di nuovo l’e-mail, o informa l’acquirente in un altro modo.
orders-redirect = Invia a un altro indirizzo
orders-redirect-email = Indirizzo
orders-redirect-language = Lingua
orders-redirect-send = Invia
orders-redirect-error = Un indirizzo ha la forma nome@example.com.
orders-resend = Invia di nuovo l’e-mail
orders-resend-hint = La nuova e-mail contiene un nuovo link; quello precedente cessa di valere.
orders-resent = L’e-mail è in partenza con un nuovo link. Quello precedente non è più valido.

orders-cancel-title = Annullamento
orders-cancel = Annulla questo ordine …
orders-cancel-text =
    { $lines ->
        [one] La sua licenza non verrà mai consegnata e il suo link cessa di valere.
       *[other] Le sue { $lines } licenze non verranno mai consegnate e il suo link cessa di valere.
    } L’operazione è irreversibile.
orders-cancel-confirm = Annulla l’ordine { $number }
orders-cancelled = Ordine annullato. Il suo link non è più valido.
orders-refused-cancelled = Nel frattempo l’ordine è stato annullato. Non è stato modificato nulla.
orders-refused-unlocked = Nel frattempo l’ordine è stato sbloccato: il suo contenuto è già del cliente. Non è stato modificato nulla.

# Al posto di primo e ultimo giorno: assistenza che decorre dalla registrazione del prodotto.
orders-care-months =
    { $months ->
        [one] un mese dalla registrazione
       *[other] { $months } mesi dalla registrazione
    }
