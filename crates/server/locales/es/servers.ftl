# Las listas de servidores.

servers-title = Servidores
servers-nav = Servidores
servers-name = Servidor
servers-search = Buscar por nombre, host o ID público
servers-any-status = Cualquier estado
servers-none-found = No existe ese servidor
servers-none-found-text = Cada palabra debe estar en el nombre, el host o el ID público del servidor.
servers-all = Todos los servidores
servers-removed = Servidor quitado.
servers-alerts =
    { $count ->
        [one] 1 alerta
       *[other] { $count } alertas
    }
