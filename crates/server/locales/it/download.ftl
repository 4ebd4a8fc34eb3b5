# A device's own licenses: found by its serial number, claimed, downloaded. (P-04)

download-title = Scarica licenza
download-lead = Inserisci il numero di serie come è stampato sull’etichetta del dispositivo. Prima che venga assegnato qualcosa, vedi che cosa è stato trovato.
download-serial-hint = Come 00-90-33-01-02-0F; trattini, due punti, punti, spazi e maiuscole non contano.
download-label = Codice sull’etichetta
download-label-hint = Se l’etichetta ne ha uno. Dimostra che il dispositivo è nelle tue mani.
download-note = Scaricandole, le licenze del dispositivo vengono assegnate al tuo account. Da allora si possono scaricare solo in questo account; { $vendor } può cambiarlo. Si trovano nel saldo e tra le chiavi di licenza, e si possono riscaricare in qualsiasi momento.
download-device = Dispositivo
download-own = Questo dispositivo è assegnato al tuo account.
download-another = Un altro dispositivo
download-claimed = Il dispositivo { $serial } è assegnato a questo account.
download-found = Ecco che cosa è stato trovato
download-confirm-text = Confermando, il dispositivo viene assegnato all’account { $account }. Da allora solo questo account può scaricare le sue chiavi di licenza; solo { $vendor } può cambiarlo.
download-confirm = Conferma
download-refused = Nessun dispositivo così
download-unknown = Non c’è nessun dispositivo con questo numero di serie che questo account possa richiedere. Confronta il numero di serie e il codice con l’etichetta; se sono giusti, chiedi al fornitore.
download-too-many = Sono stati provati troppi dispositivi che questo account non può richiedere. Riprova { $wait }.
download-may-not = Il tuo ruolo non assegna licenze
download-may-not-text = I dispositivi li richiede chi può farlo. Quelli richiesti sono tra le chiavi di licenza.
