# La pagina di un server.

server-sentence-new = Assegna le quantità nella pagina delle licenze: poi qui comparirà il token.
server-sentence-available = Il token non è stato ancora usato.
server-sentence-active = ultimo contatto: { $ago } · prossimo entro: { $next }
server-sentence-unreachable = ultimo contatto: { $since }. Continua a funzionare fino alla scadenza del lease: { $until }. Verifica che sia acceso e che raggiunga questo servizio.
server-sentence-lost = ultimo contatto: { $since }; il lease è scaduto. Verifica che sia acceso e che raggiunga questo servizio.
server-sentence-disabled = disabilitazione: { $since }; nessun lease è più valido
server-sentence-disabled-running = disabilitazione: { $since }. Finché non ne riceve notizia, il server può continuare a funzionare fino alla scadenza del lease: { $until }.

server-activate = Attivazione
server-activate-text = Incolla il token nel prodotto. Vale per una sola installazione e, una volta usato, scompare da questa pagina.
server-token = Token
server-command = Oppure con l’agent, direttamente sull’host
server-command-hint = FILE contiene la chiave radice del produttore, VERSION è la versione del prodotto. L’agent chiede il token: incollalo lì.

server-items = Licenze assegnate
server-item = Elemento
server-quantity = Quantità
server-quantity-of = { $granted } di { $wanted }
server-status = Stato
server-no-items = Ancora nessuna licenza
server-no-items-text = Assegna le quantità a questo server nella pagina delle licenze. Con la prima viene generato il token.
server-item-active = attivo
server-item-ended = scaduto
server-item-ends-soon = in scadenza
server-item-none = nessuna unità

server-facts = Dettagli
server-mode = Attivazione
server-mode-online = Online
server-public-id = ID pubblico
server-host = Host
server-version = Versione
server-fingerprint = Impronta
server-origin = Indirizzo di rete
server-bound = Inizio associazione
server-unbound = Fine associazione
server-last-check-in = Ultimo contatto
server-next-check-in = Prossimo contatto entro
server-lease-number = Numero del lease
server-lease-until = Scadenza del lease
server-left-behind-until = Scadenza dei lease di installazioni precedenti

# Ciò di cui qualcuno deve occuparsi.
server-alert-second = Due installazioni usano il token di questo server: { $host } oltre a { $known }
server-alert-second-advice = { $host } ha tentato l’attivazione ed è stato rifiutato, perché il token è associato a { $known }. Se { $known } è stato sostituito, rimuovi l’associazione qui sotto e attiva la nuova installazione con il nuovo token. Altrimenti aggiungi un server a parte per { $host }.
server-alert-copy = Due installazioni usano la chiave di questo server
server-alert-copy-advice = Il numero progressivo di una chiamata è tornato indietro o si è ripetuto: la macchina è stata clonata, oppure è stato ripristinato un vecchio snapshot. Ferma la copia, o attivala come server a parte. Se a essere rifiutata ora è l’installazione giusta, rimuovi l’associazione qui sotto e attivala con il nuovo token.
server-alert-version = Il prodotto su { $host } è troppo vecchio: { $version }
server-alert-version-advice = L’attivazione online richiede { $needs } o successiva. Aggiorna il prodotto, o attivalo offline.
server-alert-once = Rilevato una volta: { $since }.
server-alert-times = Rilevato { $times } volte; prima: { $since }, ultima: { $last }.
server-alert-installation = Installazione
server-alert-refused = rifiutata
server-alert-bound = associata
server-alert-heard = Ultimo contatto
server-alert-acknowledge = Ho preso visione

