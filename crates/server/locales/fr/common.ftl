# Des mots que beaucoup de pages partagent.

common-breadcrumb = Vous êtes ici
common-copied = Copié
common-copy = Copier
common-errors =
    { $count ->
        [one] { $count } point demande votre attention
       *[other] { $count } points demandent votre attention
    }
common-navigation = Navigation principale
common-sign-out = Se déconnecter
common-skip = Aller au contenu
common-step-activate = Activation
common-step-assign = Attribution
common-step-delivery = Livraison
# Dit après le nom d’une étape à qui n’en voit pas la coche.
common-step-done = étape terminée
common-step-unlock = Déverrouillage
# Dans une cellule de la matrice : les unités au-delà de ce qu’il y a. Un script met un nombre à la place de { $count }, il n’y a donc pas de pluriel.
common-too-many = { $count } de trop

# Pourquoi il n’y a pas d’autre page.
common-not-found = Introuvable
common-forbidden = Action non autorisée
common-forbidden-text = Votre rôle ne le permet pas. Un administrateur de votre compte peut le modifier.
common-fault = Une erreur s’est produite
common-fault-text = Le problème vient de nous et a été consigné. Rien n’a été modifié. Réessayez dans un instant.
common-stale-form = Ce formulaire est périmé
common-stale-form-text = Il a été ouvert dans un autre navigateur, ou une connexion ou une déconnexion a eu lieu depuis. Rien n’a été modifié. Revenez en arrière, rechargez la page et réessayez.
common-too-large = Trop volumineux
common-too-large-text = Le formulaire dépasse la taille acceptée. Rien n’a été modifié.
# D’un corps quelconque, avant qu’il soit lu.
common-too-long = La requête a un corps de { $length } octets ; { $most } sont acceptés au maximum. Rien n’en a été lu et rien n’a été modifié. Revenez en arrière et envoyez moins de données.

# La navigation.
common-nav-licenses = Licences
common-nav-orders = Commandes
common-nav-events = Événements
common-nav-mailbox = Boîte de réception

# Selon quel modèle on vend.
common-model-perpetual = Perpétuelle
common-model-subscription = Abonnement
common-model-cloud = Cloud

# Le niveau de maintenance ; les formules sont des noms.
common-care-basic = Basic
common-care-gold = Gold
common-care-platinum = Platinum
common-care-none = Aucune
# D’une ligne dont les licences ont des formules différentes.
common-care-several = Plusieurs

# Une application selon son rôle.
common-role-add-on = { $application } (module complémentaire)
common-role-client = { $application } (poste client)
# Abréviation de redondance : pour un second serveur de secours.
common-role-redundancy = { $application } (redond.)
common-role-customization = { $application } (personnalisation)

# L’état d’une commande.
common-locked = Verrouillée
common-unlocked = Déverrouillée
common-cancelled = Annulée
# L’état d’une ligne de commande, donc de sa licence.
common-license-locked = Verrouillée
common-license-unlocked = Déverrouillée
common-license-cancelled = Annulée

# L’état d’un serveur.
common-server-new = nouveau
common-server-available = disponible
common-server-active = actif
common-server-unreachable = injoignable
common-server-disabled = hors service

# Instants.
# Un jour avec son heure.
common-instant = { $day }, { $time }
common-utc = { $time } UTC
common-ago-now = à l’instant
common-ago-minutes = il y a { $minutes } min
common-ago-hours = il y a { $hours } h

# À la place d’une adresse effacée.
common-erased = adresse effacée

# Une flèche dans le sens de la lecture : ce qui était, et ce que c’est devenu.
common-arrow = →
