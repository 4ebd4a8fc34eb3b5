# En qué días se conectó un servidor, y cuánto se desvía su reloj.

heard-title = Conexiones
heard-strip = Conexiones en { $days } de los últimos { $all } días
heard-by-day = Por día
heard-day = Día (UTC)
heard-times = Veces
heard-from-to = Desde – hasta
heard-clock = Reloj del producto
heard-clock-right = exacto
heard-clock-ahead = { $minutes } min adelantado
heard-clock-behind = { $minutes } min atrasado
heard-clock-seen = visto el { $at }
