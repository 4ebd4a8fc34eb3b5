# O estado da manutenção, junto ao seu plano.

care-not-started = { $plan } · a partir de { $date }
care-unregistered = { $plan } · começa com o registo
care-active = { $plan } · ativa
care-expiring = { $plan } · expira em { $date }
care-expired = { $plan } · expirou em { $date }
care-lapsed = { $plan } · caducada, terminou em { $date }
