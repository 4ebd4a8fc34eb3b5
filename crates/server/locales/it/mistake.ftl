# Che cosa non va in un ordine o in un file di ordini: accanto al campo, nell’anteprima del file e nell’API.

mistake-number = Il numero d’ordine deve avere da 1 a 64 lettere, cifre, spazi e segni.
mistake-country = Il Paese si indica con due lettere maiuscole, come IT, DE, GB.
mistake-lines = Un ordine deve avere da 1 a { $most } righe.
mistake-sku = “{ $sku }” non è nel catalogo.
mistake-sku-nearest = “{ $sku }” non è nel catalogo. Forse si intende { $nearest }?
mistake-end-of-life = Questo prodotto è stato venduto fino al { $day }, e la data dell’ordine è successiva. Scegli il prodotto che lo sostituisce.
mistake-activation-key = Questo prodotto viene consegnato come chiave di attivazione, che qui non si può ancora ordinare. Scegline uno che si sblocca.
mistake-items = Una riga deve avere da 1 a { $items } articoli, e in tutto non più di { $units } unità.
mistake-sold-as = Questo prodotto non si vende così. Si vende come: { $models }.
mistake-first-missing = Manca il primo giorno: quello dell’abbonamento, o dell’assistenza di una licenza perpetua.
mistake-last-missing = Manca l’ultimo giorno: quello dell’abbonamento, o dell’assistenza di una licenza perpetua.
mistake-last-out-of-place = L’ultimo giorno deve essere il primo o uno successivo, al massimo { $years } anni dopo.
mistake-no-days = Una licenza perpetua senza piano di assistenza non ha né primo né ultimo giorno. Lasciali vuoti, o indica un piano.
mistake-care-undated = L’assistenza ha un primo e un ultimo giorno, oppure un numero di mesi (care_months) che decorre dalla registrazione del prodotto.
mistake-care-months = L’assistenza senza giorni dura da 1 a { $most } mesi.
mistake-days-and-months = L’assistenza ha un primo e un ultimo giorno oppure un numero di mesi, non entrambi.
mistake-months-of-subscription = L’assistenza di un abbonamento ha i giorni dell’abbonamento. Togli il numero di mesi.
mistake-months-without-care = Per i mesi di assistenza serve un piano. Indicalo: { $plans }.
mistake-care-missing = Un abbonamento comprende l’assistenza. Indica il piano: { $plans }.
mistake-code = Il codice licenza deve avere da 1 a 64 lettere, cifre e trattini.
mistake-code-taken = Il codice “{ $code }” è di un’altra licenza. Scegline un altro, o toglilo.
mistake-price-unsound = Il prezzo non può essere negativo, e la valuta si indica con tre lettere maiuscole.

# Ciò che non si riesce a leggere.
mistake-items-unread = “{ $given }” non è un numero di articoli. Scrivi un numero intero, come 4.
mistake-months-unread = “{ $given }” non è un numero di mesi. Scrivi un numero intero, come 12.
mistake-price-unread = “{ $given }” non è un prezzo. Scrivi l’importo come 1299.00 e la valuta come EUR.
mistake-day-unread = “{ $given }” non è una data. Scrivila come 2027-08-07.
mistake-model-unread = “{ $given }” non è un modello di licenza. Usa uno di questi: { $known }.
mistake-care-unread = “{ $given }” non è un piano di assistenza. Usa uno di questi: { $known }.
mistake-reseller-unknown = Nessun rivenditore ha il codice “{ $number }”.
mistake-distributor-unknown = Nessun distributore ha il codice “{ $number }”.
mistake-another-kind = “{ $number }” è il codice di un account di altro tipo: { $kind }.
mistake-customer-number = Il codice cliente deve avere da 1 a 64 caratteri.
mistake-customer-name = Il cliente “{ $number }” è nuovo. Indica il suo nome, da 1 a 200 caratteri.
mistake-customer-renamed = Il cliente “{ $number }” ha un altro nome nei registri del produttore. Indica quello, o togli il nome.
mistake-time-zone = “{ $given }” non è un fuso orario. Usa un nome come Europe/Rome.
mistake-no-recipient = { $buyer } non ha un indirizzo per gli ordini. Indica il destinatario dell’e-mail.
mistake-email = Un indirizzo e-mail ha la forma nome@example.com.
mistake-language = Lingua inesistente. Usa una di queste: { $known }.
mistake-differs = Qui l’ordine già inserito riporta “{ $placed }”, non “{ $sent }”.

# Del file in quanto tale.
mistake-file-too-large = Il file supera i { $bytes } byte. Invialo in più parti.
mistake-file-empty = Il file è vuoto. La prima riga indica le colonne: { $columns }.
mistake-file-no-rows = Sotto l’intestazione non c’è nessuna riga. Ogni riga è una riga d’ordine.
mistake-file-utf-16 = Il file è in UTF-16. Salvalo come CSV in UTF-8.
mistake-file-not-utf-8 = Un carattere qui non è in UTF-8. Salva il file come CSV in UTF-8.
mistake-file-nul = Qui c’è un carattere NUL, quindi non è un testo. Salva il file come CSV in UTF-8.
mistake-file-unreadable = Non si riesce a leggerlo come CSV: { $why }
mistake-file-behind-quote = Dopo le virgolette che chiudono una cella c’è dell’altro. Le virgolette dentro una cella si scrivono due volte.
mistake-file-open-quote = Le virgolette aperte qui non vengono mai chiuse.
mistake-file-too-many-rows = Un file ha al massimo { $most } righe. Invialo in più parti.
mistake-file-cells = Celle in questa riga: { $found }, nell’intestazione: { $wanted }. Una cella che contiene “{ $separator }” va messa tra virgolette.
mistake-file-unknown-column = La colonna “{ $column }” non esiste. Le colonne sono: { $columns }.
mistake-file-column-twice = La colonna “{ $column }” compare due volte. Tienine una.
mistake-file-column-missing = Manca la colonna “{ $column }”.
mistake-file-said-otherwise = Lo stesso ordine riporta “{ $first }” nella riga { $line }. Ripetilo, o lascia vuota la cella.
mistake-file-language-alone = C’è una lingua senza destinatario. Indica anche recipient_email, o lascia vuota la cella.
mistake-file-more =
    { $count ->
        [one] Segue un altro errore.
       *[other] Seguono altri { $count } errori.
    }

# La posizione nel file, come la indica l’API.
mistake-file-line = riga { $line }
mistake-file-cell = riga { $line }, { $column }
