# La página de un servidor.

server-sentence-new = Asígnele cantidades en la página de licencias; entonces su token estará aquí.
server-sentence-available = El token aún no se ha usado.
server-sentence-active = última conexión: { $ago } · próxima antes de: { $next }
server-sentence-unreachable = sin noticias desde el { $since }. Sigue funcionando hasta que su concesión venza el { $until }. Compruebe que esté encendido y que tenga acceso a este servicio.
server-sentence-lost = sin noticias desde el { $since }, y su concesión ha vencido. Compruebe que esté encendido y que tenga acceso a este servicio.
server-sentence-disabled = desde el { $since }; ninguna concesión suya es ya válida
server-sentence-disabled-running = desde el { $since }. Mientras no tenga noticia de ello, puede seguir funcionando hasta que su concesión venza el { $until }.

server-activate = Activar
server-activate-text = Pegue el token en el producto. Sirve para una sola instalación y desaparece de aquí una vez usado.
server-token = Token
server-command = O con el agente, en el propio host
server-command-hint = FILE contiene la clave raíz del fabricante; VERSION es la del producto. El agente pide el token; péguelo allí.

server-items = Lo que puede ejecutar
server-item = Elemento
server-quantity = Cantidad
server-quantity-of = { $granted } de { $wanted }
server-status = Estado
server-no-items = Aún nada
server-no-items-text = Asigne cantidades a este servidor en la página de licencias. Con la primera recibe su token.
server-item-active = activo
server-item-ended = vencido
server-item-ends-soon = vence pronto
server-item-none = sin unidades

server-facts = Datos
server-mode = Activación
server-mode-online = En línea
server-public-id = ID público
server-host = Host
server-version = Versión
server-fingerprint = Huella
server-origin = Dirección de red
server-bound = Vinculado desde
server-unbound = Vinculado hasta
server-last-check-in = Última conexión
server-next-check-in = Próxima conexión antes de
server-lease-number = Número de la concesión
server-lease-until = Concesión hasta
server-left-behind-until = Concesiones de instalaciones anteriores hasta

# Lo que alguien tiene que revisar.
server-alert-second = Dos instalaciones usan el token de este servidor: { $host } además de { $known }
server-alert-second-advice = { $host } ha intentado activarse y se ha rechazado, porque el token está vinculado a { $known }. Si { $known } se reemplazó, anule la vinculación más abajo y active la nueva instalación con el nuevo token. En otro caso, añada un servidor propio para { $host }.
server-alert-copy = Dos instalaciones usan la clave de este servidor
server-alert-copy-advice = El número de una llamada retrocedió o llegó dos veces: se clonó la máquina o se restauró una instantánea antigua. Detenga la copia o actívela como servidor propio. Si es la instalación correcta la que ahora se rechaza, anule la vinculación más abajo y actívela con el nuevo token.
server-alert-version = El producto en { $host } es demasiado antiguo: { $version }
server-alert-version-advice = La activación en línea requiere { $needs } o posterior. Actualice el producto o actívelo sin conexión.
server-alert-once = Vista una vez, el { $since }.
server-alert-times = Vista { $times } veces desde el { $since }, la última el { $last }.
server-alert-installation = Instalación
server-alert-refused = rechazada
server-alert-bound = vinculada
server-alert-heard = Última conexión
server-alert-acknowledge = Marcar como revisada

