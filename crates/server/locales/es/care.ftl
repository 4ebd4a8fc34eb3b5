# El estado del mantenimiento, junto a su plan.

care-not-started = { $plan } · desde el { $date }
care-unregistered = { $plan } · empieza con el registro
care-active = { $plan } · activo
care-expiring = { $plan } · vence el { $date }
care-expired = { $plan } · vencido el { $date }
care-lapsed = { $plan } · extinguido, venció el { $date }
