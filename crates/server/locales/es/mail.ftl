# Los correos.

mail-order-subject = Licencias del pedido { $number } para { $customer }
mail-order-lead = Las licencias de este pedido están listas. Están bloqueadas: no hay nada de ellas en la cuenta del cliente hasta que las desbloquee.
mail-order-next = Desbloquéelas cuando quiera. No es necesario iniciar sesión; una página muestra el pedido y pide confirmación.
mail-order-unlock = Desbloquear ahora
mail-order-keep = Quien tenga este enlace puede desbloquear el pedido. Compártalo con cuidado.
mail-customer = Cliente final
mail-country = País
mail-reseller = Revendedor
mail-order-number = Número de pedido
mail-product = Producto
mail-sku = SKU
mail-quantity = Cant.
mail-code = Código de licencia
mail-status = Estado de desbloqueo
mail-unlocked-subject = El pedido { $number } está desbloqueado
mail-unlocked-lead = Las licencias de este pedido están desbloqueadas y en la cuenta del cliente. El siguiente paso es asignarlas a servidores.
mail-unlocked-manage = Gestionar las licencias
mail-invitation-subject = Gestione las licencias de { $account }
mail-invitation-lead = Hay licencias de { $account } por gestionar. Usted figura como contacto: esta invitación le da el rol de administrador de la cuenta.
mail-invitation-accept = Aceptar la invitación
mail-invitation-until = Sirve una sola vez, hasta el { $date }.

# Sobre un servidor que dos instalaciones quieren ser.
mail-alert-subject = Dos instalaciones para un mismo servidor: { $server } de { $account }
mail-alert-second = Otra instalación, en { $host }, ha intentado activarse con el token del servidor { $server } de { $account }. Se ha rechazado, porque el token ya está vinculado a una instalación.
mail-alert-copy = Está en funcionamiento una copia de la instalación del servidor { $server } de { $account }: se clonó la máquina o se restauró una instantánea antigua.
mail-alert-advice = Si se cambió el hardware, anule la vinculación en la página del servidor. En otro caso, detenga la otra instalación o añada un servidor propio para ella. No se le volverá a escribir hasta que alguien marque como revisada la alerta que se muestra allí.
mail-alert-refused = Rechazada
mail-alert-bound = Vinculada
mail-alert-host = { $host }, versión { $version }, desde { $address }, { $time }
mail-alert-open = Abrir la página del servidor

# Algo se corrigió después del desbloqueo.
mail-correction-subject = Licencias de { $account }: se ha corregido algo
mail-correction-subject-merged = { $other } y { $account } son ahora una sola cuenta
mail-correction-moved-away = Una licencia se ha movido fuera de la cuenta de { $account }: se había vendido al cliente equivocado.
mail-correction-moved-in = Una licencia se ha movido a la cuenta de { $account }. Se puede asignar a servidores de inmediato.
mail-correction-returned = Una licencia se ha devuelto y se ha retirado de la cuenta de { $account }.
mail-correction-exchanged = Una licencia de { $account } se ha sustituido por otra.
mail-correction-merged = La cuenta { $other } se ha fusionado con { $account }, con todo lo que tenía.
mail-correction-servers = Las unidades que se concedieron a los servidores todavía no se les quitan. Si hay más repartidas que existentes, la página de licencias lo indica.
mail-correction-license = Licencia
mail-correction-replacement = Nueva licencia
mail-correction-reason = Motivo
mail-correction-look = Ver los detalles

# A una cuenta, por parte de quienes se ocupan de sus personas.
mail-join-subject = Invitación a { $account }
mail-join-lead = Se le invita a la cuenta de { $account } con el rol: { $role }.

# Un pedido reenviado a un revendedor.
mail-forwarded-subject = Gestione las licencias del pedido { $number } para { $customer }
mail-forwarded-lead = Las licencias de este pedido están desbloqueadas y alguien que tiene el pedido le pide que las gestione. Inicie sesión con su cuenta de un revendedor; después se pregunta al cliente si le autoriza.
mail-forwarded-manage = Gestionar las licencias
mail-forwarded-until = El enlace sirve para un solo revendedor, hasta el { $date }.

# Un partner pide autorización.
mail-asked-subject = { $partner } pide gestionar las licencias de { $customer }
mail-asked-lead = { $partner } pide gestionar las licencias de { $customer }. Un pedido de su empresa se reenvió a este partner. Autorice la solicitud o rechácela; no cambia nada hasta que lo haga.
mail-asked-answer = Responder

# Un partner recibió la autorización.
mail-let-in-subject = { $customer } le da su autorización
mail-let-in-lead-licenses = { $customer } autoriza a { $partner } a gestionar sus licencias y servidores.
mail-let-in-lead-tickets = { $customer } autoriza a { $partner } a atender sus tickets.
mail-let-in-lead-both = { $customer } autoriza a { $partner } a gestionar sus licencias y servidores y a atender sus tickets.
mail-let-in-open = Abrir el portal
