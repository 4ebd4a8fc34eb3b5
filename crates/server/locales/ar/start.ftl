# الصفحات الرئيسية.

start-nav = الرئيسية
start-title = الرئيسية
start-needs = ما يحتاج إليكم
start-needs-none = لا شيء يحتاج إليكم الآن.
start-need-over = { $application }: تخصيص زائد بمقدار { $units }. يُرجى سحب وحدات من أحد الخوادم، أو طلب المزيد.
start-need-ended = { $application }: انتهى في { $date }. لم يعد يعمل ما كان يستخدمه.
start-need-unreachable = { $server }: لم يتصل منذ { $since }.
start-need-care-over = { $application }: { $care }. قد لا تعمل الإصدارات الأحدث.
start-need-waiting = { $application }: { $units } في الانتظار إلى أن يتخلى عنها خادم آخر.
start-need-unregistered = { $application }: الترخيص { $code } غير مسجّل، ولذلك لم تبدأ صيانته.
start-need-unassigned = { $application }: المتاح { $units }، وليس لدى أي خادم شيء منه.
start-servers = الخوادم
start-servers-none = لا توجد خوادم بعد.
start-servers-count =
    { $count ->
        [zero] { $status }: { $count }
        [one] { $status }: { $count }
        [two] { $status }: { $count }
        [few] { $status }: { $count }
        [many] { $status }: { $count }
       *[other] { $status }: { $count }
    }
start-use = الاستخدام
start-use-none = لا توجد تراخيص بعد. تظهر هنا بعد فك قفل طلب.
start-last-year = آخر 12 شهرًا
start-by-month = حسب الشهر
start-month = في نهاية
start-in-use = قيد الاستخدام
start-chart =
    { $application }، الوحدات قيد الاستخدام أسبوعًا بعد أسبوع: { $first } قبل عام، و{ $most } على الأكثر، و{ $last } الآن.
start-endings = ما ينتهي خلال 90 يومًا
start-endings-none = لا شيء ينتهي خلال 90 يومًا.
start-ends-on = اليوم الأخير
start-what = ما ينتهي
start-ends-units = الوحدات
start-ends-care = الصيانة ({ $plan })
start-ends-care-alone = الصيانة
start-locked = الطلبات التي لا تزال مقفلة
start-locked-none = لا توجد طلبات مقفلة.
start-placed = تاريخ التقديم
start-mails = الرسائل
start-mails-ok = كل الرسائل سُلّمت، أو هي في الطريق.
start-mails-dead =
    { $count ->
        [zero] لا توجد رسائل توقفت محاولات إرسالها.
        [one] رسالة واحدة توقفت محاولات إرسالها.
        [two] رسالتان توقفت محاولات إرسالهما.
        [few] { $count } رسائل توقفت محاولات إرسالها.
        [many] { $count } رسالة توقفت محاولات إرسالها.
       *[other] { $count } رسالة توقفت محاولات إرسالها.
    }
start-mails-failing =
    { $count ->
        [zero] لا توجد رسائل تنتظر بعد إخفاق.
        [one] رسالة واحدة تنتظر بعد إخفاق.
        [two] رسالتان تنتظران بعد إخفاق.
        [few] { $count } رسائل تنتظر بعد إخفاق.
        [many] { $count } رسالة تنتظر بعد إخفاق.
       *[other] { $count } رسالة تنتظر بعد إخفاق.
    }
start-silent = الخوادم التي يتعذر الوصول إليها
start-silent-none = كل خادم تم تفعيله يتصل بانتظام.
start-server = الخادم
start-last-seen = آخر اتصال
start-more-than = أكثر من { $count }
