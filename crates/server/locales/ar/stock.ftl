# مخزون الشريك: الرصيد ومفاتيح التفعيل ومفاتيح الترخيص.

stock-title = إدارة التراخيص
stock-tab-balance = الرصيد
stock-tab-activation-keys = مفاتيح التفعيل
stock-tab-license-keys = مفاتيح الترخيص
stock-none = لا توجد تراخيص في المخزون بعد
stock-none-text = يُرجى إضافة مفتاح تفعيل من رسالة أحد الطلبات: تصبح تراخيصه هنا، وتُنشأ منها مفاتيح ترخيص للأجهزة.
stock-create = إنشاء مفتاح ترخيص
stock-type = النوع
stock-loaded = المضاف
stock-used = المستخدَم
stock-reserved = المحجوز
stock-left = المتبقي
stock-low = أقل من { $units }
stock-add-hint = تُضاف تراخيص أخرى بمفتاح تفعيلها:
stock-added = تمت إضافة مفتاح التفعيل { $key }.
stock-ledger = كيف نشأت هذه الأرقام
stock-ledger-none = لم يحدث شيء بعد.
stock-about = المعنيّ
stock-by = بواسطة
stock-without-device = لم يُحدَّد جهاز
stock-moved-loaded = أُضيف بمفتاح تفعيل
stock-moved-withdrawn = سحبه المورّد
stock-moved-keyed = استُخدم في مفتاح ترخيص
stock-moved-revoked = أُبطل مفتاح الترخيص وعادت وحداته
stock-moved-reserved = حُجز لحساب آخر
stock-moved-posted = انتقل إلى حساب آخر
stock-moved-voided = لم يتم النقل
stock-moved-received = ورد من حساب آخر
stock-threshold = انخفاض المخزون
stock-threshold-text = عندما يقل المتبقي عن هذا العدد، تصل إلى مسؤولي الحساب رسالة واحدة، ويبيّن الرصيد ذلك إلى أن يعود العدد كافيًا.
stock-threshold-label = الإبلاغ عندما يقل المتبقي عن
stock-threshold-hint = يُترك فارغًا لعدم الإبلاغ.
stock-threshold-save = حفظ
stock-threshold-set = تم الحفظ.
stock-threshold-wrong = يُرجى كتابة عدد صحيح لا يقل عن 1، أو ترك الحقل فارغًا لعدم الإبلاغ.
stock-activation-key = مفتاح التفعيل
stock-key-hint = مثل ACT-1-5d57-b1c0-b758-8ac7؛ لا أهمية للشرطات والمسافات وحالة الحروف.
stock-add = إضافة
stock-keys-none = لا توجد مفاتيح تفعيل بعد
stock-keys-none-text = يأتي طلب المخزون بمفتاح لكل منتج، في رسالته وهنا.
stock-since = منذ
stock-key-ready = لم يُستخدم بعد
stock-key-promised = محجوز
stock-key-redeemed = مستخدَم
stock-key-withdrawn = مسحوب
stock-key-wrong-form = هذا ليس مفتاح تفعيل. يكون المفتاح على هذا الشكل: ACT-1-5d57-b1c0-b758-8ac7، أي بعد ACT-1 أربع مجموعات في كل منها أربعة من الرموز من 0 إلى 9 ومن a إلى f.
stock-key-wrong-version = هذا المفتاح من نسخة غير المفاتيح الصادرة هنا، وهي تبدأ بالرمز ACT-1.
stock-key-mistyped = يوجد رمز خاطئ، أو رمزان حل كل منهما محل الآخر. يُرجى مقارنة المفتاح بما أُرسل إليكم.
stock-key-unknown = لا يوجد مفتاح تفعيل كهذا لهذا الحساب.
stock-key-redeemed-before = سبق لهذا الحساب استخدام المفتاح: تراخيصه موجودة في الرصيد.
stock-key-is-promised = المفتاح محجوز لحساب آخر. يُرجى إلغاء النقل أولًا.
stock-key-too-many = جُرّبت قيم كثيرة ليست مفاتيح. يُرجى المحاولة من جديد { $wait }.
stock-key-not-ready = لا يمكن سحب إلا مفتاح لم يستخدمه أحد.
stock-key-was-withdrawn = تم سحب مفتاح التفعيل.
stock-withdraw = سحب
stock-withdraw-text = لا يعود بإمكان أحد استخدام المفتاح.
stock-withdraw-confirm = سحب المفتاح
stock-order-sentence = تم تقديمه { $time }. يأتي بمفاتيح تفعيل: لا حاجة إلى فك أي قفل.
stock-reason = السبب
stock-reason-hint = يقرؤه صاحب المفتاح.
stock-reason-wrong = يُرجى بيان السبب في 1 إلى 500 حرف.
stock-search = البحث في مفاتيح الترخيص
stock-any-state = أي حالة
stock-active = سارٍ
stock-revoked = مُبطَل
stock-all-keys = كل مفاتيح الترخيص
stock-license-keys-none = لا توجد مفاتيح ترخيص بعد
stock-license-keys-none-text = يضع مفتاح الترخيص تراخيص من المخزون على جهاز واحد.
stock-license-keys-none-found = لا يوجد مفتاح ترخيص كهذا
stock-license-keys-none-found-text = يُرجى البحث ببداية أي كلمة مكتوبة عليه، أو اختيار حالة أخرى.
stock-license = الترخيص
stock-quantity = الكمية
stock-serial = الرقم التسلسلي
stock-end-customer = العميل النهائي
stock-location = الموقع
stock-description = الوصف
stock-made = تاريخ الإنشاء
stock-content = محتوى المفتاح
stock-number = رقم المفتاح
stock-download = تنزيل
stock-download-device = كل مفاتيح الجهاز
stock-devices = تنزيل مفاتيح الترخيص لتثبيتها على:
stock-keys-of-device = المفاتيح
stock-device-keys = { $count ->
    [zero] لا مفاتيح
    [one] مفتاح واحد
    [two] مفتاحان
    [few] { $count } مفاتيح
    [many] { $count } مفتاحًا
   *[other] { $count } مفتاح
}
stock-address = العنوان للبرامج، بمفتاح API
stock-review = مراجعة
stock-review-lead = هذا بالضبط ما سيُنشأ.
stock-review-left = يتبقى بعد ذلك من { $name }: { $units }.
stock-confirm = إنشاء المفتاح
stock-type-left = { $name } (المتبقي { $units })
stock-key-made = تم إنشاء مفتاح الترخيص { $name }={ $units }.
stock-look-at-key = عرض المفتاح
stock-serial-hint = كما هو مطبوع على الجهاز، مثل ⁦00‑90‑33‑01‑02‑0F⁩. يجمع مفاتيح الجهاز الواحد لتُنزَّل معًا.
stock-texts-hint = يرد العميل النهائي والموقع والوصف في المفتاح، ليسهل تمييزه عن غيره.
stock-note-hardware = لا يمكن استخدام تراخيص العتاد إلا على الجهاز الذي أُنشئت لرقمه التسلسلي.
stock-note-final = بعد التأكيد لا يمكن تغيير التخصيص. إذا كان هناك خطأ، فيُرجى الاتصال بالمورّد { $vendor } لإبطال المفتاح؛ ولا يجوز استخدام مفتاح مُبطَل على أي جهاز.
stock-wrong-type = يُرجى اختيار نوع ترخيص من المخزون.
stock-wrong-units = يُرجى كتابة عدد صحيح لا يقل عن 1.
stock-wrong-not-enough =
    { $units ->
        [0] لم يتبقَّ شيء.
       *[other] المتبقي { $units } فقط.
    }
