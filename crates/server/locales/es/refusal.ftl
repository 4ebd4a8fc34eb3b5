# Por qué se rechazó algo: unas palabras en lo alto de una página o en un problema de la API, y luego una frase. Lo que no
# está aquí se dice con las páginas a las que pertenece.

refusal-invalid = No es como debe ser
refusal-no-such =
    { $what ->
        [account] No existe esa cuenta
        [alert] No existe esa alerta
        [invitation] No existe esa invitación
        [key] No existe esa clave
        [license] No existe esa licencia
        [mail] No existe ese correo
        [order] No existe ese pedido
        [person] No existe esa persona
        [server] No existe ese servidor
       *[other] No hay nada en esta dirección
    }, o no tiene acceso. Compruebe la dirección y lo que ha escrito.

# Lo que solo se dice a los programas.
refusal-unauthorized = Falta identificarse
refusal-unauthorized-text = Envíe una clave de API que siga siendo válida como «Authorization: Bearer …».
refusal-out-of-scope = Fuera de sus permisos
refusal-out-of-scope-text = Los permisos de esta clave no incluyen { $scope }.
refusal-not-as-seen = Modificado desde que se vio
refusal-not-as-seen-text = Ya no es como dice «If-Match». Obténgalo otra vez y decida de nuevo.
refusal-method = Método no aceptado
refusal-method-text = Esta dirección no acepta este método. El encabezado «Allow» indica los que acepta.
refusal-too-large-text = Un cuerpo tiene { $bytes } bytes como máximo. Envíe menos cada vez.
refusal-busy = Ha tardado demasiado
refusal-busy-text = La respuesta ha tardado demasiado. Puede que lo solicitado se haya ejecutado: compruébelo antes de solicitarlo de nuevo.
refusal-call-text = La llamada no es como debe ser.
refusal-search-text = «q» tiene { $length } caracteres y se buscan { $most } como máximo
refusal-body = No se puede leer
refusal-body-text = El cuerpo no se ha podido leer hasta el final: { $why }. Envíelo de nuevo.
refusal-json = No es el JSON esperado
# { $why } es lo que dice el lector de JSON, en inglés.
refusal-json-text = El cuerpo no corresponde: { $why }
refusal-json-deep = El JSON está anidado a más profundidad de la que aceptamos: { $why }
refusal-query-text = Lo que sigue al signo de interrogación no corresponde: { $why }
refusal-media-type = Tipo de cuerpo no aceptado
refusal-media-type-text = Envíe el cuerpo como { $kind }, con el encabezado «Content-Type: { $kind }».
refusal-cursor = No es un cursor
refusal-cursor-text = «after» no es un cursor de esta lista. Envíe el «next» de la página anterior u omítalo para empezar por la primera página.
refusal-limit = No es un límite
refusal-limit-text = «limit» es un número de 1 a { $most }. Sin él, una página tiene { $usual } elementos.
refusal-one-of = «{ $field }» es uno de estos: { $known }.
refusal-instant = «{ $field }» no es un instante. Escríbalo como 2026-11-25T09:00:00Z.
refusal-if-match = «If-Match» contiene una etiqueta tal como la dio el encabezado «ETag», con sus comillas.
refusal-cell = Una celda contiene { $most } unidades como máximo.
refusal-too-often = Demasiadas llamadas
refusal-too-often-calls = Se permiten { $quota } llamadas cada { $window } segundos. Vuelva a llamar dentro de { $wait } segundos.
refusal-once-key = No es una Idempotency-Key
refusal-once-key-text = Una Idempotency-Key tiene de 1 a { $most } caracteres ASCII visibles y se envía una sola vez.
refusal-once-other = La clave corresponde a otra llamada
refusal-once-other-text = Esta Idempotency-Key se envió con otra llamada. Use una clave nueva para cada llamada.
refusal-once-under-way = Aún en curso
refusal-once-under-way-text = La primera llamada con esta Idempotency-Key aún está en curso. Pregunte de nuevo dentro de un momento.
refusal-once-lost = Ya ejecutada
refusal-once-lost-text = La llamada con esta Idempotency-Key se ejecutó, pero su respuesta se perdió. Compruebe lo que hizo.
refusal-api-key = No se puede crear la clave
refusal-api-key-outlives = Una clave creada por un programa no es válida más tiempo que la del propio programa: { $until }.
refusal-api-key-role = «{ $given }» no es un rol. Use uno de estos: { $known }.
refusal-api-key-nothing = Con este rol y estos permisos la clave no podría hacer nada. Elija otro rol u otros permisos.
refusal-api-key-more = La clave podría hacer más que usted. Elija un rol inferior o menos permisos.
refusal-api-key-scope = «{ $given }» no es un permiso. Los permisos son: { $known }.
refusal-api-key-scopes = Hay { $count } permisos. Nombre cada uno una sola vez.
refusal-api-key-many = Demasiadas claves

# Pedidos y correos.
refusal-order = No se puede realizar el pedido
refusal-fields =
    { $count ->
        [one] Un campo es incorrecto.
       *[other] { $count } campos son incorrectos.
    } No se ha modificado nada.
