# سحب المورّد مفتاح تفعيل.

stockmail-withdrawn-subject = سُحب مفتاح التفعيل { $key } الخاص بـ { $account }
stockmail-withdrawn-lead = سُحب مفتاح التفعيل { $key } لعدد { $units } من { $name } لدى { $account } (الطلب { $order }). السبب: «{ $reason }». لا يمكن لأحد استخدامه بعد الآن.
stockmail-withdrawn-cancelled = سُحب مفتاح التفعيل { $key } لعدد { $units } من { $name } لدى { $account } لأن الطلب { $order } أُلغي. لا يمكن لأحد استخدامه بعد الآن.
stockmail-withdrawn-open = عرضه
stockmail-order-cancelled = أُلغي الطلب.
