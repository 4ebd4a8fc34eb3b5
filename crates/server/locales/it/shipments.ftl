# What leaves the factory: shipments, and what becomes of their devices. (P-03, P-04)

shipments-title = Spedizioni
shipments-import = Importa spedizione
shipments-none = Ancora nessuna spedizione
shipments-none-text = Una spedizione dice quali dispositivi hanno lasciato la fabbrica e con quali licenze. Importala, e chi ha comprato un dispositivo ne scarica le licenze.
shipments-none-found-text = Nessun dispositivo ha un numero di serie o una spedizione che comincia così.
shipments-search = Numero di serie o spedizione
shipments-state-unclaimed = non assegnato
shipments-state-claimed = assegnato
shipments-state-withdrawn = ritirato
shipments-shipment = Spedizione
shipments-licenses = Licenze
shipments-buyer = Acquirente
shipments-holder = Assegnato a
shipments-imported = Importato
shipments-label-kept = c’è; non viene più mostrato
shipments-label-none = nessuno
shipments-import-lead = Una tabella con una riga per ogni licenza di un dispositivo. Prima viene mostrata l’anteprima; poi viene importato tutto, oppure niente.
shipments-import-columns-text = In qualsiasi ordine. Le righe con la stessa spedizione e lo stesso numero di serie sono un dispositivo; acquirente ed etichetta possono restare vuoti dopo la sua prima riga. Quale dei due serve a un prodotto lo dice il catalogo.
shipments-of-the-device = il dispositivo
shipments-of-the-license = la licenza
shipments-import-counts = Da importare: { $fresh }; già importati: { $again }
shipments-import-mistakes =
    { $count ->
        [one] Nel file c’è un errore. Finché non viene corretto, non se ne può importare nulla.
       *[other] Nel file ci sono { $count } errori. Finché non vengono corretti, non se ne può importare nulla.
    }
shipments-import-new = verrà importato
shipments-import-again = già importato
shipments-import-withdrawn = già ritirato, e resta tale
shipments-import-more = Dispositivi non mostrati qui: { $count }
shipments-import-confirm =
    { $fresh ->
        [one] Importa un dispositivo
       *[other] Importa { $fresh } dispositivi
    }
