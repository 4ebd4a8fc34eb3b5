# El registro propio y la confirmación de la dirección.

registration-title = Registrarse
registration-lead = Recibirá un correo en esta dirección para confirmarla.
registration-name = Su nombre
registration-name-hint = Tal como lo verán las demás personas de su cuenta.
registration-name-error = Indique un nombre de 1 a 100 caracteres.
registration-email-error = Indique una dirección propia que aún no use aquí. Tiene la forma nombre@example.com.
registration-submit = Registrarse
registration-known = ¿Ya se ha registrado?
registration-sent = Revise su correo
registration-sent-text = Un correo está en camino a la dirección que ha indicado. Siga su enlace para continuar; es válido durante 24 horas. Si no llega ningún correo, compruebe la dirección y regístrese de nuevo.
registration-unconfirmed = Confirme su dirección
registration-unconfirmed-text = Su dirección { $email } aún no está confirmada. Siga el enlace del correo que enviamos a ella; es válido durante 24 horas. Hasta entonces no hay aquí nada que pueda ver.
registration-send-again = Volver a enviar el correo
registration-sent-again = El correo está en camino. Ahora solo es válido su enlace; los de los correos anteriores ya no lo son.
registration-confirm = Confirme su dirección
registration-confirm-text = Para confirmar { $email }, indique la contraseña que eligió al registrarse. Si no se ha registrado, cierre esta página: no ha ocurrido nada.
registration-chosen-password = La contraseña que eligió
registration-confirm-button = Confirmar la dirección
registration-welcome = Se ha registrado
registration-nowhere = Aún no pertenece a ninguna cuenta y ninguna invitación espera a { $email }.
registration-nowhere-next = Pida a un administrador de la cuenta de su empresa que le invite con esta dirección. Si su empresa no tiene ninguna, pregunte a quien le vendió las licencias o a { $vendor }.
registration-waiting = Se le ha invitado. Elija una cuenta para aceptar la invitación.
