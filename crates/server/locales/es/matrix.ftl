# Junto al botón de la matriz: lo que cambiaría al guardar. Un script pone un número en lugar de { $count }.
matrix-servers =
    { $count ->
        [one] 1 servidor
       *[other] { $count } servidores
    }
matrix-rows =
    { $count ->
        [one] 1 fila
       *[other] { $count } filas
    }
# En lugar de lo que otra persona guardó mientras tanto: el botón que toma su valor.
matrix-theirs = Tomar { $units }
# En una matriz grande, detrás del nombre de una fila: una página con esa sola fila.
matrix-edit-row = Editar esta fila
matrix-all-rows = Mostrar todas las aplicaciones
