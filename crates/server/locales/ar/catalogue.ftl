# ما يُباع.

# في التنقل وأعلى الصفحة.
catalogue-title = الكتالوج
catalogue-lead =
    { $products ->
        [zero] لا توجد منتجات.
        [one] منتج واحد.
        [two] منتجان.
        [few] { $products } منتجات.
        [many] { $products } منتجًا.
       *[other] { $products } منتج.
    }
catalogue-search = SKU أو منتج أو تطبيق
catalogue-none = لا توجد نتائج
catalogue-none-text = لا يوجد تطبيق ولا منتج فيه كلمات تبدأ هكذا.
catalogue-all = الكتالوج كاملًا
catalogue-no-products = لا يُباع أي منتج منه.
catalogue-units = الوحدات لكل عنصر
catalogue-price = سعر القائمة
catalogue-models = طريقة البيع
catalogue-role = الدور
catalogue-base = يتبع
catalogue-binding = يُخصَّص إلى
catalogue-binding-server = الخوادم
catalogue-binding-device = الأجهزة
catalogue-delivery = التسليم عن طريق
catalogue-delivery-unlock = فك القفل
catalogue-delivery-activation-key = مفتاح التفعيل
catalogue-on-sale-until = متاح للبيع حتى
catalogue-supported-until = الدعم حتى
catalogue-on-sale = متاح للبيع
catalogue-end-of-life = توقف بيعه
catalogue-unsupported = انتهى دعمه
# دور المنتج في تطبيقه.
catalogue-role-base = أساسي
catalogue-role-add-on = إضافي
catalogue-role-client = طرفي
catalogue-role-redundancy = احتياطي
catalogue-role-customization = تعديل خاص
