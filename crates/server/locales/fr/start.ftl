# Pages d’accueil.

start-nav = Accueil
start-title = Accueil
start-needs = Ce qui vous attend
start-needs-none = Rien ne vous attend pour l’instant.
start-need-over = { $application } : surallocation de { $units }. Retirez des unités à un serveur, ou commandez-en d’autres.
start-need-ended = { $application } : fin le { $date }. Ce qui s’en servait ne fonctionne plus.
start-need-unreachable = { $server } : sans nouvelles depuis le { $since }.
start-need-care-over = { $application } : { $care }. Les versions ultérieures peuvent ne pas fonctionner.
start-need-waiting = { $application } : { $units } en attente, jusqu’à ce qu’un autre serveur libère des unités.
start-need-unregistered = { $application } : le produit de la licence { $code } n’est pas enregistré ; sa maintenance n’a donc pas commencé.
start-need-unassigned = { $application } : unités disponibles ({ $units }), dont aucune n’est attribuée à un serveur.
start-servers = Serveurs
start-servers-none = Pas encore de serveur.
start-servers-count =
    { $count ->
        [one] { $status } : { $count }
       *[other] { $status } : { $count }
    }
start-use = Utilisation
start-use-none = Pas encore de licence. Les licences apparaissent ici dès qu’une commande est déverrouillée.
start-last-year = 12 derniers mois
start-by-month = Par mois
start-month = Fin du mois
start-in-use = Utilisées
start-chart =
    { $application }, unités utilisées semaine après semaine : { $first } il y a un an, { $most } au maximum, { $last } maintenant.
start-endings = Se termine dans les 90 prochains jours
start-endings-none = Rien ne se termine dans les 90 prochains jours.
start-ends-on = Dernier jour
start-what = Objet
start-ends-units = Unités
start-ends-care = Maintenance ({ $plan })
start-ends-care-alone = Maintenance
start-locked = Commandes encore verrouillées
start-locked-none = Aucune commande n’est verrouillée.
start-placed = Passée le
start-mails = E-mails
start-mails-ok = Tous les e-mails ont été remis, ou sont en route.
start-mails-dead =
    { $count ->
        [one] { $count } e-mail a été abandonné.
       *[other] { $count } e-mails ont été abandonnés.
    }
start-mails-failing =
    { $count ->
        [one] { $count } e-mail est en attente après un échec.
       *[other] { $count } e-mails sont en attente après un échec.
    }
start-silent = Serveurs injoignables
start-silent-none = Tous les serveurs activés donnent de leurs nouvelles.
start-server = Serveur
start-last-seen = Dernière communication
start-more-than = plus de { $count }
