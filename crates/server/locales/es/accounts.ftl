# Cuentas: la lista, una de ellas y una nueva.

accounts-title = Cuentas
accounts-search = Buscar por nombre o número
accounts-search-submit = Buscar
accounts-kind = Tipo
accounts-kind-any = Todos los tipos
accounts-kind-vendor = Fabricante
accounts-kind-distributor = Distribuidor
accounts-kind-reseller = Revendedor
accounts-kind-customer = Cliente
accounts-none = No se ha encontrado nada
accounts-none-text = Cada palabra debe ser el comienzo de una palabra del nombre o del número de la cuenta.
accounts-all = Todas las cuentas
accounts-new = Nueva cuenta
accounts-make = Crear la cuenta
accounts-save = Guardar los cambios
accounts-change = Modificar
accounts-made = Cuenta creada.
accounts-changed = Cambios guardados.
accounts-changed-meanwhile = Mientras tanto, otra persona ha modificado esta cuenta. Sus cambios no se han guardado, pero lo que ha escrito se conserva: compárelo con los datos de arriba y vuelva a guardar para sustituirlos.

accounts-facts = Datos
accounts-number = Número
accounts-number-hint = El que figura en los libros del fabricante.
accounts-name = Nombre
accounts-country = País
accounts-country-hint = Dos letras mayúsculas, como IT.
accounts-zone = Zona horaria
accounts-zone-hint = Determina cuándo empiezan y terminan sus días, como Europe/Rome.
accounts-language = Idioma
accounts-orders-to = Dirección para los pedidos
accounts-orders-to-hint = A ella se envían los correos sobre sus pedidos, salvo que un pedido indique otra. Los partners tienen una.
accounts-above = Distribuidor
accounts-above-hint = Número del distribuidor al que compra un revendedor; vacío si no hay ninguno.
accounts-nobody = ninguno

accounts-users = Usuarios
accounts-partners = Partners
accounts-customers = Clientes
accounts-orders = Pedidos
accounts-events = Eventos
accounts-servers = Servidores
accounts-licenses = Licencias
accounts-profile = Perfil
# El nombre de los enlaces entre las páginas de una cuenta.
accounts-pages = Páginas de esta cuenta

# Qué hay de incorrecto en un dato.
accounts-wrong-number = Un número tiene de 1 a 64 caracteres.
accounts-wrong-number-taken = Otra cuenta tiene este número.
accounts-wrong-name = Un nombre tiene de 1 a 200 caracteres.
accounts-wrong-country = Un país se indica con dos letras mayúsculas, como IT.
accounts-wrong-zone = Esa zona horaria no existe. Use un nombre como Europe/Rome.
accounts-wrong-language = Elija uno de los idiomas.
accounts-wrong-orders-to = Una dirección de correo electrónico tiene la forma nombre@example.com.
accounts-wrong-kind = Elija distribuidor, revendedor o cliente.
accounts-wrong-above-unknown = Ninguna cuenta tiene este número.
accounts-wrong-above = Solo un distribuidor puede estar por encima de un revendedor; por encima de las demás cuentas no hay nadie.

# Roles.
accounts-role-administrator = Administrador
accounts-role-licenses = Licencias
accounts-role-support = Soporte
accounts-role-read-only = Solo lectura
accounts-role-operator = Operador
accounts-role-engineer = Ingeniero
accounts-role-support-manager = Responsable de soporte
accounts-role-regional-manager = Responsable regional
accounts-role-auditor = Auditor

# Los idiomas, con sus propios nombres.
accounts-language-en = English
accounts-language-it = Italiano
accounts-language-de = Deutsch
accounts-language-fr = Français
accounts-language-es = Español
accounts-language-pt = Português
accounts-language-ar = العربية

# Las cuentas a las que se pertenece.
accounts-own = Sus cuentas
accounts-own-lead = Pertenece a varias cuentas. Elija la que quiera consultar; lo que puede hacer es distinto en cada una.
accounts-own-role = Su rol
accounts-nav = Cuentas
accounts-nav-own = Cuenta
# Antes del nombre de la cuenta en la que se está, para quienes no ven dónde aparece.
accounts-within = Cuenta:
