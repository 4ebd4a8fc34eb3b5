# In quali giorni il server si è fatto vivo, e di quanto sbaglia il suo orologio.

heard-title = Contatti
heard-strip = Giorni con contatti: { $days } degli ultimi { $all }
heard-by-day = Per giorno
heard-day = Giorno (UTC)
heard-times = Contatti
heard-from-to = Dalle – alle
heard-clock = Orologio del prodotto
heard-clock-right = esatto
heard-clock-ahead = avanti di { $minutes } min
heard-clock-behind = indietro di { $minutes } min
heard-clock-seen = rilevato il { $at }
