# La registrazione e la conferma dell’indirizzo.

registration-title = Registrazione
registration-lead = A questo indirizzo arriverà un’e-mail per confermarlo.
registration-name = Il tuo nome
registration-name-hint = Come lo vedranno gli altri utenti dell’account.
registration-name-error = Indica un nome da 1 a 100 caratteri.
registration-email-error = Indica un tuo indirizzo che non usi già qui. Ha la forma nome@example.com.
registration-submit = Registrati
registration-known = Hai già effettuato la registrazione?
registration-sent = Controlla la posta
registration-sent-text = Un’e-mail è in arrivo all’indirizzo indicato. Apri il link per continuare: vale 24 ore. Se non arriva nulla, controlla l’indirizzo e ripeti la registrazione.
registration-unconfirmed = Conferma il tuo indirizzo
registration-unconfirmed-text = L’indirizzo { $email } non è ancora confermato. Apri il link nell’e-mail inviata a quell’indirizzo: vale 24 ore. Fino ad allora qui non c’è nulla da vedere.
registration-send-again = Invia di nuovo l’e-mail
registration-sent-again = L’e-mail è in arrivo. Ora vale solo il suo link; quelli delle e-mail precedenti non valgono più.
registration-confirm = Conferma il tuo indirizzo
registration-confirm-text = Per confermare { $email }, inserisci la password scelta al momento della registrazione. Se non hai richiesto la registrazione, chiudi questa pagina: non è successo nulla.
registration-chosen-password = Password scelta
registration-confirm-button = Conferma l’indirizzo
registration-welcome = Registrazione completata
registration-nowhere = Non fai ancora parte di nessun account, e non ci sono inviti per { $email }.
registration-nowhere-next = Chiedi a un amministratore dell’account della tua azienda un invito a questo indirizzo. Se l’azienda non ha un account, rivolgiti a chi ha venduto le licenze, o a { $vendor }.
registration-waiting = C’è un invito per te. Scegli un account per accettarlo.
