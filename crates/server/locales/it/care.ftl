# Lo stato dell’assistenza, accanto al suo piano.

care-not-started = { $plan } · inizio: { $date }
care-unregistered = { $plan } · decorre dalla registrazione
care-active = { $plan } · attiva
care-expiring = { $plan } · in scadenza: { $date }
care-expired = { $plan } · scaduta: { $date }
care-lapsed = { $plan } · decaduta, fine: { $date }
