# Encomendas: a lista, e uma delas.

orders-title = Encomendas
orders-one = Encomenda { $number }
orders-none = Ainda não há encomendas
orders-none-text = As encomendas aparecem aqui quando são efetuadas. O seu conteúdo fica bloqueado até que alguém o desbloqueie.
orders-number = Número da encomenda
orders-state = Estado
orders-date = Data
orders-customer = Cliente final
orders-country = País
orders-reseller = Revendedor
orders-distributor = Distribuidor
orders-lines-count = Linhas
orders-lines = O que foi encomendado
orders-product = Produto
orders-sku = SKU
orders-quantity = Qtd.
orders-code = Código de licença
orders-sentence-locked = efetuada em { $time }; nada está na conta do cliente.
orders-sentence-unlocked = em { $time }; as suas unidades estão na conta do cliente.
orders-sentence-cancelled = em { $time }; nada chegou a estar na conta do cliente.

orders-mail = E-mail
orders-mail-to = Para
orders-mail-state = E-mail mais recente
orders-mail-none = nenhum
orders-mail-waiting = em espera
orders-mail-sent = enviado
orders-mail-dead = não entregue
orders-mail-tried =
    { $attempts ->
        [one] { $attempts } tentativa: { $error }
       *[other] { $attempts } tentativas: { $error }
    }
orders-mail-dead-text = abandonado: { $error } Verifique o endereço e depois envie de novo.
orders-mail-bounced = devolvido
orders-mail-bounced-text = O servidor de e-mail do destinatário devolveu-o: { $error } Corrija o endereço e envie de novo, ou avise o comprador de outra forma.
orders-redirect = Enviar para outro endereço
orders-redirect-email = Endereço
orders-redirect-language = Idioma
orders-redirect-send = Enviar para lá
orders-redirect-error = Um endereço tem a forma nome@example.com.
orders-resend = Reenviar o e-mail
orders-resend-hint = O novo e-mail tem um novo link; o link do antigo deixa de ser válido.
orders-resent = O e-mail está a caminho, com um novo link. O link antigo já não é válido.

orders-cancel-title = Cancelar
orders-cancel = Cancelar esta encomenda…
orders-cancel-text =
    { $lines ->
        [one] A sua licença nunca será entregue e o seu link deixa de ser válido.
       *[other] As suas { $lines } licenças nunca serão entregues e o seu link deixa de ser válido.
    } Isto não pode ser desfeito.
orders-cancel-confirm = Cancelar a encomenda { $number }
orders-cancelled = A encomenda foi cancelada. O seu link já não é válido.
orders-refused-cancelled = A encomenda foi entretanto cancelada. Nada foi alterado.
orders-refused-unlocked = A encomenda foi entretanto desbloqueada: o que entregou é do cliente. Nada foi alterado.

# Em vez de primeiro e último dia: manutenção que começa quando o produto é registado.
orders-care-months =
    { $months ->
        [one] { $months } mês a partir do registo
       *[other] { $months } meses a partir do registo
    }
