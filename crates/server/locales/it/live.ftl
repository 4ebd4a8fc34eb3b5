# Pagine che si aggiornano da sole.

live-changed = Questa pagina è stata aggiornata.
