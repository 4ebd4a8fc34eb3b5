# Ciò che del magazzino richiede qualcuno, nelle pagine iniziali.

stockstart-low = { $name }: { $left } rimaste in magazzino, meno di { $below }. Aggiungi una chiave di attivazione o ordinane altre.
stockstart-answer = { $from } ti offre { $units } × { $name }: accetta o rifiuta entro il { $date }.
stockstart-waiting = { $to } non ha ancora risposto all’offerta di { $units } × { $name }, che scade il { $date }.
stockstart-more =
    { $count ->
        [one] Un altro trasferimento attende una risposta.
       *[other] Altri { $count } trasferimenti attendono una risposta.
    }
