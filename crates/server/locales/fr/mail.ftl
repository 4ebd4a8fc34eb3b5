# Les e-mails.

mail-order-subject = Licences de la commande { $number } pour { $customer }
mail-order-lead = Les licences de cette commande sont prêtes. Elles sont verrouillées : rien n’en figure dans le compte du client tant que vous ne les avez pas déverrouillées.
mail-order-next = Déverrouillez-les quand vous le souhaitez. Aucune connexion n’est nécessaire ; une page montre la commande et demande une confirmation.
mail-order-unlock = Déverrouiller maintenant
mail-order-keep = Toute personne disposant de ce lien peut déverrouiller la commande. Ne le communiquez qu’avec prudence.
mail-customer = Client final
mail-country = Pays
mail-reseller = Revendeur
mail-order-number = Numéro de commande
mail-product = Produit
mail-sku = SKU
mail-quantity = Qté
mail-code = Code de licence
mail-status = Déverrouillage
mail-unlocked-subject = La commande { $number } est déverrouillée
mail-unlocked-lead = Les licences de cette commande sont déverrouillées et figurent dans le compte du client. L’étape suivante consiste à les attribuer à des serveurs.
mail-unlocked-manage = Gérer les licences
mail-invitation-subject = Gérez les licences du compte { $account }
mail-invitation-lead = Des licences du compte { $account } attendent d’être gérées. Vous y figurez comme contact : cette invitation fait de vous l’administrateur du compte.
mail-invitation-accept = Accepter l’invitation
mail-invitation-until = Elle est valable une seule fois, jusqu’au { $date }.

# Au sujet d’un serveur que deux installations veulent être.
mail-alert-subject = Deux installations pour le serveur { $server } du compte { $account }
mail-alert-second = Une autre installation, sur l’hôte { $host }, a tenté de s’activer avec le jeton du serveur { $server } du compte { $account }. Elle a été refusée, car le jeton est déjà associé à une installation.
mail-alert-copy = Une copie de l’installation du serveur { $server } du compte { $account } est en marche : la machine a été clonée, ou un ancien instantané a été restauré.
mail-alert-advice = Si le matériel a été remplacé, dissociez l’installation sur la page du serveur. Sinon, arrêtez l’autre installation, ou ajoutez pour elle un serveur distinct. Aucun autre e-mail ne vous sera envoyé tant que l’alerte affichée sur cette page n’aura pas été acquittée.
mail-alert-refused = Refusée
mail-alert-bound = Associée
mail-alert-host = { $host }, version { $version }, depuis { $address }, { $time }
mail-alert-open = Ouvrir la page du serveur

# Une correction après le déverrouillage.
mail-correction-subject = Licences du compte { $account } : une correction a été faite
mail-correction-subject-merged = { $other } et { $account } ne forment plus qu’un compte
mail-correction-moved-away = Une licence a été déplacée hors du compte { $account } : elle avait été vendue au mauvais client.
mail-correction-moved-in = Une licence a été déplacée vers le compte { $account }. Elle peut être attribuée immédiatement à des serveurs.
mail-correction-returned = Une licence a été reprise et retirée du compte { $account }.
mail-correction-exchanged = Une licence du compte { $account } a été échangée contre une autre.
mail-correction-merged = Le compte { $other } a été fusionné avec le compte { $account }, avec tout son contenu.
mail-correction-servers = Ce qui a été accordé aux serveurs ne leur est pas encore retiré. Si plus d’unités sont accordées qu’il n’y en a, la page des licences l’indique.
mail-correction-license = Licence
mail-correction-replacement = Nouvelle licence
mail-correction-reason = Motif
mail-correction-look = Voir les détails

# Dans un compte, par ceux qui s’occupent de ses membres.
mail-join-subject = Invitation au compte { $account }
mail-join-lead = Cette invitation vous fait rejoindre le compte { $account } avec le rôle : { $role }.

# Une commande transmise à un revendeur.
mail-forwarded-subject = Gérez les licences de la commande { $number } pour { $customer }
mail-forwarded-lead = Les licences de cette commande sont déverrouillées, et une personne disposant de la commande vous demande de les gérer. Connectez-vous avec votre compte chez un revendeur ; il est ensuite demandé au client si vous y êtes autorisé.
mail-forwarded-manage = Gérer les licences
mail-forwarded-until = Le lien est valable pour un seul revendeur, jusqu’au { $date }.

# Un partenaire demande une autorisation.
mail-asked-subject = { $partner } demande à gérer les licences du client { $customer }
mail-asked-lead = { $partner } demande à gérer les licences du client { $customer }. Une de vos commandes lui a été transmise. Autorisez ou refusez ; d’ici là, rien ne change.
mail-asked-answer = Répondre

# Un partenaire a été autorisé.
mail-let-in-subject = { $customer } vous accorde son autorisation
mail-let-in-lead-licenses = { $customer } autorise { $partner } à gérer ses licences et ses serveurs.
mail-let-in-lead-tickets = { $customer } autorise { $partner } à suivre ses tickets.
mail-let-in-lead-both = { $customer } autorise { $partner } à gérer ses licences et ses serveurs et à suivre ses tickets.
mail-let-in-open = Ouvrir le portail
