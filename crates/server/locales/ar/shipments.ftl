# What leaves the factory: shipments, and what becomes of their devices. (P-03, P-04)

shipments-title = الشحنات
shipments-import = استيراد شحنة
shipments-none = لم يُشحن شيء بعد
shipments-none-text = تبيّن الشحنة الأجهزة التي غادرت المصنع وتراخيصها. بعد استيرادها ينزّل مشتري الجهاز تراخيصه.
shipments-none-found-text = لا يوجد جهاز يبدأ رقمه التسلسلي أو رقم شحنته هكذا.
shipments-search = الرقم التسلسلي أو الشحنة
shipments-state-unclaimed = لم يُطالَب به
shipments-state-claimed = طولب به
shipments-state-withdrawn = مسحوب
shipments-shipment = الشحنة
shipments-licenses = التراخيص
shipments-buyer = المشتري
shipments-holder = طالب به
shipments-imported = تاريخ الاستيراد
shipments-label-kept = موجود ولا يُعرض من جديد
shipments-label-none = لا يوجد
shipments-import-lead = جدول فيه صف لكل ترخيص من تراخيص جهاز. تظهر أولًا النتيجة المتوقعة؛ ثم يُستورد كل شيء أو لا شيء.
shipments-import-columns-text = بأي ترتيب. الصفوف التي لها الشحنة نفسها والرقم التسلسلي نفسه جهاز واحد؛ ويجوز ترك المشتري والملصق فارغين بعد صفه الأول. ويبيّن الكتالوج أيّهما يحتاج إليه المنتج.
shipments-of-the-device = الجهاز
shipments-of-the-license = الترخيص
shipments-import-counts = سيُستورد: { $fresh }، وسبق استيراده: { $again }
shipments-import-mistakes =
    { $count ->
        [zero] لا توجد أخطاء في الملف.
        [one] في الملف خطأ واحد. ما دام قائمًا فلن يُستورد منه شيء.
        [two] في الملف خطآن. ما داما قائمين فلن يُستورد منه شيء.
        [few] في الملف { $count } أخطاء. ما دامت قائمة فلن يُستورد منه شيء.
        [many] في الملف { $count } خطأً. ما دامت قائمة فلن يُستورد منه شيء.
       *[other] في الملف { $count } خطأ. ما دامت قائمة فلن يُستورد منه شيء.
    }
shipments-import-new = سيُستورد
shipments-import-again = سبق استيراده
shipments-import-withdrawn = سبق سحبه ويبقى مسحوبًا
shipments-import-more = أجهزة غير معروضة هنا: { $count }
shipments-import-confirm =
    { $fresh ->
        [zero] لا أجهزة لاستيرادها
        [one] استيراد جهاز واحد
        [two] استيراد جهازين
        [few] استيراد { $fresh } أجهزة
        [many] استيراد { $fresh } جهازًا
       *[other] استيراد { $fresh } جهاز
    }
shipments-import-done = الأجهزة المستوردة: { $fresh }، وسبق استيراده: { $again }.
shipments-assign = تخصيص لحساب
shipments-assign-text = يحصل الحساب على مفاتيح ترخيص الجهاز من دون المطالبة به؛ ويُراسَل مسؤولوه.
shipments-reassign-text = تُبطَل مفاتيح ترخيصه الحالية ولا يجوز استخدامها بعد ذلك، ويحصل الحساب المذكور على مفاتيح جديدة، ويُراسَل مسؤولو الحسابين.
shipments-assign-to = رقم الحساب
shipments-assign-to-hint = رقم الموزّع أو معيد البيع أو العميل، مثل R1002.
shipments-assign-reason-hint = يقرؤه من كان الجهاز لديه.
shipments-assign-confirm = تخصيص الجهاز
shipments-assigned = خُصِّص الجهاز.
shipments-withdraw-text = لا يعود بإمكان أحد المطالبة بالجهاز. ولا يعيده الملف نفسه، بل شحنة أخرى له.
shipments-withdraw-reason-hint = يُحفظ مع الجهاز.
shipments-withdraw-confirm = سحب الجهاز
shipments-withdrawn = سُحب الجهاز.
shipments-origin = المصدر
shipments-came-with = جاء مع الجهاز
shipments-revoke-text = { $name } جاء مع جهازه ومرتبط به، فلا يعود شيء إلى المخزون. يُضاف المفتاح إلى القائمة العامة ولا يجوز استخدامه بعد ذلك؛ ويُراسَل صاحبه.
shipments-moved-claimed = ورد مع جهاز
shipments-moved-recalled = ذهب مع الجهاز
shipments-claim-buyer = مع جهاز: يطالب به المشتري
shipments-claim-label = مع جهاز: يُطالَب به بالرمز على الملصق
shipments-claim-either = مع جهاز: يطالب به المشتري أو من يعرف الرمز على الملصق
shipments-mail-assigned-subject = خُصِّص الجهاز { $serial } للحساب { $account }
shipments-mail-assigned-lead = خصّص المورّد { $vendor } الجهاز { $serial } للحساب { $account }. ومفاتيح ترخيصه بين مفاتيح الحساب ويمكن تنزيلها.
shipments-mail-revoked-lead = تم إبطال مفتاح الترخيص { $name }={ $units } الذي جاء مع الجهاز { $device }. السبب: «{ $reason }». لا يجوز استخدامه على أي جهاز. ووحداته مرتبطة بالجهاز ولم تعد في رصيدكم.
shipments-said-imported = استيراد الشحنة { $what } بواسطة { $who }
shipments-said-claimed = المطالبة بالجهاز { $what } بواسطة { $who }
shipments-said-assigned = تخصيص الجهاز { $what } بواسطة { $who }
shipments-said-taken = إبطال مفتاح ترخيص جاء مع الجهاز { $what } بواسطة { $who }
shipments-said-withdrawn = سحب الجهاز { $what } بواسطة { $who }
shipments-said-guessed = جُرّبت للحساب { $what } أجهزة كثيرة لا يمكنه المطالبة بها
shipments-refused = لا يمكن استيراد الشحنة
shipments-refused-state = الجهاز لا يسمح بذلك
shipments-is-now = حالة الجهاز: { $state }. يُرجى التحقق من جديد ثم اتخاذ القرار.
shipments-no-account = لا يوجد موزّع أو معيد بيع أو عميل بهذا الرقم.
shipments-same-account = الجهاز لهذا الحساب بالفعل.
shipments-file-no-rows = لا يوجد صف تحت صف العناوين. كل صف هو ترخيص لجهاز.
shipments-file-said-otherwise = القيمة للجهاز نفسه «{ $first }» في السطر { $line }. يُرجى تكرارها، أو ترك الخلية فارغة.
shipments-wrong-number = رقم الشحنة من 1 إلى { $most } حرف قابل للطباعة، من دون مسافة في أوله أو آخره.
shipments-wrong-devices = في الشحنة من 1 إلى { $most } جهاز في المرة الواحدة. يُرجى إرسالها على أجزاء.
shipments-wrong-serial-twice = هذا الرقم التسلسلي مذكور في شحنة أخرى أو في موضع آخر مما أُرسل. يُرجى إبقاء واحد فقط.
shipments-wrong-serial-of-others = ليس هذا رقمًا تسلسليًا لجهاز مخصص له { $sku }.
shipments-wrong-licenses = للجهاز من 1 إلى { $most } ترخيص.
shipments-wrong-not-with-devices = لا يُصنع أي جهاز مع { $sku }: ليس له «claim» في الكتالوج.
shipments-wrong-sku-twice = للجهاز هذا المنتج في سطر آخر. يُرجى جمع العناصر معًا.
shipments-wrong-items = لترخيص الجهاز من 1 إلى { $most } عنصر، مكتوبًا كعدد صحيح.
shipments-wrong-buyer-unknown = لا يوجد موزّع أو معيد بيع أو عميل بالرقم «{ $number }».
shipments-wrong-label = الرمز على الملصق من 6 إلى 40 حرفًا ورقمًا؛ لا فرق بين الشرطات والمسافات والحروف الكبيرة.
shipments-wrong-needs-buyer = لن يستطيع أحد المطالبة بالجهاز: { $sku } يطالب به المشتري، فيُرجى ذكره.
shipments-wrong-needs-label = لن يستطيع أحد المطالبة بالجهاز: { $sku } يُطالَب به بالرمز على الملصق، فيُرجى ذكره.
shipments-wrong-needs-either = لن يستطيع أحد المطالبة بالجهاز: { $sku } يطالب به المشتري أو من يعرف الرمز على الملصق، فيُرجى ذكر أحدهما.
shipments-wrong-other-shipment = سبق استيراد هذا الجهاز في الشحنة { $number }. لا يغادر الجهاز المصنع إلا مرة واحدة.
shipments-wrong-differs = سبق استيراد هذا الجهاز وهنا «{ $before }» وليس «{ $sent }». إن كان ذلك خطأ، فيُرجى سحبه أولًا.
shipments-wrong-label-differs = سبق استيراد هذا الجهاز برمز آخر على ملصقه أو من دون رمز. إن كان ذلك خطأ، فيُرجى سحبه أولًا.
