# Le journal des événements.

events-title = Événements
events-chain =
    { $count ->
        [one] { $count } événement est scellé ; la tête de la chaîne est { $head }. Les heures sont en UTC.
       *[other] { $count } événements sont scellés ; la tête de la chaîne est { $head }. Les heures sont en UTC.
    }
events-chain-none = Rien n’est encore scellé. Les heures sont en UTC.
events-none = Pas encore d’événement
events-none-text = Toute modification, quel qu’en soit l’auteur, est inscrite ici.
events-none-found = Aucun événement correspondant
events-none-found-text = Retirez un critère de la recherche. Les commandes se trouvent par leur numéro ou le code d’une licence, les serveurs par leur nom, les personnes par leur adresse.
events-search = Numéro, code, nom ou adresse
events-any-kind = Tous
events-from = Du
events-until = Au
events-day-error = Un jour s’écrit comme 2026-11-25.
events-find = Rechercher
events-all = Tout afficher
events-time = Date et heure
events-kind = Événement
events-what = Ce qui s’est passé
events-origin = Origine
events-change = Avant → après

# Qui l’a fait.
events-who-others = L’éditeur ou un partenaire
events-who-unknown = Une personne qui n’est plus connue
events-who-program = Un programme
events-who-product = Un produit
events-who-product-on = Le produit sur le serveur { $server }
events-who-link-holder = Une personne disposant du lien
events-who-nobody = Une personne non connectée
events-who-system = Claviger

# Ce qui s’est passé, en une phrase : { $who } l’a fait, { $what } est ce à quoi cela a été fait.
events-said-other = { $who } : { $kind } ({ $what })
events-said-account-changed = { $who } a modifié le compte { $what }
events-said-account-grant-declined = { $who } a refusé la demande présentée pour { $what }
events-said-account-grant-ended = { $who } a mis fin à l’autorisation accordée à { $what }
events-said-account-grant-requested = { $who } a demandé l’autorisation pour { $what }
events-said-account-created = { $who } a créé le compte { $what }
events-said-account-granted = { $who } a autorisé { $what }
events-said-allocation-released = { $what } a libéré des unités
events-said-allocation-saved = { $who } a enregistré des quantités pour { $what }
events-said-api-key-made = { $who } a créé une clé API
events-said-clock-moved = { $who } a avancé l’horloge de la démonstration
events-said-invitation-accepted = { $what } a accepté une invitation
events-said-invitation-sent = { $who } a envoyé une invitation
events-said-invitation-resent = { $who } a envoyé à nouveau une invitation
events-said-invitation-withdrawn = { $who } a retiré une invitation
events-said-lease-issued = { $what } a reçu un bail
events-said-member-joined = { $what } a rejoint le compte
events-said-member-removed = { $who } a retiré { $what } du compte
events-said-member-role-changed = { $who } a donné un autre rôle à { $what }
events-said-order-cancelled = { $who } a annulé la commande { $what }
events-said-order-forwarded = { $who } a transmis la commande { $what }
events-said-order-placed = { $who } a passé la commande { $what }
events-said-order-resent = { $who } a envoyé à nouveau l’e-mail de la commande { $what }
events-said-order-unlocked = { $who } a déverrouillé la commande { $what }
events-said-person-signed-in = Connexion : { $what }
events-said-product-refused = Un produit qui appelait en tant que { $what } a été refusé
events-said-server-activated = Le serveur { $what } a été activé
events-said-server-added = { $who } a ajouté le serveur { $what }
events-said-server-alert-acknowledged = { $who } a acquitté une alerte du serveur { $what }
events-said-server-alert-raised = Le serveur { $what } a une alerte
events-said-server-binding-released = { $who } a dissocié l’installation du serveur { $what }
events-said-server-disabled = { $who } a mis hors service le serveur { $what }
events-said-server-enabled = { $who } a remis en service le serveur { $what }
events-said-server-host-changed = L’installation du serveur { $what } signale un autre hôte ou une autre version
events-said-server-released-now = { $who } a libéré des unités du serveur { $what } qui étaient encore utilisées
events-said-server-removed = { $who } a supprimé le serveur { $what }
events-said-server-renamed = { $who } a donné un autre nom au serveur { $what }
events-said-server-token-made = Le serveur { $what } a reçu son jeton
events-said-server-token-rotated = { $who } a remplacé le jeton du serveur { $what }
events-said-signing-key-made = { $who } a créé une clé de signature
events-said-member-left = { $what } a quitté le compte
events-said-contact-erased = { $who } a effacé une adresse de la commande { $what }
events-said-address-changed = { $what } a changé d’adresse
events-said-person-confirmed = { $what } a confirmé son adresse
events-said-person-erased = { $who } a effacé les données de la personne { $what }
events-said-password-changed = { $what } a choisi un autre mot de passe
events-said-person-registered = Inscription : { $what }
events-said-person-signed-out = Déconnexion : { $what }
events-said-sign-in-tried = Nombreuses tentatives de connexion en tant que { $what }
events-said-retention = Les données conservées assez longtemps ont été effacées
events-said-retention-changed = { $who } a modifié la durée de conservation des données
events-said-signing-key-removed = { $who } a effacé une clé de signature dont personne n’a plus besoin
events-said-signing-key-retired = { $who } a retiré du service une clé de signature
events-said-signing-key-revoked = { $who } a révoqué une clé de signature
events-said-api-key-revoked = { $who } a révoqué une clé API
events-said-mail-bounced = Un e-mail a été retourné : il n’a pas pu être remis
events-said-mail-retried = { $who } a relancé l’envoi d’un e-mail
events-said-address-asked = { $what } a demandé à changer d’adresse
events-said-confirmation-resent = L’e-mail de confirmation d’adresse a été envoyé à nouveau : { $what }
events-said-profile-changed = { $what } a modifié son profil
events-said-registered-again = Tentative d’inscription avec une adresse déjà connue : { $what }
events-said-reset-asked = Un nouveau mot de passe a été demandé pour { $what }
events-said-session-ended = { $what } a mis fin à une session
events-said-sessions-ended = Toutes les autres sessions ont pris fin : { $what }
