# في أي الأيام اتصل الخادم، وكم تنحرف ساعته.

heard-title = الاتصالات
heard-strip = عدد أيام الاتصال { $days } من آخر { $all } يوم
heard-by-day = حسب اليوم
heard-day = اليوم (UTC)
heard-times = عدد المرات
heard-from-to = من – إلى
heard-clock = ساعة المنتج
heard-clock-right = مضبوطة
heard-clock-ahead = متقدمة { $minutes } د
heard-clock-behind = متأخرة { $minutes } د
heard-clock-seen = لوحظ ذلك في { $at }
