# S’inscrire et confirmer l’adresse.

registration-title = S’inscrire
registration-lead = Vous recevrez un e-mail à cette adresse pour la confirmer.
registration-name = Votre nom
registration-name-hint = Tel que les autres membres de votre compte le verront.
registration-name-error = Indiquez un nom de 1 à 100 caractères.
registration-email-error = Indiquez une adresse à vous que vous n’utilisez pas encore ici. Elle a la forme nom@example.com.
registration-submit = S’inscrire
registration-known = Votre adresse est déjà inscrite ?
registration-sent = Consultez votre messagerie
registration-sent-text = Un e-mail est en route vers l’adresse indiquée. Suivez son lien pour continuer ; il est valable 24 heures. Si aucun e-mail n’arrive, vérifiez l’adresse et recommencez l’inscription.
registration-unconfirmed = Confirmez votre adresse
registration-unconfirmed-text = Votre adresse { $email } n’est pas encore confirmée. Suivez le lien de l’e-mail que nous y avons envoyé ; il est valable 24 heures. D’ici là, il n’y a rien à voir ici pour vous.
registration-send-again = Envoyer à nouveau l’e-mail
registration-sent-again = L’e-mail est en route. Seul son lien est maintenant valable ; ceux des e-mails précédents ne le sont plus.
registration-confirm = Confirmez votre adresse
registration-confirm-text = Pour confirmer { $email }, saisissez le mot de passe choisi lors de votre inscription. Si vous n’avez pas demandé d’inscription, fermez cette page : il ne s’est rien passé.
registration-chosen-password = Le mot de passe que vous avez choisi
registration-confirm-button = Confirmer l’adresse
registration-welcome = Votre inscription est terminée
registration-nowhere = Vous ne faites encore partie d’aucun compte, et aucune invitation n’attend { $email }.
registration-nowhere-next = Demandez à un administrateur du compte de votre entreprise une invitation à cette adresse. Si votre entreprise n’en a pas, adressez-vous à qui vous a vendu les licences, ou à { $vendor }.
registration-waiting = Une invitation vous attend. Choisissez un compte pour l’accepter.
