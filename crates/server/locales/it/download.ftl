# A device's own licenses: found by its serial number, claimed, downloaded. (P-04)

download-title = Scarica licenza
download-lead = Inserisci il numero di serie stampato sull’etichetta del dispositivo. Prima che venga assegnato qualcosa, vedi che cosa è stato trovato.
download-serial-hint = Come 00‑90‑33‑01‑02‑0F; trattini, due punti, punti, spazi e maiuscole non contano.
download-label = Codice sull’etichetta
download-label-hint = Se è riportato sull’etichetta. Dimostra che il dispositivo è nelle tue mani.
download-note = Quando le scarichi, le licenze del dispositivo vengono assegnate al tuo account. Da quel momento si possono scaricare solo da questo account; solo { $vendor } può cambiarlo. Le trovi nel saldo e tra le chiavi di licenza, e puoi riscaricarle in qualsiasi momento.
download-device = Dispositivo
download-own = Questo dispositivo è assegnato al tuo account.
download-another = Un altro dispositivo
download-claimed = Il dispositivo { $serial } è assegnato a questo account.
download-found = Dispositivo trovato
download-confirm-text = Se confermi, il dispositivo viene assegnato all’account { $account }. Da quel momento solo questo account può scaricare le sue chiavi di licenza; solo { $vendor } può cambiarlo.
download-confirm = Conferma
download-refused = Dispositivo non trovato
download-unknown = Nessun dispositivo con questo numero di serie può essere assegnato a questo account. Confronta il numero di serie e il codice con l’etichetta; se sono giusti, rivolgiti al produttore.
download-too-many = Sono stati provati troppi dispositivi che non spettano a questo account. Riprova { $wait }.
download-may-not = Il tuo ruolo non permette di assegnare licenze
download-may-not-text = Le licenze di un dispositivo le scarica chi può assegnare licenze. Quelle già scaricate sono tra le chiavi di licenza.
