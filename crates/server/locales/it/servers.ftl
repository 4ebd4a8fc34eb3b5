# Gli elenchi di server.

servers-title = Server
servers-nav = Server
servers-name = Server
servers-search = Cerca per nome, host o ID pubblico
servers-any-status = Tutti gli stati
servers-none-found = Nessun server corrispondente
servers-none-found-text = Ogni parola cercata deve trovarsi nel nome, nell’host o nell’ID pubblico del server.
servers-all = Tutti i server
servers-removed = Server rimosso.
servers-alerts =
    { $count ->
        [one] 1 avviso
       *[other] { $count } avvisi
    }
