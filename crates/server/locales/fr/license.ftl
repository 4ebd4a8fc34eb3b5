# La page d’une licence, et ce qu’elle dit de son état.

license-title = Licence { $code }
license-state-active = active
license-state-future = à partir du { $date }
license-state-ended = terminée le { $date }
license-state-returned = reprise le { $date }
license-state-moved = déplacée le { $date }
license-state-exchanged = échangée le { $date }
license-sentence-in = ses unités sont dans le compte { $account }
license-sentence-was-in = ses unités étaient dans le compte { $account }
license-account = Compte
license-order = Commande
license-term = Utilisable
license-for-ever = sans fin
license-newest-release = Versions publiées jusqu’au
license-replaces = En échange de
license-replacement = Échangée contre
license-reason = Motif : { $reason }
license-look = Voir la licence
license-register = Enregistrer le produit
license-register-first = Enregistrer le produit…
license-register-text =
    { $months ->
        [one] Sa maintenance, { $plan }, commence aujourd’hui et dure { $months } mois.
       *[other] Sa maintenance, { $plan }, commence aujourd’hui et dure { $months } mois.
    } La première activation d’un serveur qui en a des unités produit le même effet, si personne ne l’a fait. Cette action est irréversible.
license-registered = Produit enregistré : la maintenance commence aujourd’hui.
license-not-registrable = Le produit de cette licence ne peut pas être enregistré : sa maintenance a déjà ses dates, ou il n’en a pas.

license-history = Historique
license-when = Date
license-what = Événement
license-why = Motif
license-happened-loaded = Unités entrées dans le compte
license-happened-left = Passée dans un autre compte par une fusion
license-happened-registered = Produit enregistré : début de la maintenance
license-happened-moved-away = Déplacée vers un autre compte
license-happened-moved-in = Venue d’un autre compte
license-happened-returned = Reprise contre avoir
license-happened-exchanged = Échangée
