# La elección de un cliente.

licenses-products-for = Productos de:
licenses-choose = Clientes
licenses-search = Buscar por nombre o número
licenses-search-submit = Buscar
licenses-customer = Cliente
licenses-customer-number = Número
licenses-no-customers = Aún no hay clientes
licenses-no-customers-text = Un cliente aparece aquí cuando se desbloquea un pedido suyo, o cuando le autoriza a gestionar sus licencias.
licenses-none-found = No se ha encontrado nada para «{ $search }»
licenses-all-customers = Todos los clientes

# La matriz.
licenses-title = Licencias
licenses-change-customer = { $customer }: elegir otro cliente
licenses-application = Aplicación
licenses-type = Tipo
licenses-used = En uso
licenses-care = Mantenimiento
licenses-start = Inicio
licenses-term = Vencimiento
licenses-save = Guardar configuración
licenses-add-server = Añadir servidor
licenses-server-name = Nombre
licenses-server-name-hint = El que tiene en su red, por ejemplo rome-ucx-1.
licenses-server-name-error = Un nombre tiene de 1 a 64 caracteres.
licenses-server-name-taken = Ya hay un servidor con este nombre.
licenses-too-many-servers = Esta cuenta ya tiene el máximo de servidores.
licenses-none = Aún no hay licencias
licenses-none-text = Las licencias aparecen aquí cuando se desbloquea un pedido.
licenses-no-servers = Aún no hay servidores
licenses-no-servers-text = Un servidor es una instalación del producto. Añada uno, asígnele cantidades y pegue su token en la instalación.

# Junto a las cifras de una fila.
licenses-over = { $units } en exceso
licenses-next-change = luego { $units } ({ $date })
licenses-waiting = { $units } en espera
licenses-waiting-for-former = { $units } en espera de su instalación anterior
licenses-disabled = deshabilitado: sin unidades hasta que se habilite
licenses-server-disabled = { $servers }: deshabilitado. Sus cantidades siguen como están hasta que se habilite. No se ha guardado nada.
licenses-waiting-for = { $units } en espera de { $server }
licenses-releasing = { $units } liberándose

# Detrás de una fila.
licenses-behind =
    { $count ->
        [one] Una licencia en esta fila
       *[other] { $count } licencias en esta fila
    }
licenses-items = Artículos
licenses-units = Unidades
licenses-ordered = Fecha del pedido
licenses-days = Días

# Después de guardar.
licenses-saved =
    Guardado: { $servers ->
        [one] 1 servidor
       *[other] { $servers } servidores
    }, { $rows ->
        [one] 1 fila
       *[other] { $rows } filas
    }.
licenses-nothing-changed = No se ha modificado nada, así que no se ha guardado nada.
licenses-added = Servidor { $server } añadido. Asígnele cantidades y guarde; entonces su token estará en su página.
licenses-not-enough = Solicitadas: { $wanted }; disponibles: { $available }
licenses-not-a-quantity = Una cantidad es un número entero de 0 a 1.000.000.000.
licenses-changed-meanwhile = Era { $seen }, ahora es { $now }.
licenses-conflict = Mientras tanto, otra persona ha guardado las celdas de abajo. No se ha guardado ninguno de sus cambios. Lo que ha escrito se conserva: modifíquelo, o vuelva a guardar para sustituir los valores de la otra persona.
# Una línea del resumen: una fila y lo que tiene de incorrecto.
licenses-row-error = { $application }: { $error }
licenses-cell-error = { $application }, { $server }: { $error }
