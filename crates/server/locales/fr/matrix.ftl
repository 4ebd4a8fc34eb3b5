# À côté du bouton de la matrice : ce qu’un enregistrement changerait. Un script met un nombre à la place de { $count }.
matrix-servers =
    { $count ->
        [one] { $count } serveur
       *[other] { $count } serveurs
    }
matrix-rows =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
# À la place de ce que quelqu’un d’autre a enregistré entre-temps : le bouton qui reprend cette valeur.
matrix-theirs = Reprendre { $units }
# Dans une grande matrice, derrière le nom d’une ligne : une page avec cette seule ligne.
matrix-edit-row = Modifier cette ligne
matrix-all-rows = Afficher toutes les applications
