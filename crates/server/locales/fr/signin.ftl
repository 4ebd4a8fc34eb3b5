# La connexion.

signin-title = Se connecter
signin-email = E-mail
signin-password = Mot de passe
signin-submit = Se connecter
signin-wrong = L’e-mail ou le mot de passe est incorrect. Vérifiez les deux et réessayez.
signin-wait =
    { $minutes ->
        [one] dans { $minutes } minute
       *[other] dans { $minutes } minutes
    }
signin-too-many = Trop de tentatives. Rien n’a été modifié. Réessayez { $when }.
signin-done-password = Votre mot de passe est modifié. Connectez-vous avec le nouveau.
signin-done-address = Votre nouvelle adresse est confirmée. C’est avec elle que vous vous connectez désormais.
signin-done-erased = Votre compte est supprimé.
