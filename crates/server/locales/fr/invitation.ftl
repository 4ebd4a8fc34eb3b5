# Accepter une invitation à un compte.

invitation-title = Gérer les licences du compte { $account }
invitation-title-account = Rejoindre le compte { $account }
invitation-lead = Cette invitation fait de vous l’administrateur de ce compte. Indiquez qui vous êtes et choisissez un mot de passe ; la connexion est immédiate.
invitation-account = Compte
invitation-email = E-mail
invitation-until = Valable jusqu’au
invitation-name = Votre nom
invitation-name-hint = Tel que les autres membres du compte le verront.
invitation-name-error = Indiquez un nom de 1 à 100 caractères.
invitation-password = Mot de passe
invitation-password-hint = Au moins 12 caractères. Le mieux : quelques mots faciles à retenir.
invitation-accept = Accepter l’invitation
invitation-lead-role = Cette invitation vous fait rejoindre ce compte avec le rôle : { $role }. Indiquez qui vous êtes et choisissez un mot de passe ; la connexion est immédiate.
invitation-known = Une personne ayant l’adresse { $email } existe déjà. Connectez-vous avec le mot de passe que vous avez ; vous pourrez ensuite rejoindre ce compte.
invitation-join-lead = Vous êtes en session sous le nom { $name }. Rejoignez ce compte avec le rôle : { $role }.
invitation-join = Rejoindre { $account }
invitation-somebody-else = Vous êtes en session sous le nom { $name }, et cette invitation est destinée à { $email }. Déconnectez-vous d’abord, puis ouvrez à nouveau le lien de l’e-mail.
invitation-bad-link = Cette invitation n’est pas valable, ou ne l’est plus
invitation-bad-link-text = Une invitation est valable une seule fois, pendant 30 jours, et seulement par le lien de l’e-mail le plus récent. Si vous l’avez déjà acceptée, connectez-vous. Sinon, demandez une nouvelle invitation à la personne qui vous l’a envoyée.
