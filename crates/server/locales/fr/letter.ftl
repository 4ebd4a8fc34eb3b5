# E-mails à une personne, à son propre sujet. Aucun ne cite de nom : des inconnus pourraient y mettre n’importe quoi.

letter-confirmation-subject = Confirmez votre adresse pour { $vendor }
letter-confirmation-lead = Cette adresse a été utilisée pour une inscription. Pour confirmer qu’elle est la vôtre, suivez le lien et saisissez le mot de passe que vous avez choisi.
letter-confirmation-button = Confirmer l’adresse
letter-confirmation-note = Le lien est valable une seule fois, jusqu’au { $until }. Si vous n’avez pas demandé d’inscription, ne faites rien : sans vous, elle reste sans suite.
letter-known-subject = Votre adresse est déjà connue chez { $vendor }
letter-known-lead = Quelqu’un veut s’inscrire avec cette adresse, ou en faire la sienne. Elle est déjà inscrite : connectez-vous comme d’habitude. Si vous avez oublié votre mot de passe, choisissez-en un autre.
letter-reset-button = Choisir un autre mot de passe
letter-known-note = Si ce n’était pas vous, ne faites rien : rien n’a été modifié.
letter-reset-subject = Choisissez un autre mot de passe pour { $vendor }
letter-reset-lead = Un autre mot de passe a été demandé pour cette adresse. Si c’était vous, suivez le lien et choisissez-en un.
letter-reset-note = Le lien est valable une seule fois, jusqu’au { $until }. Si ce n’était pas vous, ne faites rien : votre mot de passe reste inchangé.
letter-changed-subject = Votre mot de passe pour { $vendor } a été modifié
letter-changed-lead = Le mot de passe de cette adresse a été modifié, et toutes vos autres sessions ont pris fin. Si c’était vous, vous n’avez rien à faire.
letter-changed-note = Si ce n’était pas vous, choisissez-en immédiatement un autre et prévenez { $vendor }.
letter-new-address-subject = Confirmez votre nouvelle adresse pour { $vendor }
letter-new-address-lead = Quelqu’un veut désormais utiliser cette adresse pour se connecter. Si c’était vous, suivez le lien et confirmez-la.
letter-new-address-button = Confirmer la nouvelle adresse
letter-new-address-note = Le lien est valable une seule fois, jusqu’au { $until }. Si ce n’était pas vous, ne faites rien : la demande reste sans suite.
letter-address-changed-subject = Votre adresse pour { $vendor } a été modifiée
letter-address-changed-lead = Vous vous connectez désormais avec { $email } à la place de cette adresse. Si c’était vous, vous n’avez rien à faire.
letter-address-changed-button = Se connecter
letter-address-changed-note = Si ce n’était pas vous, prévenez immédiatement { $vendor }.
letter-attempts-subject = Quelqu’un essaie de se connecter à votre place chez { $vendor }
letter-attempts-lead = Il y a eu { $count } tentatives de connexion avec cette adresse et un mot de passe incorrect. Chaque nouvelle tentative doit désormais attendre, et personne n’est parvenu à se connecter.
letter-attempts-note = Si c’était vous, choisissez un autre mot de passe. Sinon, vous n’avez rien à faire, pourvu que votre mot de passe soit long et ne serve nulle part ailleurs.
