# Stand der Wartung, neben dem Wartungsplan.

care-not-started = { $plan } · ab { $date }
care-unregistered = { $plan } · beginnt mit der Registrierung
care-active = { $plan } · aktiv
care-expiring = { $plan } · läuft am { $date } ab
care-expired = { $plan } · abgelaufen am { $date }
care-lapsed = { $plan } · erloschen, endete am { $date }
