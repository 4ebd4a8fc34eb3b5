# The lists of servers.

servers-title = Servers
servers-nav = Servers
servers-name = Server
servers-search = Search by name, host or public id
servers-any-status = Any status
servers-none-found = No such server
servers-none-found-text = Every word must be in the server's name, host or public id.
servers-all = All servers
servers-removed = The server is removed.
servers-alerts =
    { $count ->
        [one] 1 alert
       *[other] { $count } alerts
    }
