# Quels jours un serveur a donné de ses nouvelles, et de combien son horloge se trompe.

heard-title = Communications
heard-strip = Des nouvelles : { $days } des { $all } derniers jours
heard-by-day = Par jour
heard-day = Jour (UTC)
heard-times = Communications
heard-from-to = De – à
heard-clock = Horloge du produit
heard-clock-right = à l’heure
heard-clock-ahead = { $minutes } min d’avance
heard-clock-behind = { $minutes } min de retard
heard-clock-seen = constaté : { $at }
