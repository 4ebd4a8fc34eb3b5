# La scelta di un cliente.

licenses-products-for = Prodotti di:
licenses-choose = Clienti
licenses-search = Cerca per nome o codice
licenses-search-submit = Cerca
licenses-customer = Cliente
licenses-customer-number = Codice
licenses-no-customers = Ancora nessun cliente
licenses-no-customers-text = Un cliente compare qui quando un suo ordine viene sbloccato, o quando autorizza la gestione delle sue licenze.
licenses-none-found = Nessun risultato per “{ $search }”
licenses-all-customers = Tutti i clienti

# La matrice.
licenses-title = Licenze
licenses-change-customer = { $customer }: scegli un altro cliente
licenses-application = Applicazione
licenses-type = Tipo
licenses-used = In uso
licenses-care = Assistenza
licenses-start = Inizio
licenses-term = Scadenza
licenses-save = Salva configurazione
licenses-add-server = Aggiungi server
licenses-server-name = Nome
licenses-server-name-hint = Quello usato nella rete, ad esempio rome-ucx-1.
licenses-server-name-error = Il nome deve avere da 1 a 64 caratteri.
licenses-server-name-taken = Esiste già un server con questo nome.
licenses-too-many-servers = L’account ha già il numero massimo di server.
licenses-none = Ancora nessuna licenza
licenses-none-text = Le licenze compaiono qui dopo lo sblocco di un ordine.
licenses-no-servers = Ancora nessun server
licenses-no-servers-text = Un server è un’installazione del prodotto. Aggiungine uno, assegna le quantità e incolla il suo token nell’installazione.

# Accanto alle cifre di una riga.
licenses-over = { $units } in eccesso
licenses-next-change = poi { $units } ({ $date })
licenses-waiting = { $units } in attesa
licenses-waiting-for-former = { $units } in attesa dell’installazione precedente
licenses-disabled = disabilitato: unità sospese finché il server non viene abilitato
licenses-server-disabled = { $servers }: disabilitato. Le quantità restano invariate finché non viene abilitato. Non è stato salvato nulla.
licenses-waiting-for = { $units } in attesa di { $server }
licenses-releasing = { $units } in rilascio

# Dietro una riga.
licenses-behind =
    { $count ->
        [one] Una licenza in questa riga
       *[other] { $count } licenze in questa riga
    }
licenses-items = Articoli
licenses-units = Unità
licenses-ordered = Data ordine
licenses-days = Periodo

# Dopo un salvataggio.
licenses-saved =
    Configurazione salvata: { $servers ->
        [one] 1 server
       *[other] { $servers } server
    }, { $rows ->
        [one] 1 riga
       *[other] { $rows } righe
    }.
licenses-nothing-changed = Nessuna modifica da salvare.
licenses-added = Server { $server } aggiunto. Assegna le quantità e salva: il token comparirà nella sua pagina.
licenses-not-enough = { $wanted } richieste, { $available } disponibili
licenses-not-a-quantity = La quantità è un numero intero da 0 a 1.000.000.000.
licenses-changed-meanwhile = Era { $seen }, ora è { $now }.
licenses-conflict = Nel frattempo qualcun altro ha salvato le celle qui sotto. Le tue modifiche non sono state salvate, ma i valori inseriti sono ancora qui: modificali, oppure salva di nuovo per sostituire quelli altrui.
# Una voce del riepilogo: una riga e che cosa non va.
licenses-row-error = { $application }: { $error }
licenses-cell-error = { $application }, { $server }: { $error }
