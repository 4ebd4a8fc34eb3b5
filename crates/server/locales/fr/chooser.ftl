# Le choix parmi les clients dont on peut voir les licences.

chooser-lead = De quel client voulez-vous voir les licences ?
chooser-none-text = Chaque mot saisi doit être le début d’un mot du nom ou du numéro du client.
chooser-recent = Consultés récemment
chooser-all = Tous les clients…
