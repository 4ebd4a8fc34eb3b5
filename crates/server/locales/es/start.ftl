# Páginas de inicio.

start-nav = Inicio
start-title = Inicio
start-needs = Lo que requiere su atención
start-needs-none = Ahora nada requiere su atención.
start-need-over = { $application }: { $units } en exceso. Quite unidades a un servidor o pida más.
start-need-ended = { $application }: venció el { $date }. Lo que la usaba ya no funciona.
start-need-unreachable = { $server }: sin noticias desde el { $since }.
start-need-care-over = { $application }: { $care }. Puede que las versiones posteriores no funcionen.
start-need-waiting = { $application }: { $units } en espera de que otro servidor las libere.
start-need-unregistered = { $application }: la licencia { $code } no está registrada, por lo que su mantenimiento no ha empezado.
start-need-unassigned = { $application }: { $units } sin asignar; ningún servidor tiene ninguna.
start-servers = Servidores
start-servers-none = Aún no hay servidores.
start-servers-count =
    { $count ->
        [one] { $status }: 1
       *[other] { $status }: { $count }
    }
start-use = Uso
start-use-none = Aún no hay licencias. Aparecen aquí cuando se desbloquea un pedido.
start-last-year = Últimos 12 meses
start-by-month = Por mes
start-month = Fin de
start-in-use = En uso
start-chart =
    { $application }, unidades en uso semana a semana: hace un año { $first }, como máximo { $most }, ahora { $last }.
start-endings = Vence en los próximos 90 días
start-endings-none = Nada vence en los próximos 90 días.
start-ends-on = Último día
start-what = Qué
start-ends-units = Unidades
start-ends-care = Mantenimiento ({ $plan })
start-ends-care-alone = Mantenimiento
start-locked = Pedidos aún bloqueados
start-locked-none = No hay ningún pedido bloqueado.
start-placed = Realizado
start-mails = Correos
start-mails-ok = Todos los correos se han entregado o están en camino.
start-mails-dead =
    { $count ->
        [one] Se ha abandonado un correo.
       *[other] Se han abandonado { $count } correos.
    }
start-mails-failing =
    { $count ->
        [one] Un correo espera después de un fallo.
       *[other] { $count } correos esperan después de un fallo.
    }
start-silent = Servidores inaccesibles
start-silent-none = Todos los servidores activados se conectan.
start-server = Servidor
start-last-seen = Última conexión
start-more-than = más de { $count }
