# Palavras que muitas páginas partilham.

common-breadcrumb = Está aqui
common-copied = Copiado
common-copy = Copiar
common-errors =
    { $count ->
        [one] { $count } ponto requer a sua atenção
       *[other] { $count } pontos requerem a sua atenção
    }
common-navigation = Navegação principal
common-sign-out = Terminar sessão
common-skip = Ir para o conteúdo
common-step-activate = Ativação
common-step-assign = Atribuição
common-step-delivery = Entrega
# Diz-se depois do nome de um passo a quem não vê o seu visto.
common-step-done = concluído
common-step-unlock = Desbloqueio
# Numa célula da matriz: unidades além das que existem. Um script põe um número no lugar de { $count }, por isso não tem plural.
common-too-many = { $count } a mais

# Porque não há outra página.
common-not-found = Não encontrado
common-forbidden = Não permitido
common-forbidden-text = A sua função não o permite. Um administrador da sua conta pode alterá-la.
common-fault = Algo correu mal
common-fault-text = O problema é nosso e ficou registado. Nada foi alterado. Tente de novo dentro de momentos.
common-stale-form = Este formulário é demasiado antigo
common-stale-form-text = Foi aberto noutro navegador, ou desde então iniciou ou terminou sessão. Nada foi alterado. Volte atrás, recarregue a página e tente de novo.
common-too-large = Demasiado grande
common-too-large-text = O formulário excede o tamanho que aceitamos. Nada foi alterado.
# De um corpo de qualquer tipo, antes de ser lido.
common-too-long = O pedido tem um corpo de { $length } bytes, e aceitam-se { $most } no máximo. Nada foi lido e nada foi alterado. Volte atrás e envie menos.

# A navegação.
common-nav-licenses = Licenças
common-nav-orders = Encomendas
common-nav-events = Eventos
common-nav-mailbox = Caixa de correio

# Como algo é vendido.
common-model-perpetual = Perpétua
common-model-subscription = Subscrição
common-model-cloud = Nuvem

# O nível de manutenção; os planos são nomes.
common-care-basic = Basic
common-care-gold = Gold
common-care-platinum = Platinum
common-care-none = Nenhum
# De uma linha cujas licenças têm planos diferentes.
common-care-several = Vários

# Uma aplicação segundo o seu papel.
common-role-add-on = { $application } (suplemento)
common-role-client = { $application } (software cliente)
# Abreviatura de redundância: para um segundo servidor de reserva.
common-role-redundancy = { $application } (redund.)
common-role-customization = { $application } (personalização)

# O estado de uma encomenda.
common-locked = Bloqueada
common-unlocked = Desbloqueada
common-cancelled = Cancelada
# O estado de uma linha de encomenda, ou seja, da sua licença.
common-license-locked = Bloqueada
common-license-unlocked = Desbloqueada
common-license-cancelled = Cancelada

# O estado de um servidor.
common-server-new = novo
common-server-available = disponível
common-server-active = ativo
common-server-unreachable = inacessível
common-server-disabled = desabilitado

# Instantes.
# Um dia com a sua hora.
common-instant = { $day }, { $time }
common-utc = { $time } UTC
common-ago-now = agora mesmo
common-ago-minutes = há { $minutes } min
common-ago-hours = há { $hours } h

# No lugar de um endereço que foi apagado.
common-erased = apagado

# Uma seta no sentido da leitura: o que era, e o que passou a ser.
common-arrow = →
