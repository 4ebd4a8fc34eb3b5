# الحسابات: القائمة، وحساب واحد، وحساب جديد.

accounts-title = الحسابات
accounts-search = البحث بالاسم أو الرقم
accounts-search-submit = بحث
accounts-kind = النوع
accounts-kind-any = كل الأنواع
accounts-kind-vendor = مورّد
accounts-kind-distributor = موزّع
accounts-kind-reseller = معيد بيع
accounts-kind-customer = عميل
accounts-none = لا توجد نتائج
accounts-none-text = يجب أن تكون كل كلمة بداية كلمة في اسم الحساب أو رقمه.
accounts-all = كل الحسابات
accounts-new = حساب جديد
accounts-make = إنشاء الحساب
accounts-save = حفظ التغييرات
accounts-change = تغيير
accounts-made = تم إنشاء الحساب.
accounts-changed = تم حفظ التغييرات.
accounts-changed-meanwhile = غيّر شخص آخر هذا الحساب في هذه الأثناء. لم يُحفظ شيء من تغييراتكم. ما أدخلتموه لا يزال موجودًا: يُرجى مقارنته بالبيانات أعلاه، ثم الحفظ مرة أخرى ليحل محل تغييرات الآخرين.

accounts-facts = البيانات
accounts-number = الرقم
accounts-number-hint = كما هو مدوَّن في سجلات المورّد.
accounts-name = الاسم
accounts-country = البلد
accounts-country-hint = حرفان لاتينيان كبيران، مثل IT.
accounts-zone = المنطقة الزمنية
accounts-zone-hint = هي التي تحدد بداية اليوم ونهايته في الحساب، مثل Europe/Rome.
accounts-language = اللغة
accounts-orders-to = عنوان الطلبات
accounts-orders-to-hint = العنوان الذي تُرسَل إليه الرسائل المتعلقة بطلبات الحساب، ما لم يُحدَّد غيره في الطلب. للشركاء عنوان كهذا.
accounts-above = الموزّع
accounts-above-hint = رقم الموزّع الذي يشتري منه معيد البيع؛ يُترك فارغًا إن لم يوجد.
accounts-nobody = لا يوجد

accounts-users = المستخدمون
accounts-partners = الشركاء
accounts-customers = العملاء
accounts-orders = الطلبات
accounts-events = الأحداث
accounts-servers = الخوادم
accounts-licenses = التراخيص
accounts-profile = الملف التعريفي
# اسم الروابط بين صفحات الحساب الواحد.
accounts-pages = صفحات هذا الحساب

# ما هو خاطئ في أحد البيانات.
accounts-wrong-number = يتكوّن الرقم من 1 إلى 64 حرفًا.
accounts-wrong-number-taken = هذا الرقم مستخدم في حساب آخر.
accounts-wrong-name = يتكوّن الاسم من 1 إلى 200 حرف.
accounts-wrong-country = يُكتب البلد بحرفين لاتينيين كبيرين، مثل IT.
accounts-wrong-zone = لا توجد منطقة زمنية بهذا الاسم. يُرجى استخدام اسم مثل Europe/Rome.
accounts-wrong-language = يُرجى اختيار إحدى اللغات.
accounts-wrong-orders-to = يكون عنوان البريد الإلكتروني على هذا الشكل: name@example.com.
accounts-wrong-kind = يُرجى اختيار موزّع أو معيد بيع أو عميل.
accounts-wrong-above-unknown = لا يوجد حساب بهذا الرقم.
accounts-wrong-above = لا يتبع معيدُ البيع إلا موزّعًا، ولا يتبع غيرُه أحدًا.

# الأدوار.
accounts-role-administrator = مسؤول
accounts-role-licenses = التراخيص
accounts-role-support = الدعم
accounts-role-read-only = قراءة فقط
accounts-role-operator = مشغّل
accounts-role-engineer = مهندس
accounts-role-support-manager = مدير الدعم
accounts-role-regional-manager = مدير إقليمي
accounts-role-auditor = مدقّق

# اللغات بأسمائها الأصلية.
accounts-language-en = English
accounts-language-it = Italiano
accounts-language-de = Deutsch
accounts-language-fr = Français
accounts-language-es = Español
accounts-language-pt = Português
accounts-language-ar = العربية

# الحسابات التي ينتمي إليها الشخص.
accounts-own = حساباتكم
accounts-own-lead = أنتم أعضاء في أكثر من حساب. يُرجى اختيار الحساب المطلوب عرضه؛ تختلف صلاحياتكم من حساب إلى آخر.
accounts-own-role = دوركم
accounts-nav = الحسابات
accounts-nav-own = الحساب
# يسبق اسم الحساب الحالي، لمن لا يرى موضعه.
accounts-within = الحساب:
