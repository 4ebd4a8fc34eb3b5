# Páginas iniciais.

start-nav = Início
start-title = Início
start-needs = O que precisa de si
start-needs-none = Nada precisa de si agora.
start-need-over = { $application }: { $units } em excesso. Retire unidades a um servidor, ou encomende mais.
start-need-ended = { $application }: terminou em { $date }. O que a usava já não funciona.
start-need-unreachable = { $server }: sem notícias desde { $since }.
start-need-care-over = { $application }: { $care }. Versões posteriores podem não funcionar.
start-need-waiting = { $application }: { $units } à espera de que outro servidor as liberte.
start-need-unregistered = { $application }: a licença { $code } não está registada, por isso a sua manutenção ainda não começou.
start-need-unassigned = { $application }: há { $units }, e nenhum servidor tem alguma.
start-servers = Servidores
start-servers-none = Ainda não há servidores.
start-servers-count =
    { $count ->
        [one] { $status }: { $count }
       *[other] { $status }: { $count }
    }
start-use = Utilização
start-use-none = Ainda não há licenças. Aparecem aqui quando uma encomenda é desbloqueada.
start-last-year = Últimos 12 meses
start-by-month = Por mês
start-month = Fim de
start-in-use = Em uso
start-chart =
    { $application }, unidades em uso semana a semana: { $first } há um ano, { $most } no máximo, { $last } agora.
start-endings = Termina nos próximos 90 dias
start-endings-none = Nada termina nos próximos 90 dias.
start-ends-on = Último dia
start-what = O quê
start-ends-units = Unidades
start-ends-care = Manutenção ({ $plan })
start-ends-care-alone = Manutenção
start-locked = Encomendas ainda bloqueadas
start-locked-none = Nenhuma encomenda está bloqueada.
start-placed = Efetuada
start-mails = E-mails
start-mails-ok = Todos os e-mails foram entregues, ou estão a caminho.
start-mails-dead =
    { $count ->
        [one] { $count } e-mail foi abandonado.
       *[other] { $count } e-mails foram abandonados.
    }
start-mails-failing =
    { $count ->
        [one] { $count } e-mail está em espera depois de uma falha.
       *[other] { $count } e-mails estão em espera depois de uma falha.
    }
start-silent = Servidores inacessíveis
start-silent-none = Todos os servidores ativados comunicam.
start-server = Servidor
start-last-seen = Última comunicação
start-more-than = mais de { $count }
