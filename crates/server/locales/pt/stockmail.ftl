# O fabricante retirou uma chave de ativação.

stockmail-withdrawn-subject = A chave de ativação { $key } de { $account } foi retirada
stockmail-withdrawn-lead = A chave de ativação { $key } para { $units } de { $name }, na posse de { $account } (encomenda { $order }), foi retirada. Motivo: «{ $reason }». Já ninguém a pode resgatar.
stockmail-withdrawn-cancelled = A chave de ativação { $key } para { $units } de { $name }, na posse de { $account }, foi retirada porque a encomenda { $order } foi anulada. Já ninguém a pode resgatar.
stockmail-withdrawn-open = Ver
stockmail-order-cancelled = A encomenda foi anulada.
