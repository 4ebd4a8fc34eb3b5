# O registo de eventos.

events-title = Eventos
events-chain =
    { $count ->
        [one] { $count } evento está selado; a cabeça da cadeia é { $head }. As horas são UTC.
       *[other] { $count } eventos estão selados; a cabeça da cadeia é { $head }. As horas são UTC.
    }
events-chain-none = Ainda nada está selado. As horas são UTC.
events-none = Ainda não há eventos
events-none-text = Aqui fica escrito tudo o que alguém altera.
events-none-found = Nada corresponde
events-none-found-text = Retire algo da pesquisa. As encomendas encontram-se pelo número ou pelo código de uma licença, os servidores pelo nome, as pessoas pelo endereço.
events-search = Número, código, nome ou endereço
events-any-kind = Todos
events-from = Do dia
events-until = Até ao dia
events-day-error = Um dia escreve-se como 2026-11-25.
events-find = Procurar
events-all = Mostrar todos
events-time = Data e hora
events-kind = Evento
events-what = O que aconteceu
events-origin = Origem
events-change = Antes → depois

# Quem o fez.
events-who-others = O seu fabricante ou parceiro
events-who-unknown = Alguém que já não é conhecido
events-who-program = Um programa
events-who-product = Um produto
events-who-product-on = O produto em { $server }
events-who-link-holder = Quem tem o link
events-who-nobody = Alguém sem sessão iniciada
events-who-system = Claviger

# O que aconteceu, numa frase: { $who } fez, { $what } é aquilo a que foi feito.
events-said-other = { $who }: { $kind } ({ $what })
events-said-account-changed = { $who } alterou a conta { $what }
events-said-account-grant-declined = { $who } rejeitou o pedido de { $what }
events-said-account-grant-ended = { $who } revogou a autorização de { $what }
events-said-account-grant-requested = { $who } pediu autorização para { $what }
events-said-account-created = { $who } criou a conta { $what }
events-said-account-granted = { $who } autorizou { $what }
events-said-allocation-released = { $what } libertou unidades
events-said-allocation-saved = { $who } guardou quantidades para { $what }
events-said-api-key-made = { $who } criou uma chave de API
events-said-clock-moved = { $who } adiantou o relógio da demonstração
events-said-invitation-accepted = { $what } aceitou um convite
events-said-invitation-sent = { $who } enviou um convite
events-said-invitation-resent = { $who } reenviou um convite
events-said-invitation-withdrawn = { $who } retirou um convite
events-said-lease-issued = { $what } recebeu uma concessão
events-said-member-joined = { $what } juntou-se à conta
events-said-member-removed = { $who } removeu { $what } da conta
events-said-member-role-changed = { $who } deu outra função a { $what }
events-said-order-cancelled = { $who } cancelou a encomenda { $what }
events-said-order-forwarded = { $who } reencaminhou a encomenda { $what }
events-said-order-placed = { $who } efetuou a encomenda { $what }
events-said-order-resent = { $who } reenviou o e-mail da encomenda { $what }
events-said-order-unlocked = { $who } desbloqueou a encomenda { $what }
events-said-person-signed-in = { $what } iniciou sessão
events-said-product-refused = Foi recusado um produto que se apresentou como { $what }
events-said-server-activated = { $what } foi ativado
events-said-server-added = { $who } adicionou o servidor { $what }
events-said-server-alert-acknowledged = { $who } marcou como visto um alerta de { $what }
events-said-server-alert-raised = { $what } tem um alerta
events-said-server-binding-released = { $who } anulou a vinculação de { $what }
events-said-server-disabled = { $who } desabilitou { $what }
events-said-server-enabled = { $who } habilitou { $what }
events-said-server-host-changed = A instalação de { $what } comunica outro host ou outra versão
events-said-server-released-now = { $who } libertou unidades de { $what } que ainda estavam em uso
events-said-server-removed = { $who } removeu o servidor { $what }
events-said-server-renamed = { $who } deu outro nome a { $what }
events-said-server-token-made = { $what } recebeu o seu token
events-said-server-token-rotated = { $who } regenerou o token de { $what }
events-said-signing-key-made = { $who } criou uma chave de assinatura
events-said-member-left = { $what } saiu da conta
events-said-contact-erased = { $who } apagou um endereço da encomenda { $what }
events-said-address-changed = { $what } tem outro endereço
events-said-person-confirmed = { $what } confirmou o seu endereço
events-said-person-erased = { $who } apagou os dados de { $what }
events-said-password-changed = { $what } escolheu outra palavra-passe
events-said-person-registered = { $what } registou-se
events-said-person-signed-out = { $what } terminou sessão
events-said-sign-in-tried = Alguém tentou muitas vezes iniciar sessão como { $what }
events-said-retention = Foi apagado o que já tinha sido conservado o tempo previsto
events-said-retention-changed = { $who } alterou o tempo de conservação dos dados
events-said-signing-key-removed = { $who } apagou uma chave de assinatura de que já ninguém precisa
events-said-signing-key-retired = { $who } retirou de uso uma chave de assinatura
events-said-signing-key-revoked = { $who } revogou uma chave de assinatura
events-said-api-key-revoked = { $who } revogou uma chave de API
events-said-mail-bounced = Um e-mail foi devolvido: não pôde ser entregue
events-said-mail-retried = { $who } mandou tentar de novo o envio de um e-mail
events-said-address-asked = { $what } pediu outro endereço
events-said-confirmation-resent = O e-mail que confirma o endereço de { $what } foi reenviado
events-said-profile-changed = { $what } alterou o seu perfil
events-said-registered-again = Alguém se registou com o endereço de { $what }, que já é conhecido
events-said-reset-asked = Alguém pediu uma nova palavra-passe para { $what }
events-said-session-ended = { $what } terminou uma das suas sessões
events-said-sessions-ended = Todas as outras sessões de { $what } terminaram
