# Lo que se vende.

# En la navegación y en el encabezado de la página.
catalogue-title = Catálogo
catalogue-lead =
    { $products ->
        [one] Un producto.
       *[other] { $products } productos.
    }
catalogue-search = SKU, producto o aplicación
catalogue-none = No se ha encontrado nada
catalogue-none-text = Ninguna aplicación ni producto tiene palabras que empiecen así.
catalogue-all = Todo el catálogo
catalogue-no-products = No se vende ningún producto de esta aplicación.
catalogue-units = Unidades por artículo
catalogue-price = Precio de lista
catalogue-models = Se vende como
catalogue-role = Rol
catalogue-base = Pertenece a
catalogue-binding = Se asigna a
catalogue-binding-server = servidores
catalogue-binding-device = dispositivos
catalogue-delivery = Se entrega mediante
catalogue-delivery-unlock = desbloqueo
catalogue-delivery-activation-key = clave de activación
catalogue-on-sale-until = En venta hasta
catalogue-supported-until = Con soporte hasta
catalogue-on-sale = En venta
catalogue-end-of-life = Fin de vida
catalogue-unsupported = Fin de soporte
# Lo que un producto es para su aplicación.
catalogue-role-base = base
catalogue-role-add-on = complemento
catalogue-role-client = software cliente
catalogue-role-redundancy = redundancia
catalogue-role-customization = personalización
