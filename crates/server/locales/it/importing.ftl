# L’inserimento degli ordini di un file.

importing-title = Importa ordini
importing-lead = Una tabella con una riga per ogni riga d’ordine. Prima viene mostrata l’anteprima; poi vengono inseriti tutti gli ordini, oppure nessuno.
importing-file = File CSV
importing-file-hint = In UTF-8, con riga di intestazione; separatore virgola o punto e virgola; al massimo { $rows } righe e 4 MiB.
importing-paste = Oppure incolla la tabella
importing-empty = Scegli un file o incolla la tabella qui sotto.
importing-preview = Anteprima
importing-columns = Colonne
importing-columns-text = In qualsiasi ordine. Le righe con lo stesso rivenditore e lo stesso numero formano un ordine; i dati che riguardano l’intero ordine possono restare vuoti dopo la sua prima riga.
importing-column = Colonna
importing-says = Riguarda
importing-needed = Obbligatoria
importing-of-the-order = l’ordine
importing-of-the-line = la riga
importing-yes = sì

importing-preview-title = Anteprima dell’importazione
importing-counts = Da inserire: { $fresh }; già presenti: { $again }
importing-mistakes =
    { $count ->
        [one] Nel file c’è un errore. Finché non viene corretto, nessuno degli ordini può essere inserito.
       *[other] Nel file ci sono { $count } errori. Finché non vengono corretti, nessuno degli ordini può essere inserito.
    }
importing-wrong = Errore
importing-line = Riga
importing-result = Esito
importing-new = nuovo
importing-placed = verrà inserito
importing-again = già presente
importing-confirm =
    { $fresh ->
        [one] Inserisci un ordine
       *[other] Inserisci { $fresh } ordini
    }
