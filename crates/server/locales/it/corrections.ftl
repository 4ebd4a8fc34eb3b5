# Correzioni del produttore: moduli, verifiche e operazioni eseguite.

corrections-title = Correzioni
corrections-lead = Per rimediare a vendite errate. Ogni correzione mostra gli effetti in cifre e chiede conferma.
corrections-reason = Motivo
corrections-reason-hint = Sarà visibile al cliente e all’acquirente, in un’e-mail e accanto alla licenza.
corrections-reason-error = Indica il motivo, da 1 a 500 caratteri.
corrections-review = Verifica
corrections-back = Indietro
corrections-confirm = Conferma
corrections-nothing-yet = Non è stato ancora modificato nulla.

corrections-move = Sposta in un altro account
corrections-move-to = Codice del cliente
corrections-move-to-hint = La licenza è stata venduta al cliente sbagliato: passa a questo, con tutte le sue unità.
corrections-move-sentence = La licenza { $code }, con { $units } unità, passa da { $from } a { $to }.
corrections-moved = Ora la licenza è nell’account di { $account }.
corrections-return = Storna con accredito
corrections-return-text = Le unità escono dall’account. Quelle già concesse ai server non vengono ancora tolte.
corrections-return-sentence = La licenza { $code }, con { $units } unità, viene tolta dall’account di { $from }.
corrections-returned = Licenza stornata. Le sue unità non sono più nell’account.
corrections-exchange = Sostituisci con un altro prodotto o un’altra durata
corrections-exchange-product = Prodotto
corrections-exchange-items = Articoli
corrections-exchange-model = Tipo
corrections-exchange-first = Primo giorno
corrections-exchange-last = Ultimo giorno
corrections-exchange-day-hint = AAAA-MM-GG; per una licenza perpetua, della sua assistenza.
corrections-exchange-care = Assistenza
corrections-exchange-months = Mesi di assistenza
corrections-exchange-months-hint = In alternativa ai giorni, per una licenza perpetua: decorrono dalla registrazione del prodotto.
corrections-exchange-code = Codice licenza
corrections-exchange-code-hint = Lascia vuoto per generarne uno nuovo.
corrections-exchange-sentence = La licenza { $code }, con { $units } unità, viene tolta dall’account di { $from }; una nuova licenza di { $product } porta { $new } unità.
corrections-exchanged = Licenza sostituita: questa è la nuova.

corrections-told = Gli amministratori dell’account e l’acquirente vengono avvisati per e-mail.
corrections-told-both = Gli amministratori di entrambi gli account e l’acquirente vengono avvisati per e-mail; nessuno dei due clienti viene a sapere dell’altro.
corrections-told-merge = Gli amministratori di entrambi gli account vengono avvisati per e-mail.
corrections-effects = Effetti
corrections-before = Unità ora
corrections-after = Unità dopo
corrections-in-use = In uso
corrections-servers = Sui server
corrections-effect = Esito
corrections-fits = nessuna eccedenza
corrections-over = { $units } unità in eccesso; non ne vengono concesse altre
corrections-stops = nessuna unità residua: i server si fermano al prossimo contatto

corrections-merge = Unisci a un altro account
corrections-merge-title = Unisci { $account }
corrections-merge-lead = Due account dello stesso cliente diventano uno solo. Questo viene svuotato e chiuso; tutto il suo contenuto passa all’altro.
corrections-merge-into = Codice dell’account di destinazione
corrections-merge-sentence = { $from } confluisce in { $into } e viene chiuso. L’operazione è irreversibile.
corrections-merge-licenses = Licenze trasferite
corrections-merge-orders = Ordini trasferiti
corrections-merge-servers = Server trasferiti
corrections-merge-renamed = { $before } → { $after }
corrections-merge-people = Membri e partner
corrections-merge-people-text = I membri mantengono il proprio ruolo; chi fa parte di entrambi gli account mantiene quello dell’account di destinazione. I partner autorizzati a gestire questo account possono gestire l’altro. Le chiavi API vengono revocate.
corrections-merged = { $account } ora include tutto il contenuto dell’altro account.
corrections-closed = Questo account è stato unito a { $account } ed è chiuso.
corrections-closed-look = Vai a quell’account

corrections-contact = Sostituisci il referente …
corrections-contact-title = Sostituisci il referente dell’ordine { $number }
corrections-contact-lead = È possibile finché l’account del cliente non ha un amministratore. L’eventuale invito in sospeso al vecchio referente decade e ne viene inviato uno nuovo.
corrections-contact-email = E-mail del nuovo referente
corrections-contact-language = Lingua
corrections-contact-sentence = { $email } diventa il referente dell’ordine { $number }.
corrections-contact-invites = L’invito in sospeso al vecchio referente decade; al nuovo viene inviato un invito.
corrections-contact-later = L’ordine è bloccato: l’invito al nuovo referente parte con lo sblocco.
corrections-contact-replaced = Referente sostituito.
corrections-contact-error = Un indirizzo e-mail ha la forma nome@example.com.

corrections-refused-not-in-force = Questa licenza non è più in vigore: forse nel frattempo qualcun altro l’ha corretta.
corrections-refused-passed-on = Occorre togliere { $units } unità, ma solo { $movable } sono disponibili: le altre sono state cedute o convertite in chiavi di licenza.
corrections-refused-pool = { $application }: alcune unità sono state cedute o convertite in chiavi di licenza, quindi l’account non può essere unito per intero.
corrections-refused-same = Si trova già lì.
corrections-refused-not-a-customer = Questo codice non è di un cliente: le licenze possono andare solo negli account dei clienti.
corrections-refused-no-such-number = Nessun cliente ha questo codice.
corrections-refused-closed = Questo account è chiuso: è stato unito a un altro.
corrections-refused-administrator = Il cliente ha già un amministratore: ora gli accessi li decide il cliente.
corrections-refused-cancelled = L’ordine è stato annullato.
corrections-refused-same-contact = È già il referente dell’ordine.
corrections-lines = Correzioni eseguite

# Che cosa è successo, come lo dice il registro eventi: { $who } l’ha fatto, { $what } è ciò a cui è stato fatto.
corrections-said-account-merged = { $who } ha unito l’account { $what } a un altro
corrections-said-invitation-ended = { $who } ha chiuso un invito
corrections-said-license-exchanged = { $who } ha sostituito la licenza { $what }
corrections-said-license-moved = { $who } ha spostato la licenza { $what } in un altro account
corrections-said-license-received = { $who } ha spostato la licenza { $what } in questo account
corrections-said-license-registered = { $who } ha registrato la licenza { $what }
corrections-said-license-returned = { $who } ha stornato la licenza { $what }
corrections-said-order-contact-replaced = { $who } ha sostituito il referente dell’ordine { $what }
corrections-said-server-moved = { $what } proviene da un altro account
