# A partner's stock: balance, activation keys, license keys.

stock-title = Gestore delle licenze
stock-tab-balance = Saldo
stock-tab-activation-keys = Chiavi di attivazione
stock-tab-license-keys = Chiavi di licenza
stock-none = Ancora nessuna licenza in magazzino
stock-none-text = Aggiungi una chiave di attivazione dall’e-mail di un ordine: le sue licenze compaiono qui, e con esse si creano chiavi di licenza per i dispositivi.
stock-create = Crea chiave di licenza
stock-type = Tipo
stock-loaded = Caricate
stock-used = Usate
stock-reserved = Riservate
stock-left = Rimaste
stock-low = meno di { $units }
stock-add-hint = Altre licenze si aggiungono con la loro chiave di attivazione:
stock-added = Chiave di attivazione { $key } aggiunta.
stock-ledger = Movimenti
stock-ledger-none = Non è ancora successo nulla.
stock-about = Riferimento
stock-by = Utente
stock-without-device = nessun dispositivo indicato
stock-moved-loaded = Caricate con chiave di attivazione
stock-moved-withdrawn = Ritirate dal produttore
stock-moved-keyed = Trasformate in chiave di licenza
stock-moved-revoked = Chiave di licenza revocata, unità restituite
stock-moved-reserved = Riservate per un altro account
stock-moved-posted = Passate a un altro account
stock-moved-voided = Trasferimento non avvenuto
stock-moved-received = Arrivate da un altro account
stock-threshold = Scorta bassa
stock-threshold-text = Quando ne restano meno, gli amministratori dell’account ricevono un’e-mail e il saldo lo segnala, finché la scorta non torna sufficiente.
stock-threshold-label = Avvisa quando ne restano meno di
stock-threshold-hint = Lascia vuoto per non ricevere avvisi.
stock-threshold-save = Salva
stock-threshold-set = Salvato.
stock-threshold-wrong = Scrivi un numero intero, almeno 1; oppure lascia vuoto per non ricevere avvisi.
stock-activation-key = Chiave di attivazione
stock-key-hint = Come ACT-1-5d57-b1c0-b758-8ac7; trattini, spazi e maiuscole non contano.
stock-add = Aggiungi
stock-keys-none = Ancora nessuna chiave di attivazione
stock-keys-none-text = Un ordine per il magazzino porta una chiave per ogni prodotto, nella sua e-mail e qui.
stock-since = Dal
stock-key-ready = non ancora riscattata
stock-key-promised = riservata
stock-key-redeemed = riscattata
stock-key-withdrawn = ritirata
stock-key-wrong-form = Questa non è una chiave di attivazione. È come ACT-1-5d57-b1c0-b758-8ac7: dopo ACT-1 quattro gruppi di quattro caratteri da 0 a 9 e da a a f.
stock-key-wrong-version = Questa chiave è di una versione diversa da quelle rilasciate qui, che cominciano con ACT-1.
stock-key-mistyped = Un carattere è sbagliato, o due sono scambiati. Confronta la chiave con quella ricevuta.
stock-key-unknown = Questa chiave di attivazione non esiste per questo account.
stock-key-redeemed-before = Questo account ha già riscattato la chiave: le sue licenze sono nel saldo.
stock-key-is-promised = La chiave è riservata per un altro account. Annulla prima il trasferimento.
stock-key-too-many = Sono state provate troppe chiavi inesistenti. Riprova { $wait }.
stock-key-not-ready = Si può ritirare solo una chiave che nessuno ha riscattato.
stock-key-was-withdrawn = La chiave di attivazione è stata ritirata.
stock-withdraw = Ritira
stock-withdraw-text = Nessuno potrà più riscattare la chiave.
stock-withdraw-confirm = Ritira la chiave
stock-order-sentence = Inserito: { $time }. Porta chiavi di attivazione: non c’è nulla da sbloccare.
stock-reason = Motivo
stock-reason-hint = Il titolare lo legge.
stock-reason-wrong = Indica il motivo, da 1 a 500 caratteri.
stock-search = Cerca chiavi di licenza
stock-any-state = Tutti gli stati
stock-active = attiva
stock-revoked = revocata
stock-all-keys = Tutte le chiavi di licenza
stock-license-keys-none = Ancora nessuna chiave di licenza
stock-license-keys-none-text = Una chiave di licenza mette licenze del magazzino su un dispositivo.
stock-license-keys-none-found = Nessuna chiave di licenza trovata
stock-license-keys-none-found-text = Cerca l’inizio di una parola qualsiasi, o scegli un altro stato.
stock-license = Licenza
stock-quantity = Quantità
stock-serial = Numero di serie
stock-end-customer = Cliente finale
stock-location = Luogo
stock-description = Descrizione
stock-made = Creata
stock-content = Contenuto della chiave
stock-number = Numero della chiave
stock-download = Scarica
stock-download-device = Tutte le chiavi del dispositivo
stock-devices = Scarica le chiavi di licenza da installare su:
stock-keys-of-device = Chiavi
stock-device-keys = { $count ->
    [one] { $count } chiave
   *[other] { $count } chiavi
}
stock-address = Indirizzo per programmi, con una chiave API
stock-review = Verifica
stock-review-lead = Questo è esattamente ciò che verrà creato.
stock-review-left =
    { $units ->
        [one] Di { $name } ne resterà una.
       *[other] Di { $name } ne resteranno { $units }.
    }