shipments-import-done = Dispositivi importati: { $fresh }; già importati: { $again }.
shipments-assign = Assegna a un account
shipments-assign-text = L’account riceve le chiavi di licenza del dispositivo senza doverle scaricare; i suoi amministratori vengono avvisati.
shipments-reassign-text = Le sue chiavi di licenza attuali vengono revocate e non vanno più usate, l’account che indichi ne riceve di nuove, e gli amministratori di entrambi vengono avvisati.
shipments-assign-to = Codice dell’account
shipments-assign-to-hint = Il codice del distributore, rivenditore o cliente, come R1002.
shipments-assign-reason-hint = Sarà visibile a chi aveva il dispositivo.
shipments-assign-confirm = Assegna il dispositivo
shipments-assigned = Il dispositivo è stato assegnato.
shipments-withdraw-text = Nessuno potrà più scaricare le licenze del dispositivo. Importare di nuovo lo stesso file non lo ripristina; una nuova spedizione sì.
shipments-withdraw-reason-hint = Viene conservato con il dispositivo.
shipments-withdraw-confirm = Ritira il dispositivo
shipments-withdrawn = Il dispositivo è stato ritirato.
shipments-origin = Origine
shipments-came-with = arrivata con il dispositivo
shipments-revoke-text = { $name } è arrivata con il suo dispositivo: vi è legata, e nulla torna in magazzino. La chiave va nell’elenco pubblico e non va più usata; chi la possiede viene avvisato.
shipments-moved-claimed = Arrivate con un dispositivo
shipments-moved-recalled = Uscite con il dispositivo
shipments-claim-buyer = con un dispositivo: le scarica l’acquirente
shipments-claim-label = con un dispositivo: si scaricano con il codice dell’etichetta
shipments-claim-either = con un dispositivo: le scarica l’acquirente o chi ha il codice dell’etichetta
shipments-mail-assigned-subject = Il dispositivo { $serial } è assegnato a { $account }
shipments-mail-assigned-lead = { $vendor } ha assegnato il dispositivo { $serial } all’account { $account }. Le sue chiavi di licenza sono tra quelle dell’account e si possono scaricare.
shipments-mail-revoked-lead = La chiave di licenza { $name }={ $units }, arrivata con il dispositivo { $device }, è stata revocata. Motivo: «{ $reason }». Non va usata su alcun dispositivo. Le sue unità sono legate al dispositivo e non sono più nel tuo saldo.
shipments-said-imported = { $who } ha importato la spedizione { $what }
shipments-said-claimed = { $who } ha scaricato le licenze del dispositivo { $what }
shipments-said-assigned = { $who } ha assegnato il dispositivo { $what }
shipments-said-taken = { $who } ha revocato una chiave di licenza arrivata con il dispositivo { $what }
shipments-said-withdrawn = { $who } ha ritirato il dispositivo { $what }
shipments-said-guessed = Per { $what } sono stati provati molti dispositivi che non gli spettano
shipments-refused = La spedizione non può essere importata
shipments-refused-state = Il dispositivo non lo permette
shipments-is-now = Ora il dispositivo è: { $state }. Ricontrolla prima di decidere.
shipments-no-account = Nessun distributore, rivenditore o cliente ha questo codice.
shipments-same-account = Il dispositivo è già di questo account.
shipments-file-no-rows = Sotto l’intestazione non c’è nessuna riga. Ogni riga è una licenza di un dispositivo.
shipments-file-said-otherwise = Lo stesso dispositivo riporta «{ $first }» nella riga { $line }. Ripeti lo stesso valore, o lascia vuota la cella.
shipments-wrong-number = Il numero di una spedizione ha da 1 a { $most } caratteri stampabili, senza spazi all’inizio o alla fine.
shipments-wrong-devices = Una spedizione ha da 1 a { $most } dispositivi alla volta. Inviala in più parti.
shipments-wrong-serial-twice = Questo numero di serie compare due volte in ciò che hai inviato, anche in un’altra spedizione o posizione. Tienine uno solo.
shipments-wrong-serial-of-others = Questo non è il numero di serie di un dispositivo per cui è fatto { $sku }.
shipments-wrong-licenses = Un dispositivo ha da 1 a { $most } licenze.
shipments-wrong-not-with-devices = Nessun dispositivo viene fornito con { $sku }: nel catalogo non ha «claim».
shipments-wrong-sku-twice = Il dispositivo ha questo prodotto in un’altra riga. Riunisci gli articoli.
shipments-wrong-items = Una licenza di un dispositivo ha da 1 a { $most } articoli, scritti come numero intero.
shipments-wrong-buyer-unknown = Nessun distributore, rivenditore o cliente ha il codice «{ $number }».
shipments-wrong-label = Il codice di un’etichetta ha da 6 a 40 lettere e cifre; trattini, spazi e maiuscole non contano.
shipments-wrong-needs-buyer = Nessuno potrebbe scaricare le licenze del dispositivo: quelle di { $sku } le scarica l’acquirente, quindi indicalo.
shipments-wrong-needs-label = Nessuno potrebbe scaricare le licenze del dispositivo: quelle di { $sku } si scaricano con il codice dell’etichetta, quindi indicalo.
shipments-wrong-needs-either = Nessuno potrebbe scaricare le licenze del dispositivo: quelle di { $sku } le scarica l’acquirente o chi ha il codice dell’etichetta, quindi indica uno dei due.
shipments-wrong-other-shipment = Questo dispositivo è già stato importato, nella spedizione { $number }. Un dispositivo lascia la fabbrica una volta sola.
shipments-wrong-differs = Questo dispositivo è già stato importato, qui con «{ $before }» e non «{ $sent }». Se era un errore, prima ritiralo.
shipments-wrong-label-differs = Questo dispositivo è già stato importato con un altro codice sull’etichetta, o senza. Se era un errore, prima ritiralo.
