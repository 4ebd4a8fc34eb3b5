# إصدارات الكتالوج: تُحرَّر وتُراجع وتُنشر وتُسحب.

editions-title = إصدارات الكتالوج
editions-lead = كل إصدار كتالوج كامل يسري من يومه، من منتصف الليل بالتوقيت العالمي. ما نُشر يبقى كما هو، ويمكن سحب إصدار لم يحن يومه بعد.
editions-none = لا إصدارات بعد
editions-none-text = الملف المحدد في الإعدادات هو الكتالوج إلى أن يسري أول إصدار.
editions-applies = يسري الإصدار { $number }، ولا يُؤخذ بالملف المحدد في الإعدادات.
editions-file-applies = يسري الملف المحدد في الإعدادات كما قُرئ عند بدء الخدمة.
editions-number = الإصدار
editions-valid-from = يسري من
editions-valid-from-hint = من منتصف ليل هذا اليوم بالتوقيت العالمي؛ اليوم يعني فورًا.
editions-published-at = تاريخ النشر
editions-by = الناشر
editions-by-program = برنامج
editions-by-command-line = سطر الأوامر
editions-note = ملاحظة
editions-note-hint = السبب، لمن يطّلع على السجل.
editions-changes = التغييرات
editions-count =
    { $count ->
        [zero] لا تغيير
        [one] تغيير واحد
        [two] تغييران
        [few] { $count } تغييرات
        [many] { $count } تغييرًا
       *[other] { $count } تغيير
    }
editions-document = المستند
editions-download = تنزيل
editions-planned = مخطَّط
editions-in-force = سارٍ
editions-past = سابق
editions-withdrawn = مسحوب
editions-withdraw = سحب
editions-was-published = نُشر الإصدار { $number }.
editions-was-withdrawn = سُحب الإصدار { $number }.
editions-new-product = منتج جديد
editions-new-application = تطبيق جديد
editions-edit-lead = قبل نشر أي شيء يُعرض ما سيتغير.
editions-upload = التحرير كمستند
editions-upload-lead = الكتالوج كله بصيغة TOML. يُحرَّر هنا، أو يُختار ملف بدلًا منه؛ تبقى التعليقات والترتيب.
editions-file = ملف
editions-file-hint = ‏TOML، ميبي‌بايت واحد على الأكثر؛ يُقدَّم على النص أدناه.
editions-review = معاينة
editions-preview = ما الذي سيتغير
editions-at-once = يسري فورًا.
editions-from = يسري من { $day }.
editions-nothing-yet = لم يُنشر شيء بعد.
editions-replaced = يحل محله الإصدار { $number } المخطَّط ليوم { $day } كما هو، وما تغيّرونه هنا ليس فيه.
editions-no-change = لا يتغير أي منتج ولا تطبيق، بل طريقة كتابة المستند فقط.
editions-entry = المنتج أو التطبيق
editions-field = الحقل
editions-more =
    { $count ->
        [zero] لا تغييرات أخرى.
        [one] تغيير آخر غير معروض.
        [two] تغييران آخران غير معروضين.
        [few] { $count } تغييرات أخرى غير معروضة.
        [many] { $count } تغييرًا آخر غير معروض.
       *[other] { $count } تغيير آخر غير معروض.
    }
