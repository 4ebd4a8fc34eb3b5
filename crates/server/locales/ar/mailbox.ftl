# صندوق بريد العرض التوضيحي.

mailbox-title = صندوق البريد
mailbox-lead = رسائل هذا العرض التوضيحي، ولا تذهب إلى أي شخص آخر. روابطها تعمل.
mailbox-none = لا توجد رسائل بعد
mailbox-none-text = عند تقديم طلب تظهر رسالته هنا بعد لحظات.
mailbox-subject = الموضوع
mailbox-to = إلى
mailbox-time = الوقت
mailbox-for = إلى { $recipients } · { $time }
mailbox-text = كنص عادي
mailbox-headers = الترويسات

# ساعة العرض التوضيحي.
mailbox-clock-title = ساعة العرض التوضيحي
mailbox-clock-text = الوقت هنا { $now }. يمكن تقديم الساعة لرؤية انتهاء المدد وحلول مواعيد أذون التشغيل وانتهاء صلاحية الدعوات. الساعة لا ترجع إلى الوراء، وتبقى المنتجات على هذا الجهاز على وقتها.
mailbox-clock-days = أيام التقديم
mailbox-clock-hint = من 1 إلى 3,660.
mailbox-clock-move = تقديم الساعة
mailbox-clock-error = تُقدَّم الساعة بعدد من الأيام بين 1 و{ $most }.