stock-wrong-serial-character = لا يرد الرمز «{ $character }» في أي رقم تسلسلي: فهو يتكوّن من الرموز من 0 إلى 9 ومن A إلى F، مثل ⁦00-90-33-01-02-0F⁩.
stock-wrong-serial-length = يتكوّن الرقم التسلسلي من اثني عشر رمزًا من 0 إلى 9 ومن A إلى F، مثل ⁦00-90-33-01-02-0F⁩؛ وعدد رموز هذا الرقم { $count }.
stock-wrong-serial-needed = ترخيص العتاد صالح لجهاز واحد فقط: يُرجى إدخال رقمه التسلسلي.
stock-wrong-serial-of-others = ليس هذا رقمًا تسلسليًا لجهاز من الأجهزة المخصصة لها هذه التراخيص.
stock-wrong-text = الحد الأقصى 100 حرف قابل للطباعة.
stock-key-was-revoked = تم إبطال مفتاح الترخيص.
stock-revoked-text = هذا المفتاح مُبطَل: لا يجوز استخدامه على أي جهاز.
stock-revoked-list = القائمة الموقّعة بالمفاتيح المُبطَلة
stock-revoke = إبطال
stock-revoke-text = تعود { $name } إلى مخزون صاحب المفتاح. يُدرَج المفتاح في القائمة العامة ولا يجوز استخدامه بعد ذلك؛ وتصل إلى صاحبه رسالة.
stock-revoke-confirm = إبطال المفتاح
stock-mail-order-lead = تراخيص هذا الطلب جاهزة. لكل منتج مفتاح تفعيل.
stock-mail-order-next = يُرجى إضافة كل مفتاح تفعيل إلى مخزونكم: تصبح تراخيصه فيه فورًا. لا يستطيع إضافته إلا الحساب الذي بيعت له، ومرة واحدة فقط.
stock-mail-order-redeem = إضافة مفاتيح التفعيل
stock-mail-order-keep = سيُطلب منكم تسجيل الدخول. المفاتيح موجودة أيضًا في صفحة الطلب.
stock-mail-low-subject = { $name }: لم يتبقَّ سوى القليل في مخزون { $account }
stock-mail-low-lead = المتبقي من { $name } في مخزون { $account } هو { $left }؛ وقد طلبتم الإبلاغ عندما يقل عن { $below }. لن تصلكم رسالة أخرى قبل أن يعود العدد كافيًا.
stock-mail-low-open = فتح الرصيد
stock-mail-revoked-subject = تم إبطال مفتاح ترخيص لحساب { $account } من النوع { $name }
stock-mail-revoked-lead = تم إبطال مفتاح الترخيص { $name }={ $units } (الجهاز { $device }، العميل النهائي { $customer }). السبب: «{ $reason }». لا يجوز استخدامه على أي جهاز. عادت وحداته إلى المخزون.
stock-mail-revoked-open = فتح مفاتيح الترخيص
stock-said-key-made = إصدار مفتاح التفعيل { $what } بواسطة { $who }
stock-said-key-redeemed = استخدام مفتاح تفعيل الترخيص { $what } بواسطة { $who }
stock-said-key-withdrawn = سحب مفتاح التفعيل { $what } بواسطة { $who }
stock-said-license-key-made = إنشاء مفتاح الترخيص { $what } بواسطة { $who }
stock-said-license-key-revoked = إبطال مفتاح الترخيص { $what } بواسطة { $who }
stock-said-threshold-set = تحديد عدد التراخيص في المخزون الذي يُبلَّغ عند النزول عنه بواسطة { $who }
stock-refused-code = ليس مفتاح تفعيل
stock-refused-unknown = لا يوجد مفتاح تفعيل كهذا
stock-refused-state = مفتاح التفعيل لا يسمح بذلك
stock-refused-key = لا يمكن إنشاء مفتاح الترخيص
stock-refused-revoked = أُبطل بالفعل
