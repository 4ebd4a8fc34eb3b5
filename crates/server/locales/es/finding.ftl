# La búsqueda de pedidos.

finding-search = Número, cliente, revendedor o código de licencia
finding-submit = Buscar
finding-any-state = Cualquier estado
finding-any-mail = Cualquier correo
finding-mail-waiting = en espera
finding-mail-sent = enviado
finding-mail-dead = no entregado
finding-none = No se ha encontrado nada
finding-none-text = Ningún pedido tiene palabras que empiecen así, o ninguno está en este estado.
finding-all = Todos los pedidos
finding-imported =
    { $placed ->
        [0] No se ha realizado ningún pedido
        [one] Se ha realizado un pedido
       *[other] Se han realizado { $placed } pedidos
    }; ya realizados antes: { $again ->
        [0] ninguno
        [one] uno
       *[other] { $again }
    }.

# En la página de un pedido que se acaba de realizar con el formulario.
finding-placed = El pedido se ha realizado y su correo está en camino.
finding-placed-before = Este mismo pedido ya se había realizado antes. No se ha modificado nada.