stock-confirm = Crea la chiave
stock-type-left = { $name } ({ $units } rimaste)
stock-key-made = Chiave di licenza { $name }={ $units } creata.
stock-look-at-key = Apri la chiave
stock-serial-hint = Come stampato sul dispositivo, ad esempio 00‑90‑33‑01‑02‑0F. Raggruppa le chiavi di un dispositivo, così che si scarichino insieme.
stock-texts-hint = Cliente finale, luogo e descrizione compaiono nella chiave, così che si distingua facilmente dalle altre.
stock-note-hardware = Le licenze per hardware si usano solo sul dispositivo per il cui numero di serie sono state create.
stock-note-final = Una volta confermata, l’assegnazione non si può cambiare. In caso di errore, contatta { $vendor } per far revocare la chiave; una chiave revocata non va usata su alcun dispositivo.
stock-wrong-type = Scegli un tipo di licenza del magazzino.
stock-wrong-units = Scrivi un numero intero, almeno 1.
stock-wrong-not-enough =
    { $units ->
        [0] Non ne resta nessuna.
        [one] Ne resta solo una.
       *[other] Ne restano solo { $units }.
    }
stock-wrong-serial-character = «{ $character }» non sta in alcun numero di serie: è fatto di 0-9 e A-F, come 00-90-33-01-02-0F.
stock-wrong-serial-length = Un numero di serie ha dodici caratteri tra 0-9 e A-F, come 00-90-33-01-02-0F; questo ne ha { $count }.
stock-wrong-serial-needed = Una licenza per hardware vale su un solo dispositivo: inserisci il suo numero di serie.
stock-wrong-serial-of-others = Questo non è il numero di serie di un dispositivo per cui valgono queste licenze.
stock-wrong-text = Al massimo 100 caratteri stampabili.
stock-key-was-revoked = La chiave di licenza è revocata.
stock-revoked-text = Questa chiave è revocata: non va usata su alcun dispositivo.
stock-revoked-list = L’elenco firmato delle chiavi revocate
stock-revoke = Revoca
stock-revoke-text = { $name } torna nel magazzino del titolare. La chiave viene aggiunta all’elenco pubblico e non va più usata; il titolare viene avvisato per e-mail.
stock-revoke-confirm = Revoca la chiave
stock-mail-order-lead = Le licenze di questo ordine sono pronte. Ogni prodotto ha una chiave di attivazione.
stock-mail-order-next = Aggiungi ogni chiave di attivazione al magazzino: le sue licenze sono subito disponibili. Può farlo, una volta sola, soltanto l’account a cui sono state vendute.
stock-mail-order-redeem = Aggiungi chiavi di attivazione
stock-mail-order-keep = Ti verrà chiesto di accedere. Le chiavi sono anche nella pagina dell’ordine.
stock-mail-low-subject = { $name }: poche rimaste nel magazzino di { $account }
stock-mail-low-lead = Di { $name } nel magazzino di { $account } ne restano { $left }; hai chiesto di essere avvisato sotto { $below }. Non riceverai altre e-mail finché la scorta non tornerà sufficiente.
stock-mail-low-open = Apri il saldo
stock-mail-revoked-subject = Una chiave di licenza di { $account } per { $name } è stata revocata
stock-mail-revoked-lead = La chiave di licenza { $name }={ $units } (dispositivo { $device }, cliente finale { $customer }) è stata revocata. Motivo: «{ $reason }». Non va usata su alcun dispositivo. Le sue unità sono di nuovo in magazzino.
stock-mail-revoked-open = Apri le chiavi di licenza
stock-said-key-made = { $who } ha rilasciato la chiave di attivazione { $what }
stock-said-key-redeemed = { $who } ha riscattato la chiave di attivazione della licenza { $what }
stock-said-key-withdrawn = { $who } ha ritirato la chiave di attivazione { $what }
stock-said-license-key-made = { $who } ha creato la chiave di licenza { $what }
stock-said-license-key-revoked = { $who } ha revocato la chiave di licenza { $what }
stock-said-threshold-set = { $who } ha impostato sotto quante licenze in magazzino avvisare
stock-refused-code = Non è una chiave di attivazione
stock-refused-unknown = Chiave di attivazione inesistente
stock-refused-state = La chiave di attivazione non lo permette
stock-refused-key = La chiave di licenza non si può creare
stock-refused-revoked = Già revocata
