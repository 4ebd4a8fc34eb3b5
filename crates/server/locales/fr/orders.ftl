# Commandes : la liste, et l’une d’elles.

orders-title = Commandes
orders-one = Commande { $number }
orders-none = Pas encore de commande
orders-none-text = Les commandes apparaissent ici dès qu’elles sont passées. Leur contenu reste verrouillé jusqu’à ce que quelqu’un le déverrouille.
orders-number = Numéro de commande
orders-state = État
orders-date = Date
orders-customer = Client final
orders-country = Pays
orders-reseller = Revendeur
orders-distributor = Distributeur
orders-lines-count = Lignes
orders-lines = Contenu de la commande
orders-product = Produit
orders-sku = SKU
orders-quantity = Qté
orders-code = Code de licence
orders-sentence-locked = passée le { $time } ; rien n’en figure dans le compte du client.
orders-sentence-unlocked = le { $time } ; ses unités sont dans le compte du client.
orders-sentence-cancelled = le { $time } ; rien n’en a jamais figuré dans le compte du client.

orders-mail = E-mail
orders-mail-to = À
orders-mail-state = Dernier e-mail
orders-mail-none = aucun
orders-mail-waiting = en attente
orders-mail-sent = envoyé
orders-mail-dead = non remis
orders-mail-tried =
    { $attempts ->
        [one] { $attempts } tentative : { $error }
       *[other] { $attempts } tentatives : { $error }
    }
orders-mail-dead-text = envoi abandonné : { $error } Vérifiez l’adresse, puis envoyez l’e-mail à nouveau.
orders-mail-bounced = retourné
orders-mail-bounced-text = Le serveur de messagerie du destinataire l’a retourné : { $error } Corrigez l’adresse et envoyez-le à nouveau, ou prévenez l’acheteur par un autre moyen.
orders-redirect = Envoyer à une autre adresse
orders-redirect-email = Adresse
orders-redirect-language = Langue
orders-redirect-send = Envoyer à cette adresse
orders-redirect-error = Une adresse a la forme nom@example.com.
orders-resend = Envoyer à nouveau l’e-mail
orders-resend-hint = Le nouvel e-mail a un nouveau lien ; le lien de l’ancien n’est plus valable.
orders-resent = L’e-mail est en route, avec un nouveau lien. L’ancien lien n’est plus valable.

orders-cancel-title = Annulation
orders-cancel = Annuler cette commande…
orders-cancel-text =
    { $lines ->
        [one] Sa licence ne sera jamais livrée et son lien ne sera plus valable.
       *[other] Ses { $lines } licences ne seront jamais livrées et son lien ne sera plus valable.
    } Cette action est irréversible.
orders-cancel-confirm = Annuler la commande { $number }
orders-cancelled = La commande est annulée. Son lien n’est plus valable.
orders-refused-cancelled = La commande a été annulée entre-temps. Rien n’a été modifié.
orders-refused-unlocked = La commande a été déverrouillée entre-temps : ce qu’elle a livré est au client. Rien n’a été modifié.

# À la place du premier et du dernier jour : une maintenance qui commence à l’enregistrement du produit.
orders-care-months =
    { $months ->
        [one] { $months } mois à partir de l’enregistrement
       *[other] { $months } mois à partir de l’enregistrement
    }
