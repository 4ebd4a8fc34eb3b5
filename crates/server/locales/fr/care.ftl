# Où en est la maintenance, à côté de sa formule.

care-not-started = { $plan } · à partir du { $date }
care-unregistered = { $plan } · débute à l’enregistrement
care-active = { $plan } · active
care-expiring = { $plan } · expire le { $date }
care-expired = { $plan } · expirée le { $date }
care-lapsed = { $plan } · caduque, terminée le { $date }
