# L’accesso.

signin-title = Accedi
signin-email = E-mail
signin-password = Password
signin-submit = Accedi
signin-wrong = E-mail o password errata. Controlla entrambe e riprova.
signin-wait =
    { $minutes ->
        [one] tra un minuto
       *[other] tra { $minutes } minuti
    }
signin-too-many = Troppi tentativi. Non è stato modificato nulla. Riprova { $when }.
signin-done-password = Password cambiata. Accedi con quella nuova.
signin-done-address = Nuovo indirizzo confermato. D’ora in poi si accede con questo.
signin-done-erased = Il tuo account è stato eliminato.
