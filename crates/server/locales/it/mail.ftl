# Le e-mail.

mail-order-subject = Licenze dell’ordine { $number } per { $customer }
mail-order-lead = Le licenze di questo ordine sono pronte. Sono bloccate: non saranno disponibili nell’account del cliente fino allo sblocco.
mail-order-next = Lo sblocco è possibile in qualsiasi momento e non richiede l’accesso: una pagina mostra l’ordine e chiede conferma.
mail-order-unlock = Sblocca ora
mail-order-keep = Chiunque abbia questo link può sbloccare l’ordine. Condividilo con cautela.
mail-customer = Cliente finale
mail-country = Paese
mail-reseller = Rivenditore
mail-order-number = Numero d’ordine
mail-product = Prodotto
mail-sku = SKU
mail-quantity = Q.tà
mail-code = Codice licenza
mail-status = Stato sblocco
mail-unlocked-subject = Ordine { $number } sbloccato
mail-unlocked-lead = Le licenze di questo ordine sono sbloccate e disponibili nell’account del cliente. Il passo successivo è assegnarle ai server.
mail-unlocked-manage = Gestisci le licenze
mail-invitation-subject = Gestisci le licenze di { $account }
mail-invitation-lead = Ci sono licenze di { $account } da gestire. Questo indirizzo è indicato come referente: l’invito assegna il ruolo di amministratore dell’account.
mail-invitation-accept = Accetta l’invito
mail-invitation-until = L’invito vale una sola volta. Scadenza: { $date }.

# Su un server che due installazioni vogliono essere.
mail-alert-subject = Due installazioni per il server { $server } di { $account }
mail-alert-second = Un’altra installazione, su { $host }, ha tentato l’attivazione con il token del server { $server } di { $account }. È stata rifiutata, perché il token è già associato a un’installazione.
mail-alert-copy = È in esecuzione una copia dell’installazione del server { $server } di { $account }: la macchina è stata clonata, oppure è stato ripristinato un vecchio snapshot.
mail-alert-advice = Se l’hardware è stato sostituito, rimuovi l’associazione nella pagina del server. Altrimenti ferma l’altra installazione, o aggiungi per essa un server a parte. Non verranno inviate altre e-mail finché qualcuno non avrà preso visione dell’avviso in quella pagina.
mail-alert-refused = Rifiutata
mail-alert-bound = Associata
mail-alert-host = { $host }, versione { $version }, da { $address }, { $time }
mail-alert-open = Apri la pagina del server

# Una correzione dopo lo sblocco.
mail-correction-subject = Licenze di { $account }: correzione eseguita
mail-correction-subject-merged = { $other } e { $account } ora sono un solo account
mail-correction-moved-away = Una licenza è stata spostata dall’account di { $account }: era stata venduta al cliente sbagliato.
mail-correction-moved-in = Una licenza è stata spostata nell’account di { $account }. Si può assegnare da subito ai server.
mail-correction-returned = Una licenza è stata stornata e tolta dall’account di { $account }.
mail-correction-exchanged = Una licenza di { $account } è stata sostituita con un’altra.
mail-correction-merged = L’account { $other } è stato unito a { $account }, con tutto il suo contenuto.
mail-correction-servers = Le unità già concesse ai server non vengono ancora tolte. Se ne sono assegnate più di quante ce ne sono, la pagina delle licenze lo segnala.
mail-correction-license = Licenza
mail-correction-replacement = Nuova licenza
mail-correction-reason = Motivo
mail-correction-look = Vedi i dettagli

# In un account, da parte di chi ne gestisce gli utenti.
mail-join-subject = Invito a { $account }
mail-join-lead = Questo è un invito a entrare nell’account di { $account } con il ruolo: { $role }.

# Un ordine inoltrato a un rivenditore.
mail-forwarded-subject = Gestisci le licenze dell’ordine { $number } per { $customer }
mail-forwarded-lead = Le licenze di questo ordine sono sbloccate e chi dispone dell’ordine chiede a te di gestirle. Accedi con il tuo account di rivenditore: al cliente verrà poi chiesta l’autorizzazione.
mail-forwarded-manage = Gestisci le licenze
mail-forwarded-until = Il link vale per un solo rivenditore. Scadenza: { $date }.

# Un partner chiede l’autorizzazione.
mail-asked-subject = { $partner } chiede di gestire le licenze di { $customer }
mail-asked-lead = { $partner } chiede di gestire le licenze di { $customer }, dopo aver ricevuto l’inoltro di un ordine. Autorizza o rifiuta: fino ad allora non cambia nulla.
mail-asked-answer = Rispondi

# Un partner è stato autorizzato.
mail-let-in-subject = Autorizzazione concessa da { $customer }
mail-let-in-lead-licenses = { $partner } ora può gestire le licenze e i server di { $customer }.
mail-let-in-lead-tickets = { $partner } ora può seguire i ticket di { $customer }.
mail-let-in-lead-both = { $partner } ora può gestire le licenze e i server di { $customer } e seguirne i ticket.
mail-let-in-open = Apri il portale
