# Pagine che si aggiornano da sole.

live-changed = Questa pagina è stata aggiornata.
live-opening = Uno stream si apre con le intestazioni claviger-session, -nonce e -mac.
live-no-room = Questo nodo tiene aperti tutti gli stream che può. Esegui i check-in con la frequenza indicata e richiedi uno stream tra { $wait } secondi.
live-too-many-streams = Una chiave tiene aperti { $most } stream alla volta, e un nodo non più di quanti ne può reggere. Chiudine uno o riprova più tardi.
live-too-many-pages = Si aggiornano da sole più pagine di quante siano possibili insieme. Questa resta come è stata caricata.
