# Pagine iniziali.

start-nav = Home
start-title = Home
start-needs = Da gestire
start-needs-none = Al momento non c’è nulla da gestire.
start-need-over = { $application }: { $units } unità in eccesso. Togli unità a un server, o ordinane altre.
start-need-ended = { $application }: scaduta ({ $date }). Ciò che la usava non funziona più.
start-need-unreachable = { $server }: non raggiungibile, ultimo contatto: { $since }.
start-need-care-over = { $application }: { $care }. Le release successive potrebbero non funzionare.
start-need-waiting = { $application }: { $units } unità in attesa che un altro server le rilasci.
start-need-unregistered = { $application }: la licenza { $code } non è registrata, quindi l’assistenza non è ancora iniziata.
start-need-unassigned = { $application }: { $units } unità disponibili, non assegnate a nessun server.
start-servers = Server
start-servers-none = Ancora nessun server.
start-servers-count =
    { $count ->
        [one] { $status }: 1
       *[other] { $status }: { $count }
    }
start-use = Utilizzo
start-use-none = Ancora nessuna licenza. Le licenze compaiono qui dopo lo sblocco di un ordine.
start-last-year = Ultimi 12 mesi
start-by-month = Per mese
start-month = Alla data
start-in-use = In uso
start-chart =
    { $application }, unità in uso settimana per settimana: { $first } un anno fa, massimo { $most }, ora { $last }.
start-endings = In scadenza nei prossimi 90 giorni
start-endings-none = Nessuna scadenza nei prossimi 90 giorni.
start-ends-on = Ultimo giorno
start-what = Cosa scade
start-ends-units = Unità
start-ends-care = Assistenza ({ $plan })
start-ends-care-alone = Assistenza
start-locked = Ordini ancora bloccati
start-locked-none = Nessun ordine bloccato.
start-placed = Inserito
start-mails = E-mail
start-mails-ok = Tutte le e-mail sono state recapitate o sono in partenza.
start-mails-dead =
    { $count ->
        [one] Invio abbandonato per un’e-mail.
       *[other] Invio abbandonato per { $count } e-mail.
    }
start-mails-failing =
    { $count ->
        [one] Un’e-mail in attesa dopo un errore.
       *[other] { $count } e-mail in attesa dopo un errore.
    }
start-silent = Server non raggiungibili
start-silent-none = Tutti i server attivati comunicano regolarmente.
start-server = Server
start-last-seen = Ultimo contatto
start-more-than = più di { $count }
