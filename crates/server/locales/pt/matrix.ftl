# Junto ao botão da matriz: o que seria alterado ao guardar. Um script põe um número no lugar de { $count }.
matrix-servers =
    { $count ->
        [one] { $count } servidor
       *[other] { $count } servidores
    }
matrix-rows =
    { $count ->
        [one] { $count } linha
       *[other] { $count } linhas
    }
# No lugar do que outra pessoa guardou entretanto: o botão que aceita o valor dela.
matrix-theirs = Aceitar { $units }
# Numa matriz grande, atrás do nome de uma linha: uma página só com esta linha.
matrix-edit-row = Editar esta linha
matrix-all-rows = Mostrar todas as aplicações
