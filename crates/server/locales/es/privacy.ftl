# Datos personales: qué se conserva, durante cuánto tiempo, y cómo se borra.

privacy-nav = Privacidad
privacy-title = Datos personales
privacy-lead = Lo que consta con una dirección, para borrarlo cuando la persona lo pide.
privacy-find = Buscar
privacy-person = Persona
privacy-no-person = Nadie inicia sesión con { $email }.
privacy-name = Nombre
privacy-id = Número
privacy-erase = Borrar a esta persona
privacy-erase-text =
    { $accounts ->
        [0] Se borran el nombre, la dirección, la contraseña y las sesiones.
        [one] Se borran el nombre, la dirección, la contraseña y las sesiones, y la persona abandona una cuenta.
       *[other] Se borran el nombre, la dirección, la contraseña y las sesiones, y la persona abandona { $accounts } cuentas.
    } Los correos y las invitaciones dejan de nombrarla. El registro de eventos conserva su número. Esto no se puede deshacer.
privacy-erase-confirm = Borrar definitivamente
privacy-erased = Los datos de la persona se han borrado.
privacy-contact = Pedidos y correos
privacy-contact-facts = Pedidos que nombran esta dirección: { $orders }. Correos enviados a ella: { $mails }.
privacy-contact-erase = Borrar la dirección
privacy-contact-erase-text =
    { $orders ->
        [0] La dirección se borra de los correos y las invitaciones.
        [one] La dirección se borra de un pedido, de los correos y de las invitaciones.
       *[other] La dirección se borra de { $orders } pedidos, de los correos y de las invitaciones.
    } Los pedidos permanecen, pero no se puede enviar ningún correo sobre ellos hasta que tengan otro contacto. Quien inicia sesión con esta dirección puede seguir haciéndolo. Esto no se puede deshacer.
privacy-contact-erase-confirm = Borrar la dirección definitivamente
privacy-contact-erased = Dirección borrada.
privacy-retention = Cuánto tiempo se conservan los datos
privacy-retention-lead = Lo más antiguo se borra solo, en el plazo de una hora. Lo que ocurrió permanece en el registro de eventos, que no nombra a nadie.
privacy-keep-sessions = Sesiones, después de terminar
privacy-keep-invitations = Direcciones de las invitaciones, después de aceptarse o vencer
privacy-keep-mails = Destinatarios de los correos, después de enviarse o abandonarse
privacy-keep-registrations = Registros cuya dirección nunca se confirmó
privacy-days = días
privacy-days-error = Indique un número de días de 1 a 3650.
privacy-save = Guardar
privacy-saved = Guardado. Se aplica a partir de la próxima vez, en el plazo de una hora.
privacy-done = Última ejecución: { $at }; datos borrados entonces: { $count }.
privacy-not-done = Aún no se ha ejecutado.
