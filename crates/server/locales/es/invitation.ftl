# La aceptación de una invitación a una cuenta.

invitation-title = Gestionar las licencias de { $account }
invitation-title-account = Unirse a { $account }
invitation-lead = Se le invita a ser administrador de esta cuenta. Indique su nombre y elija una contraseña; la sesión se inicia de inmediato.
invitation-account = Cuenta
invitation-email = Correo electrónico
invitation-until = Válida hasta
invitation-name = Su nombre
invitation-name-hint = Tal como lo verán las demás personas de la cuenta.
invitation-name-error = Indique un nombre de 1 a 100 caracteres.
invitation-password = Contraseña
invitation-password-hint = Al menos 12 caracteres. Lo mejor son unas cuantas palabras que recuerde.
invitation-accept = Aceptar la invitación
invitation-lead-role = Se le invita a esta cuenta con el rol: { $role }. Indique su nombre y elija una contraseña; la sesión se inicia de inmediato.
invitation-known = Ya hay una persona con la dirección { $email }. Inicie sesión con la contraseña que tiene; después podrá unirse a esta cuenta.
invitation-join-lead = Ha iniciado sesión como { $name }. Únase a esta cuenta con el rol: { $role }.
invitation-join = Unirse a { $account }
invitation-somebody-else = Ha iniciado sesión como { $name } y esta invitación es para { $email }. Cierre sesión primero y vuelva a abrir el enlace del correo.
invitation-bad-link = Esta invitación no es válida, o ya no lo es
invitation-bad-link-text = Una invitación sirve una sola vez, durante 30 días, y solo con el enlace del correo más reciente. Si ya la ha aceptado, inicie sesión. En otro caso, pida a quien le invitó que lo haga de nuevo.
