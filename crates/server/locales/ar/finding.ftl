# البحث عن الطلبات.

finding-search = رقم أو عميل أو معيد بيع أو رمز ترخيص
finding-submit = بحث
finding-any-state = أي حالة
finding-any-mail = أي رسالة
finding-mail-waiting = في الانتظار
finding-mail-sent = مُرسَلة
finding-mail-dead = لم تُسلَّم
finding-none = لا توجد نتائج
finding-none-text = لا يوجد طلب فيه كلمات تبدأ هكذا، أو لا يوجد طلب بهذه الحالة.
finding-all = كل الطلبات
finding-imported =
    { $placed ->
        [0] لم يُقدَّم أي طلب
        [one] قُدِّم طلب واحد
        [two] قُدِّم طلبان
        [few] قُدِّمت { $placed } طلبات
        [many] قُدِّم { $placed } طلبًا
       *[other] قُدِّم { $placed } طلب
    }؛ وما سبق تقديمه: { $again ->
        [0] لا شيء
        [one] طلب واحد
        [two] طلبان
        [few] { $again } طلبات
        [many] { $again } طلبًا
       *[other] { $again } طلب
    }.

# في صفحة طلب قُدِّم للتو بالنموذج.
finding-placed = تم تقديم الطلب، ورسالته في الطريق.
finding-placed-before = سبق تقديم هذا الطلب نفسه. لم يتغيّر شيء.
