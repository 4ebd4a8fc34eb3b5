# Correos a una persona sobre sí misma. Ninguno dice un nombre: un desconocido podría poner en él cualquier cosa.

letter-confirmation-subject = Confirme su dirección para { $vendor }
letter-confirmation-lead = Esta dirección se ha usado para un registro. Para confirmar que es suya, siga el enlace e indique la contraseña que eligió.
letter-confirmation-button = Confirmar la dirección
letter-confirmation-note = El enlace sirve una sola vez, hasta el { $until }. Si no se ha registrado, no haga nada: sin usted no tiene ningún efecto.
letter-known-subject = Su dirección ya consta en { $vendor }
letter-known-lead = Alguien quiere registrarse con esta dirección, o cambiar la suya por esta. Usted ya se ha registrado con ella: inicie sesión como siempre. Si ha olvidado su contraseña, elija otra.
letter-reset-button = Elegir otra contraseña
letter-known-note = Si no ha sido usted, no haga nada: no se ha modificado nada.
letter-reset-subject = Elija otra contraseña para { $vendor }
letter-reset-lead = Alguien ha solicitado otra contraseña para esta dirección. Si ha sido usted, siga el enlace y elija una.
letter-reset-note = El enlace sirve una sola vez, hasta el { $until }. Si no ha sido usted, no haga nada: su contraseña sigue como está.
letter-changed-subject = Se ha cambiado su contraseña para { $vendor }
letter-changed-lead = Se ha cambiado la contraseña de esta dirección y se ha cerrado su sesión en todos los demás sitios. Si ha sido usted, no tiene que hacer nada.
letter-changed-note = Si no ha sido usted, elija otra de inmediato y avise a { $vendor }.
letter-new-address-subject = Confirme su nueva dirección para { $vendor }
letter-new-address-lead = Alguien quiere usar esta dirección para iniciar sesión a partir de ahora. Si ha sido usted, siga el enlace y confírmela.
letter-new-address-button = Confirmar la nueva dirección
letter-new-address-note = El enlace sirve una sola vez, hasta el { $until }. Si no ha sido usted, no haga nada: no tiene ningún efecto.
letter-address-changed-subject = Se ha cambiado su dirección para { $vendor }
letter-address-changed-lead = Ahora inicia sesión con { $email } en lugar de con esta dirección. Si ha sido usted, no tiene que hacer nada.
letter-address-changed-button = Iniciar sesión
letter-address-changed-note = Si no ha sido usted, avise de inmediato a { $vendor }.
letter-attempts-subject = Alguien intenta iniciar sesión como usted en { $vendor }
letter-attempts-lead = Ha habido { $count } intentos de iniciar sesión con esta dirección y una contraseña incorrecta. A partir de ahora, cada nuevo intento tiene que esperar. Nadie ha conseguido entrar.
letter-attempts-note = Si ha sido usted, elija otra contraseña. Si no, no tiene que hacer nada, siempre que su contraseña sea larga y no la use en ningún otro sitio.
