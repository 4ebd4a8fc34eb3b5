# Ce qui, dans le stock, attend quelqu’un, sur les pages d’accueil.

stockstart-low = { $name } : { $left } en stock, moins de { $below }. Ajoutez une clé d’activation ou commandez-en d’autres.
stockstart-answer = { $from } vous offre { $units } de { $name } : acceptez ou refusez avant le { $date }.
stockstart-waiting = { $to } n’a pas répondu à votre offre de { $units } de { $name }, qui prend fin le { $date }.
stockstart-more =
    { $count ->
        [one] Un autre transfert attend une réponse.
       *[other] { $count } autres transferts attendent une réponse.
    }
