# The vendor took an activation key back.

stockmail-withdrawn-subject = The activation key { $key } of { $account } was taken back
stockmail-withdrawn-lead = The activation key { $key } for { $units } of { $name }, held by { $account } (order { $order }), was taken back. Reason: “{ $reason }”. Nobody can redeem it any more.
stockmail-withdrawn-cancelled = The activation key { $key } for { $units } of { $name }, held by { $account }, was taken back, since order { $order } was cancelled. Nobody can redeem it any more.
stockmail-withdrawn-open = Look at it
stockmail-order-cancelled = The order was cancelled.
