# اختيار عميل.

licenses-products-for = منتجات:
licenses-choose = العملاء
licenses-search = البحث بالاسم أو الرقم
licenses-search-submit = بحث
licenses-customer = العميل
licenses-customer-number = الرقم
licenses-no-customers = لا يوجد عملاء بعد
licenses-no-customers-text = يظهر العميل هنا بعد فك قفل طلب له، أو بعد أن يسمح لكم بإدارة تراخيصه.
licenses-none-found = لا توجد نتائج للبحث عن «{ $search }»
licenses-all-customers = كل العملاء

# المصفوفة.
licenses-title = التراخيص
licenses-change-customer = { $customer }: اختيار عميل آخر
licenses-application = التطبيق
licenses-type = النوع
licenses-used = المستخدَم
licenses-care = الصيانة
licenses-start = البداية
licenses-term = النهاية
licenses-save = حفظ التكوين
licenses-add-server = إضافة خادم
licenses-server-name = الاسم
licenses-server-name-hint = كما يُسمّى في شبكتكم، مثل rome-ucx-1.
licenses-server-name-error = يتكوّن الاسم من 1 إلى 64 حرفًا.
licenses-server-name-taken = يوجد خادم بهذا الاسم بالفعل.
licenses-too-many-servers = بلغ هذا الحساب الحد الأقصى من الخوادم.
licenses-none = لا توجد تراخيص بعد
licenses-none-text = تظهر التراخيص هنا بعد فك قفل طلب.
licenses-no-servers = لا توجد خوادم بعد
licenses-no-servers-text = الخادم هو تثبيت واحد للمنتج. يُرجى إضافة خادم وإعطاؤه كميات، ثم لصق رمزه المميّز هناك.

# بجانب أرقام صف.
licenses-over = تخصيص زائد بمقدار { $units }
licenses-next-change = اعتبارًا من { $date }: { $units }
licenses-waiting = في الانتظار: { $units }
licenses-waiting-for-former = في انتظار تثبيته السابق: { $units }
licenses-disabled = معطّل: لا شيء منه لديه حتى تمكينه
licenses-server-disabled = { $servers }: معطّل. تبقى كمياته كما هي حتى تمكينه. لم يُحفظ شيء.
licenses-waiting-for = في انتظار { $server }: { $units }
licenses-releasing = قيد التحرير: { $units }

# ما وراء صف.
licenses-behind =
    { $count ->
        [zero] لا تراخيص وراء هذا الصف
        [one] ترخيص واحد وراء هذا الصف
        [two] ترخيصان وراء هذا الصف
        [few] { $count } تراخيص وراء هذا الصف
        [many] { $count } ترخيصًا وراء هذا الصف
       *[other] { $count } ترخيص وراء هذا الصف
    }
licenses-items = العناصر
licenses-units = الوحدات
licenses-ordered = تاريخ الطلب
licenses-days = الأيام

# بعد الحفظ.
licenses-saved =
    تم الحفظ: { $servers ->
        [zero] لا خوادم
        [one] خادم واحد
        [two] خادمان
        [few] { $servers } خوادم
        [many] { $servers } خادمًا
       *[other] { $servers } خادم
    }، { $rows ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفان
        [few] { $rows } صفوف
        [many] { $rows } صفًا
       *[other] { $rows } صف
    }.
licenses-nothing-changed = لم يتغيّر شيء، ولذلك لم يُحفظ شيء.
licenses-added = تمت إضافة { $server }. يُرجى إعطاؤه كميات ثم الحفظ؛ وبعدها يظهر رمزه المميّز في صفحته.
licenses-not-enough = المطلوب { $wanted }، والمتاح { $available }
licenses-not-a-quantity = الكمية عدد صحيح، من 0 إلى 1,000,000,000.
licenses-changed-meanwhile = كانت القيمة { $seen }، وهي الآن { $now }.
licenses-conflict = حفظ شخص آخر الخلايا أدناه في هذه الأثناء. لم يُحفظ شيء من تغييراتكم. ما أدخلتموه لا يزال موجودًا: يُرجى تغييره، أو الحفظ مرة أخرى ليحل محل ما حفظه الآخرون.
# سطر من الملخص: صف وما هو خاطئ فيه.
licenses-row-error = { $application }: { $error }
licenses-cell-error = { $application }، { $server }: { $error }
