# تسجيل الدخول.

signin-title = تسجيل الدخول
signin-email = البريد الإلكتروني
signin-password = كلمة المرور
signin-submit = تسجيل الدخول
signin-wrong = البريد الإلكتروني أو كلمة المرور غير صحيحة. يُرجى التحقق منهما وإعادة المحاولة.
signin-wait =
    { $minutes ->
        [zero] الآن
        [one] بعد دقيقة واحدة
        [two] بعد دقيقتين
        [few] بعد { $minutes } دقائق
        [many] بعد { $minutes } دقيقة
       *[other] بعد { $minutes } دقيقة
    }
signin-too-many = تكررت المحاولات أكثر من المسموح. لم يتغيّر شيء. يُرجى إعادة المحاولة { $when }.
signin-done-password = تم تغيير كلمة مروركم. يُرجى تسجيل الدخول بكلمة المرور الجديدة.
signin-done-address = تم تأكيد عنوانكم الجديد. من الآن فصاعدًا تسجّلون الدخول به.
signin-done-erased = تم حذف حسابكم.
