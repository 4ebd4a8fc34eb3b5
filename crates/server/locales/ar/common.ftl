# كلمات مشتركة بين صفحات كثيرة.

common-breadcrumb = موقعكم الحالي
common-copied = تم النسخ
common-copy = نسخ
common-errors =
    { $count ->
        [zero] لا شيء يحتاج إلى انتباهكم
        [one] أمر واحد يحتاج إلى انتباهكم
        [two] أمران يحتاجان إلى انتباهكم
        [few] { $count } أمور تحتاج إلى انتباهكم
        [many] { $count } أمرًا تحتاج إلى انتباهكم
       *[other] { $count } أمر تحتاج إلى انتباهكم
    }
common-navigation = التنقل الرئيسي
common-sign-out = تسجيل الخروج
common-skip = الانتقال إلى المحتوى
common-step-activate = التفعيل
common-step-assign = التخصيص
common-step-delivery = التسليم
# تُقال بعد اسم الخطوة لمن لا يرى علامتها.
common-step-done = اكتملت
common-step-unlock = فك القفل
# في خلية من المصفوفة: وحدات تزيد على الموجود. يضع النص البرمجي عددًا مكان { $count }، ولذلك لا جمع له.
common-too-many = فوق المتاح: { $count }

# سبب عدم ظهور صفحة أخرى.
common-not-found = غير موجود
common-forbidden = غير مسموح
common-forbidden-text = لا يسمح دوركم بذلك. يمكن لأحد مسؤولي حسابكم تغييره.
common-fault = حدث خطأ
common-fault-text = الخلل من جانبنا، وقد تم تسجيله. لم يتغيّر شيء. يُرجى إعادة المحاولة بعد قليل.
common-stale-form = هذا النموذج قديم
common-stale-form-text = فُتح النموذج في متصفح آخر، أو سجّلتم الدخول أو الخروج بعد فتحه. لم يتغيّر شيء. يُرجى الرجوع وإعادة تحميل الصفحة ثم المحاولة مرة أخرى.
common-too-large = أكبر من المسموح
common-too-large-text = النموذج أكبر من أي شيء نقبله. لم يتغيّر شيء.
# يُقال عن أي محتوى مُرسَل قبل قراءته.
common-too-long = حجم المحتوى المُرسَل { $length } بايت، والحد الأقصى المقبول { $most }. لم يُقرأ منه شيء ولم يتغيّر شيء. يُرجى الرجوع وإرسال محتوى أصغر.

# التنقل.
common-nav-licenses = التراخيص
common-nav-orders = الطلبات
common-nav-events = الأحداث
common-nav-mailbox = صندوق البريد

# طريقة البيع.
common-model-perpetual = دائم
common-model-subscription = اشتراك
common-model-cloud = سحابي

# مستوى الصيانة؛ الخطط أسماء.
common-care-basic = Basic
common-care-gold = Gold
common-care-platinum = Platinum
common-care-none = لا توجد
# لصف تختلف خطط تراخيصه.
common-care-several = خطط متعددة

# التطبيق بحسب دوره.
common-role-add-on = { $application } (إضافي)
common-role-client = { $application } (طرفي)
# لخادم ثانٍ يقف على أهبة الاستعداد.
common-role-redundancy = { $application } (احتياطي)
common-role-customization = { $application } (تعديل خاص)

# حالة الطلب.
common-locked = مقفل
common-unlocked = غير مقفل
common-cancelled = ملغى
# حالة بند الطلب، أي حالة ترخيصه.
common-license-locked = مقفل
common-license-unlocked = غير مقفل
common-license-cancelled = ملغى

# حالة الخادم.
common-server-new = جديد
common-server-available = متاح
common-server-active = نشط
common-server-unreachable = يتعذر الوصول إليه
common-server-disabled = معطّل

# الأوقات.
# يوم مع ساعته.
# العلامة في البداية تحفظ الترتيب حين تقع اللحظة داخل رسالة أخرى.
common-instant = {"\u200F"}{ $day }، { $time }
common-utc = {"\u200F"}{ $time } UTC
common-ago-now = الآن
common-ago-minutes = قبل { $minutes } د
common-ago-hours = قبل { $hours } س

# مكان عنوان تم محوه.
common-erased = تم محوه

# سهم باتجاه القراءة: ما كان، وما صار إليه.
common-arrow = ←
