# A device's own licenses: found by its serial number, claimed, downloaded. (P-04)

download-title = Télécharger une licence
download-lead = Saisissez le numéro de série tel qu’il est imprimé sur l’étiquette de l’appareil. Vous voyez ce qui a été trouvé avant toute attribution.
download-serial-hint = Par exemple 00‑90‑33‑01‑02‑0F ; tirets, deux-points, points, espaces et majuscules n’ont pas d’importance.
download-label = Code de l’étiquette
download-label-hint = Si l’étiquette en porte un. Il montre que l’appareil est entre vos mains.
download-note = Le téléchargement attribue les licences de l’appareil à votre compte. Elles ne peuvent ensuite être téléchargées que dans ce compte ; { $vendor } peut le changer. Elles figurent dans le solde et parmi les clés de licence, et se retéléchargent à tout moment.
download-device = Appareil
download-own = Cet appareil est attribué à votre compte.
download-another = Un autre appareil
download-claimed = L’appareil { $serial } est attribué à ce compte.
download-found = Voici ce qui a été trouvé
download-confirm-text = En confirmant, vous attribuez l’appareil au compte { $account }. Seul ce compte pourra ensuite télécharger ses clés de licence ; seul { $vendor } peut le changer.
download-confirm = Confirmer
download-refused = Aucun appareil de ce genre
download-unknown = Il n’y a aucun appareil portant ce numéro de série que ce compte puisse réclamer. Comparez le numéro de série et le code avec l’étiquette ; si tout est juste, demandez à l’éditeur.
download-too-many = Trop d’appareils que ce compte ne peut pas réclamer ont été essayés. Réessayez { $wait }.
download-may-not = Votre rôle n’attribue pas de licences
download-may-not-text = Les appareils sont réclamés par ceux qui en ont le droit. Ceux qui l’ont été figurent parmi les clés de licence.
