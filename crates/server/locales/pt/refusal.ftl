# Porque algo foi recusado: algumas palavras no topo de uma página ou num problema da API, depois uma frase. O que não está aqui
# é dito com as páginas a que pertence.

refusal-invalid = Não é como deve ser
refusal-no-such =
    { $what ->
        [account] Essa conta não existe
        [alert] Esse alerta não existe
        [invitation] Esse convite não existe
        [key] Essa chave não existe
        [license] Essa licença não existe
        [mail] Esse e-mail não existe
        [order] Essa encomenda não existe
        [person] Essa pessoa não existe
        [server] Esse servidor não existe
       *[other] Não há nada neste endereço
    }, ou não tem autorização para ver. Verifique o endereço e o que escreveu.

# O que só se diz a programas.
refusal-unauthorized = Quem é?
refusal-unauthorized-text = Envie uma chave de API que ainda seja válida como “Authorization: Bearer …”.
refusal-out-of-scope = Fora das suas permissões
refusal-out-of-scope-text = As permissões desta chave não incluem { $scope }.
refusal-not-as-seen = Alterado desde que foi visto
refusal-not-as-seen-text = Já não está como “If-Match” diz. Obtenha-o de novo e decida de novo.
refusal-method = Outro método
refusal-method-text = Este endereço não aceita este método. O cabeçalho “Allow” indica os que aceita.
refusal-too-large-text = Um corpo tem no máximo { $bytes } bytes. Envie menos de cada vez.
refusal-busy = Demorou demasiado
refusal-busy-text = A resposta demorou demasiado. O que foi pedido pode ter sido executado: verifique antes de pedir de novo.
refusal-call-text = A chamada não é como deve ser.
refusal-search-text = “q” tem { $length } caracteres, e procuram-se no máximo { $most }
refusal-body = Ilegível
refusal-body-text = O corpo não pôde ser lido até ao fim: { $why }. Envie-o de novo.
refusal-json = Não é o JSON esperado
# { $why } é o que diz o leitor de JSON, em inglês.
refusal-json-text = O corpo não serve: { $why }
refusal-json-deep = O JSON tem mais níveis do que aceitamos: { $why }
refusal-query-text = O que está depois do ponto de interrogação não serve: { $why }
refusal-media-type = Outro tipo de corpo
refusal-media-type-text = Envie o corpo como { $kind }, com o cabeçalho “Content-Type: { $kind }”.
refusal-cursor = Não é um cursor
refusal-cursor-text = “after” não é um cursor desta lista. Envie o “next” da página anterior, ou omita-o para começar na primeira página.
refusal-limit = Não é um limite
refusal-limit-text = “limit” é um número de 1 a { $most }. Sem ele, uma página tem { $usual }.
refusal-one-of = “{ $field }” é um destes: { $known }.
refusal-instant = “{ $field }” não é um instante. Escreva-o como 2026-11-25T09:00:00Z.
refusal-if-match = “If-Match” contém uma etiqueta tal como a deu o cabeçalho “ETag”, entre as suas aspas.
refusal-cell = Uma célula contém no máximo { $most } unidades.
refusal-too-often = Demasiadas vezes
refusal-too-often-calls = São permitidas { $quota } chamadas a cada { $window } segundos. Chame de novo dentro de { $wait } segundos.
refusal-once-key = Não é uma Idempotency-Key
refusal-once-key-text = Uma Idempotency-Key tem de 1 a { $most } caracteres ASCII visíveis, e envia-se uma só vez.
refusal-once-other = A chave indica outra chamada
refusal-once-other-text = Esta Idempotency-Key foi enviada com outra chamada. Use uma chave nova para cada chamada.
refusal-once-under-way = Ainda em curso
refusal-once-under-way-text = A primeira chamada com esta Idempotency-Key ainda está em curso. Pergunte de novo dentro de momentos.
refusal-once-lost = Já executada antes
refusal-once-lost-text = A chamada com esta Idempotency-Key foi executada, mas a sua resposta perdeu-se. Verifique o que fez.
refusal-api-key = A chave não pode ser criada
refusal-api-key-outlives = Uma chave criada por um programa não é válida mais tempo do que a do próprio programa: { $until }.
refusal-api-key-role = “{ $given }” não é uma função. Use uma destas: { $known }.
refusal-api-key-nothing = Com esta função e estas permissões, a chave não poderia fazer nada. Use outra função, ou outras permissões.
refusal-api-key-more = A chave poderia fazer mais do que lhe é permitido a si. Use uma função menor, ou menos permissões.
refusal-api-key-scope = “{ $given }” não é uma permissão. As permissões são: { $known }.
refusal-api-key-scopes = Há { $count } permissões. Indique cada uma só uma vez.
refusal-api-key-many = Demasiadas chaves

# Encomendas e e-mails.
refusal-order = A encomenda não pode ser efetuada
refusal-fields =
    { $count ->
        [one] { $count } campo está errado.
       *[other] { $count } campos estão errados.
    } Nada foi alterado.
