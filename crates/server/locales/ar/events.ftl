# سجل الأحداث.

events-title = الأحداث
events-chain =
    { $count ->
        [zero] لا توجد أحداث مختومة؛ رأس السلسلة هو { $head }. الأوقات بتوقيت UTC.
        [one] حدث واحد مختوم؛ رأس السلسلة هو { $head }. الأوقات بتوقيت UTC.
        [two] حدثان مختومان؛ رأس السلسلة هو { $head }. الأوقات بتوقيت UTC.
        [few] { $count } أحداث مختومة؛ رأس السلسلة هو { $head }. الأوقات بتوقيت UTC.
        [many] { $count } حدثًا مختومًا؛ رأس السلسلة هو { $head }. الأوقات بتوقيت UTC.
       *[other] { $count } حدث مختوم؛ رأس السلسلة هو { $head }. الأوقات بتوقيت UTC.
    }
events-chain-none = لا شيء مختوم بعد. الأوقات بتوقيت UTC.
events-none = لا توجد أحداث بعد
events-none-text = يُدوَّن هنا كل ما يغيّره أي شخص.
events-none-found = لا توجد نتائج مطابقة
events-none-found-text = يُرجى البحث بمعايير أقل. يُعثر على الطلبات برقمها أو برمز أحد التراخيص، وعلى الخوادم بالاسم، وعلى الأشخاص بالعنوان.
events-search = رقم أو رمز أو اسم أو عنوان
events-any-kind = الكل
events-from = من يوم
events-until = إلى يوم
events-day-error = يُكتب اليوم بالصيغة ⁦YYYY-MM-DD⁩ (⁦2026-11-25⁩).
events-find = بحث
events-all = عرض الكل
events-time = الوقت
events-kind = الحدث
events-what = ما حدث
events-origin = المصدر
events-change = قبل التغيير وبعده

# من قام بذلك.
events-who-others = المورّد أو الشريك
events-who-unknown = شخص لم يعد معروفًا
events-who-program = برنامج
events-who-product = منتج
events-who-product-on = المنتج على { $server }
events-who-link-holder = حامل الرابط
events-who-nobody = شخص لم يسجّل الدخول
events-who-system = Claviger

# ما حدث، في جملة: { $who } هو الفاعل، و{ $what } هو ما وقع عليه الفعل.
events-said-other = { $who }: { $kind } ({ $what })
events-said-account-changed = تغيير الحساب { $what } بواسطة { $who }
events-said-account-grant-declined = رفض طلب الوصول المقدَّم من { $what } بواسطة { $who }
events-said-account-grant-ended = إنهاء وصول { $what } بواسطة { $who }
events-said-account-grant-requested = طلب الوصول باسم { $what } بواسطة { $who }
events-said-account-created = إنشاء الحساب { $what } بواسطة { $who }
events-said-account-granted = منح الوصول إلى { $what } بواسطة { $who }
events-said-allocation-released = تخلّي { $what } عن وحدات
events-said-allocation-saved = حفظ كميات { $what } بواسطة { $who }
events-said-api-key-made = إنشاء مفتاح برنامج بواسطة { $who }
events-said-clock-moved = تقديم ساعة العرض التوضيحي بواسطة { $who }
events-said-invitation-accepted = قبول دعوة من جانب { $what }
events-said-invitation-sent = إرسال دعوة بواسطة { $who }
events-said-invitation-resent = إعادة إرسال دعوة بواسطة { $who }
events-said-invitation-withdrawn = سحب دعوة بواسطة { $who }
events-said-lease-issued = حصول { $what } على إذن تشغيل
events-said-member-joined = انضمام { $what } إلى الحساب
events-said-member-removed = إزالة { $what } من الحساب بواسطة { $who }
events-said-member-role-changed = تغيير دور { $what } بواسطة { $who }
events-said-order-cancelled = إلغاء الطلب { $what } بواسطة { $who }
events-said-order-forwarded = إعادة توجيه الطلب { $what } بواسطة { $who }
events-said-order-placed = تقديم الطلب { $what } بواسطة { $who }
events-said-order-resent = إعادة إرسال رسالة الطلب { $what } بواسطة { $who }
events-said-order-unlocked = فك قفل الطلب { $what } بواسطة { $who }
events-said-person-signed-in = تسجيل دخول { $what }
events-said-product-refused = رفض منتج اتصل باسم { $what }
events-said-server-activated = تفعيل { $what }
events-said-server-added = إضافة الخادم { $what } بواسطة { $who }
events-said-server-alert-acknowledged = تأكيد الاطلاع على تنبيه بشأن { $what } بواسطة { $who }
events-said-server-alert-raised = ظهور تنبيه بشأن { $what }
events-said-server-binding-released = فك ارتباط { $what } بواسطة { $who }
events-said-server-disabled = تعطيل { $what } بواسطة { $who }
events-said-server-enabled = تمكين { $what } بواسطة { $who }
events-said-server-host-changed = إبلاغ تثبيت { $what } عن مضيف آخر أو إصدار آخر
events-said-server-released-now = تحرير وحدات قيد الاستخدام من { $what } بواسطة { $who }
events-said-server-removed = إزالة الخادم { $what } بواسطة { $who }
events-said-server-renamed = تغيير اسم { $what } بواسطة { $who }
events-said-server-token-made = حصول { $what } على رمزه المميّز
events-said-server-token-rotated = تبديل الرمز المميّز للخادم { $what } بواسطة { $who }
events-said-signing-key-made = إنشاء مفتاح توقيع بواسطة { $who }
events-said-member-left = مغادرة { $what } الحساب
events-said-contact-erased = محو عنوان من الطلب { $what } بواسطة { $who }
events-said-address-changed = تغيّر عنوان { $what }
events-said-person-confirmed = تأكيد عنوان { $what }
events-said-person-erased = محو بيانات { $what } بواسطة { $who }
events-said-password-changed = اختيار { $what } كلمة مرور أخرى
events-said-person-registered = تسجيل { $what }
events-said-person-signed-out = تسجيل خروج { $what }
events-said-sign-in-tried = محاولات كثيرة لتسجيل الدخول باسم { $what }
events-said-retention = حذف ما انتهت مدة الاحتفاظ به
events-said-retention-changed = تغيير مدة الاحتفاظ بالبيانات بواسطة { $who }
events-said-signing-key-removed = محو مفتاح توقيع لم يعد لازمًا بواسطة { $who }
events-said-signing-key-retired = سحب مفتاح توقيع من الاستخدام بواسطة { $who }
events-said-signing-key-revoked = إبطال مفتاح توقيع بواسطة { $who }
events-said-api-key-revoked = إبطال مفتاح برنامج بواسطة { $who }
events-said-mail-bounced = ارتداد رسالة: تعذر تسليمها
events-said-mail-retried = إعادة محاولة إرسال رسالة بواسطة { $who }
events-said-address-asked = طلب تغيير عنوان { $what }
events-said-confirmation-resent = إعادة إرسال رسالة تأكيد عنوان { $what }
events-said-profile-changed = تغيير الملف التعريفي: { $what }
events-said-registered-again = محاولة تسجيل بعنوان { $what }، وهو معروف بالفعل
events-said-reset-asked = طلب كلمة مرور جديدة: { $what }
events-said-session-ended = إنهاء إحدى جلسات { $what }
events-said-sessions-ended = إنهاء كل الجلسات الأخرى: { $what }