editions-publish = نشر
editions-publishing = النشر
editions-late = منذ أن بدأتم نُشر إصدار آخر أو بدأ سريانه. ما كتبتموه ما زال هنا: يُرجى مراجعة ما سيتغير مرة أخرى.
editions-uneditable = كُتب المستند بحيث لا يمكن تحرير هذا الإدخال هنا. يُرجى تحرير المستند نفسه.
editions-not-text = هذا ليس نصًا بترميز UTF-8: يُرجى حفظه بهذا الترميز.
editions-sku-hint = كما تسميه الطلبات، ولا يتغير أبدًا.
editions-price-hint = للقطعة الواحدة، مثل 1250.00؛ فارغ إن لم يوجد.
editions-currency = العملة
editions-currency-hint = ثلاثة أحرف كبيرة، مثل EUR.
editions-sale-hint = آخر يوم يُباع فيه؛ فارغ إن لم تكن له نهاية.
editions-meaning = ما هي وحداته
editions-meaning-text = بعد بيعه يبقى هذا كما هو: الوحدات المشتراة تظل على معناها.
editions-base-hint = معرّف تطبيق أو رمز منتج؛ فارغ لتطبيقه نفسه.
editions-no-claim = لا شيء
editions-id = المعرّف
editions-id-hint = أحرف صغيرة وأرقام وشرطات، ولا يتغير أبدًا.
editions-unit-hint = ما يُعدّ، مثل users أو channels؛ و“licenses” حيث يملكه المرء أو لا. يبقى بعد بيع وحدات.
editions-devices = مفاتيح ترخيص الأجهزة
editions-devices-text = فقط للتطبيقات التي تُعطى وحداتها لأجهزة؛ يُترك فارغًا لما يعمل على الخوادم.
editions-field-name = الاسم
editions-field-claim = يُطالب به بواسطة
editions-field-unit = الوحدة
editions-field-key-line = سطر مفاتيح الترخيص
editions-field-hardware = كل مفتاح لجهاز واحد
editions-field-serials = تبدأ الأرقام التسلسلية بـ
editions-scope = نشر الكتالوج
editions-refused = لا يمكن نشر الكتالوج
editions-refused-not-planned = الإصدار غير مخطَّط
editions-not-planned = لا يُسحب إلا إصدار لم يحن يومه؛ وهذا سارٍ أو كان ساريًا أو سُحب من قبل أو لم يوجد قط.
editions-refused-outdated = تغيّر الكتالوج للتو
editions-outdated = بدأ سريان إصدار آخر من الكتالوج للتو. يُرجى المحاولة من جديد.
editions-wrong-length = الكتالوج مستند غير فارغ حجمه { $most } ميبي‌بايت على الأكثر.
editions-wrong-line = السطر { $line }: { $what }
editions-wrong-nothing = هذا ما يسري في ذلك اليوم على أي حال: يُرجى تغيير شيء أو ترك كل شيء كما هو.
editions-kept-gone = بيع المنتج { $sku } أو يمكن أن يباع حتى ذلك اليوم، فيبقى في الكتالوج: يُرجى تحديد نهاية لبيعه بدلًا من ذلك.
editions-kept-product = يبقى «{ $field }» للمنتج { $sku } كما هو لأنه بيع أو يمكن أن يباع حتى ذلك اليوم: يُرجى إنشاء منتج آخر بدلًا من ذلك.
editions-kept-application = يبقى «{ $field }» للتطبيق { $id } كما هو لأن وحدات منه بيعت أو يمكن أن تباع حتى ذلك اليوم: يُرجى إنشاء تطبيق آخر بدلًا من ذلك.
editions-wrong-clash = الإصدار { $number } المخطَّط ليوم { $day } لا يتفق مع هذا. { $what } يُرجى سحب المخطَّط أولًا ثم تخطيطه من جديد.
editions-wrong-past = يسري الإصدار من اليوم، { $day }، أو من يوم لاحق.
editions-wrong-far = يمكن تخطيط الإصدار قبل { $days } يومًا على الأكثر.
editions-wrong-note = الملاحظة { $most } حرف على الأكثر في سطر واحد.
editions-wrong-too-many = هناك { $most } إصدارًا مخطَّطًا بالفعل: يُرجى سحب واحد أولًا.
editions-wrong-day = هذا ليس يومًا: يُكتب هكذا ⁦2027-12-31⁩.
editions-wrong-sku = رمز المنتج من 1 إلى 64 حرفًا ورقمًا والعلامات ⁦- _ . /⁩.
editions-wrong-sku-taken = يوجد منتج بهذا الرمز: يُرجى اختيار رمز آخر أو تحرير ذلك المنتج.
editions-wrong-sku-gone = لم يعد هناك منتج بهذا الرمز: يُرجى البدء من جديد من الكتالوج.
editions-wrong-name = هذا من 1 إلى 200 حرف في سطر واحد.
editions-wrong-application = لا يوجد هذا التطبيق: يُرجى اختيار واحد من القائمة أو إنشاؤه أولًا.
editions-wrong-units = القطعة الواحدة تأتي بوحدات من 1 إلى { $most }.
editions-wrong-models = يُرجى اختيار نموذج بيع واحد على الأقل.
editions-wrong-binding = التطبيق إما للخوادم وإما للأجهزة، وكل منتجاته كذلك.
editions-wrong-delivery = ما يُسلَّم بمفاتيح التفعيل يُباع دائمًا فقط.
editions-wrong-claim = لا يُطالب إلا بما صُنع مع الأجهزة وبيع دائمًا.
editions-wrong-base = لا يوجد تطبيق بهذا المعرّف ولا منتج أساسي بهذا الرمز.
editions-wrong-base-of-base = أساس التطبيق لا يتبع شيئًا آخر: يُترك هذا فارغًا.
editions-wrong-price = يُكتب المبلغ هكذا 1250.00 بمنازل لا تزيد على منازل العملة، والعملة بثلاثة أحرف كبيرة.
editions-wrong-support = ينتهي الدعم يوم انتهاء البيع أو بعده.
editions-wrong-id = معرّف التطبيق من 1 إلى 64 حرفًا صغيرًا ورقمًا وشرطة.
editions-wrong-id-taken = يوجد تطبيق بهذا المعرّف: يُرجى اختيار معرّف آخر أو تحرير ذلك التطبيق.
editions-wrong-id-gone = لم يعد هناك تطبيق بهذا المعرّف: يُرجى البدء من جديد من الكتالوج.
editions-wrong-key-line = السطر أحرف ASCII قابلة للطباعة، 300 على الأكثر، ويحتوي { $units } و{ $serial }.
editions-wrong-key-line-missing = ما يقال عن الأجهزة يحتاج إلى سطر مفاتيح ترخيصها.
editions-wrong-serials = تبدأ الأرقام التسلسلية برموز من 1 إلى 12، من 0 إلى 9 ومن A إلى F، مثل ⁦00-90-33⁩.
editions-said-published = نشر الإصدار { $what } من الكتالوج بواسطة { $who }
editions-said-withdrawn = سحب الإصدار { $what } من الكتالوج بواسطة { $who }
editions-before = قبل
editions-after = بعد
