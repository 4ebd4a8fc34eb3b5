# Ciò che conteneva un modulo la cui sessione era finita.

kept-session-over = La sessione è terminata. Ciò che hai scritto è conservato: accedi e invialo subito dopo.
kept-title = Hai effettuato di nuovo l’accesso
kept-text = Ciò che avevi scritto è conservato e non è ancora stato inviato.
kept-send = Invialo ora
kept-leave = Apri la pagina senza inviarlo
kept-agreement-first = Prima va accettato un contratto di licenza. Quello che hai scritto è conservato: leggi il contratto, accettalo e poi invialo.
kept-accepted = Il contratto di licenza è accettato
