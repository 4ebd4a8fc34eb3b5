# El inicio de sesión.

signin-title = Iniciar sesión
signin-email = Correo electrónico
signin-password = Contraseña
signin-submit = Iniciar sesión
signin-wrong = El correo electrónico o la contraseña no son correctos. Compruebe ambos e inténtelo de nuevo.
signin-wait =
    { $minutes ->
        [one] dentro de un minuto
       *[other] dentro de { $minutes } minutos
    }
signin-too-many = Se ha intentado demasiadas veces. No se ha modificado nada. Inténtelo de nuevo { $when }.
signin-done-password = Contraseña cambiada. Inicie sesión con la nueva.
signin-done-address = Nueva dirección confirmada. A partir de ahora inicia sesión con ella.
signin-done-erased = Su cuenta se ha eliminado.
