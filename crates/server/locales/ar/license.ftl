# صفحة ترخيص واحد، وما تقوله عن حالته.

license-title = الترخيص { $code }
license-state-active = سارٍ
license-state-future = اعتبارًا من { $date }
license-state-ended = انتهى في { $date }
license-state-returned = أُرجع في { $date }
license-state-moved = نُقل في { $date }
license-state-exchanged = استُبدل في { $date }
license-sentence-in = وحداته في حساب { $account }
license-sentence-was-in = كانت وحداته في حساب { $account }
license-account = الحساب
license-order = الطلب
license-term = فترة الاستخدام
license-for-ever = دون نهاية
license-newest-release = أحدث إصدار
license-replaces = حلّ محل
license-replacement = استُبدل به
license-reason = السبب: { $reason }
license-look = عرض الترخيص
license-register = تسجيل المنتج
license-register-first = تسجيل المنتج …
license-register-text =
    { $months ->
        [zero] تبدأ صيانته، { $plan }، اليوم.
        [one] تبدأ صيانته، { $plan }، اليوم وتستمر شهرًا واحدًا.
        [two] تبدأ صيانته، { $plan }، اليوم وتستمر شهرين.
        [few] تبدأ صيانته، { $plan }، اليوم وتستمر { $months } أشهر.
        [many] تبدأ صيانته، { $plan }، اليوم وتستمر { $months } شهرًا.
       *[other] تبدأ صيانته، { $plan }، اليوم وتستمر { $months } شهر.
    } ويؤدي أول تفعيل لخادم لديه وحدات منه إلى الأثر نفسه، إن لم يسجّله أحد قبل ذلك. لا يمكن التراجع عن ذلك.
license-registered = تم التسجيل: تبدأ الصيانة اليوم.
license-not-registrable = لا يمكن تسجيل هذا الترخيص: أيام صيانته محددة بالفعل، أو ليست له صيانة.

license-history = السجل
license-when = الوقت
license-what = ما حدث
license-why = السبب
license-happened-loaded = دخلت الوحدات الحساب
license-happened-left = انتقل إلى حساب آخر عند الدمج
license-happened-registered = تم التسجيل: بدأت الصيانة
license-happened-moved-away = نُقل إلى حساب آخر
license-happened-moved-in = جاء من حساب آخر
license-happened-returned = أُرجع مقابل رصيد دائن
license-happened-exchanged = استُبدل
