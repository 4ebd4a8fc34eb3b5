# La boîte de réception de la démonstration.

mailbox-title = Boîte de réception
mailbox-lead = Les e-mails de cette démonstration, qui ne vont à personne d’autre. Leurs liens fonctionnent.
mailbox-none = Pas encore d’e-mail
mailbox-none-text = Passez une commande : son e-mail est ici un instant plus tard.
mailbox-subject = Objet
mailbox-to = À
mailbox-time = Date et heure
mailbox-for = À { $recipients } · { $time }
mailbox-text = En texte brut
mailbox-headers = En-têtes

# L’horloge de la démonstration.
mailbox-clock-title = Horloge de la démonstration
mailbox-clock-text = Date et heure ici : { $now }. Avancez l’horloge pour voir des licences arriver à échéance, des baux se terminer et des invitations expirer. Elle ne revient pas en arrière, et les produits sur cette machine gardent leur propre heure.
mailbox-clock-days = Nombre de jours à avancer
mailbox-clock-hint = De 1 à 3 660.
mailbox-clock-move = Avancer l’horloge
mailbox-clock-error = L’horloge s’avance de 1 à { $most } jours.