# Lo que se puede hacer con él. Donde siguen cifras, la frase termina en dos puntos.
server-change = Modificar este servidor
server-rename = Cambiar el nombre
server-rotate = Regenerar el token…
server-rotate-text = El token actual deja de tener validez; el nuevo se muestra en esta página.
server-rotate-text-bound = El token que se usó deja de tener validez. { $host } sigue vinculado y continúa con su propia clave.
server-rotate-confirm = Regenerar el token
server-unbind = Anular la vinculación…
server-unbind-text-idle = { $host } deja de estar vinculado y pasa a estarlo la próxima instalación que se active con el nuevo token. { $host } no tiene ninguna concesión que siga siendo válida, así que no hay que esperar a nada.
server-unbind-text-running = { $host } deja de estar vinculado y pasa a estarlo la próxima instalación que se active con el nuevo token. { $host } puede seguir funcionando hasta que su concesión venza el { $until }; otra instalación recibe estas unidades solo entonces, o cuando usted las libere ahora:
server-unbind-confirm = Anular la vinculación
server-release-title = Aún no están libres
server-release = Liberar ahora…
server-release-text = Estas unidades se quitaron a este servidor, pero una instalación suya puede seguir usándolas hasta el { $until }. Quedan libres por sí solas cuando las libere, a más tardar en ese instante:
server-release-text-soon = Estas unidades se quitaron a este servidor y quedan libres en el plazo de un minuto:
server-release-warning = Libérelas solo si sabe que nada las usa ya: por ejemplo, una máquina apagada definitivamente. En otro caso, se usan dos veces.
server-release-left = Este año aún puede hacerlo { $left ->
        [one] una vez
       *[other] { $left } veces
    }, de { $limit }; a partir del { $again }, de nuevo todas.
server-release-none-left = Esta cuenta ha hecho ya todas las liberaciones permitidas en un año ({ $limit }). A partir del { $again } puede de nuevo; hasta entonces puede hacerlo el fabricante.
server-release-without-limit = Como fabricante, puede hacerlo tantas veces como haga falta.
server-release-confirm = Liberar ahora
server-disable = Deshabilitar este servidor…
server-disable-text-running = Sus sesiones terminan de inmediato, su concesión no se renueva y su token deja de tener validez. Se le comunica en su próxima conexión, a más tardar el { $next }; mientras no tenga noticia de ello, puede seguir funcionando hasta que su concesión venza el { $until }. Estas unidades se le quitan y quedan libres entonces, o cuando usted las libere ahora:
server-disable-text-idle = Su token deja de tener validez. No funciona con ninguna concesión, así que estas unidades quedan libres de inmediato:
server-disable-nothing = No tiene unidades.
server-disable-kept = Se recuerda lo que debe tener: al habilitarlo recupera lo que mientras tanto no se haya concedido a nadie más.
server-disable-confirm = Deshabilitar { $server }
server-enable-title = Habilitar
server-enable = Habilitar este servidor
server-enable-text = Recibe un nuevo token para activarse. De lo que debía tener, vuelve a tener:
server-enable-nothing = Nada: no tenía unidades, o mientras tanto se concedieron a otros.
server-remove = Quitar este servidor…
server-remove-text = Desaparecen su columna, su token y su historial en esta página; el registro de eventos permanece. Esto no se puede deshacer.
server-remove-confirm = Quitar { $server }
server-remove-bound = No se puede quitar mientras haya una instalación vinculada a él. Deshabilítelo primero.
server-remove-holds-units = No se puede quitar: { $units } unidades son suyas o aún no están libres. Quíteselas o deshabilítelo, y espere hasta que estén libres.
server-refused-disabled = Este servidor está deshabilitado: al habilitarlo recibe un nuevo token.
server-refused-no-token = Este servidor aún no tiene token: recibe uno con su primera cantidad.
server-done-renamed = Nombre cambiado.
server-done-rotated = Token regenerado. El anterior ya no tiene validez.
server-done-binding-released = Vinculación anulada. Queda vinculada la próxima instalación que se active con el token de abajo.
server-done-released = Unidades liberadas. Quien las esperaba las tiene ahora.
server-done-disabled = Servidor deshabilitado. Sus sesiones han terminado y su token no tiene validez.
server-done-enabled = Servidor habilitado. Pegue el nuevo token en el producto.
server-done-acknowledged = Anotado. Si vuelve a ocurrir, se muestra de nuevo.
