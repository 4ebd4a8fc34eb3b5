# Em que dias um servidor comunicou, e quanto se desvia o seu relógio.

heard-title = Comunicações
heard-strip = Comunicações em { $days } dos últimos { $all } dias
heard-by-day = Por dia
heard-day = Dia (UTC)
heard-times = Vezes
heard-from-to = De – até
heard-clock = Relógio do produto
heard-clock-right = certo
heard-clock-ahead = { $minutes } min adiantado
heard-clock-behind = { $minutes } min atrasado
heard-clock-seen = visto em { $at }
