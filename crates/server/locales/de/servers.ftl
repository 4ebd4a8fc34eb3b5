# Die Listen der Server.

servers-title = Server
servers-nav = Server
servers-name = Server
servers-search = Nach Name, Host oder öffentlicher ID suchen
servers-any-status = Jeder Status
servers-none-found = Kein solcher Server
servers-none-found-text = Jedes Suchwort muss im Namen, im Host oder in der öffentlichen ID des Servers vorkommen.
servers-all = Alle Server
servers-removed = Der Server wurde entfernt.
servers-alerts =
    { $count ->
        [one] 1 Warnung
       *[other] { $count } Warnungen
    }
