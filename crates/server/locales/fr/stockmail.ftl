# L’éditeur a retiré une clé d’activation.

stockmail-withdrawn-subject = La clé d’activation { $key } de { $account } a été retirée
stockmail-withdrawn-lead = La clé d’activation { $key } pour { $units } de { $name }, détenue par { $account } (commande { $order }), a été retirée. Motif : « { $reason } ». Personne ne peut plus l’utiliser.
stockmail-withdrawn-cancelled = La clé d’activation { $key } pour { $units } de { $name }, détenue par { $account }, a été retirée, car la commande { $order } a été annulée. Personne ne peut plus l’utiliser.
stockmail-withdrawn-open = La voir
stockmail-order-cancelled = La commande a été annulée.
