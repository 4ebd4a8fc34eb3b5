# Le choix d’un client.

licenses-products-for = Produits pour :
licenses-choose = Clients
licenses-search = Rechercher par nom ou numéro
licenses-search-submit = Rechercher
licenses-customer = Client
licenses-customer-number = Numéro
licenses-no-customers = Pas encore de client
licenses-no-customers-text = Un client apparaît ici dès qu’une commande pour lui est déverrouillée, ou dès qu’il vous autorise à gérer ses licences.
licenses-none-found = Aucun résultat pour « { $search } »
licenses-all-customers = Tous les clients

# La matrice.
licenses-title = Licences
licenses-change-customer = { $customer } : choisir un autre client
licenses-application = Application
licenses-type = Type
licenses-used = Utilisées
licenses-care = Maintenance
licenses-start = Début
licenses-term = Échéance
licenses-save = Enregistrer la configuration
licenses-add-server = Ajouter un serveur
licenses-server-name = Nom
licenses-server-name-hint = Tel qu’il s’appelle dans votre réseau, par exemple paris-ucx-1.
licenses-server-name-error = Un nom comporte de 1 à 64 caractères.
licenses-server-name-taken = Un serveur de ce nom existe déjà.
licenses-too-many-servers = Ce compte a atteint le nombre maximal de serveurs.
licenses-none = Pas encore de licence
licenses-none-text = Les licences apparaissent ici dès qu’une commande est déverrouillée.
licenses-no-servers = Pas encore de serveur
licenses-no-servers-text = Un serveur est une installation du produit. Ajoutez-en un, attribuez-lui des quantités et collez-y son jeton.

# À côté des chiffres d’une ligne.
licenses-over = surallocation de { $units }
licenses-next-change = puis { $units } ({ $date })
licenses-waiting = { $units } en attente
licenses-waiting-for-former = { $units } en attente de l’installation précédente
licenses-disabled = hors service : aucune unité jusqu’à la remise en service
licenses-server-disabled = { $servers } : hors service. Les quantités restent inchangées jusqu’à la remise en service. Rien n’a été enregistré.
licenses-waiting-for = { $units } en attente du serveur { $server }
licenses-releasing = { $units } en cours de libération

# Derrière une ligne.
licenses-behind =
    { $count ->
        [one] { $count } licence derrière cette ligne
       *[other] { $count } licences derrière cette ligne
    }
licenses-items = Articles
licenses-units = Unités
licenses-ordered = Commandée le
licenses-days = Période

# Après un enregistrement.
licenses-saved =
    Enregistré : { $servers ->
        [one] { $servers } serveur
       *[other] { $servers } serveurs
    }, { $rows ->
        [one] { $rows } ligne
       *[other] { $rows } lignes
    }.
licenses-nothing-changed = Rien n’a été modifié, donc rien n’a été enregistré.
licenses-added = Le serveur { $server } est ajouté. Attribuez-lui des quantités et enregistrez ; son jeton figurera alors sur sa page.
licenses-not-enough = demandé : { $wanted }, disponible : { $available }
licenses-not-a-quantity = Une quantité est un nombre entier de 0 à 1 000 000 000.
licenses-changed-meanwhile = C’était { $seen }, c’est maintenant { $now }.
licenses-conflict = Quelqu’un d’autre a enregistré les cellules ci-dessous entre-temps. Rien de votre saisie n’a été enregistré, mais elle est conservée : modifiez-la, ou enregistrez à nouveau pour remplacer les autres valeurs.
# Une ligne du résumé : une ligne de la matrice et ce qui n’y va pas.
licenses-row-error = { $application } : { $error }
licenses-cell-error = { $application }, { $server } : { $error }
