# El buzón de la demostración.

mailbox-title = Buzón
mailbox-lead = Los correos de esta demostración, que no se envían a nadie más. Sus enlaces funcionan.
mailbox-none = Aún no hay correos
mailbox-none-text = Realice un pedido y su correo estará aquí un momento después.
mailbox-subject = Asunto
mailbox-to = Para
mailbox-time = Fecha y hora
mailbox-for = Para { $recipients } · { $time }
mailbox-text = Como texto sin formato
mailbox-headers = Encabezados

# El reloj de la demostración.
mailbox-clock-title = El reloj de la demostración
mailbox-clock-text = Fecha y hora aquí: { $now }. Adelante el reloj para ver vencer periodos, concesiones e invitaciones. No vuelve atrás, y los productos de esta máquina siguen con su propia hora.
mailbox-clock-days = Días que se adelanta
mailbox-clock-hint = De 1 a 3660.
mailbox-clock-move = Adelantar el reloj
mailbox-clock-error = El reloj se adelanta de 1 a { $most } días.
