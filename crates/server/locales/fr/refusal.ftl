# Pourquoi quelque chose a été refusé : quelques mots au-dessus d’une page ou dans un problème de l’API, puis une phrase.
# Ce qui n’est pas ici est dit avec les pages auxquelles cela appartient.

refusal-invalid = Données non valables
refusal-no-such =
    { $what ->
        [account] Ce compte n’existe pas
        [alert] Cette alerte n’existe pas
        [invitation] Cette invitation n’existe pas
        [key] Cette clé n’existe pas
        [license] Cette licence n’existe pas
        [mail] Cet e-mail n’existe pas
        [order] Cette commande n’existe pas
        [person] Cette personne n’existe pas
        [server] Ce serveur n’existe pas
       *[other] Il n’y a rien à cette adresse
    }, ou vous n’y avez pas accès. Vérifiez l’adresse et votre saisie.

# Ce qui n’est dit qu’aux programmes.
refusal-unauthorized = Qui êtes-vous ?
refusal-unauthorized-text = Envoyez une clé API encore valable, sous la forme « Authorization: Bearer … ».
refusal-out-of-scope = Hors de ses portées
refusal-out-of-scope-text = Les portées de cette clé ne comprennent pas { $scope }.
refusal-not-as-seen = Modifié depuis la lecture
refusal-not-as-seen-text = L’état n’est plus celui qu’indique « If-Match ». Relisez-le, puis décidez à nouveau.
refusal-method = Autre méthode
refusal-method-text = Cette adresse n’accepte pas cette méthode. L’en-tête « Allow » nomme celles qu’elle accepte.
refusal-too-large-text = Un corps comporte au maximum { $bytes } octets. Envoyez moins de données à la fois.
refusal-busy = Délai dépassé
refusal-busy-text = La réponse a pris trop de temps. Ce qui était demandé a peut-être été exécuté : vérifiez avant de redemander.
refusal-call-text = L’appel n’est pas tel qu’il devrait être.
refusal-search-text = « q » comporte { $length } caractères, et une recherche porte sur { $most } au maximum
refusal-body = Illisible
refusal-body-text = Le corps n’a pas pu être lu jusqu’au bout : { $why }. Envoyez-le à nouveau.
refusal-json = Pas le JSON attendu
# { $why } est ce que dit le lecteur de JSON, en anglais.
refusal-json-text = Le corps ne convient pas : { $why }
refusal-json-deep = Le JSON est imbriqué plus profondément que ce qui est accepté : { $why }
refusal-query-text = Ce qui suit le point d’interrogation ne convient pas : { $why }
refusal-media-type = Autre type de corps
refusal-media-type-text = Envoyez le corps en { $kind }, avec l’en-tête « Content-Type: { $kind } ».
refusal-cursor = Pas un curseur
refusal-cursor-text = « after » n’est pas un curseur de cette liste. Envoyez le « next » de la page précédente, ou omettez-le pour commencer à la première page.
refusal-limit = Pas une limite
refusal-limit-text = « limit » est un nombre de 1 à { $most }. Sans lui, une page compte { $usual } éléments.
refusal-one-of = « { $field } » a l’une de ces valeurs : { $known }.
refusal-instant = « { $field } » n’est pas un instant. Écrivez-le comme 2026-11-25T09:00:00Z.
refusal-if-match = « If-Match » contient une étiquette telle que l’en-tête « ETag » l’a donnée, avec ses guillemets.
refusal-cell = Une cellule contient au maximum { $most } unités.
refusal-too-often = Trop souvent
refusal-too-often-calls = { $quota } appels sont accordés toutes les { $window } secondes. Rappelez dans { $wait } secondes.
refusal-once-key = Pas une Idempotency-Key
refusal-once-key-text = Une Idempotency-Key comporte de 1 à { $most } caractères ASCII visibles et s’envoie une seule fois.
refusal-once-other = La clé désigne un autre appel
refusal-once-other-text = Cette Idempotency-Key a été envoyée avec un autre appel. Prenez une nouvelle clé pour chaque appel.
refusal-once-under-way = Encore en cours
refusal-once-under-way-text = Le premier appel avec cette Idempotency-Key est encore en cours. Redemandez dans un instant.
refusal-once-lost = Déjà exécuté
refusal-once-lost-text = L’appel avec cette Idempotency-Key a été exécuté, mais sa réponse s’est perdue. Vérifiez ce qu’il a fait.
refusal-api-key = La clé ne peut pas être créée
refusal-api-key-outlives = Une clé créée par un programme n’est pas valable plus longtemps que la sienne : { $until }.
refusal-api-key-role = « { $given } » n’est pas un rôle. Utilisez l’un de ceux-ci : { $known }.
refusal-api-key-nothing = Avec ce rôle et ces portées, la clé ne pourrait rien faire. Prenez un autre rôle, ou d’autres portées.
refusal-api-key-more = La clé pourrait faire plus que vous. Prenez un rôle moindre, ou moins de portées.
refusal-api-key-scope = « { $given } » n’est pas une portée. Les portées sont : { $known }.
refusal-api-key-scopes = Il y a { $count } portées. Nommez chacune une seule fois.
refusal-api-key-many = Trop de clés

# Commandes et e-mails.
refusal-order = La commande ne peut pas être passée
refusal-fields =
    { $count ->
        [one] { $count } champ est incorrect.
       *[other] { $count } champs sont incorrects.
    } Rien n’a été modifié.
