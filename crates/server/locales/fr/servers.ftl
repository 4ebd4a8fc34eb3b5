# Les listes de serveurs.

servers-title = Serveurs
servers-nav = Serveurs
servers-name = Serveur
servers-search = Rechercher par nom, hôte ou identifiant public
servers-any-status = Tous les états
servers-none-found = Aucun serveur correspondant
servers-none-found-text = Chaque mot saisi doit se trouver dans le nom, l’hôte ou l’identifiant public du serveur.
servers-all = Tous les serveurs
servers-removed = Le serveur est supprimé.
servers-alerts =
    { $count ->
        [one] { $count } alerte
       *[other] { $count } alertes
    }
