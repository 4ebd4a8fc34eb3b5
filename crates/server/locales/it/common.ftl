# Parole condivise da molte pagine.

common-breadcrumb = Percorso
common-copied = Copiato
common-copy = Copia
common-errors =
    { $count ->
        [one] Un punto da correggere
       *[other] { $count } punti da correggere
    }
common-navigation = Navigazione principale
common-sign-out = Esci
common-skip = Vai al contenuto
common-step-activate = Attivazione
common-step-assign = Assegnazione
common-step-delivery = Consegna
# Detto dopo il nome di una fase a chi non ne vede il segno di spunta.
common-step-done = completata
common-step-unlock = Sblocco
# In una cella della matrice: unità oltre quelle disponibili. Uno script mette un numero al posto di { $count }, quindi non ha plurale.
common-too-many = { $count } di troppo

# Perché non c’è un’altra pagina.
common-not-found = Non trovato
common-forbidden = Operazione non consentita
common-forbidden-text = Il tuo ruolo non lo consente. Un amministratore dell’account può cambiarlo.
common-fault = Si è verificato un errore
common-fault-text = Il problema è nostro ed è stato registrato. Non è stato modificato nulla. Riprova tra poco.
common-stale-form = Modulo non più valido
common-stale-form-text = Il modulo è stato aperto in un altro browser, oppure nel frattempo è stato effettuato un accesso o una disconnessione. Non è stato modificato nulla. Torna indietro, ricarica la pagina e riprova.
common-too-large = Contenuto troppo grande
common-too-large-text = Il modulo supera le dimensioni accettate. Non è stato modificato nulla.
# Di un corpo qualsiasi, prima di leggerlo.
common-too-long = La richiesta ha un corpo di { $length } byte, e se ne accettano al massimo { $most }. Non è stato letto né modificato nulla. Torna indietro e invia meno dati.

# La navigazione.
common-nav-licenses = Licenze
common-nav-orders = Ordini
common-nav-events = Eventi
common-nav-mailbox = Casella di posta

# Con quale modello si vende.
common-model-perpetual = Perpetua
common-model-subscription = Abbonamento
common-model-cloud = Cloud

# Il livello di assistenza; i piani sono nomi.
common-care-basic = Basic
common-care-gold = Gold
common-care-platinum = Platinum
common-care-none = Nessuna
# Di una riga le cui licenze hanno piani diversi.
common-care-several = Più piani

# Un’applicazione secondo il suo ruolo.
common-role-add-on = { $application } modulo aggiuntivo
common-role-client = { $application } client
# Abbreviazione di ridondanza: per un secondo server di riserva.
common-role-redundancy = { $application } rid.
common-role-customization = { $application } pers.

# Lo stato di un ordine.
common-locked = Bloccato
common-unlocked = Sbloccato
common-cancelled = Annullato
# Lo stato di una riga d’ordine, cioè della sua licenza.
common-license-locked = Bloccata
common-license-unlocked = Sbloccata
common-license-cancelled = Annullata

# Lo stato di un server.
common-server-new = nuovo
common-server-available = disponibile
common-server-active = attivo
common-server-unreachable = non raggiungibile
common-server-disabled = disabilitato

# Istanti.
# Un giorno con la sua ora.
common-instant = { $day }, { $time }
common-utc = { $time } UTC
common-ago-now = adesso
common-ago-minutes = { $minutes } min fa
common-ago-hours = { $hours } h fa

# Al posto di un indirizzo cancellato.
common-erased = cancellato

# Una freccia nel verso della lettura: ciò che era, e ciò che è diventato.
common-arrow = →
