# Passer les commandes d’un fichier.

importing-title = Importer des commandes
importing-lead = Un tableau avec une ligne par ligne de commande. Vous voyez d’abord ce qu’il donnerait ; ensuite, toutes ses commandes sont passées, ou aucune.
importing-file = Fichier CSV
importing-file-hint = En UTF-8, avec une ligne d’en-tête ; séparateur virgule ou point-virgule ; au maximum { $rows } lignes et 4 Mio.
importing-paste = Ou coller le tableau
importing-empty = Choisissez un fichier, ou collez le tableau ci-dessous.
importing-preview = Aperçu
importing-columns = Colonnes
importing-columns-text = Dans n’importe quel ordre. Les lignes ayant le même revendeur et le même numéro forment une commande ; ce qui concerne la commande entière peut rester vide après sa première ligne.
importing-column = Colonne
importing-says = Concerne
importing-needed = Obligatoire
importing-of-the-order = la commande
importing-of-the-line = la ligne
importing-yes = oui

importing-preview-title = Ce que donnerait l’importation
importing-counts = À passer : { $fresh }, déjà passées : { $again }
importing-mistakes =
    { $count ->
        [one] Il y a { $count } erreur dans le fichier. Tant qu’elle subsiste, aucune de ses commandes ne peut être passée.
       *[other] Il y a { $count } erreurs dans le fichier. Tant qu’elles subsistent, aucune de ses commandes ne peut être passée.
    }
importing-wrong = Erreur
importing-line = Ligne
importing-result = Résultat
importing-new = nouveau
importing-placed = sera passée
importing-again = déjà passée
importing-confirm =
    { $fresh ->
        [one] Passer { $fresh } commande
       *[other] Passer { $fresh } commandes
    }
