# الطلبات: القائمة، وطلب واحد.

orders-title = الطلبات
orders-one = الطلب { $number }
orders-none = لا توجد طلبات بعد
orders-none-text = تظهر الطلبات هنا بعد تقديمها. يبقى ما فيها مقفلًا إلى أن يفك أحد قفله.
orders-number = رقم الطلب
orders-state = الحالة
orders-date = التاريخ
orders-customer = العميل النهائي
orders-country = البلد
orders-reseller = معيد البيع
orders-distributor = الموزّع
orders-lines-count = البنود
orders-lines = ما تم طلبه
orders-product = المنتج
orders-sku = SKU
orders-quantity = الكمية
orders-code = رمز الترخيص
orders-sentence-locked = قُدِّم في { $time }؛ لا شيء منه في حساب العميل.
orders-sentence-unlocked = فُك القفل في { $time }؛ وحداته في حساب العميل.
orders-sentence-cancelled = أُلغي في { $time }؛ لم يدخل شيء منه حساب العميل قط.

orders-mail = الرسالة
orders-mail-to = إلى
orders-mail-state = أحدث رسالة
orders-mail-none = لا توجد
orders-mail-waiting = في الانتظار
orders-mail-sent = مُرسَلة
orders-mail-dead = لم تُسلَّم
orders-mail-tried =
    { $attempts ->
        [zero] لم تجرِ أي محاولة: { $error }
        [one] جرت محاولة واحدة: { $error }
        [two] جرت محاولتان: { $error }
        [few] جرت { $attempts } محاولات: { $error }
        [many] جرت { $attempts } محاولة: { $error }
       *[other] جرت { $attempts } محاولة: { $error }
    }
orders-mail-dead-text = توقفت المحاولات: { $error } يُرجى التحقق من العنوان، ثم إعادة الإرسال.
orders-mail-bounced = مرتدة
orders-mail-bounced-text = ردّها خادم البريد لدى المستلم: { $error } يُرجى تصحيح العنوان وإعادة الإرسال، أو إبلاغ المشتري بطريقة أخرى.
orders-redirect = إرسال إلى عنوان آخر
orders-redirect-email = العنوان
orders-redirect-language = اللغة
orders-redirect-send = إرسال إليه
orders-redirect-error = يكون العنوان على هذا الشكل: name@example.com.
orders-resend = إعادة إرسال الرسالة
orders-resend-hint = في الرسالة الجديدة رابط جديد؛ وينتهي الرابط الوارد في القديمة.
orders-resent = الرسالة في الطريق، وفيها رابط جديد. انتهى الرابط القديم.

orders-cancel-title = الإلغاء
orders-cancel = إلغاء هذا الطلب …
orders-cancel-text =
    { $lines ->
        [zero] ليس فيه تراخيص للتسليم، وينتهي رابطه.
        [one] لن يُسلَّم ترخيصه أبدًا، وينتهي رابطه.
        [two] لن يُسلَّم ترخيصاه أبدًا، وينتهي رابطه.
        [few] لن تُسلَّم تراخيصه، وعددها { $lines }، أبدًا، وينتهي رابطه.
        [many] لن تُسلَّم تراخيصه، وعددها { $lines }، أبدًا، وينتهي رابطه.
       *[other] لن تُسلَّم تراخيصه، وعددها { $lines }، أبدًا، وينتهي رابطه.
    } لا يمكن التراجع عن ذلك.
orders-cancel-confirm = إلغاء الطلب { $number }
orders-cancelled = تم إلغاء الطلب. انتهى رابطه.
orders-refused-cancelled = أُلغي الطلب في هذه الأثناء. لم يتغيّر شيء.
orders-refused-unlocked = فُك قفل الطلب في هذه الأثناء: ما سلّمه أصبح ملكًا للعميل. لم يتغيّر شيء.

# بدلًا من اليومين الأول والأخير: صيانة تبدأ عند تسجيل المنتج.
orders-care-months =
    { $months ->
        [zero] عند التسجيل
        [one] شهر واحد من التسجيل
        [two] شهران من التسجيل
        [few] { $months } أشهر من التسجيل
        [many] { $months } شهرًا من التسجيل
       *[other] { $months } شهر من التسجيل
    }
