# Problemi dell’installazione stessa, per quanto sia utile conoscerli.

operation-no-space = Spazio esaurito
operation-no-space-text = Il servizio non ha più spazio per memorizzare dati. Non è stato modificato nulla. Il gestore deve liberare spazio; poi si può inviare di nuovo quanto inserito.
operation-unavailable = Servizio momentaneamente non disponibile
operation-unavailable-text = Il database non risponde o è sovraccarico. Non è stato modificato nulla. Riprova tra poco.
# Detto dopo quanto sopra: con questo identificativo si cerca nel log.
operation-request = Per chiedere assistenza, indica la richiesta { $id }.
