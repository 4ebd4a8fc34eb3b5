# Ce qui ne va pas dans une commande ou un fichier de commandes : dit à côté du champ, dans l’aperçu d’un fichier et par l’API.

mistake-number = Un numéro de commande comporte de 1 à 64 lettres, chiffres, espaces et signes.
mistake-country = Un pays s’écrit en deux lettres majuscules, comme FR, DE, GB.
mistake-lines = Une commande comporte de 1 à { $most } lignes.
mistake-sku = « { $sku } » ne figure pas au catalogue.
mistake-sku-nearest = « { $sku } » ne figure pas au catalogue. S’agit-il de { $nearest } ?
mistake-end-of-life = Ce produit s’est vendu jusqu’au { $day }, et la date de la commande est postérieure. Prenez le produit qui le remplace.
mistake-stock-twice = Ce produit figure déjà dans une ligne précédente. Une commande apporte une clé d’activation par produit : additionnez les articles.
mistake-items = Une ligne comporte de 1 à { $items } articles, et pas plus de { $units } unités en tout.
mistake-sold-as = Ce produit ne se vend pas ainsi. Il se vend sous la forme : { $models }.
mistake-first-missing = Il manque le premier jour : celui de l’abonnement, ou de la maintenance d’une licence perpétuelle.
mistake-last-missing = Il manque le dernier jour : celui de l’abonnement, ou de la maintenance d’une licence perpétuelle.
mistake-last-out-of-place = Le dernier jour est le premier ou un jour ultérieur, { $years } ans plus tard au maximum.
mistake-no-days = Une licence perpétuelle sans formule de maintenance n’a ni premier ni dernier jour. Laissez les deux vides, ou indiquez une formule.
mistake-care-undated = La maintenance a un premier et un dernier jour, ou un nombre de mois (care_months) qui commence à l’enregistrement du produit.
mistake-care-months = Une maintenance sans jours dure de 1 à { $most } mois.
mistake-days-and-months = La maintenance a un premier et un dernier jour ou un nombre de mois, mais pas les deux.
mistake-months-of-subscription = La maintenance d’un abonnement a les jours de l’abonnement. N’indiquez pas de nombre de mois.
mistake-months-without-care = Des mois de maintenance demandent une formule de maintenance. Indiquez-la : { $plans }.
mistake-care-missing = Un abonnement comprend la maintenance. Indiquez la formule : { $plans }.
mistake-code = Un code de licence comporte de 1 à 64 lettres, chiffres et traits d’union.
mistake-code-taken = Le code « { $code } » est celui d’une autre licence. Prenez-en un autre, ou n’en indiquez pas.
mistake-price-unsound = Un prix n’est pas inférieur à zéro, et sa devise s’écrit en trois lettres majuscules.

# Ce qui ne se lit pas comme ce que cela doit être.
mistake-items-unread = « { $given } » n’est pas un nombre d’articles. Écrivez un nombre entier, comme 4.
mistake-months-unread = « { $given } » n’est pas un nombre de mois. Écrivez un nombre entier, comme 12.
mistake-price-unread = « { $given } » n’est pas un prix. Écrivez le montant comme 1299.00 et la devise comme EUR.
mistake-day-unread = « { $given } » n’est pas un jour. Écrivez-le comme 2027-08-07.
mistake-model-unread = « { $given } » n’est pas un modèle de licence. Utilisez l’un de ceux-ci : { $known }.
mistake-care-unread = « { $given } » n’est pas une formule de maintenance. Utilisez l’une de celles-ci : { $known }.
mistake-reseller-unknown = Aucun revendeur n’a le numéro « { $number } ».
mistake-distributor-unknown = Aucun distributeur n’a le numéro « { $number } ».
mistake-another-kind = « { $number } » est le numéro d’un compte d’un autre type : { $kind }.
mistake-customer-number = Un numéro de client comporte de 1 à 64 caractères.
mistake-customer-name = Le client « { $number } » est nouveau. Indiquez son nom, de 1 à 200 caractères.
mistake-customer-renamed = Le client « { $number } » a un autre nom dans la gestion de l’éditeur. Indiquez celui-là, ou n’indiquez pas de nom.
mistake-time-zone = « { $given } » n’est pas un fuseau horaire. Utilisez un nom comme Europe/Paris.
mistake-no-recipient = { $buyer } n’a pas d’adresse pour les commandes. Indiquez le destinataire de l’e-mail.
mistake-email = Une adresse e-mail a la forme nom@example.com.
mistake-language = Cette langue n’existe pas. Utilisez l’une de celles-ci : { $known }.
mistake-differs = La commande passée a ici « { $placed } », et non « { $sent } ».

# D’un fichier en tant que tel.
mistake-file-too-large = Le fichier dépasse { $bytes } octets. Envoyez-le en plusieurs parties.
mistake-file-empty = Le fichier est vide. Sa première ligne nomme les colonnes : { $columns }.
mistake-file-no-rows = Il n’y a aucune ligne sous l’en-tête. Chaque ligne est une ligne de commande.
mistake-file-utf-16 = Le fichier est en UTF-16. Enregistrez-le en CSV, en UTF-8.
mistake-file-not-utf-8 = Un caractère n’est pas ici en UTF-8. Enregistrez le fichier en CSV, en UTF-8.
mistake-file-nul = Il y a ici un caractère NUL ; ce n’est donc pas du texte. Enregistrez le fichier en CSV, en UTF-8.
mistake-file-unreadable = Ceci ne se lit pas comme du CSV : { $why }
mistake-file-behind-quote = Quelque chose suit le guillemet qui ferme une cellule. Un guillemet dans une cellule s’écrit deux fois.
mistake-file-open-quote = Le guillemet ouvert ici n’est jamais fermé.
mistake-file-too-many-rows = Un fichier comporte au maximum { $most } lignes. Envoyez-le en plusieurs parties.
mistake-file-cells = Cellules dans cette ligne : { $found }, dans l’en-tête : { $wanted }. Une cellule qui contient « { $separator } » doit être entourée de guillemets.
mistake-file-unknown-column = La colonne « { $column } » n’existe pas. Les colonnes sont : { $columns }.
mistake-file-column-twice = La colonne « { $column } » figure deux fois. Gardez-en une.
mistake-file-column-missing = La colonne « { $column } » manque.
mistake-file-said-otherwise = La même commande a « { $first } » à la ligne { $line }. Répétez cette valeur, ou laissez la cellule vide.
mistake-file-language-alone = Une langue sans destinataire. Indiquez aussi recipient_email, ou laissez cette cellule vide.
mistake-file-more =
    { $count ->
        [one] { $count } autre erreur suit.
       *[other] { $count } autres erreurs suivent.
    }
