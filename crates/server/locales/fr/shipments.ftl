# What leaves the factory: shipments, and what becomes of their devices. (P-03, P-04)

shipments-title = Expéditions
shipments-import = Importer une expédition
shipments-none = Rien n’a encore été expédié
shipments-none-text = Une expédition indique quels appareils ont quitté l’usine avec quelles licences. Importez-la, et l’acheteur d’un appareil en télécharge les licences.
shipments-none-found-text = Aucun appareil n’a un numéro de série ou une expédition qui commence ainsi.
shipments-search = Numéro de série ou expédition
shipments-state-unclaimed = non réclamé
shipments-state-claimed = réclamé
shipments-state-withdrawn = retiré
shipments-shipment = Expédition
shipments-licenses = Licences
shipments-buyer = Acheteur
shipments-holder = Réclamé par
shipments-imported = Importé
shipments-label-kept = il y en a un ; il n’est plus affiché
shipments-label-none = aucun
shipments-import-lead = Un tableau avec une ligne par licence d’appareil. Vous voyez d’abord ce qu’il donnerait ; ensuite, tout est importé, ou rien.
shipments-import-columns-text = Dans n’importe quel ordre. Les lignes ayant la même expédition et le même numéro de série forment un appareil ; acheteur et étiquette peuvent rester vides après sa première ligne. Le catalogue indique lequel des deux un produit exige.
shipments-of-the-device = l’appareil
shipments-of-the-license = la licence
shipments-import-counts = À importer : { $fresh } ; déjà importés : { $again }
shipments-import-mistakes =
    { $count ->
        [one] Il y a { $count } erreur dans le fichier. Tant qu’elle subsiste, rien ne peut en être importé.
       *[other] Il y a { $count } erreurs dans le fichier. Tant qu’elles subsistent, rien ne peut en être importé.
    }
shipments-import-new = sera importé
shipments-import-again = déjà importé
shipments-import-withdrawn = retiré auparavant, et le reste
shipments-import-more = Appareils non affichés ici : { $count }
shipments-import-confirm =
    { $fresh ->
        [one] Importer { $fresh } appareil
       *[other] Importer { $fresh } appareils
    }
