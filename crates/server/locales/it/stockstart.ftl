# Ciò che del magazzino richiede qualcuno, nelle pagine iniziali.

stockstart-low = { $name }: { $left } rimaste in magazzino, meno di { $below }. Aggiungere una chiave di attivazione o ordinarne altre.
stockstart-answer = { $from } offre { $units } di { $name }: accettare o rifiutare entro il { $date }.
stockstart-waiting = { $to } non ha ancora risposto all’offerta di { $units } di { $name }, che termina il { $date }.
stockstart-more =
    { $count ->
        [one] Un altro trasferimento attende una risposta.
       *[other] Altri { $count } trasferimenti attendono una risposta.
    }
