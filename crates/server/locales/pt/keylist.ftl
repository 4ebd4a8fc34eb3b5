# Criar chaves de licença a partir de uma lista. (P-08)

keylist-title = Criar chaves de licença a partir de uma lista
keylist-lead = Uma tabela com uma linha por cada chave de licença. Primeiro vê exatamente o que será criado; depois são criadas todas as chaves, ou nenhuma.
keylist-columns-text = Por qualquer ordem. O que não é necessário pode faltar ou ficar vazio; as licenças para hardware precisam do número de série do seu dispositivo.
keylist-meaning = Significado
keylist-written = Na tabela
keylist-types = Tipos de licença
keylist-mistakes =
    { $count ->
        [one] Há um erro na lista. Enquanto não for corrigido, nenhuma das suas chaves pode ser criada.
       *[other] Há { $count } erros na lista. Enquanto não forem corrigidos, nenhuma das suas chaves pode ser criada.
    }
keylist-confirm =
    { $count ->
        [one] Criar { $count } chave
       *[other] Criar { $count } chaves
    }
keylist-made =
    { $count ->
        [one] { $count } chave de licença criada.
       *[other] { $count } chaves de licença criadas.
    }
keylist-no-rows = Não há nenhuma linha abaixo do cabeçalho. Cada linha é uma chave de licença.
keylist-wrong-license = Não há este tipo de licença no stock. A página da lista indica como se escreve cada um.
keylist-wrong-count = Uma lista tem de 1 a { $most } chaves de licença; esta tem { $count }.
