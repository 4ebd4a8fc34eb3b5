# Créer des clés de licence à partir d’une liste. (P-08)

keylist-title = Créer des clés de licence à partir d’une liste
keylist-lead = Un tableau avec une ligne par clé de licence. Vous voyez d’abord exactement ce qui sera créé ; ensuite, toutes les clés sont créées, ou aucune.
keylist-columns-text = Dans n’importe quel ordre. Ce qui n’est pas nécessaire peut manquer ou rester vide ; les licences pour le matériel exigent le numéro de série de leur appareil.
keylist-meaning = Signification
keylist-written = Dans le tableau
keylist-types = Types de licence
keylist-mistakes =
    { $count ->
        [one] Il y a { $count } erreur dans la liste. Tant qu’elle subsiste, aucune des clés ne peut être créée.
       *[other] Il y a { $count } erreurs dans la liste. Tant qu’elles subsistent, aucune des clés ne peut être créée.
    }
keylist-confirm =
    { $count ->
        [one] Créer { $count } clé
       *[other] Créer { $count } clés
    }
keylist-made =
    { $count ->
        [one] { $count } clé de licence a été créée.
       *[other] { $count } clés de licence ont été créées.
    }
keylist-no-rows = Il n’y a aucune ligne sous l’en-tête. Chaque ligne est une clé de licence.
keylist-wrong-license = Ce type de licence n’existe pas dans le stock. La page de la liste indique comment écrire chacun.
keylist-wrong-count = Une liste contient de 1 à { $most } clés de licence ; celle-ci en contient { $count }.
