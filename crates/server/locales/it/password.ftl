# Password: come possono essere e che cosa fare quando se ne dimentica una.

password-hint = Almeno 12 caratteri. L’ideale sono alcune parole facili da ricordare.
password-length = La password deve avere da 12 a 200 caratteri.
password-common = Questa password è fra le prime che si provano. Scegli alcune parole che non abbiano nulla in comune.
password-own = La password non può essere il tuo nome o il tuo indirizzo. Scegli alcune parole che non abbiano nulla in comune.
password-wrong = Password errata.
password-forgotten = Password dimenticata?
password-forgotten-text = Indica l’indirizzo con cui accedi. Se è registrato, riceverai un’e-mail con un link per scegliere un’altra password.
password-send = Invia il link
password-sent = Controlla la posta
password-sent-text = Se l’indirizzo indicato è registrato, un’e-mail con un link è in arrivo. Il link vale un’ora. Se non arriva nulla, controlla l’indirizzo e riprova.
password-choose = Scegli un’altra password
password-choose-text = Sarà la password di { $email }. Tutte le sessioni vengono chiuse: per accedere di nuovo si usa questa password.
password-new = Nuova password
password-choose-button = Imposta questa password
password-bad-link = Questo link non è valido, o non lo è più
password-bad-link-text = Il link di un’e-mail vale una sola volta, per un tempo limitato, e solo il più recente. Non è stato modificato nulla. Se serve ancora, richiedi di nuovo l’e-mail.
