# La boîte d’envoi : ce qui est parti par e-mail, et ce qui n’est pas parti.

mails-nav = E-mails
mails-title = E-mails
mails-lead = Tout ce qui doit être annoncé par e-mail. L’envoi de ce qui ne peut pas être remis est retenté pendant deux jours, puis abandonné.
mails-any = Tous
mails-all = Tout afficher
mails-find = Rechercher
mails-to = À
mails-kind = Type
mails-created = Créé le
mails-state = État
mails-detail = Détail
mails-time = Date et heure
mails-said = Réponse du serveur de messagerie
mails-none = Aucun e-mail ici
mails-none-text = Les e-mails apparaissent ici dès qu’il y a quelque chose à annoncer. Si vous en cherchez un, retirez un critère de la recherche.
mails-address-error = La recherche porte sur une adresse entière, par exemple nom@example.com.
mails-state-waiting = en attente
mails-state-sent = envoyé
mails-state-bounced = retourné
mails-state-dead = abandonné
mails-retry = Réessayer maintenant
mails-retry-all = Réessayer les envois abandonnés
mails-retried =
    { $count ->
        [0] Aucun envoi n’avait été abandonné, donc rien n’est retenté.
        [one] Un e-mail est en cours de nouvel envoi.
       *[other] { $count } e-mails sont en cours de nouvel envoi.
    }
mails-sent-already = Le serveur de messagerie a déjà accepté cet e-mail. Pour envoyer à nouveau l’e-mail d’une commande, utilisez la page de la commande.
mails-failures = Tentatives échouées
mails-content = Contenu
mails-gone = Ce sur quoi portait cet e-mail n’existe plus, ou son lien a été remplacé entre-temps.
mails-without-secrets = Les secrets de ses liens ont été retirés ici.
