# Perché qualcosa è stato rifiutato: poche parole in testa alla pagina o nel problema dell’API, poi una frase. Il resto
# sta con le pagine a cui appartiene.

refusal-invalid = Dati non validi
refusal-no-such =
    { $what ->
        [account] Questo account non esiste
        [alert] Questo avviso non esiste
        [invitation] Questo invito non esiste
        [key] Questa chiave non esiste
        [license] Questa licenza non esiste
        [mail] Questa e-mail non esiste
        [order] Questo ordine non esiste
        [person] Questa persona non esiste
        [server] Questo server non esiste
       *[other] A questo indirizzo non c’è nulla
    }, o non vi hai accesso. Controlla l’indirizzo e i dati inseriti.

# Ciò che si dice solo ai programmi.
refusal-unauthorized = Accesso non effettuato
refusal-unauthorized-text = Invia una chiave API ancora valida come “Authorization: Bearer …”.
refusal-out-of-scope = Fuori dai permessi della chiave
refusal-out-of-scope-text = I permessi di questa chiave non comprendono { $scope }.
refusal-not-as-seen = Modificato nel frattempo
refusal-not-as-seen-text = Non è più come indica “If-Match”. Leggilo di nuovo e decidi di nuovo.
refusal-method = Metodo non previsto
refusal-method-text = Questo indirizzo non accetta questo metodo. L’intestazione “Allow” indica quelli accettati.
refusal-too-large-text = Il corpo può avere al massimo { $bytes } byte. Invia meno dati per volta.
refusal-busy = Ci è voluto troppo tempo
refusal-busy-text = La risposta ha richiesto troppo tempo. L’operazione può essere stata eseguita: verifica prima di ripeterla.
refusal-call-text = La chiamata non è valida.
refusal-search-text = “q” ha { $length } caratteri, se ne cercano al massimo { $most }
refusal-body = Non leggibile
refusal-body-text = Non è stato possibile leggere il corpo fino alla fine: { $why }. Invialo di nuovo.
refusal-json = Non è il JSON previsto
# { $why } è quanto dice il lettore JSON, in inglese.
refusal-json-text = Il corpo non corrisponde: { $why }
refusal-json-deep = Il JSON è annidato più di quanto accettiamo: { $why }
refusal-query-text = Ciò che segue il punto interrogativo non corrisponde: { $why }
refusal-media-type = Altro tipo di contenuto
refusal-media-type-text = Invia il corpo come { $kind }, con l’intestazione “Content-Type: { $kind }”.
refusal-cursor = Cursore non valido
refusal-cursor-text = “after” non è un cursore di questo elenco. Invia il “next” della pagina precedente, o toglilo per iniziare dalla prima.
refusal-limit = Limite non valido
refusal-limit-text = “limit” è un numero da 1 a { $most }. Se manca, una pagina ha { $usual } voci.
refusal-one-of = “{ $field }” è uno di: { $known }.
refusal-instant = “{ $field }” non è un istante. Scrivilo come 2026-11-25T09:00:00Z.
refusal-if-match = “If-Match” contiene un tag come dato dall’intestazione “ETag”, con le sue virgolette.
refusal-cell = Una cella contiene al massimo { $most } unità.
refusal-too-often = Troppe chiamate
refusal-too-often-calls = Sono consentite { $quota } chiamate ogni { $window } secondi. Riprova tra { $wait } secondi.
refusal-once-key = Idempotency-Key non valida
refusal-once-key-text = Una Idempotency-Key ha da 1 a { $most } caratteri ASCII visibili e si invia una volta sola.
refusal-once-other = La chiave indica un’altra chiamata
refusal-once-other-text = Questa Idempotency-Key è stata inviata con un’altra chiamata. Usa una nuova chiave per ogni chiamata.
refusal-once-under-way = Ancora in corso
refusal-once-under-way-text = La prima chiamata con questa Idempotency-Key è ancora in corso. Riprova tra poco.
refusal-once-lost = Già eseguita
refusal-once-lost-text = La chiamata con questa Idempotency-Key è stata eseguita, ma la risposta è andata perduta. Verifica che cosa ha fatto.
refusal-api-key = La chiave non può essere creata
refusal-api-key-outlives = Una chiave creata da un programma non vale più a lungo di quella del programma: { $until }.
refusal-api-key-role = “{ $given }” non è un ruolo. Usa uno di questi: { $known }.
refusal-api-key-nothing = Con questo ruolo e questi permessi la chiave non potrebbe fare nulla. Scegli un altro ruolo o altri permessi.
refusal-api-key-more = La chiave potrebbe fare più di quanto puoi fare tu. Scegli un ruolo inferiore o meno permessi.
refusal-api-key-scope = “{ $given }” non è un permesso. I permessi sono: { $known }.
refusal-api-key-scopes = I permessi sono { $count }. Indica ciascuno una volta sola.
refusal-api-key-many = Troppe chiavi

# Ordini ed e-mail.
refusal-order = L’ordine non può essere inserito
refusal-fields =
    { $count ->
        [one] Un campo non è corretto.
       *[other] { $count } campi non sono corretti.
    } Non è stato modificato nulla.
