# Dati personali: che cosa si conserva, per quanto tempo, e come si cancella.

privacy-nav = Privacy
privacy-title = Dati personali
privacy-lead = I dati associati a un indirizzo, da cancellare quando la persona lo richiede.
privacy-find = Cerca
privacy-person = Persona
privacy-no-person = Nessuno accede con { $email }.
privacy-name = Nome
privacy-id = Identificativo
privacy-erase = Cancella questa persona
privacy-erase-text =
    { $accounts ->
        [0] Nome, indirizzo, password e sessioni vengono cancellati.
        [one] Nome, indirizzo, password e sessioni vengono cancellati, e la persona lascia un account.
       *[other] Nome, indirizzo, password e sessioni vengono cancellati, e la persona lascia { $accounts } account.
    } E-mail e inviti non ne riportano più il nome. Il registro eventi ne conserva l’identificativo. L’operazione è irreversibile.
privacy-erase-confirm = Cancella definitivamente
privacy-erased = Persona cancellata.
privacy-contact = Ordini ed e-mail
privacy-contact-facts = Ordini che riportano questo indirizzo: { $orders }. E-mail inviate all’indirizzo: { $mails }.
privacy-contact-erase = Cancella l’indirizzo
privacy-contact-erase-text =
    { $orders ->
        [0] L’indirizzo viene rimosso da e-mail e inviti.
        [one] L’indirizzo viene rimosso da un ordine, da e-mail e inviti.
       *[other] L’indirizzo viene rimosso da { $orders } ordini, da e-mail e inviti.
    } Gli ordini restano, ma non si possono più inviare e-mail che li riguardano finché non hanno un altro referente. Chi accede con questo indirizzo può continuare a farlo. L’operazione è irreversibile.
privacy-contact-erase-confirm = Cancella definitivamente l’indirizzo
privacy-contact-erased = Indirizzo cancellato.
privacy-retention = Conservazione dei dati
privacy-retention-lead = I dati più vecchi vengono rimossi automaticamente, entro un’ora. Gli eventi restano nel registro, che non riporta nomi.
privacy-keep-sessions = Sessioni, dopo la loro fine
privacy-keep-invitations = Indirizzi degli inviti, dopo l’accettazione o la scadenza
privacy-keep-mails = Destinatari delle e-mail, dopo l’invio o l’abbandono
privacy-keep-registrations = Registrazioni con indirizzo mai confermato
privacy-days = giorni
privacy-days-error = Indica un numero di giorni da 1 a 3650.
privacy-save = Salva
privacy-saved = Modifiche salvate. Hanno effetto dalla prossima esecuzione, entro un’ora.
privacy-done = Ultima esecuzione: { $at }; dati rimossi: { $count }.
privacy-not-done = Ancora nessuna esecuzione.
