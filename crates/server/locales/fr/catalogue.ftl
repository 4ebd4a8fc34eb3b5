# Ce qui se vend.

# Dans la navigation et en tête de la page.
catalogue-title = Catalogue
catalogue-lead =
    { $products ->
        [one] { $products } produit.
       *[other] { $products } produits.
    }
catalogue-search = SKU, produit ou application
catalogue-none = Aucun résultat
catalogue-none-text = Aucune application ni aucun produit n’a de mots qui commencent ainsi.
catalogue-all = Tout le catalogue
catalogue-no-products = Aucun produit de cette application n’est en vente.
catalogue-units = Unités par article
catalogue-price = Prix catalogue
catalogue-models = Modèles de licence
catalogue-role = Rôle
catalogue-base = Rattaché à
catalogue-binding = Attribué à
catalogue-binding-server = serveurs
catalogue-binding-device = appareils
catalogue-delivery = Livré par
catalogue-delivery-unlock = déverrouillage
catalogue-delivery-activation-key = clé d’activation
catalogue-on-sale-until = En vente jusqu’au
catalogue-supported-until = Support jusqu’au
catalogue-on-sale = En vente
catalogue-end-of-life = Fin de vie
catalogue-unsupported = Fin de support
# Ce qu’un produit est pour son application.
catalogue-role-base = base
catalogue-role-add-on = module complémentaire
catalogue-role-client = poste client
catalogue-role-redundancy = redondance
catalogue-role-customization = personnalisation