refusal-order-used = Le numéro de commande est déjà utilisé
refusal-order-used-text = Le revendeur a passé une autre commande sous ce numéro : { $order }. Rien n’a été modifié.
refusal-import = Le fichier ne peut pas être importé
refusal-order-state = L’état de la commande ne le permet pas
refusal-mail-sent = L’e-mail est déjà parti
refusal-forwarded-often = Transmise trop souvent

# Licences et serveurs.
refusal-not-enough = Pas assez d’unités
refusal-not-enough-text =
    { $count ->
        [one] { $count } ligne ne contient pas autant d’unités que demandé.
       *[other] { $count } lignes ne contiennent pas autant d’unités que demandé.
    } Rien n’a été enregistré.
refusal-changed = Modifié entre-temps
refusal-changed-text = Quelqu’un d’autre a fait une modification entre-temps. Rien de votre saisie n’a été enregistré. Regardez à nouveau, puis décidez à nouveau.
refusal-server-disabled = Serveur hors service
refusal-account-closed = Compte fermé
refusal-name-taken = Nom déjà pris
refusal-too-many-servers = Trop de serveurs
refusal-cells-twice = Un enregistrement nomme chaque cellule une seule fois, et { $most } au maximum.
refusal-no-token = Pas encore de jeton
refusal-no-release = Libérations trop fréquentes
refusal-server-in-use = Encore utilisé
refusal-exchange = L’échange n’est pas possible
refusal-already-there = S’y trouve déjà
refusal-not-mergeable = Fusion impossible
refusal-contact-erased = Personne à qui écrire
refusal-one-account = Ceci est destiné à qui s’occupe de plusieurs comptes ; la situation de celui-ci figure à l’adresse { $there }.
refusal-license-state = La licence ne le permet pas
refusal-has-administrator = Il y a déjà un administrateur
refusal-not-registrable = Produit non enregistrable
refusal-has-days = La maintenance de cette licence a déjà ses dates : du { $first } au { $last }.
refusal-no-care = Aucune maintenance n’a été achetée avec cette licence ; il n’y a donc pas de produit à enregistrer.

# Comptes et personnes.
refusal-account = Le compte ne peut pas être ainsi
refusal-already-member = Fait déjà partie du compte
refusal-already-invited = Invitation déjà envoyée
refusal-too-many-users = Trop d’utilisateurs
refusal-known = Une personne ayant cette adresse existe déjà. Connectez-vous avec le mot de passe que vous avez.
refusal-somebody-else = Cette invitation est destinée à une autre adresse que celle de votre connexion.
refusal-already-granted = Déjà autorisé
refusal-not-a-partner = Seuls des distributeurs et des revendeurs peuvent être autorisés. Choisissez un tel compte.
refusal-role-above = Au-dessus de votre propre rôle
refusal-last-in-charge = La dernière personne responsable
refusal-tried-too-often = Trop de tentatives
# À la place de « dans 3 minutes » lorsque c’est dit à un programme.
refusal-from-then = à partir du { $time }

# Ce qui est dit aux produits : leurs agents le montrent à qui les installe.
refusal-token-unknown = Jeton inconnu
refusal-token-unknown-text = Ce jeton est inconnu. Copiez-le à nouveau, en entier, depuis la page du serveur dans le portail.
refusal-token-bound = Jeton utilisé ailleurs
refusal-token-bound-text = Ce jeton est déjà utilisé par une autre installation. Si cette autre installation a été remplacée, dissociez-la sur la page du serveur dans le portail. Sinon, ajoutez un serveur distinct pour la présente installation.
refusal-product-disabled = Ce serveur a été mis hors service dans le portail. Remettez-le en service et activez avec le nouveau jeton.
refusal-unbound = Installation dissociée
refusal-unbound-text = L’installation de ce serveur a été dissociée dans le portail. Si c’est encore la bonne, activez-la avec le nouveau jeton qui figure sur la page du serveur.
refusal-version = Produit trop ancien
refusal-version-text = L’activation en ligne requiert { $needs } ou une version ultérieure, et ceci est { $version }. Mettez à jour le produit, ou activez-le hors ligne.
refusal-not-bound = Pas cette installation
refusal-not-bound-text = La clé de cette installation n’est pas celle à laquelle le serveur est associé.
refusal-proof-text = L’en-tête { $header } doit être signé par la clé de l’installation, sur le chemin et le corps : { $why }
refusal-repeated = Une copie est en marche
refusal-repeated-text = Une autre copie de cette installation a déjà appelé. Une machine clonée ou restaurée doit être activée comme serveur distinct.
refusal-session = La session est terminée
refusal-session-text = La session est terminée. Renouvelez avec la clé de l’installation.
refusal-lease = Il y a un nouveau bail
refusal-lease-text = Il y a un nouveau bail. Renouvelez avec la clé de l’installation.
refusal-host-facts = Le nom d’un hôte, son empreinte et la version du produit comportent de 1 à 200 caractères, un nonce de 8 à 64, et le numéro d’un appel est inférieur à 2⁶³.
refusal-check-in = Une communication (check-in) porte If-None-Match et les en-têtes claviger-session, -sequence, -nonce et -mac.
refusal-refused-often = Trop d’appels provenant de cette adresse réseau ont été refusés. Rappelez dans { $wait } secondes.
refusal-activates-often = Cette installation s’active trop souvent : une fois suffit, jusqu’à indication contraire. Rappelez dans { $wait } secondes.
refusal-calls-often = Ce serveur appelle trop souvent : une fois dans l’intervalle indiqué suffit. Rappelez dans { $wait } secondes.