# Che cosa si può fare con il server. Dove seguono cifre, la frase termina con i due punti.
server-change = Modifica questo server
server-rename = Rinomina
server-rotate = Rigenera il token …
server-rotate-text = Il token attuale perde ogni validità; quello nuovo compare in questa pagina.
server-rotate-text-bound = Il token già usato perde ogni validità. { $host } resta associato e continua con la propria chiave.
server-rotate-confirm = Rigenera il token
server-unbind = Rimuovi l’associazione …
server-unbind-text-idle = { $host } non è più associato; lo sarà la prossima installazione che si attiva con il nuovo token. { $host } non ha lease ancora validi, quindi non c’è nulla da attendere.
server-unbind-text-running = { $host } non è più associato; lo sarà la prossima installazione che si attiva con il nuovo token. { $host } può continuare a funzionare fino alla scadenza del lease: { $until }. Un’altra installazione riceve queste unità solo a quel punto, oppure prima con “Libera subito”:
server-unbind-confirm = Rimuovi l’associazione
server-release-title = Unità non ancora libere
server-release = Libera subito …
server-release-text = Queste unità sono state tolte a questo server, ma una sua installazione può ancora usarle (al più tardi: { $until }). Si liberano da sole quando le rilascia, e comunque in quel momento:
server-release-text-soon = Queste unità sono state tolte a questo server e si liberano entro un minuto:
server-release-warning = Liberale solo se hai la certezza che nulla le usa più, ad esempio perché la macchina è stata spenta definitivamente. Altrimenti verrebbero usate due volte.
server-release-left = Quest’anno si può fare ancora { $left ->
        [one] una volta
       *[other] { $left } volte
    }, su { $limit }; di nuovo tutte disponibili: { $again }.
server-release-none-left = Questo account ha esaurito le liberazioni immediate consentite in un anno ({ $limit }). Prossima possibile: { $again }; fino ad allora può farlo il produttore.
server-release-without-limit = Il produttore può farlo senza limiti.
server-release-confirm = Libera subito
server-disable = Disabilita questo server …
server-disable-text-running = Le sue sessioni terminano subito, il lease non viene rinnovato e il token perde ogni validità. Il server ne riceve notizia al prossimo contatto (entro: { $next }); finché non la riceve, può continuare a funzionare fino alla scadenza del lease: { $until }. Queste unità gli vengono tolte, e si liberano a quel punto, oppure prima con “Libera subito”:
server-disable-text-idle = Il token perde ogni validità. Il server non ha un lease in corso, quindi queste unità si liberano subito:
server-disable-nothing = Non ha unità.
server-disable-kept = Le quantità previste restano memorizzate: abilitandolo di nuovo, il server riottiene quelle che nel frattempo non sono state date ad altri.
server-disable-confirm = Disabilita { $server }
server-enable-title = Abilitazione
server-enable = Abilita questo server
server-enable-text = Riceve un nuovo token per l’attivazione. Delle quantità previste, riottiene:
server-enable-nothing = Nulla: non aveva unità, oppure nel frattempo sono state date ad altri.
server-remove = Rimuovi questo server …
server-remove-text = La sua colonna, il suo token e la sua cronologia in questa pagina scompaiono; il registro eventi resta. L’operazione è irreversibile.
server-remove-confirm = Rimuovi { $server }
server-remove-bound = Non può essere rimosso finché è associato a un’installazione. Prima disabilitalo.
server-remove-holds-units = Non può essere rimosso: { $units } unità sono sue o non ancora libere. Toglile dal server o disabilitalo, e attendi che si liberino.
server-refused-disabled = Questo server è disabilitato: abilitandolo riceve un nuovo token.
server-refused-no-token = Questo server non ha ancora un token: lo riceve con la prima quantità.
server-done-renamed = Server rinominato.
server-done-rotated = Token rigenerato. Quello precedente non vale più.
server-done-binding-released = Associazione rimossa. La prossima installazione che si attiva con il token qui sotto verrà associata.
server-done-released = Unità liberate. Chi le attendeva ora le ha.
server-done-disabled = Server disabilitato. Le sue sessioni sono terminate e il token non vale più.
server-done-enabled = Server abilitato. Incolla il nuovo token nel prodotto.
server-done-acknowledged = Presa visione registrata. Se succede di nuovo, l’avviso ricompare.
