# Données personnelles : ce qui est conservé, combien de temps, et comment on l’efface.

privacy-nav = Confidentialité
privacy-title = Données personnelles
privacy-lead = Ce qui est connu sous une adresse, à effacer quand la personne le demande.
privacy-find = Rechercher
privacy-person = Personne
privacy-no-person = Personne ne se connecte avec { $email }.
privacy-name = Nom
privacy-id = Identifiant
privacy-erase = Effacer cette personne
privacy-erase-text =
    { $accounts ->
        [0] Le nom, l’adresse, le mot de passe et les sessions sont effacés.
        [one] Le nom, l’adresse, le mot de passe et les sessions sont effacés, et la personne quitte un compte.
       *[other] Le nom, l’adresse, le mot de passe et les sessions sont effacés, et la personne quitte { $accounts } comptes.
    } Les e-mails et les invitations ne la nomment plus. Le journal des événements garde son identifiant. Cette action est irréversible.
privacy-erase-confirm = Effacer définitivement
privacy-erased = La personne est effacée.
privacy-contact = Commandes et e-mails
privacy-contact-facts = Commandes qui citent cette adresse : { $orders }. E-mails envoyés à cette adresse : { $mails }.
privacy-contact-erase = Effacer l’adresse
privacy-contact-erase-text =
    { $orders ->
        [0] L’adresse est effacée des e-mails et des invitations.
        [one] L’adresse est effacée d’une commande, des e-mails et des invitations.
       *[other] L’adresse est effacée de { $orders } commandes, des e-mails et des invitations.
    } Les commandes restent, mais plus aucun e-mail les concernant ne peut être envoyé tant qu’elles n’ont pas d’autre contact. Qui se connecte avec cette adresse le peut toujours. Cette action est irréversible.
privacy-contact-erase-confirm = Effacer définitivement l’adresse
privacy-contact-erased = L’adresse est effacée.
privacy-retention = Durée de conservation des données
privacy-retention-lead = Ce qui est plus ancien disparaît de soi-même, dans l’heure. Ce qui s’est passé reste dans le journal des événements, qui ne nomme personne.
privacy-keep-sessions = Sessions, après leur fin
privacy-keep-invitations = Adresses des invitations, après leur acceptation ou leur expiration
privacy-keep-mails = Destinataires des e-mails, après leur envoi ou leur abandon
privacy-keep-registrations = Inscriptions dont l’adresse n’a jamais été confirmée
privacy-days = jours
privacy-days-error = Indiquez un nombre de jours de 1 à 3650.
privacy-save = Enregistrer
privacy-saved = Enregistré. Cela s’applique dès la prochaine exécution, dans l’heure.
privacy-done = Dernière exécution : { $at } ; éléments effacés : { $count }.
privacy-not-done = Pas encore d’exécution.
