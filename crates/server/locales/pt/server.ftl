# A página de um servidor.

server-sentence-new = Dê-lhe quantidades na página das licenças; o seu token fica então aqui.
server-sentence-available = O token ainda não foi usado.
server-sentence-active = última comunicação { $ago } · próxima até { $next }
server-sentence-unreachable = sem notícias desde { $since }. Continua a funcionar até a sua concessão terminar, em { $until }. Verifique se está ligado e se consegue aceder a este serviço.
server-sentence-lost = sem notícias desde { $since }, e a sua concessão terminou. Verifique se está ligado e se consegue aceder a este serviço.
server-sentence-disabled = desde { $since }; nenhuma concessão sua é já válida
server-sentence-disabled-running = desde { $since }. Se não teve notícia disso, pode continuar a funcionar até a sua concessão terminar, em { $until }.

server-activate = Ativar
server-activate-text = Cole o token no produto. É válido para uma só instalação, e desaparece daqui depois de usado.
server-token = Token
server-command = Ou com o agente, no próprio host
server-command-hint = FILE contém a chave raiz do fabricante, VERSION é a versão do produto. O agente pede o token; cole-o aí.

server-items = O que pode executar
server-item = Elemento
server-quantity = Quantidade
server-quantity-of = { $granted } de { $wanted }
server-status = Estado
server-no-items = Ainda nada
server-no-items-text = Dê quantidades a este servidor na página das licenças. Com a primeira recebe o seu token.
server-item-active = ativo
server-item-ended = terminado
server-item-ends-soon = termina em breve
server-item-none = nenhum

server-facts = Dados
server-mode = Ativação
server-mode-online = Online
server-public-id = Id público
server-host = Host
server-version = Versão
server-fingerprint = Impressão digital
server-origin = Endereço de rede
server-bound = Vinculado desde
server-unbound = Vinculado até
server-last-check-in = Última comunicação
server-next-check-in = Próxima comunicação até
server-lease-number = Número da concessão
server-lease-until = Concessão até
server-left-behind-until = Concessões de instalações anteriores até

# O que alguém tem de ver.
server-alert-second = Duas instalações usam o token deste servidor: { $host } além de { $known }
server-alert-second-advice = { $host } quis ativar-se e foi recusado, porque o token está vinculado a { $known }. Se { $known } foi substituído, anule a vinculação abaixo e ative a nova instalação com o novo token. Caso contrário, adicione um servidor próprio para { $host }.
server-alert-copy = Duas instalações usam a chave deste servidor
server-alert-copy-advice = O número de uma chamada recuou ou repetiu-se: a máquina foi clonada, ou foi restaurado um instantâneo antigo. Pare a cópia, ou ative-a como um servidor próprio. Se é a instalação correta que agora é recusada, anule a vinculação abaixo e ative-a com o novo token.
server-alert-version = O produto em { $host } é demasiado antigo: { $version }
server-alert-version-advice = A ativação online exige { $needs } ou posterior. Atualize o produto, ou ative-o offline.
server-alert-once = Observado uma vez, em { $since }.
server-alert-times = Observado { $times } vezes desde { $since }, a última em { $last }.
server-alert-installation = Instalação
server-alert-refused = recusada
server-alert-bound = vinculada
server-alert-heard = Última comunicação
server-alert-acknowledge = Marcar como visto

# O que se pode fazer com ele. Quando se seguem números, a frase termina com dois pontos.
server-change = Alterar este servidor
server-rename = Mudar o nome
server-rotate = Regenerar o token…
server-rotate-text = O token atual deixa de ter validade; o novo é mostrado nesta página.
server-rotate-text-bound = O token que foi usado deixa de ter validade. { $host } continua vinculado e prossegue com a sua própria chave.
server-rotate-confirm = Regenerar o token
server-unbind = Anular a vinculação…
server-unbind-text-idle = { $host } deixa de estar vinculado, e passa a estar a próxima instalação que se ative com o novo token. { $host } não tem nenhuma concessão ainda válida, por isso nada tem de esperar.
server-unbind-text-running = { $host } deixa de estar vinculado, e passa a estar a próxima instalação que se ative com o novo token. { $host } pode continuar a funcionar até a sua concessão terminar, em { $until }; outra instalação só recebe estas unidades nessa altura, ou quando as libertar agora:
server-unbind-confirm = Anular a vinculação
server-release-title = Ainda não livres
server-release = Libertar agora…
server-release-text = Estas unidades foram retiradas a este servidor, mas uma instalação sua pode continuar a usá-las até { $until }. Ficam livres por si quando ela as libertar, o mais tardar nesse instante:
server-release-text-soon = Estas unidades foram retiradas a este servidor e ficam livres no prazo de um minuto:
server-release-warning = Liberte-as só se souber que já nada as usa: uma máquina que foi desligada para sempre, por exemplo. Caso contrário, são usadas duas vezes.
server-release-left = Pode fazê-lo mais { $left ->
        [one] { $left } vez
       *[other] { $left } vezes
    } este ano, de { $limit }; a partir de { $again }, de novo todas.
server-release-none-left = Esta conta já libertou tantas vezes quantas pode num ano ({ $limit }). A partir de { $again } pode de novo; até lá, o fabricante pode fazê-lo.
server-release-without-limit = Como fabricante, pode fazê-lo tantas vezes quantas for preciso.
server-release-confirm = Libertar agora
server-disable = Desabilitar este servidor…
server-disable-text-running = As suas sessões terminam de imediato, a sua concessão não é renovada e o seu token deixa de ter validade. É avisado na próxima comunicação, até { $next }; se não tiver notícia disso, pode continuar a funcionar até a sua concessão terminar, em { $until }. Estas unidades são-lhe retiradas, e ficam livres nessa altura, ou quando as libertar agora:
server-disable-text-idle = O seu token deixa de ter validade. Não funciona com nenhuma concessão, por isso estas unidades ficam livres de imediato:
server-disable-nothing = Não tem unidades.
server-disable-kept = O que deve ter fica guardado: habilitá-lo devolve-lhe o que entretanto não foi concedido a outros.
server-disable-confirm = Desabilitar { $server }
server-enable-title = Habilitar
server-enable = Habilitar este servidor
server-enable-text = Recebe um novo token para a ativação. Do que devia ter, volta a ter:
server-enable-nothing = Nada: não tinha unidades, ou entretanto foram concedidas a outros.
server-remove = Remover este servidor…
server-remove-text = A sua coluna, o seu token e o seu histórico nesta página desaparecem; o registo de eventos mantém-se. Isto não pode ser desfeito.
server-remove-confirm = Remover { $server }
server-remove-bound = Não pode ser removido enquanto uma instalação lhe estiver vinculada. Desabilite-o primeiro.
server-remove-holds-units = Não pode ser removido: { $units } unidades são suas ou ainda não estão livres. Retire-lhas ou desabilite-o, e espere até ficarem livres.
server-refused-disabled = Este servidor está desabilitado: habilitá-lo dá-lhe um novo token.
server-refused-no-token = Este servidor ainda não tem token: recebe um com a sua primeira quantidade.
server-done-renamed = Nome alterado.
server-done-rotated = Token regenerado. O antigo já não tem validade.
server-done-binding-released = Vinculação anulada. A próxima instalação que se ative com o token abaixo fica vinculada.
server-done-released = Unidades libertadas. Quem esperava por elas já as tem.
server-done-disabled = Servidor desabilitado. As suas sessões terminaram e o seu token já não tem validade.
server-done-enabled = Servidor habilitado. Cole o novo token no produto.
server-done-acknowledged = Marcado como visto. Se voltar a acontecer, será mostrado de novo.
