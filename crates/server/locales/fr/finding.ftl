# La recherche de commandes.

finding-search = Numéro, client, revendeur ou code de licence
finding-submit = Rechercher
finding-any-state = Tous les états
finding-any-mail = Tous les e-mails
finding-mail-waiting = en attente
finding-mail-sent = envoyé
finding-mail-dead = non remis
finding-none = Aucun résultat
finding-none-text = Aucune commande n’a de mots qui commencent ainsi, ou aucune n’est dans cet état.
finding-all = Toutes les commandes
finding-imported =
    { $placed ->
        [0] Aucune commande n’a été passée
        [one] Une commande a été passée
       *[other] { $placed } commandes ont été passées
    } ; déjà passées auparavant : { $again ->
        [0] aucune
        [one] une
       *[other] { $again }
    }.

# Sur la page d’une commande qui vient d’être passée par le formulaire.
finding-placed = La commande est passée et son e-mail est en route.
finding-placed-before = Cette même commande avait déjà été passée. Rien n’a été modifié.
