# L’accettazione di un invito a un account.

invitation-title = Gestisci le licenze di { $account }
invitation-title-account = Entra in { $account }
invitation-lead = L’invito assegna il ruolo di amministratore di questo account. Indica il tuo nome e scegli una password: l’accesso è immediato.
invitation-account = Account
invitation-email = E-mail
invitation-until = Scadenza
invitation-name = Il tuo nome
invitation-name-hint = Come lo vedranno gli altri utenti dell’account.
invitation-name-error = Indica un nome da 1 a 100 caratteri.
invitation-password = Password
invitation-password-hint = Almeno 12 caratteri. L’ideale sono alcune parole facili da ricordare.
invitation-accept = Accetta l’invito
invitation-lead-role = L’invito a questo account assegna il ruolo: { $role }. Indica il tuo nome e scegli una password: l’accesso è immediato.
invitation-known = L’indirizzo { $email } è già registrato. Accedi con la password che hai, poi potrai entrare in questo account.
invitation-join-lead = Accesso effettuato come { $name }. Entra in questo account con il ruolo: { $role }.
invitation-join = Entra in { $account }
invitation-somebody-else = È attivo l’accesso di { $name }, ma questo invito è per { $email }. Prima esci, poi apri di nuovo il link dell’e-mail.
invitation-bad-link = Questo invito non è valido, o non lo è più
invitation-bad-link-text = Un invito vale una sola volta, per 30 giorni, e solo con il link dell’e-mail più recente. Se l’hai già accettato, accedi. Altrimenti chiedi un nuovo invito a chi te lo ha mandato.
