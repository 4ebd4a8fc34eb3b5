# As listas de servidores.

servers-title = Servidores
servers-nav = Servidores
servers-name = Servidor
servers-search = Procurar por nome, host ou id público
servers-any-status = Qualquer estado
servers-none-found = Esse servidor não existe
servers-none-found-text = Cada palavra deve estar no nome, no host ou no id público do servidor.
servers-all = Todos os servidores
servers-removed = Servidor removido.
servers-alerts =
    { $count ->
        [one] { $count } alerta
       *[other] { $count } alertas
    }
