# سبب رفض شيء: بضع كلمات أعلى صفحة أو في مشكلة من API، ثم جملة. وما ليس هنا يُقال مع الصفحات التي يخصها.

refusal-invalid = ليس كما ينبغي
refusal-no-such =
    { $what ->
        [account] لا يوجد حساب كهذا
        [alert] لا يوجد تنبيه كهذا
        [invitation] لا توجد دعوة كهذه
        [key] لا يوجد مفتاح كهذا
        [license] لا يوجد ترخيص كهذا
        [mail] لا توجد رسالة كهذه
        [order] لا يوجد طلب كهذا
        [person] لا يوجد شخص كهذا
        [server] لا يوجد خادم كهذا
       *[other] لا يوجد شيء في هذا العنوان
    }، أو لا يُسمح لكم بالاطلاع. يُرجى التحقق من العنوان ومما أدخلتموه.

# ما يُقال للبرامج وحدها.
refusal-unauthorized = الهوية غير معروفة
refusal-unauthorized-text = يُرجى إرسال مفتاح API لا يزال صالحًا في الترويسة Authorization بعد الكلمة Bearer.
refusal-out-of-scope = خارج نطاقاته
refusal-out-of-scope-text = لا تشمل نطاقات هذا المفتاح { $scope }.
refusal-not-as-seen = تغيّر بعد الاطلاع عليه
refusal-not-as-seen-text = لم يعد كما تقول «If-Match». يُرجى قراءته من جديد ثم اتخاذ القرار من جديد.
refusal-method = طريقة أخرى
refusal-method-text = لا يقبل هذا العنوان هذه الطريقة. تذكر الترويسة «Allow» الطرق التي يقبلها.
refusal-too-large-text = الحد الأقصى لحجم المحتوى { $bytes } بايت. يُرجى إرسال قدر أقل في كل مرة.
refusal-busy = استغرق وقتًا أطول من اللازم
refusal-busy-text = استغرق الرد وقتًا أطول من اللازم. ربما نُفّذ المطلوب: يُرجى التحقق قبل تكراره.
refusal-call-text = الاستدعاء ليس كما ينبغي.
refusal-search-text = عدد حروف «q» هو { $length }، والحد الأقصى لحروف البحث { $most }
refusal-body = تتعذر قراءته
refusal-body-text = تعذرت قراءة المحتوى حتى نهايته: { $why }. يُرجى إرساله مرة أخرى.
refusal-json = ليس JSON المتوقع
# { $why } هو ما يقوله قارئ JSON، بالإنجليزية.
refusal-json-text = المحتوى غير مطابق: { $why }
refusal-json-deep = مستويات تداخل JSON أكثر من أي شيء نقبله: { $why }
refusal-query-text = ما بعد علامة الاستفهام غير مطابق: { $why }
refusal-media-type = نوع آخر من المحتوى
refusal-media-type-text = يُرجى إرسال المحتوى من النوع { $kind }، مع الترويسة «Content-Type: { $kind }».
refusal-cursor = ليس مؤشرًا
refusal-cursor-text = القيمة «after» ليست مؤشرًا لهذه القائمة. يُرجى إرسال «next» من الصفحة السابقة، أو عدم ذكرها للبدء من الصفحة الأولى.
refusal-limit = ليس حدًا
refusal-limit-text = القيمة «limit» عدد من 1 إلى { $most }. من دونها يكون عدد عناصر الصفحة { $usual }.
refusal-one-of = القيمة «{ $field }» واحدة مما يلي: { $known }.
refusal-instant = القيمة «{ $field }» ليست وقتًا. يُرجى كتابته وفق RFC 3339: ⁦2026-11-25T09:00:00Z⁩.
refusal-if-match = تحتوي «If-Match» على وسم كما ورد في الترويسة «ETag»، بعلامتي اقتباسه.
refusal-cell = الحد الأقصى لوحدات الخلية { $most }.
refusal-too-often = تكرار أكثر من اللازم
refusal-too-often-calls = عدد الاستدعاءات المسموح به { $quota } كل { $window } ث. يُرجى تكرار الاستدعاء بعد { $wait } ث.
refusal-once-key = ليس Idempotency-Key
refusal-once-key-text = يتكوّن Idempotency-Key من حروف ASCII مرئية عددها من 1 إلى { $most }، ويُرسَل مرة واحدة.
refusal-once-other = المفتاح لاستدعاء آخر
refusal-once-other-text = أُرسل Idempotency-Key هذا مع استدعاء آخر. يُرجى استخدام مفتاح جديد لكل استدعاء.
refusal-once-under-way = لا يزال جاريًا
refusal-once-under-way-text = لا يزال الاستدعاء الأول بهذا Idempotency-Key جاريًا. يُرجى تكرار الاستدعاء بعد قليل.
refusal-once-lost = سبق تنفيذه
refusal-once-lost-text = نُفّذ الاستدعاء بهذا Idempotency-Key، ولكن رده فُقد. يُرجى التحقق مما فعله.
refusal-api-key = لا يمكن إنشاء المفتاح
refusal-api-key-outlives = المفتاح الذي ينشئه برنامج لا تتجاوز صلاحيته صلاحية مفتاح البرنامج نفسه: { $until }.
refusal-api-key-role = القيمة «{ $given }» ليست دورًا. يُرجى استخدام واحد مما يلي: { $known }.
refusal-api-key-nothing = بهذا الدور وهذه النطاقات لا يستطيع المفتاح فعل أي شيء. يُرجى اختيار دور آخر أو نطاقات أخرى.
refusal-api-key-more = يستطيع المفتاح فعل أكثر مما تستطيعون. يُرجى اختيار دور أدنى أو نطاقات أقل.
refusal-api-key-scope = القيمة «{ $given }» ليست نطاقًا. النطاقات هي: { $known }.
refusal-api-key-scopes = عدد النطاقات { $count }. يُرجى ذكر كل منها مرة واحدة.
refusal-api-key-many = عدد المفاتيح أكثر من المسموح

