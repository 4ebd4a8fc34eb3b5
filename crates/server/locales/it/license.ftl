# La pagina di una licenza e ciò che dice del suo stato.

license-title = Licenza { $code }
license-state-active = attiva
license-state-future = inizio: { $date }
license-state-ended = scaduta: { $date }
license-state-returned = stornata: { $date }
license-state-moved = spostata: { $date }
license-state-exchanged = sostituita: { $date }
license-sentence-in = le unità sono nell’account di { $account }
license-sentence-was-in = le unità erano nell’account di { $account }
license-account = Account
license-order = Ordine
license-term = Periodo di utilizzo
license-for-ever = senza scadenza
license-newest-release = Release utilizzabili fino al
license-replaces = In sostituzione di
license-replacement = Sostituita con
license-reason = Motivo: { $reason }
license-look = Vedi la licenza
license-register = Registra prodotto
license-register-first = Registra prodotto …
license-register-text =
    { $months ->
        [one] L’assistenza { $plan } decorre da oggi e dura un mese.
       *[other] L’assistenza { $plan } decorre da oggi e dura { $months } mesi.
    } In mancanza di registrazione, decorre dalla prima attivazione di un server che ha unità di questa licenza. L’operazione è irreversibile.
license-registered = Prodotto registrato: l’assistenza decorre da oggi.
license-not-registrable = Questa licenza non può essere registrata: la sua assistenza ha già le date, oppure non ne ha.

license-history = Cronologia
license-when = Data
license-what = Evento
license-why = Motivo
license-happened-loaded = Unità caricate nell’account
license-happened-left = Passata a un altro account con un’unione
license-happened-registered = Registrata: inizio dell’assistenza
license-happened-moved-away = Spostata in un altro account
license-happened-moved-in = Arrivata da un altro account
license-happened-returned = Stornata con accredito
license-happened-exchanged = Sostituita
