# Der Hersteller hat einen Aktivierungsschlüssel zurückgenommen.

stockmail-withdrawn-subject = Der Aktivierungsschlüssel { $key } von { $account } wurde zurückgenommen
stockmail-withdrawn-lead = Der Aktivierungsschlüssel { $key } für { $units } von { $name }, im Besitz von { $account } (Bestellung { $order }), wurde zurückgenommen. Grund: „{ $reason }“. Niemand kann ihn mehr einlösen.
stockmail-withdrawn-cancelled = Der Aktivierungsschlüssel { $key } für { $units } von { $name }, im Besitz von { $account }, wurde zurückgenommen, weil Bestellung { $order } storniert wurde. Niemand kann ihn mehr einlösen.
stockmail-withdrawn-open = Ansehen
stockmail-order-cancelled = Die Bestellung wurde storniert.
