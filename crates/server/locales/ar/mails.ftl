# صندوق الصادر: ما خرج بالبريد وما لم يخرج.

mails-nav = البريد
mails-title = البريد
mails-lead = كل ما تقرر إرساله بالبريد. ما يتعذر تسليمه تتكرر محاولة إرساله يومين، ثم تتوقف المحاولات.
mails-any = الكل
mails-all = عرض الكل
mails-find = بحث
mails-to = إلى
mails-kind = النوع
mails-created = تقرر إرسالها في
mails-state = الحالة
mails-detail = التفاصيل
mails-time = الوقت
mails-said = رد خادم البريد
mails-none = لا توجد رسائل هنا
mails-none-text = تظهر الرسائل هنا حالما يكون هناك ما يجب الإبلاغ به. عند البحث عن رسالة، يُرجى البحث بمعايير أقل.
mails-address-error = يجري البحث بعنوان كامل، مثل name@example.com.
mails-state-waiting = في الانتظار
mails-state-sent = مُرسَلة
mails-state-bounced = مرتدة
mails-state-dead = توقفت المحاولات
mails-retry = إعادة المحاولة الآن
mails-retry-all = إعادة محاولة إرسال ما توقفت محاولات إرساله
mails-retried =
    { $count ->
        [0] لا توجد رسائل توقفت محاولات إرسالها، ولذلك لا تُعاد محاولة إرسال أي رسالة.
        [one] تجري إعادة محاولة إرسال رسالة واحدة.
        [two] تجري إعادة محاولة إرسال رسالتين.
        [few] تجري إعادة محاولة إرسال { $count } رسائل.
        [many] تجري إعادة محاولة إرسال { $count } رسالة.
       *[other] تجري إعادة محاولة إرسال { $count } رسالة.
    }
mails-sent-already = سبق أن تسلّم خادم البريد هذه الرسالة. لإرسال رسالة طلب مرة أخرى، يُرجى استخدام صفحة الطلب.
mails-failures = المحاولات الفاشلة
mails-content = النص
mails-gone = لم يعد موضوع هذه الرسالة موجودًا، أو حلّ رابط آخر محل رابطها في هذه الأثناء.
mails-without-secrets = حُذفت هنا القيم السرية من روابطها.
