# La página a la que lleva el enlace del correo de un pedido.

unlock-title = Licencias del pedido { $number }
unlock-lead-locked = Estas licencias están bloqueadas: aún no hay nada de ellas en la cuenta del cliente. Desbloquéelas cuando quiera; no es necesario iniciar sesión.
unlock-lead-unlocked = Estas licencias se desbloquearon el { $time }. El siguiente paso es asignarlas a servidores.
unlock-lead-cancelled = Este pedido se canceló el { $time }. Ya no se puede desbloquear. Pregunte a { $vendor } si no lo esperaba.
unlock-status = Estado
unlock-button = Desbloquear ahora
unlock-what-happens = Las licencias pasan de inmediato a la cuenta de { $customer } y se avisa por correo a todos los interesados. Aquí no se puede deshacer.
unlock-done = Sus licencias están desbloqueadas.
unlock-manage = Gestionar las licencias
unlock-manage-hint = Primero hay que iniciar sesión. El contacto del cliente recibe una invitación por correo si nadie gestiona aún la cuenta.
unlock-bad-link = Este enlace no es válido, o ya no lo es
unlock-bad-link-text = Quizá se cortó al copiarlo, o un correo más reciente lo ha reemplazado. Abra el enlace del correo más reciente sobre el pedido, o pida a { $vendor } que vuelva a enviar el correo. No se ha modificado nada.
