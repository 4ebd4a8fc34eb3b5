# El fabricante ha retirado una clave de activación.

stockmail-withdrawn-subject = La clave de activación { $key } de { $account } fue retirada
stockmail-withdrawn-lead = La clave de activación { $key } para { $units } de { $name }, en poder de { $account } (pedido { $order }), fue retirada. Motivo: «{ $reason }». Ya nadie puede canjearla.
stockmail-withdrawn-cancelled = La clave de activación { $key } para { $units } de { $name }, en poder de { $account }, fue retirada porque se anuló el pedido { $order }. Ya nadie puede canjearla.
stockmail-withdrawn-open = Verla
stockmail-order-cancelled = El pedido fue anulado.