# الطلبات والرسائل.
refusal-order = لا يمكن تقديم الطلب
refusal-fields =
    { $count ->
        [zero] لا توجد حقول خاطئة.
        [one] حقل واحد خاطئ.
        [two] حقلان خاطئان.
        [few] { $count } حقول خاطئة.
        [many] { $count } حقلًا خاطئًا.
       *[other] { $count } حقل خاطئ.
    } لم يتغيّر شيء.
refusal-order-used = رقم الطلب مستخدم
refusal-order-used-text = سبق لمعيد البيع تقديم طلب مختلف بهذا الرقم: { $order }. لم يتغيّر شيء.
refusal-import = لا يمكن استيراد الملف
refusal-order-state = حالة الطلب لا تسمح بذلك
refusal-mail-sent = خرجت الرسالة
refusal-forwarded-often = أُعيد التوجيه مرات كثيرة

# التراخيص والخوادم.
refusal-not-enough = الوحدات غير كافية
refusal-not-enough-text =
    { $count ->
        [zero] كل الصفوف فيها ما يكفي.
        [one] صف واحد ليس فيه القدر المطلوب.
        [two] صفان ليس فيهما القدر المطلوب.
        [few] { $count } صفوف ليس فيها القدر المطلوب.
        [many] { $count } صفًا ليس فيها القدر المطلوب.
       *[other] { $count } صف ليس فيها القدر المطلوب.
    } لم يُحفظ شيء.
refusal-changed = تغيّر في هذه الأثناء
refusal-changed-text = غيّره شخص آخر في هذه الأثناء. لم يُحفظ شيء من تغييراتكم. يُرجى الاطلاع عليه من جديد ثم اتخاذ القرار من جديد.
refusal-server-disabled = الخادم معطّل
refusal-account-closed = الحساب مغلق
refusal-name-taken = الاسم مستخدم
refusal-too-many-servers = عدد الخوادم أكثر من المسموح
refusal-cells-twice = تُذكر كل خلية في الحفظ مرة واحدة، والحد الأقصى للخلايا { $most }.
refusal-no-token = لا يوجد رمز مميّز بعد
refusal-no-release = التحرير أكثر من المسموح
refusal-server-in-use = لا يزال قيد الاستخدام
refusal-exchange = لا يمكن إجراء الاستبدال
refusal-already-there = موجود هناك بالفعل
refusal-not-mergeable = ليسا حسابين لشركة واحدة
refusal-contact-erased = لا أحد لمراسلته
refusal-one-account = هذا لمن يديرون عدة حسابات؛ أما حال هذا الحساب فتجدونها هنا: { $there }.
refusal-license-state = الترخيص لا يسمح بذلك
refusal-has-administrator = يوجد مسؤول
refusal-not-registrable = لا يمكن تسجيله
refusal-has-days = أيام صيانة هذا الترخيص محددة بالفعل: من { $first } إلى { $last }.
refusal-no-care = لم تُشترَ صيانة مع هذا الترخيص، فليس هناك ما يُسجَّل.