refusal-order-used = El número de pedido ya se ha usado
refusal-order-used-text = El revendedor ha realizado un pedido distinto con este número: { $order }. No se ha modificado nada.
refusal-import = No se puede importar el archivo
refusal-order-state = El estado del pedido no lo permite
refusal-mail-sent = El correo ya ha salido
refusal-forwarded-often = Reenviado muchas veces

# Licencias y servidores.
refusal-not-enough = No hay unidades suficientes
refusal-not-enough-text =
    { $count ->
        [one] Una fila no tiene tantas unidades como se solicitan.
       *[other] { $count } filas no tienen tantas unidades como se solicitan.
    } No se ha guardado nada.
refusal-changed = Modificado mientras tanto
refusal-changed-text = Mientras tanto, otra persona lo ha modificado. No se ha guardado ninguno de sus cambios. Véalo otra vez y decida de nuevo.
refusal-server-disabled = Servidor deshabilitado
refusal-account-closed = Cuenta cerrada
refusal-name-taken = Nombre ya usado
refusal-too-many-servers = Demasiados servidores
refusal-cells-twice = Al guardar se nombra cada celda una sola vez, y { $most } como máximo.
refusal-no-token = Aún no hay token
refusal-no-release = Liberado demasiadas veces
refusal-server-in-use = Aún en uso
refusal-exchange = No se puede hacer la sustitución
refusal-already-there = Ya está ahí
refusal-not-mergeable = No se pueden fusionar
refusal-contact-erased = Nadie a quien escribir
refusal-one-account = Esto es para quienes se ocupan de varias cuentas; el estado de esta está en { $there }.
refusal-license-state = La licencia no lo permite
refusal-has-administrator = Ya hay un administrador
refusal-not-registrable = No se puede registrar
refusal-has-days = El mantenimiento de esta licencia ya tiene sus días: del { $first } al { $last }.
refusal-no-care = Con esta licencia no se compró mantenimiento, así que no hay nada que registrar.

# Cuentas y personas.
refusal-account = La cuenta no puede ser así
refusal-already-member = Ya pertenece a ella
refusal-already-invited = Ya tiene una invitación
refusal-too-many-users = Demasiados usuarios
refusal-known = Ya hay una persona con esta dirección. Inicie sesión con la contraseña que tiene.
refusal-somebody-else = Esta invitación es para una dirección distinta de aquella con la que ha iniciado sesión.
refusal-already-granted = Ya tiene autorización
refusal-not-a-partner = Solo se autoriza a distribuidores y revendedores. Elija una cuenta de ese tipo.
refusal-role-above = Por encima de su propio rol
refusal-last-in-charge = La última persona responsable
refusal-tried-too-often = Demasiados intentos
# En lugar de «dentro de 3 minutos» cuando se dice a un programa.
refusal-from-then = a partir del { $time }

# Lo que se dice a los productos: sus agentes lo muestran a quien los instala.
refusal-token-unknown = Token desconocido
refusal-token-unknown-text = Este token no se conoce. Cópielo otra vez, entero, de la página del servidor en el portal.
refusal-token-bound = Token en uso en otra instalación
refusal-token-bound-text = Este token ya lo usa otra instalación. Si aquella se reemplazó, anule la vinculación en la página del servidor en el portal. En otro caso, añada un servidor propio para esta.
refusal-product-disabled = Este servidor se deshabilitó en el portal. Habilítelo allí y active el producto con el nuevo token.
refusal-unbound = Vinculación anulada
refusal-unbound-text = La vinculación de este servidor se anuló en el portal. Si esta instalación sigue siendo la correcta, actívela con el nuevo token de la página del servidor.
refusal-version = Producto demasiado antiguo
refusal-version-text = La activación en línea requiere { $needs } o posterior, y esta versión es { $version }. Actualice el producto o actívelo sin conexión.
refusal-not-bound = No es esta instalación
refusal-not-bound-text = La clave de esta instalación no es aquella a la que está vinculado el servidor.
refusal-proof-text = El encabezado { $header } debe estar firmado con la clave de la instalación sobre la ruta y el cuerpo: { $why }
refusal-repeated = Hay una copia en funcionamiento
refusal-repeated-text = Otra copia de esta instalación ya ha llamado. Una máquina clonada o restaurada se debe activar como servidor propio.
refusal-session = La sesión ha terminado
refusal-session-text = La sesión ha terminado. Renueve con la clave de la instalación.
refusal-lease = Hay una nueva concesión
refusal-lease-text = Hay una nueva concesión. Renueve con la clave de la instalación.
refusal-host-facts = El nombre de un host, su huella y la versión del producto tienen de 1 a 200 caracteres; un nonce tiene de 8 a 64, y el número de una llamada es inferior a 2⁶³.
refusal-check-in = Una conexión lleva If-None-Match y los encabezados claviger-session, -sequence, -nonce y -mac.
refusal-refused-often = Se han rechazado demasiadas llamadas desde esta dirección de red. Vuelva a llamar dentro de { $wait } segundos.
refusal-activates-often = Esta instalación se activa demasiadas veces: basta con una, hasta que se le diga otra cosa. Vuelva a llamar dentro de { $wait } segundos.
refusal-calls-often = Este servidor llama demasiadas veces: basta con una en el intervalo que se le indicó. Vuelva a llamar dentro de { $wait } segundos.
