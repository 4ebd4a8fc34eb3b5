# A realização das encomendas de um ficheiro.

importing-title = Importar encomendas
importing-lead = Uma tabela com uma linha por cada linha de encomenda. Primeiro vê o que resultaria; depois são efetuadas todas as encomendas, ou nenhuma.
importing-file = Ficheiro CSV
importing-file-hint = Em UTF-8, com uma linha de cabeçalho; separado por vírgulas ou pontos e vírgulas; no máximo { $rows } linhas e 4 MiB.
importing-paste = Ou colar a tabela
importing-empty = Escolha um ficheiro, ou cole a tabela abaixo.
importing-preview = Pré-visualizar
importing-columns = Colunas
importing-columns-text = Por qualquer ordem. As linhas com o mesmo revendedor e o mesmo número formam uma encomenda; o que diz respeito à encomenda inteira pode ficar vazio abaixo da sua primeira linha.
importing-column = Coluna
importing-says = Diz respeito a
importing-needed = Obrigatória
importing-of-the-order = encomenda
importing-of-the-line = linha
importing-yes = sim

importing-preview-title = O que resultaria da importação
importing-counts = { $fresh } por efetuar, { $again } já efetuadas antes
importing-mistakes =
    { $count ->
        [one] { $count } coisa está errada no ficheiro. Enquanto assim for, nenhuma das suas encomendas pode ser efetuada.
       *[other] { $count } coisas estão erradas no ficheiro. Enquanto assim for, nenhuma das suas encomendas pode ser efetuada.
    }
importing-wrong = O que está errado
importing-line = Linha
importing-result = Resultado
importing-new = novo
importing-placed = será efetuada
importing-again = já efetuada antes
importing-confirm =
    { $fresh ->
        [one] Efetuar { $fresh } encomenda
       *[other] Efetuar { $fresh } encomendas
    }
