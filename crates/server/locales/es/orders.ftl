# Pedidos: la lista y uno de ellos.

orders-title = Pedidos
orders-one = Pedido { $number }
orders-none = Aún no hay pedidos
orders-none-text = Los pedidos aparecen aquí una vez realizados. Su contenido sigue bloqueado hasta que alguien lo desbloquea.
orders-number = Número de pedido
orders-state = Estado
orders-date = Fecha
orders-customer = Cliente final
orders-country = País
orders-reseller = Revendedor
orders-distributor = Distribuidor
orders-lines-count = Líneas
orders-lines = Lo que se pidió
orders-product = Producto
orders-sku = SKU
orders-quantity = Cant.
orders-code = Código de licencia
orders-sentence-locked = realizado el { $time }; no hay nada de él en la cuenta del cliente.
orders-sentence-unlocked = el { $time }; sus unidades están en la cuenta del cliente.
orders-sentence-cancelled = el { $time }; nunca hubo nada de él en la cuenta del cliente.

orders-mail = Correo
orders-mail-to = Para
orders-mail-state = Correo más reciente
orders-mail-none = ninguno
orders-mail-waiting = en espera
orders-mail-sent = enviado
orders-mail-dead = no entregado
orders-mail-tried =
    { $attempts ->
        [one] un intento: { $error }
       *[other] { $attempts } intentos: { $error }
    }
orders-mail-dead-text = abandonado: { $error } Compruebe la dirección y vuelva a enviarlo.
orders-mail-bounced = devuelto
orders-mail-bounced-text = El servidor de correo del destinatario lo ha devuelto: { $error } Corrija la dirección y vuelva a enviarlo, o avise al comprador por otra vía.
orders-redirect = Enviar a otra dirección
orders-redirect-email = Dirección
orders-redirect-language = Idioma
orders-redirect-send = Enviar a esta dirección
orders-redirect-error = Una dirección tiene la forma nombre@example.com.
orders-resend = Volver a enviar el correo
orders-resend-hint = El nuevo correo tiene un enlace nuevo; el enlace del anterior deja de ser válido.
orders-resent = El correo está en camino, con un enlace nuevo. El enlace anterior ya no es válido.

orders-cancel-title = Cancelar
orders-cancel = Cancelar este pedido…
orders-cancel-text =
    { $lines ->
        [one] Su licencia no se entregará nunca y su enlace deja de ser válido.
       *[other] Sus { $lines } licencias no se entregarán nunca y su enlace deja de ser válido.
    } Esto no se puede deshacer.
orders-cancel-confirm = Cancelar el pedido { $number }
orders-cancelled = Pedido cancelado. Su enlace ya no es válido.
orders-refused-cancelled = El pedido se canceló mientras tanto. No se ha modificado nada.
orders-refused-unlocked = El pedido se desbloqueó mientras tanto: lo que entregó es del cliente. No se ha modificado nada.

# En lugar del primer y el último día: mantenimiento que empieza cuando se registra el producto.
orders-care-months =
    { $months ->
        [one] un mes desde el registro
       *[other] { $months } meses desde el registro
    }
