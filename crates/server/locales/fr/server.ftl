# La page d’un serveur.

server-sentence-new = Attribuez-lui des quantités sur la page des licences ; son jeton figurera alors ici.
server-sentence-available = Le jeton n’a pas encore été utilisé.
server-sentence-active = dernière communication : { $ago } · prochaine au plus tard : { $next }
server-sentence-unreachable = sans nouvelles depuis le { $since }. Il continue de fonctionner jusqu’à la fin de son bail, le { $until }. Vérifiez qu’il est allumé et qu’il peut joindre ce service.
server-sentence-lost = sans nouvelles depuis le { $since }, et son bail est terminé. Vérifiez qu’il est allumé et qu’il peut joindre ce service.
server-sentence-disabled = depuis le { $since } ; aucun de ses baux n’est plus valable
server-sentence-disabled-running = depuis le { $since }. Tant qu’il ne l’a pas appris, il peut continuer de fonctionner jusqu’à la fin de son bail, le { $until }.

server-activate = Activation
server-activate-text = Collez le jeton dans le produit. Il est valable pour une seule installation et disparaît d’ici dès qu’il a été utilisé.
server-token = Jeton
server-command = Ou avec l’agent, sur l’hôte lui-même
server-command-hint = FILE contient la clé racine de l’éditeur, VERSION est celle du produit. L’agent demande le jeton ; collez-le à cet endroit.

server-items = Ce qu’il peut exécuter
server-item = Élément
server-quantity = Quantité
server-quantity-of = { $granted } sur { $wanted }
server-status = État
server-no-items = Encore rien
server-no-items-text = Attribuez des quantités à ce serveur sur la page des licences. Avec la première, il reçoit son jeton.
server-item-active = actif
server-item-ended = terminé
server-item-ends-soon = se termine bientôt
server-item-none = aucune unité

server-facts = Informations
server-mode = Activation
server-mode-online = En ligne
server-public-id = Identifiant public
server-host = Hôte
server-version = Version
server-fingerprint = Empreinte
server-origin = Adresse réseau
server-bound = Associé depuis
server-unbound = Associé jusqu’au
server-last-check-in = Dernière communication
server-next-check-in = Prochaine communication au plus tard
server-lease-number = Numéro du bail
server-lease-until = Bail jusqu’au
server-left-behind-until = Baux des installations précédentes jusqu’au

# Ce que quelqu’un doit regarder.
server-alert-second = Deux installations utilisent le jeton de ce serveur : { $host } en plus de { $known }
server-alert-second-advice = { $host } a tenté de s’activer et a été refusé, car le jeton est associé à { $known }. Si { $known } a été remplacé, dissociez l’installation ci-dessous et activez la nouvelle avec le nouveau jeton. Sinon, ajoutez un serveur distinct pour { $host }.
server-alert-copy = Deux installations utilisent la clé de ce serveur
server-alert-copy-advice = Le numéro d’un appel a reculé ou s’est répété : la machine a été clonée, ou un ancien instantané a été restauré. Arrêtez la copie, ou activez-la comme serveur distinct. Si c’est la bonne installation qui est refusée maintenant, dissociez-la ci-dessous et activez-la avec le nouveau jeton.
server-alert-version = Le produit sur l’hôte { $host } est trop ancien : { $version }
server-alert-version-advice = L’activation en ligne requiert { $needs } ou une version ultérieure. Mettez à jour le produit, ou activez-le hors ligne.
server-alert-once = Constaté une fois, le { $since }.
server-alert-times = Constaté { $times } fois depuis le { $since }, la dernière fois le { $last }.
server-alert-installation = Installation
server-alert-refused = refusée
server-alert-bound = associée
server-alert-heard = Dernière communication
server-alert-acknowledge = Acquitter l’alerte

