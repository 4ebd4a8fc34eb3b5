# El registro de eventos.

events-title = Eventos
events-chain =
    { $count ->
        [one] Un evento está sellado; la cabeza de la cadena es { $head }. Las horas son UTC.
       *[other] { $count } eventos están sellados; la cabeza de la cadena es { $head }. Las horas son UTC.
    }
events-chain-none = Aún no hay nada sellado. Las horas son UTC.
events-none = Aún no hay eventos
events-none-text = Aquí queda anotado todo lo que alguien modifica.
events-none-found = No hay coincidencias
events-none-found-text = Quite algo de la búsqueda. Los pedidos se encuentran por su número o por el código de una licencia, los servidores por su nombre y las personas por su dirección.
events-search = Número, código, nombre o dirección
events-any-kind = Todos
events-from = Desde el día
events-until = Hasta el día
events-day-error = Un día se escribe como 2026-11-25.
events-find = Buscar
events-all = Mostrar todos
events-time = Fecha y hora
events-kind = Evento
events-what = Qué ocurrió
events-origin = Origen
events-change = Antes → después

# Quién lo hizo.
events-who-others = Su fabricante o un partner
events-who-unknown = Una persona que ya no consta
events-who-program = Un programa
events-who-product = Un producto
events-who-product-on = El producto en { $server }
events-who-link-holder = Quien tiene el enlace
events-who-nobody = Alguien sin sesión iniciada
events-who-system = Claviger

# Lo que ocurrió, en una frase: { $who } lo hizo, { $what } es aquello a lo que se hizo.
events-said-other = { $who }: { $kind } ({ $what })
events-said-account-changed = { $who } modificó la cuenta { $what }
events-said-account-grant-declined = { $who } rechazó la solicitud de { $what }
events-said-account-grant-ended = { $who } revocó la autorización de { $what }
events-said-account-grant-requested = { $who } solicitó autorización para { $what }
events-said-account-created = { $who } creó la cuenta { $what }
events-said-account-granted = { $who } autorizó a { $what }
events-said-allocation-released = { $what } liberó unidades
events-said-allocation-saved = { $who } guardó cantidades para { $what }
events-said-api-key-made = { $who } creó una clave de API
events-said-clock-moved = { $who } adelantó el reloj de la demostración
events-said-invitation-accepted = { $what } aceptó una invitación
events-said-invitation-sent = { $who } envió una invitación
events-said-invitation-resent = { $who } volvió a enviar una invitación
events-said-invitation-withdrawn = { $who } retiró una invitación
events-said-lease-issued = { $what } recibió una concesión
events-said-member-joined = { $what } se unió a la cuenta
events-said-member-removed = { $who } quitó a { $what } de la cuenta
events-said-member-role-changed = { $who } dio otro rol a { $what }
events-said-order-cancelled = { $who } canceló el pedido { $what }
events-said-order-forwarded = { $who } reenvió el pedido { $what }
events-said-order-placed = { $who } realizó el pedido { $what }
events-said-order-resent = { $who } volvió a enviar el correo del pedido { $what }
events-said-order-unlocked = { $who } desbloqueó el pedido { $what }
events-said-person-signed-in = { $what } inició sesión
events-said-product-refused = Se rechazó un producto que llamó como { $what }
events-said-server-activated = Se activó { $what }
events-said-server-added = { $who } añadió el servidor { $what }
events-said-server-alert-acknowledged = { $who } revisó una alerta de { $what }
events-said-server-alert-raised = { $what } tiene una alerta
events-said-server-binding-released = { $who } anuló la vinculación de { $what }
events-said-server-disabled = { $who } deshabilitó { $what }
events-said-server-enabled = { $who } habilitó { $what }
events-said-server-host-changed = La instalación de { $what } comunica otro host u otra versión
events-said-server-released-now = { $who } liberó unidades de { $what } que aún estaban en uso
events-said-server-removed = { $who } quitó el servidor { $what }
events-said-server-renamed = { $who } dio otro nombre a { $what }
events-said-server-token-made = { $what } recibió su token
events-said-server-token-rotated = { $who } regeneró el token de { $what }
events-said-signing-key-made = { $who } creó una clave de firma
events-said-member-left = { $what } abandonó la cuenta
events-said-contact-erased = { $who } borró una dirección del pedido { $what }
events-said-address-changed = { $what } tiene otra dirección
events-said-person-confirmed = { $what } confirmó su dirección
events-said-person-erased = { $who } borró los datos de { $what }
events-said-password-changed = { $what } eligió otra contraseña
events-said-person-registered = { $what } se registró
events-said-person-signed-out = { $what } cerró sesión
events-said-sign-in-tried = Alguien intentó muchas veces iniciar sesión como { $what }
events-said-retention = Se borró lo que ya se había conservado el tiempo previsto
events-said-retention-changed = { $who } cambió cuánto tiempo se conservan los datos
events-said-signing-key-removed = { $who } borró una clave de firma que ya nadie necesita
events-said-signing-key-retired = { $who } dejó de usar una clave de firma
events-said-signing-key-revoked = { $who } revocó una clave de firma
events-said-api-key-revoked = { $who } revocó una clave de API
events-said-mail-bounced = Un correo fue devuelto: no se pudo entregar
events-said-mail-retried = { $who } hizo que se intentara de nuevo el envío de un correo
events-said-address-asked = { $what } solicitó otra dirección
events-said-confirmation-resent = Se volvió a enviar el correo que confirma la dirección de { $what }
events-said-profile-changed = { $what } modificó su perfil
events-said-registered-again = Alguien se registró con la dirección de { $what }, que ya consta
events-said-reset-asked = Alguien solicitó una nueva contraseña para { $what }
events-said-session-ended = { $what } cerró una de sus sesiones
events-said-sessions-ended = Se cerraron todas las demás sesiones de { $what }
