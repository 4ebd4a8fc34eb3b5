# E-mail a una persona su di lei. Nessuna riporta un nome: un estraneo potrebbe scriverci qualsiasi cosa.

letter-confirmation-subject = Conferma il tuo indirizzo per { $vendor }
letter-confirmation-lead = Questo indirizzo è stato usato per una registrazione. Per confermare che è tuo, apri il link e inserisci la password scelta.
letter-confirmation-button = Conferma l’indirizzo
letter-confirmation-note = Il link vale una sola volta. Scadenza: { $until }. Se non hai richiesto la registrazione, ignora questa e-mail: senza conferma non succede nulla.
letter-known-subject = Il tuo indirizzo è già registrato presso { $vendor }
letter-known-lead = Qualcuno vuole registrarsi con questo indirizzo, o impostarlo come proprio. L’indirizzo è già registrato: accedi come sempre. Se hai dimenticato la password, scegline un’altra.
letter-reset-button = Scegli un’altra password
letter-known-note = Se la richiesta non è tua, ignora questa e-mail: non è stato modificato nulla.
letter-reset-subject = Scegli un’altra password per { $vendor }
letter-reset-lead = È stata richiesta una nuova password per questo indirizzo. Se la richiesta è tua, apri il link e scegline una.
letter-reset-note = Il link vale una sola volta. Scadenza: { $until }. Se la richiesta non è tua, ignora questa e-mail: la password resta invariata.
letter-changed-subject = La tua password per { $vendor } è stata cambiata
letter-changed-lead = La password di questo indirizzo è stata cambiata e tutte le altre sessioni sono state chiuse. Se la modifica è tua, non occorre fare nulla.
letter-changed-note = Se la modifica non è tua, scegli subito un’altra password e avvisa { $vendor }.
letter-new-address-subject = Conferma il tuo nuovo indirizzo per { $vendor }
letter-new-address-lead = Qualcuno vuole usare questo indirizzo per i prossimi accessi. Se la richiesta è tua, apri il link e confermalo.
letter-new-address-button = Conferma il nuovo indirizzo
letter-new-address-note = Il link vale una sola volta. Scadenza: { $until }. Se la richiesta non è tua, ignora questa e-mail: non succede nulla.
letter-address-changed-subject = Il tuo indirizzo per { $vendor } è stato cambiato
letter-address-changed-lead = Ora si accede con { $email } invece che con questo indirizzo. Se la modifica è tua, non occorre fare nulla.
letter-address-changed-button = Accedi
letter-address-changed-note = Se la modifica non è tua, avvisa subito { $vendor }.
letter-attempts-subject = Tentativi di accesso a tuo nome presso { $vendor }
letter-attempts-lead = Ci sono stati { $count } tentativi di accesso con questo indirizzo e una password errata. Per ogni nuovo tentativo ora c’è un’attesa. Nessuno è riuscito ad accedere.
letter-attempts-note = Se i tentativi sono tuoi, scegli un’altra password. Se non lo sono, non occorre fare nulla, purché la password sia lunga e non usata altrove.
