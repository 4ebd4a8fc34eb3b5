# What a mail is about, in the list of all mails.

mailkinds-order = Commande livrée
mailkinds-unlocked = Commande déverrouillée
mailkinds-invitation = Invitation
mailkinds-confirmation = Confirmation d’une adresse
mailkinds-address-known = Adresse déjà enregistrée
mailkinds-password-reset = Réinitialisation du mot de passe
mailkinds-password-changed = Mot de passe modifié
mailkinds-new-address = Confirmation d’une nouvelle adresse
mailkinds-address-changed = Adresse modifiée
mailkinds-sign-in-attempts = Tentatives de connexion
mailkinds-server-alert = Alerte sur un serveur
mailkinds-correction = Correction
mailkinds-forwarded = Commande transmise
mailkinds-grant-requested = Accès demandé
mailkinds-let-in = Accès accordé
mailkinds-stock-low = Stock bas
mailkinds-license-key-revoked = Clé de licence révoquée
mailkinds-activation-key-withdrawn = Clé d’activation retirée
mailkinds-device-assigned = Appareil attribué
mailkinds-transfer-offered = Transfert proposé
mailkinds-transfer-ended = Transfert terminé
