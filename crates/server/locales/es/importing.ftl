# La realización de los pedidos de un archivo.

importing-title = Importar pedidos
importing-lead = Una tabla con una fila por línea de pedido. Primero se ve el resultado que tendría; después se realizan todos sus pedidos o ninguno.
importing-file = Archivo CSV
importing-file-hint = En UTF-8, con una fila de encabezado; separado por comas o por punto y coma; como máximo { $rows } filas y 4 MiB.
importing-paste = O pegue la tabla
importing-empty = Elija un archivo o pegue la tabla más abajo.
importing-preview = Vista previa
importing-columns = Columnas
importing-columns-text = En cualquier orden. Las filas con el mismo revendedor y el mismo número forman un pedido; lo que se dice de todo el pedido se puede dejar vacío a partir de su segunda fila.
importing-column = Columna
importing-says = Se refiere a
importing-needed = Obligatoria
importing-of-the-order = el pedido
importing-of-the-line = la línea
importing-yes = sí

importing-preview-title = Resultado que tendría la importación
importing-counts = Por realizar: { $fresh }; ya realizados: { $again }
importing-mistakes =
    { $count ->
        [one] Hay un error en el archivo. Mientras no se corrija, no se puede realizar ninguno de sus pedidos.
       *[other] Hay { $count } errores en el archivo. Mientras no se corrijan, no se puede realizar ninguno de sus pedidos.
    }
importing-wrong = Error
importing-line = Línea
importing-result = Resultado
importing-new = nuevo
importing-placed = se realizará
importing-again = ya realizado
importing-confirm =
    { $fresh ->
        [one] Realizar un pedido
       *[other] Realizar { $fresh } pedidos
    }