refusal-order-used = O número da encomenda já foi usado
refusal-order-used-text = O revendedor efetuou uma encomenda diferente com este número: { $order }. Nada foi alterado.
refusal-import = O ficheiro não pode ser importado
refusal-order-state = O estado da encomenda não o permite
refusal-mail-sent = O e-mail já saiu
refusal-forwarded-often = Reencaminhada muitas vezes

# Licenças e servidores.
refusal-not-enough = Unidades insuficientes
refusal-not-enough-text =
    { $count ->
        [one] { $count } linha não tem tantas unidades como se pretende.
       *[other] { $count } linhas não têm tantas unidades como se pretende.
    } Nada foi guardado.
refusal-changed = Alterado entretanto
refusal-changed-text = Entretanto, outra pessoa fez alterações. Nada do que é seu foi guardado. Veja de novo e decida de novo.
refusal-server-disabled = Servidor desabilitado
refusal-account-closed = Conta encerrada
refusal-name-taken = Nome já usado
refusal-too-many-servers = Demasiados servidores
refusal-cells-twice = Ao guardar, cada célula é indicada uma só vez, e no máximo { $most } células.
refusal-no-token = Ainda sem token
refusal-no-release = Libertado demasiadas vezes
refusal-server-in-use = Ainda em uso
refusal-exchange = A troca não pode ser feita
refusal-already-there = Já está lá
refusal-not-mergeable = Não é a mesma empresa
refusal-contact-erased = Ninguém a quem escrever
refusal-one-account = Isto é para quem cuida de várias contas; o estado desta está em { $there }.
refusal-license-state = A licença não o permite
refusal-has-administrator = Já há um administrador
refusal-not-registrable = Não pode ser registada
refusal-has-days = A manutenção desta licença já tem datas: de { $first } a { $last }.
refusal-no-care = Com esta licença não foi comprada manutenção, por isso não há nada a registar.

# Contas e pessoas.
refusal-account = A conta não pode ser assim
refusal-already-member = Já pertence à conta
refusal-already-invited = Já foi feito um convite
refusal-too-many-users = Demasiados utilizadores
refusal-known = Já existe uma pessoa com este endereço. Inicie sessão com a palavra-passe que tem.
refusal-somebody-else = Este convite é para um endereço diferente daquele com que iniciou sessão.
refusal-already-granted = Já autorizado
refusal-not-a-partner = Só se autorizam distribuidores e revendedores. Escolha uma conta desse tipo.
refusal-role-above = Acima da sua própria função
refusal-last-in-charge = O último responsável
refusal-tried-too-often = Demasiadas tentativas
# No lugar de “dentro de 3 minutos” quando se diz a um programa.
refusal-from-then = a partir de { $time }

# O que se diz aos produtos: os seus agentes mostram-no a quem os instala.
refusal-token-unknown = Token desconhecido
refusal-token-unknown-text = Este token não é conhecido. Copie-o de novo, inteiro, da página do servidor no portal.
refusal-token-bound = Token em uso noutro lugar
refusal-token-bound-text = Este token já está em uso por outra instalação. Se essa foi substituída, anule a vinculação na página do servidor no portal. Caso contrário, adicione um servidor próprio para esta.
refusal-product-disabled = Este servidor foi desabilitado no portal. Habilite-o aí e ative com o novo token.
refusal-unbound = Vinculação anulada
refusal-unbound-text = A vinculação deste servidor foi anulada no portal. Se esta instalação ainda for a correta, ative-a com o novo token que está na página do servidor.
refusal-version = Produto demasiado antigo
refusal-version-text = A ativação online exige { $needs } ou posterior, e esta versão é { $version }. Atualize o produto, ou ative-o offline.
refusal-not-bound = Não é esta instalação
refusal-not-bound-text = A chave desta instalação não é aquela a que o servidor está vinculado.
refusal-proof-text = O cabeçalho { $header } tem de ser assinado pela chave da instalação sobre o caminho e o corpo: { $why }
refusal-repeated = Está a funcionar uma cópia
refusal-repeated-text = Outra cópia desta instalação já chamou antes. Uma máquina clonada ou restaurada tem de ser ativada como um servidor próprio.
refusal-session = A sessão terminou
refusal-session-text = A sessão terminou. Renove com a chave da instalação.
refusal-lease = Há uma nova concessão
refusal-lease-text = Há uma nova concessão. Renove com a chave da instalação.
refusal-host-facts = O nome de um host, a impressão digital e a versão do produto têm de 1 a 200 caracteres, um nonce tem de 8 a 64, e o número de uma chamada é inferior a 2⁶³.
refusal-check-in = Uma comunicação leva If-None-Match e os cabeçalhos claviger-session, -sequence, -nonce e -mac.
refusal-refused-often = Foram recusadas demasiadas chamadas deste endereço de rede. Chame de novo dentro de { $wait } segundos.
refusal-activates-often = Esta instalação ativa-se demasiadas vezes: uma vez basta, até lhe ser dito o contrário. Chame de novo dentro de { $wait } segundos.
refusal-calls-often = Este servidor chama demasiadas vezes: basta uma vez no intervalo que lhe foi indicado. Chame de novo dentro de { $wait } segundos.
