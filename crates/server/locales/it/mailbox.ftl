# La casella di posta della demo.

mailbox-title = Casella di posta
mailbox-lead = Le e-mail di questa demo, che non vengono inviate a nessun altro. I link funzionano.
mailbox-none = Ancora nessuna e-mail
mailbox-none-text = Inserisci un ordine: poco dopo la sua e-mail compare qui.
mailbox-subject = Oggetto
mailbox-to = A
mailbox-time = Data e ora
mailbox-for = A { $recipients } · { $time }
mailbox-text = Come testo semplice
mailbox-headers = Intestazioni

# L’orologio della demo.
mailbox-clock-title = Orologio della demo
mailbox-clock-text = Data e ora attuali: { $now }. Porta avanti l’orologio per veder scadere licenze, lease e inviti. Non torna indietro, e i prodotti su questa macchina mantengono la propria ora.
mailbox-clock-days = Giorni da avanzare
mailbox-clock-hint = Da 1 a 3.660.
mailbox-clock-move = Porta avanti l’orologio
mailbox-clock-error = L’orologio si può portare avanti di un numero di giorni da 1 a { $most }.
