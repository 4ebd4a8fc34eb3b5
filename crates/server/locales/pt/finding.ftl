# A procura de encomendas.

finding-search = Número, cliente, revendedor ou código de licença
finding-submit = Procurar
finding-any-state = Qualquer estado
finding-any-mail = Qualquer e-mail
finding-mail-waiting = em espera
finding-mail-sent = enviado
finding-mail-dead = não entregue
finding-none = Nada encontrado
finding-none-text = Nenhuma encomenda tem palavras que comecem assim, ou nenhuma está neste estado.
finding-all = Todas as encomendas
finding-imported =
    { $placed ->
        [0] Nenhuma encomenda foi efetuada
        [one] Foi efetuada uma encomenda
       *[other] Foram efetuadas { $placed } encomendas
    }; já efetuadas antes: { $again ->
        [0] nenhuma
        [one] uma
       *[other] { $again }
    }.

# Na página de uma encomenda que acabou de ser efetuada pelo formulário.
finding-placed = A encomenda foi efetuada e o seu e-mail está a caminho.
finding-placed-before = Esta mesma encomenda já tinha sido efetuada antes. Nada foi alterado.
