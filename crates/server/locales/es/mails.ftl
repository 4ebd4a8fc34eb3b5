# La bandeja de salida: lo que salió por correo y lo que no.

mails-nav = Correo
mails-title = Correo
mails-lead = Todo lo que se debe comunicar por correo. Lo que no se puede entregar se intenta durante dos días y después se abandona.
mails-any = Todos
mails-all = Mostrar todos
mails-find = Buscar
mails-to = Para
mails-kind = Tipo
mails-created = Creado
mails-state = Estado
mails-detail = Detalle
mails-time = Fecha y hora
mails-said = Respuesta del servidor de correo
mails-none = No hay correos
mails-none-text = Los correos aparecen aquí en cuanto hay algo que comunicar. Si busca alguno, quite algo de la búsqueda.
mails-address-error = Se busca una dirección completa, como nombre@example.com.
mails-state-waiting = en espera
mails-state-sent = enviado
mails-state-bounced = devuelto
mails-state-dead = abandonado
mails-retry = Intentar de nuevo ahora
mails-retry-all = Intentar de nuevo lo abandonado
mails-retried =
    { $count ->
        [0] No había nada abandonado, así que no se intenta nada de nuevo.
        [one] Se intenta de nuevo el envío de un correo.
       *[other] Se intenta de nuevo el envío de { $count } correos.
    }
mails-sent-already = El servidor de correo ya ha aceptado este correo. Para enviar otra vez el correo de un pedido, use la página del pedido.
mails-failures = Intentos fallidos
mails-content = Contenido
mails-gone = Aquello de lo que trataba este correo ya no existe, o mientras tanto su enlace se reemplazó.
mails-without-secrets = Aquí se omiten los secretos de sus enlaces.
