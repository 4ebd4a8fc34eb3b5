# A página de uma licença, e o que diz do seu estado.

license-title = Licença { $code }
license-state-active = ativa
license-state-future = a partir de { $date }
license-state-ended = terminou em { $date }
license-state-returned = devolvida em { $date }
license-state-moved = movida em { $date }
license-state-exchanged = trocada em { $date }
license-sentence-in = as suas unidades estão na conta de { $account }
license-sentence-was-in = as suas unidades estavam na conta de { $account }
license-account = Conta
license-order = Encomenda
license-term = Utilizável
license-for-ever = sem fim
license-newest-release = Versão mais recente
license-replaces = Em troca de
license-replacement = Trocada por
license-reason = Motivo: { $reason }
license-look = Ver a licença
license-register = Registar o produto
license-register-first = Registar o produto…
license-register-text =
    { $months ->
        [one] A sua manutenção, { $plan }, começa hoje e dura { $months } mês.
       *[other] A sua manutenção, { $plan }, começa hoje e dura { $months } meses.
    } A primeira ativação de um servidor que tenha unidades desta licença faz o mesmo, se ninguém o fez. Isto não pode ser desfeito.
license-registered = Registada: a manutenção começa hoje.
license-not-registrable = Esta licença não pode ser registada: a sua manutenção já tem datas, ou não a tem.

license-history = Histórico
license-when = Quando
license-what = O quê
license-why = Porquê
license-happened-loaded = As unidades entraram na conta
license-happened-left = Passou para outra conta com uma fusão
license-happened-registered = Registada: a manutenção começou
license-happened-moved-away = Movida para outra conta
license-happened-moved-in = Veio de outra conta
license-happened-returned = Devolvida com nota de crédito
license-happened-exchanged = Trocada
