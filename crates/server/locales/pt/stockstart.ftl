# O que do stock precisa de alguém, nas páginas iniciais.

stockstart-low = { $name }: restam { $left } em stock, menos de { $below }. Adicione uma chave de ativação ou encomende mais.
stockstart-answer = { $from } oferece-lhe { $units } de { $name }: aceite ou recuse até { $date }.
stockstart-waiting = { $to } não respondeu à sua oferta de { $units } de { $name }, que termina em { $date }.
stockstart-more =
    { $count ->
        [one] Mais uma transferência espera resposta.
       *[other] Mais { $count } transferências esperam resposta.
    }