refusal-order-used = Numero d’ordine già usato
refusal-order-used-text = Il rivenditore ha già un ordine diverso con questo numero: { $order }. Non è stato modificato nulla.
refusal-import = Il file non può essere importato
refusal-order-state = Lo stato dell’ordine non lo consente
refusal-mail-sent = L’e-mail è già partita
refusal-forwarded-often = Inoltrato troppe volte

# Licenze e server.
refusal-not-enough = Unità insufficienti
refusal-not-enough-text =
    { $count ->
        [one] In una riga le unità non bastano.
       *[other] In { $count } righe le unità non bastano.
    } Non è stato salvato nulla.
refusal-changed = Modificato nel frattempo
refusal-changed-text = Nel frattempo qualcun altro lo ha modificato. Nulla di tuo è stato salvato. Guardalo di nuovo e decidi di nuovo.
refusal-server-disabled = Server disabilitato
refusal-account-closed = Account chiuso
refusal-name-taken = Nome già usato
refusal-too-many-servers = Troppi server
refusal-cells-twice = Un salvataggio indica ogni cella una volta sola, e al massimo { $most }.
refusal-no-token = Nessun token
refusal-no-release = Troppe liberazioni
refusal-server-in-use = Ancora in uso
refusal-exchange = Il cambio non è possibile
refusal-already-there = Già presente
refusal-not-mergeable = Non unibili
refusal-contact-erased = Nessuno a cui scrivere
refusal-one-account = Questa panoramica è per chi gestisce più account; quella di questo account si trova in { $there }.
refusal-license-state = La licenza non lo consente
refusal-has-administrator = C’è già un amministratore
refusal-not-registrable = Registrazione non possibile
refusal-has-days = L’assistenza di questa licenza ha già i suoi giorni: dal { $first } al { $last }.
refusal-no-care = Con questa licenza non è stata acquistata assistenza, quindi non c’è nulla da registrare.

# Account e persone.
refusal-account = L’account non può essere così
refusal-already-member = Ne fa già parte
refusal-already-invited = Già invitato
refusal-too-many-users = Troppi utenti
refusal-known = Esiste già una persona con questo indirizzo. Accedi con la password che hai.
refusal-somebody-else = Questo invito è per un indirizzo diverso da quello con cui hai effettuato l’accesso.
refusal-already-granted = Già autorizzato
refusal-not-a-partner = Si possono autorizzare solo distributori e rivenditori. Scegli uno di questi account.
refusal-role-above = Oltre il tuo ruolo
refusal-last-in-charge = L’ultima persona responsabile
refusal-tried-too-often = Troppi tentativi
# Al posto di “tra 3 minuti” quando lo si dice a un programma.
refusal-from-then = dopo: { $time }

# Ciò che si dice ai prodotti: i loro agent lo mostrano a chi li installa.
refusal-token-unknown = Token sconosciuto
refusal-token-unknown-text = Questo token è sconosciuto. Copialo di nuovo, per intero, dalla pagina del server nel portale.
refusal-token-bound = Token già in uso
refusal-token-bound-text = Questo token è già usato da un’altra installazione. Se quella è stata sostituita, rilascia l’associazione nella pagina del server nel portale. Altrimenti aggiungi un server apposito per questa.
refusal-product-disabled = Questo server è stato disabilitato nel portale. Abilitalo lì e attiva con il nuovo token.
refusal-unbound = Associazione rilasciata
refusal-unbound-text = L’associazione di questo server è stata rilasciata nel portale. Se questa installazione è ancora quella giusta, attivala con il nuovo token della pagina del server.
refusal-version = Prodotto troppo vecchio
refusal-version-text = Per l’attivazione online serve { $needs } o successivo, e questa è la versione { $version }. Aggiorna il prodotto, o attivalo offline.
refusal-not-bound = Non è questa installazione
refusal-not-bound-text = La chiave di questa installazione non è quella a cui il server è associato.
refusal-proof-text = L’intestazione { $header } deve essere firmata con la chiave dell’installazione su percorso e corpo: { $why }
refusal-repeated = È attiva una copia
refusal-repeated-text = Un’altra copia di questa installazione ha già chiamato. Una macchina clonata o ripristinata va attivata come server a sé.
refusal-session = Sessione terminata
refusal-session-text = La sessione è terminata. Rinnova con la chiave dell’installazione.
refusal-lease = C’è un nuovo lease
refusal-lease-text = C’è un nuovo lease. Rinnova con la chiave dell’installazione.
refusal-host-facts = Nome dell’host, impronta e versione del prodotto hanno da 1 a 200 caratteri, un nonce da 8 a 64, e il numero di una chiamata è inferiore a 2⁶³.
refusal-check-in = Un check-in porta If-None-Match e le intestazioni claviger-session, -sequence, -nonce e -mac.
refusal-refused-often = Troppe chiamate da questo indirizzo di rete sono state rifiutate. Riprova tra { $wait } secondi.
refusal-activates-often = Questa installazione si attiva troppo spesso: basta una volta, finché non le viene detto altro. Riprova tra { $wait } secondi.
refusal-calls-often = Questo server chiama troppo spesso: basta una volta nell’intervallo indicato. Riprova tra { $wait } secondi.
