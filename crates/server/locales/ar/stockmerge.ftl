# حسابات لها مخزون تصبح حساباً واحداً.

stockmerge-license-keys = مفاتيح الترخيص المنقولة
stockmerge-activation-keys = مفاتيح التفعيل المنقولة
stockmerge-transfers = عمليات نقل تنتهي بلا رد
stockmerge-moved-key-away = انتقل مفتاح الترخيص إلى حساب آخر
stockmerge-moved-key-in = جاء مفتاح الترخيص من حساب آخر
stockmerge-moved-away = انتقلت إلى حساب آخر
stockmerge-moved-in = جاءت من حساب آخر