# Ce qu’on peut en faire. Là où suivent des chiffres, la phrase se termine par deux points.
server-change = Modifier ce serveur
server-rename = Renommer
server-rotate = Remplacer le jeton…
server-rotate-text = Le jeton actuel n’a alors plus aucune valeur ; le nouveau est affiché sur cette page.
server-rotate-text-bound = Le jeton qui a été utilisé n’a alors plus aucune valeur. { $host } reste associé et continue avec sa propre clé.
server-rotate-confirm = Remplacer le jeton
server-unbind = Dissocier l’installation…
server-unbind-text-idle = { $host } n’est plus associé ; la prochaine installation qui s’active avec le nouveau jeton le sera. { $host } n’a plus de bail valable : il n’y a donc rien à attendre.
server-unbind-text-running = { $host } n’est plus associé ; la prochaine installation qui s’active avec le nouveau jeton le sera. { $host } peut continuer de fonctionner jusqu’à la fin de son bail, le { $until } ; une autre installation ne reçoit ces unités qu’à ce moment-là, ou quand vous les libérez :
server-unbind-confirm = Dissocier l’installation
server-release-title = Pas encore libres
server-release = Libérer maintenant…
server-release-text = Ces unités ont été retirées à ce serveur, mais une de ses installations peut encore fonctionner avec elles jusqu’au { $until }. Elles sont libres d’elles-mêmes dès que l’installation les a libérées, au plus tard à ce moment-là :
server-release-text-soon = Ces unités ont été retirées à ce serveur et seront libres dans la minute :
server-release-warning = Ne les libérez que si vous savez que plus rien ne fonctionne avec elles : une machine définitivement éteinte, par exemple. Sinon, elles servent deux fois.
server-release-left = Cette année, vous pouvez encore le faire { $left ->
        [one] { $left } fois
       *[other] { $left } fois
    } sur { $limit } ; toutes sont de nouveau disponibles à partir du { $again }.
server-release-none-left = Ce compte a libéré des unités aussi souvent qu’il le peut en une année ({ $limit }). Il le pourra de nouveau à partir du { $again } ; d’ici là, l’éditeur peut le faire.
server-release-without-limit = En tant qu’éditeur, vous pouvez le faire aussi souvent que nécessaire.
server-release-confirm = Libérer maintenant
server-disable = Mettre ce serveur hors service…
server-disable-text-running = Ses sessions prennent fin immédiatement, son bail n’est pas renouvelé et son jeton n’a plus aucune valeur. Il l’apprend à sa prochaine communication, au plus tard le { $next } ; tant qu’il ne l’a pas appris, il peut continuer de fonctionner jusqu’à la fin de son bail, le { $until }. Ces unités lui sont retirées, et sont libres à ce moment-là, ou quand vous les libérez :
server-disable-text-idle = Son jeton n’a alors plus aucune valeur. Il fonctionne sans bail ; ces unités sont donc libres immédiatement :
server-disable-nothing = Il n’a pas d’unités.
server-disable-kept = Ce qu’il doit avoir reste noté : sa remise en service lui rend ce qui n’a été accordé à personne d’autre entre-temps.
server-disable-confirm = Mettre { $server } hors service
server-enable-title = Remise en service
server-enable = Remettre ce serveur en service
server-enable-text = Il reçoit un nouveau jeton pour s’activer. De ce qu’il devait avoir, il doit de nouveau avoir :
server-enable-nothing = Rien : il n’avait pas d’unités, ou elles ont été accordées à d’autres entre-temps.
server-remove = Supprimer ce serveur…
server-remove-text = Sa colonne, son jeton et son historique sur cette page disparaissent ; le journal des événements reste. Cette action est irréversible.
server-remove-confirm = Supprimer { $server }
server-remove-bound = Il ne peut pas être supprimé tant qu’une installation lui est associée. Mettez-le d’abord hors service.
server-remove-holds-units = Il ne peut pas être supprimé : des unités lui appartiennent ou ne sont pas encore libres ({ $units }). Retirez-les-lui ou mettez-le hors service, et attendez qu’elles soient libres.
server-refused-disabled = Ce serveur est hors service : sa remise en service lui donne un nouveau jeton.
server-refused-no-token = Ce serveur n’a pas encore de jeton : il en reçoit un avec sa première quantité.
server-done-renamed = Serveur renommé.
server-done-rotated = Le jeton est remplacé. L’ancien n’a plus aucune valeur.
server-done-binding-released = L’installation est dissociée. La prochaine qui s’active avec le jeton ci-dessous sera associée.
server-done-released = Unités libérées. Qui les attendait les a maintenant.
server-done-disabled = Serveur mis hors service. Ses sessions ont pris fin et son jeton n’a plus aucune valeur.
server-done-enabled = Serveur remis en service. Collez le nouveau jeton dans le produit.
server-done-acknowledged = C’est noté. Si cela se reproduit, l’alerte s’affichera à nouveau.
