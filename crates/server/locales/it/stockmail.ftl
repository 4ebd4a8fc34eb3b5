# Il produttore ha ritirato una chiave di attivazione.

stockmail-withdrawn-subject = La chiave di attivazione { $key } di { $account } è stata ritirata
stockmail-withdrawn-lead = La chiave di attivazione { $key } per { $units } × { $name }, in possesso di { $account } (ordine { $order }), è stata ritirata. Motivo: «{ $reason }». Nessuno può più riscattarla.
stockmail-withdrawn-cancelled = La chiave di attivazione { $key } per { $units } × { $name }, in possesso di { $account }, è stata ritirata perché l’ordine { $order } è stato annullato. Nessuno può più riscattarla.
stockmail-withdrawn-open = Apri
stockmail-order-cancelled = L’ordine è stato annullato.
