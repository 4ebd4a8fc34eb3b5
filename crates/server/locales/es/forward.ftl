# El reenvío de un pedido desde su página de desbloqueo, y lo que ve un revendedor que sigue el enlace.

forward-title = Reenviar
forward-lead = Invite a quienes vayan a gestionar estas licencias. Quien reciba el correo debe iniciar sesión primero; el enlace por sí solo no da acceso a ninguna cuenta.
forward-to = Destinatario
forward-to-customer = El cliente final: { $address }
forward-to-reseller = Un revendedor
forward-email = Dirección de correo electrónico del revendedor
forward-email-hint = Solo es necesaria para un revendedor. Se pregunta al cliente si este revendedor puede gestionar sus licencias.
forward-submit = Reenviar
forward-done-customer = El correo al contacto del cliente final está en camino.
forward-done-reseller = El correo al revendedor está en camino.
forward-wrong-email = Una dirección de correo electrónico tiene la forma nombre@example.com.
forward-wrong-to = Elija el cliente final o un revendedor.
forward-wrong-erased = El contacto del pedido se borró: no se puede escribir a nadie del cliente final. Reenvíe el pedido a un revendedor o pida al fabricante que reemplace el contacto.
forward-wrong-often = Este pedido se ha reenviado muchas veces hoy. Podrá volver a reenviarse a partir del { $time }.
forward-wrong-locked = Solo se reenvía un pedido desbloqueado. Desbloquéelo primero.

forward-ask-title = Gestionar las licencias de { $customer }
forward-ask-lead = Se le ha reenviado el pedido { $number }. Pida a { $customer } que le autorice a gestionar sus licencias; recibirá un correo cuando lo haga.
forward-ask-sign-in = Para continuar, inicie sesión con su cuenta de un revendedor o distribuidor.
forward-ask-as = ¿Para cuál de sus cuentas?
forward-ask-submit = Preguntar a { $customer }
forward-ask-nobody = Su usuario no pertenece a ningún revendedor o distribuidor para el que gestione licencias. Cierre sesión e iníciela con uno que sí pertenezca.
forward-asked = Se ha preguntado a { $customer }
forward-asked-text = Su administrador ve la solicitud entre los partners de la cuenta. Recibirá un correo cuando se le autorice.
forward-bad-link = Este enlace no es válido, o ya no lo es
forward-bad-link-text = Sirve para un solo revendedor, durante 30 días. Si su solicitud se rechazó, hable con el cliente. En otro caso, pida a quien reenvió el pedido que lo reenvíe de nuevo.