# الحسابات والأشخاص.
refusal-account = لا يمكن أن يكون الحساب هكذا
refusal-already-member = عضو فيه بالفعل
refusal-already-invited = مدعو بالفعل
refusal-too-many-users = عدد المستخدمين أكثر من المسموح
refusal-known = يوجد بالفعل شخص بهذا العنوان. يُرجى تسجيل الدخول بكلمة المرور الحالية.
refusal-somebody-else = هذه الدعوة لعنوان غير الذي سجّلتم الدخول به.
refusal-already-granted = لديه الوصول بالفعل
refusal-not-a-partner = لا يُمنح الوصول إلا للموزّعين ومعيدي البيع. يُرجى اختيار حساب من هذا النوع.
refusal-role-above = أعلى من دوركم
refusal-last-in-charge = آخر مسؤول
refusal-tried-too-often = محاولات أكثر من المسموح
# يحل محل «بعد 3 دقائق» حين يُقال لبرنامج.
refusal-from-then = اعتبارًا من { $time }

# ما يُقال للمنتجات: يعرضه وكلاؤها لمن يثبّتها.
refusal-token-unknown = الرمز المميّز غير معروف
refusal-token-unknown-text = هذا الرمز المميّز غير معروف. يُرجى نسخه من جديد كاملًا من صفحة الخادم في البوابة.
refusal-token-bound = الرمز المميّز مستخدم في مكان آخر
refusal-token-bound-text = هذا الرمز المميّز يستخدمه تثبيت آخر بالفعل. إذا استُبدل ذلك التثبيت، فيُرجى فك الارتباط في صفحة الخادم في البوابة. وإلا فيُرجى إضافة خادم خاص بهذا التثبيت.
refusal-product-disabled = تم تعطيل هذا الخادم في البوابة. يُرجى تمكينه هناك ثم التفعيل بالرمز المميّز الجديد.
refusal-unbound = تم فك الارتباط
refusal-unbound-text = تم فك ارتباط هذا الخادم في البوابة. إذا كان هذا التثبيت لا يزال هو الصحيح، فيُرجى تفعيله بالرمز المميّز الجديد الموجود في صفحة الخادم.
refusal-version = المنتج أقدم من اللازم
refusal-version-text = يتطلب التفعيل عبر الإنترنت الإصدار { $needs } أو أحدث، وهذا هو الإصدار { $version }. يُرجى تحديث المنتج، أو تفعيله دون اتصال.
refusal-not-bound = ليس هذا التثبيت
refusal-not-bound-text = مفتاح هذا التثبيت ليس المفتاح الذي يرتبط به الخادم.
refusal-proof-text = يجب توقيع الترويسة { $header } بمفتاح التثبيت على المسار والمحتوى: { $why }
refusal-repeated = تعمل نسخة
refusal-repeated-text = سبق أن اتصلت نسخة أخرى من هذا التثبيت. يجب تفعيل الجهاز المستنسخ أو المستعاد كخادم مستقل.
refusal-session = انتهت الجلسة
refusal-session-text = انتهت الجلسة. يُرجى التجديد بمفتاح التثبيت.
refusal-lease = يوجد إذن تشغيل جديد
refusal-lease-text = يوجد إذن تشغيل جديد. يُرجى التجديد بمفتاح التثبيت.
refusal-host-facts = يتكوّن كل من اسم المضيف وبصمته وإصدار المنتج من 1 إلى 200 حرف، وتتكوّن القيمة nonce من 8 إلى 64 حرفًا، ورقم الاستدعاء أقل من 2⁶³.
refusal-check-in = يحمل الاتصال If-None-Match والترويسات claviger-session وclaviger-sequence وclaviger-nonce وclaviger-mac.
refusal-refused-often = رُفضت استدعاءات كثيرة من عنوان الشبكة هذا. يُرجى تكرار الاستدعاء بعد { $wait } ث.
refusal-activates-often = يتفعّل هذا التثبيت أكثر من اللازم: تكفي مرة واحدة، إلى أن يُطلب منه غير ذلك. يُرجى تكرار الاستدعاء بعد { $wait } ث.
refusal-calls-often = يتصل هذا الخادم أكثر من اللازم: تكفي مرة واحدة في الفترة التي أُبلغ بها. يُرجى تكرار الاستدعاء بعد { $wait } ث.
