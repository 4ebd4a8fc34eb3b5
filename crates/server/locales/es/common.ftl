# Palabras que comparten muchas páginas.

common-breadcrumb = Ruta de navegación
common-copied = Copiado
common-copy = Copiar
common-errors =
    { $count ->
        [one] Una cosa requiere su atención
       *[other] { $count } cosas requieren su atención
    }
common-navigation = Navegación principal
common-sign-out = Cerrar sesión
common-skip = Ir al contenido
common-step-activate = Activación
common-step-assign = Asignación
common-step-delivery = Entrega
# Se dice tras el nombre de un paso a quienes no ven su marca.
common-step-done = completado
common-step-unlock = Desbloqueo
# En una celda de la matriz: unidades por encima de las que hay. Un script pone un número en lugar de { $count }, por lo que no tiene plural.
common-too-many = { $count } de más

# Por qué no hay otra página.
common-not-found = No encontrado
common-forbidden = No permitido
common-forbidden-text = Su rol no lo permite. Un administrador de su cuenta puede cambiarlo.
common-fault = Algo ha fallado
common-fault-text = El problema es nuestro y ha quedado anotado. No se ha modificado nada. Inténtelo de nuevo dentro de un momento.
common-stale-form = Este formulario es demasiado antiguo
common-stale-form-text = Se abrió en otro navegador, o desde entonces ha iniciado o cerrado sesión. No se ha modificado nada. Vuelva atrás, recargue la página e inténtelo de nuevo.
common-too-large = Demasiado grande
common-too-large-text = El formulario supera el tamaño que aceptamos. No se ha modificado nada.
# De un cuerpo de cualquier tipo, antes de leerlo.
common-too-long = La solicitud tiene un cuerpo de { $length } bytes y se aceptan { $most } como máximo. No se ha leído nada de él ni se ha modificado nada. Vuelva atrás y envíe menos.

# La navegación.
common-nav-licenses = Licencias
common-nav-orders = Pedidos
common-nav-events = Eventos
common-nav-mailbox = Buzón

# Cómo se vende algo.
common-model-perpetual = Perpetua
common-model-subscription = Suscripción
common-model-cloud = Nube

# El nivel de mantenimiento; los planes son nombres.
common-care-basic = Basic
common-care-gold = Gold
common-care-platinum = Platinum
common-care-none = Ninguno
# De una fila cuyas licencias tienen planes distintos.
common-care-several = Varios

# Una aplicación según su rol.
common-role-add-on = { $application } (complemento)
common-role-client = { $application } (software cliente)
# Abreviatura de redundancia: para un segundo servidor de reserva.
common-role-redundancy = { $application } (redund.)
common-role-customization = { $application } (personalización)

# El estado de un pedido.
common-locked = Bloqueado
common-unlocked = Desbloqueado
common-cancelled = Cancelado
# El estado de una línea de pedido, es decir, de su licencia.
common-license-locked = Bloqueada
common-license-unlocked = Desbloqueada
common-license-cancelled = Cancelada

# El estado de un servidor.
common-server-new = nuevo
common-server-available = disponible
common-server-active = activo
common-server-unreachable = inaccesible
common-server-disabled = deshabilitado

# Instantes.
# Un día con su hora.
common-instant = { $day }, { $time }
common-utc = { $time } UTC
common-ago-now = ahora mismo
common-ago-minutes = hace { $minutes } min
common-ago-hours = hace { $hours } h

# En lugar de una dirección que se borró.
common-erased = borrada

# Una flecha en el sentido de la lectura: lo que había, y en qué se convirtió.
common-arrow = →
