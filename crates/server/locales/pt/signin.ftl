# O início de sessão.

signin-title = Iniciar sessão
signin-email = E-mail
signin-password = Palavra-passe
signin-submit = Iniciar sessão
signin-wrong = O e-mail ou a palavra-passe não está correto. Verifique ambos e tente de novo.
signin-wait =
    { $minutes ->
        [one] dentro de { $minutes } minuto
       *[other] dentro de { $minutes } minutos
    }
signin-too-many = Houve demasiadas tentativas. Nada foi alterado. Tente de novo { $when }.
signin-done-password = A sua palavra-passe foi alterada. Inicie sessão com a nova.
signin-done-address = O seu novo endereço está confirmado. A partir de agora inicia sessão com ele.
signin-done-erased = A sua conta foi eliminada.
