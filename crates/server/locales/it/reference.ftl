# Il riferimento dell’API. Ciò che dicono le chiamate stesse viene dalla loro descrizione, in inglese.

reference-title = Riferimento API
reference-lead = Tutto ciò che una persona può fare qui può farlo anche un programma, con le stesse regole. Un programma accede con una chiave creata da un amministratore dell’account.
reference-document = Documento OpenAPI
reference-try = Prova
reference-call = Chiamata
reference-address = Indirizzo
reference-scope = Permesso
reference-problems = Errori
reference-problems-text = Un rifiuto è un documento “problem”: il campo type termina con la causa, detail spiega che cosa era errato e che cosa sarebbe corretto, request_id è ciò che chiede il supporto. Salvo diversa indicazione della causa, non è stato modificato nulla.
reference-cause = Causa
reference-meaning = Significato
reference-field = Campo
reference-kind = Tipo
reference-optional = facoltativo
reference-parameters = Parametri
reference-name = Nome
reference-place = Posizione
reference-body = Corpo
reference-answers = Risposte
reference-status = Stato
reference-answer-body = Campi della risposta { $status }
reference-example = Esempio
