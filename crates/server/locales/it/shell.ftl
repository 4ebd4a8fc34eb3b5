# Ciò che circonda ogni pagina, e che cosa fanno i tasti.

# Apre la navigazione sul telefono.
shell-menu = Menu
shell-keys = Scorciatoie da tastiera
shell-key-search = Cerca in questa pagina
shell-key-palette = Vai ovunque
shell-key-rows = Riga successiva e precedente; Invio la apre
shell-search-in = Cerca in { $place }
shell-close = Chiudi

shell-offline = Nessuna connessione. Quello che hai scritto resta qui; si può salvare appena la connessione ritorna.
shell-stale = Questa pagina è stata aperta da tempo e nel frattempo qualcosa può essere cambiato.
shell-reload = Ricarica
# Sotto un elenco: tutto ciò che la ricerca trova, in un file.
shell-csv = Scarica in CSV
shell-first-page = Prima pagina
shell-next-page = Pagina successiva
# Un elenco come file.
shell-too-many-rows-title = Troppe righe
shell-too-many-rows = Un file contiene al massimo { $most } righe e qui ce ne sono di più. Non è stato scritto nulla. Restringi la ricerca e riprova.
shell-alerts = Avvisi
shell-pages = Pagine
