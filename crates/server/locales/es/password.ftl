# Contraseñas: cómo pueden ser y qué hacer cuando se olvida una.

password-hint = Al menos 12 caracteres. Lo mejor son unas cuantas palabras que recuerde.
password-length = Una contraseña tiene de 12 a 200 caracteres.
password-common = Esta contraseña es de las primeras que se prueban. Elija unas cuantas palabras que no tengan relación entre sí.
password-own = Una contraseña no es su propio nombre ni su dirección. Elija unas cuantas palabras que no tengan relación entre sí.
password-wrong = La contraseña no es correcta.
password-forgotten = ¿Ha olvidado su contraseña?
password-forgotten-text = Indique la dirección con la que inicia sesión. Si consta aquí, recibirá un correo con un enlace para elegir otra contraseña.
password-send = Enviar el enlace
password-sent = Revise su correo
password-sent-text = Si la dirección que ha indicado consta aquí, un correo con un enlace está en camino. El enlace es válido durante una hora. Si no llega ningún correo, compruebe la dirección e inténtelo de nuevo.
password-choose = Elegir otra contraseña
password-choose-text = Esta será la contraseña de { $email }. Se cierra su sesión en todos los sitios; después la inicia de nuevo con ella.
password-new = Nueva contraseña
password-choose-button = Usar esta contraseña
password-bad-link = Este enlace no es válido, o ya no lo es
password-bad-link-text = El enlace de un correo sirve una sola vez, durante un tiempo, y solo el más reciente. No se ha modificado nada. Si aún lo necesita, haga que se le vuelva a enviar el correo.
