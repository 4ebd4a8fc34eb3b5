# What a mail is about, in the list of all mails.

mailkinds-order = تسليم الطلب
mailkinds-unlocked = فك قفل الطلب
mailkinds-invitation = دعوة
mailkinds-confirmation = تأكيد عنوان
mailkinds-address-known = عنوان مسجّل من قبل
mailkinds-password-reset = إعادة تعيين كلمة المرور
mailkinds-password-changed = تغيير كلمة المرور
mailkinds-new-address = تأكيد عنوان جديد
mailkinds-address-changed = تغيير العنوان
mailkinds-sign-in-attempts = محاولات تسجيل الدخول
mailkinds-server-alert = تنبيه بشأن خادم
mailkinds-correction = تصحيح
mailkinds-forwarded = إعادة توجيه الطلب
mailkinds-grant-requested = طلب الوصول
mailkinds-let-in = منح الوصول
mailkinds-stock-low = انخفاض المخزون
mailkinds-license-key-revoked = إبطال مفتاح ترخيص
mailkinds-activation-key-withdrawn = سحب مفتاح تفعيل
mailkinds-device-assigned = تخصيص جهاز
mailkinds-transfer-offered = عرض عملية نقل
mailkinds-transfer-ended = انتهاء عملية نقل
