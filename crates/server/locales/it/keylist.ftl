# Creare chiavi di licenza da un elenco. (P-08)

keylist-title = Crea chiavi di licenza da un elenco
keylist-lead = Una tabella con una riga per ogni chiave di licenza. Prima viene mostrato esattamente ciò che verrà creato; poi vengono create tutte le chiavi, oppure nessuna.
keylist-columns-text = In qualsiasi ordine. Le colonne non obbligatorie possono mancare o restare vuote; le licenze per hardware richiedono il numero di serie del dispositivo.
keylist-meaning = Significato
keylist-written = Nella tabella
keylist-types = Tipi di licenza
keylist-mistakes =
    { $count ->
        [one] Nell’elenco c’è un errore. Finché non viene corretto, nessuna delle chiavi può essere creata.
       *[other] Nell’elenco ci sono { $count } errori. Finché non vengono corretti, nessuna delle chiavi può essere creata.
    }
keylist-confirm =
    { $count ->
        [one] Crea una chiave
       *[other] Crea { $count } chiavi
    }
keylist-made =
    { $count ->
        [one] Una chiave di licenza creata.
       *[other] { $count } chiavi di licenza create.
    }
keylist-no-rows = Sotto l’intestazione non c’è nessuna riga. Ogni riga è una chiave di licenza.
keylist-wrong-license = Nel magazzino non c’è questo tipo di licenza. La pagina dell’elenco indica come scrivere ciascun tipo.
keylist-wrong-count = Un elenco contiene da 1 a { $most } chiavi di licenza; questo ne contiene { $count }.
