# How care stands, beside its plan.

care-not-started = { $plan } · from { $date }
care-unregistered = { $plan } · starts when registered
care-active = { $plan } · active
care-expiring = { $plan } · expires { $date }
care-expired = { $plan } · expired { $date }
care-lapsed = { $plan } · lapsed, ended { $date }