shipments-import-done = Appareils importés : { $fresh } ; déjà importés : { $again }.
shipments-assign = Attribuer à un compte
shipments-assign-text = Le compte reçoit les clés de licence de l’appareil sans le réclamer ; ses administrateurs sont prévenus.
shipments-reassign-text = Ses clés de licence actuelles sont révoquées et ne doivent plus être utilisées, le compte indiqué en reçoit de nouvelles, et les administrateurs des deux comptes sont prévenus.
shipments-assign-to = Numéro du compte
shipments-assign-to-hint = Le numéro du distributeur, du revendeur ou du client, comme R1002.
shipments-assign-reason-hint = Celui qui avait l’appareil le lit.
shipments-assign-confirm = Attribuer l’appareil
shipments-assigned = L’appareil est attribué.
shipments-withdraw-text = Plus personne ne pourra réclamer l’appareil. Le même fichier ne le ramène pas ; une autre expédition, si.
shipments-withdraw-reason-hint = Il est conservé avec l’appareil.
shipments-withdraw-confirm = Retirer l’appareil
shipments-withdrawn = L’appareil a été retiré.
shipments-origin = Origine
shipments-came-with = venue avec l’appareil
shipments-revoke-text = { $name } est venue avec son appareil et y est liée : rien ne retourne dans le stock. La clé rejoint la liste publique et ne doit plus être utilisée ; son détenteur est prévenu.
shipments-moved-claimed = Venues avec un appareil
shipments-moved-recalled = Parties avec l’appareil
shipments-claim-buyer = avec un appareil : réclamé par l’acheteur
shipments-claim-label = avec un appareil : réclamé par le code de l’étiquette
shipments-claim-either = avec un appareil : réclamé par l’acheteur ou par le code de l’étiquette
shipments-mail-assigned-subject = L’appareil { $serial } est attribué à { $account }
shipments-mail-assigned-lead = { $vendor } a attribué l’appareil { $serial } au compte { $account }. Ses clés de licence figurent parmi celles du compte et peuvent être téléchargées.
shipments-mail-revoked-lead = La clé de licence { $name }={ $units }, venue avec l’appareil { $device }, a été révoquée. Motif : « { $reason } ». Elle ne doit être utilisée sur aucun appareil. Ses unités sont liées à l’appareil et ne sont plus dans votre solde.
shipments-said-imported = { $who } a importé l’expédition { $what }
shipments-said-claimed = { $who } a réclamé l’appareil { $what }
shipments-said-assigned = { $who } a attribué l’appareil { $what }
shipments-said-taken = { $who } a révoqué une clé de licence venue avec l’appareil { $what }
shipments-said-withdrawn = { $who } a retiré l’appareil { $what }
shipments-said-guessed = De nombreux appareils qu’il ne peut pas réclamer ont été essayés pour { $what }
shipments-refused = L’expédition ne peut pas être importée
shipments-refused-state = L’appareil ne le permet pas
shipments-is-now = L’appareil est : { $state }. Regardez à nouveau et décidez.
shipments-no-account = Aucun distributeur, revendeur ou client n’a ce numéro.
shipments-same-account = L’appareil appartient déjà à ce compte.
shipments-file-no-rows = Il n’y a aucune ligne sous l’en-tête. Chaque ligne est une licence d’un appareil.
shipments-file-said-otherwise = Le même appareil a « { $first } » à la ligne { $line }. Répétez cette valeur, ou laissez la cellule vide.
shipments-wrong-number = Le numéro d’une expédition comporte de 1 à { $most } caractères imprimables, sans espace au début ni à la fin.
shipments-wrong-devices = Une expédition comporte de 1 à { $most } appareils à la fois. Envoyez-la en plusieurs parties.
shipments-wrong-serial-twice = Ce numéro de série figure dans une autre expédition ou à un autre endroit de l’envoi. N’en gardez qu’un.
shipments-wrong-serial-of-others = Ce n’est pas le numéro de série d’un appareil auquel { $sku } est destiné.
shipments-wrong-licenses = Un appareil comporte de 1 à { $most } licences.
shipments-wrong-not-with-devices = Aucun appareil n’est livré avec { $sku } : il n’a pas de « claim » dans le catalogue.
shipments-wrong-sku-twice = L’appareil a ce produit dans une autre ligne. Réunissez les articles.
shipments-wrong-items = Une licence d’appareil comporte de 1 à { $most } articles, écrits en nombre entier.
shipments-wrong-buyer-unknown = Aucun distributeur, revendeur ou client n’a le numéro « { $number } ».
shipments-wrong-label = Le code d’une étiquette comporte de 6 à 40 lettres et chiffres ; tirets, espaces et majuscules n’ont pas d’importance.
shipments-wrong-needs-buyer = Personne ne pourrait réclamer l’appareil : { $sku } est réclamé par l’acheteur, indiquez-en donc un.
shipments-wrong-needs-label = Personne ne pourrait réclamer l’appareil : { $sku } est réclamé par le code de l’étiquette, indiquez-le donc.
shipments-wrong-needs-either = Personne ne pourrait réclamer l’appareil : { $sku } est réclamé par l’acheteur ou par le code de l’étiquette, indiquez donc l’un des deux.
shipments-wrong-other-shipment = Cet appareil a déjà été importé, dans l’expédition { $number }. Un appareil ne quitte l’usine qu’une fois.
shipments-wrong-differs = Cet appareil a déjà été importé, ici avec « { $before } » et non « { $sent } ». Si c’était faux, retirez-le d’abord.
shipments-wrong-label-differs = Cet appareil a déjà été importé avec un autre code sur l’étiquette, ou sans code. Si c’était faux, retirez-le d’abord.
