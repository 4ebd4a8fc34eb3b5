# تقديم طلبات من ملف.

importing-title = استيراد الطلبات
importing-lead = جدول فيه صف لكل بند من بنود الطلبات. تظهر أولًا النتيجة المتوقعة؛ ثم تُقدَّم طلباته كلها، أو لا يُقدَّم أي منها.
importing-file = ملف CSV
importing-file-hint = بترميز UTF-8، وفيه صف عناوين؛ تفصل بين الخلايا فواصل أو فواصل منقوطة؛ الحد الأقصى للصفوف { $rows } وللحجم 4 MiB.
importing-paste = أو لصق الجدول
importing-empty = يُرجى اختيار ملف، أو لصق الجدول أدناه.
importing-preview = معاينة
importing-columns = الأعمدة
importing-columns-text = بأي ترتيب. الصفوف التي لها معيد البيع نفسه والرقم نفسه تكوّن طلبًا واحدًا؛ وما يخص الطلب كله يجوز تركه فارغًا بعد صفه الأول.
importing-column = العمود
importing-says = يخص
importing-needed = مطلوب
importing-of-the-order = الطلب
importing-of-the-line = البند
importing-yes = نعم

importing-preview-title = النتيجة المتوقعة للاستيراد
importing-counts = سيُقدَّم: { $fresh }، وسبق تقديمه: { $again }
importing-mistakes =
    { $count ->
        [zero] لا توجد أخطاء في الملف.
        [one] في الملف خطأ واحد. ما دام قائمًا فلن يُقدَّم أي من طلباته.
        [two] في الملف خطآن. ما داما قائمين فلن يُقدَّم أي من طلباته.
        [few] في الملف { $count } أخطاء. ما دامت قائمة فلن يُقدَّم أي من طلباته.
        [many] في الملف { $count } خطأً. ما دامت قائمة فلن يُقدَّم أي من طلباته.
       *[other] في الملف { $count } خطأ. ما دامت قائمة فلن يُقدَّم أي من طلباته.
    }
importing-wrong = الأخطاء
importing-line = السطر
importing-result = النتيجة
importing-new = جديد
importing-placed = سيُقدَّم
importing-again = سبق تقديمه
importing-confirm =
    { $fresh ->
        [zero] لا طلبات لتقديمها
        [one] تقديم طلب واحد
        [two] تقديم طلبين
        [few] تقديم { $fresh } طلبات
        [many] تقديم { $fresh } طلبًا
       *[other] تقديم { $fresh } طلب
    }
