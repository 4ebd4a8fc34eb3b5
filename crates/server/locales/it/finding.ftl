# La ricerca degli ordini.

finding-search = Numero, cliente, rivenditore o codice licenza
finding-submit = Cerca
finding-any-state = Tutti gli stati
finding-any-mail = Tutte le e-mail
finding-mail-waiting = in attesa
finding-mail-sent = inviata
finding-mail-dead = non recapitata
finding-none = Nessun risultato
finding-none-text = Nessun ordine contiene parole che iniziano così, o nessuno è in questo stato.
finding-all = Tutti gli ordini
finding-imported =
    { $placed ->
        [0] Nessun ordine inserito
        [one] Un ordine inserito
       *[other] { $placed } ordini inseriti
    }; già presenti: { $again ->
        [0] nessuno
        [one] uno
       *[other] { $again }
    }.

# Nella pagina di un ordine appena inserito con il modulo.
finding-placed = Ordine inserito; la sua e-mail è in partenza.
finding-placed-before = Questo stesso ordine era già stato inserito. Non è stato modificato nulla.
