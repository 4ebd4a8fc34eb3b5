# A caixa de saída: o que saiu por e-mail, e o que não saiu.

mails-nav = E-mails
mails-title = E-mails
mails-lead = Tudo o que ficou de ser enviado por e-mail. O que não pode ser entregue é tentado durante dois dias e depois abandonado.
mails-any = Todos
mails-all = Mostrar todos
mails-find = Procurar
mails-to = Para
mails-kind = Tipo
mails-created = Criado
mails-state = Estado
mails-detail = Detalhe
mails-time = Data e hora
mails-said = O que disse o servidor de e-mail
mails-none = Não há e-mails aqui
mails-none-text = Os e-mails aparecem aqui assim que há algo a comunicar. Se procura um, retire algo da pesquisa.
mails-address-error = Procura-se um endereço completo, como nome@example.com.
mails-state-waiting = em espera
mails-state-sent = enviado
mails-state-bounced = devolvido
mails-state-dead = abandonado
mails-retry = Tentar de novo agora
mails-retry-all = Tentar de novo os abandonados
mails-retried =
    { $count ->
        [0] Nada tinha sido abandonado, por isso nada é tentado de novo.
        [one] Um e-mail está a ser tentado de novo.
       *[other] { $count } e-mails estão a ser tentados de novo.
    }
mails-sent-already = O servidor de e-mail já aceitou este e-mail. Para enviar mais uma vez o e-mail de uma encomenda, use a página da encomenda.
mails-failures = Tentativas falhadas
mails-content = O que diz
mails-gone = Aquilo de que tratava este e-mail já não existe, ou o seu link foi entretanto substituído.
mails-without-secrets = Os segredos dos seus links estão aqui omitidos.
