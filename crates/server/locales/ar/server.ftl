# صفحة خادم واحد.

server-sentence-new = يُرجى إعطاؤه كميات في صفحة التراخيص؛ وبعدها يظهر رمزه المميّز هنا.
server-sentence-available = لم يُستخدم الرمز المميّز بعد.
server-sentence-active = آخر اتصال { $ago } · الاتصال التالي حتى { $next }
server-sentence-unreachable = لم يتصل منذ { $since }. يستمر في العمل إلى أن ينتهي إذن تشغيله في { $until }. يُرجى التحقق من أنه قيد التشغيل ويستطيع الوصول إلى هذه الخدمة.
server-sentence-lost = لم يتصل منذ { $since }، وقد انتهى إذن تشغيله. يُرجى التحقق من أنه قيد التشغيل ويستطيع الوصول إلى هذه الخدمة.
server-sentence-disabled = منذ { $since }؛ لم يعد أي إذن تشغيل له صالحًا
server-sentence-disabled-running = منذ { $since }. ما لم يبلغه ذلك، قد يستمر في العمل إلى أن ينتهي إذن تشغيله في { $until }.

server-activate = التفعيل
server-activate-text = يُرجى لصق الرمز المميّز في المنتج. وهو صالح لتثبيت واحد، ويختفي من هنا بعد استخدامه.
server-token = الرمز المميّز
server-command = أو بالوكيل، على المضيف نفسه
server-command-hint = يحتوي FILE على المفتاح الجذر للمورّد، وVERSION هو إصدار المنتج. يطلب الوكيل الرمز المميّز؛ يُرجى لصقه هناك.

server-items = ما يجوز له تشغيله
server-item = العنصر
server-quantity = الكمية
server-quantity-of = { $granted } من { $wanted }
server-status = الحالة
server-no-items = لا شيء بعد
server-no-items-text = يُرجى إعطاء هذا الخادم كميات في صفحة التراخيص. ومع أول كمية يحصل على رمزه المميّز.
server-item-active = سارٍ
server-item-ended = انتهى
server-item-ends-soon = ينتهي قريبًا
server-item-none = لا شيء

server-facts = البيانات
server-mode = التفعيل
server-mode-online = عبر الإنترنت
server-public-id = المعرّف العام
server-host = المضيف
server-version = الإصدار
server-fingerprint = البصمة
server-origin = عنوان الشبكة
server-bound = مرتبط منذ
server-unbound = كان مرتبطًا حتى
server-last-check-in = آخر اتصال
server-next-check-in = الاتصال التالي حتى
server-lease-number = رقم إذن التشغيل
server-lease-until = إذن التشغيل حتى
server-left-behind-until = أذون تشغيل التثبيتات السابقة حتى

# ما ينبغي أن يطّلع عليه أحد.
server-alert-second = يستخدم تثبيتان الرمز المميّز لهذا الخادم: { $host } إلى جانب { $known }
server-alert-second-advice = أراد { $host } التفعيل ورُفض، لأن الرمز المميّز مرتبط بالمضيف { $known }. إذا استُبدل { $known }، فيُرجى فك الارتباط أدناه وتفعيل التثبيت الجديد بالرمز المميّز الجديد. وإلا فيُرجى إضافة خادم خاص بالمضيف { $host }.
server-alert-copy = يستخدم تثبيتان مفتاح هذا الخادم
server-alert-copy-advice = تراجع رقم أحد الاستدعاءات أو ورد مرتين: إما أن الجهاز قد استُنسخ، أو أن لقطة قديمة قد استُعيدت. يُرجى إيقاف النسخة، أو تفعيلها كخادم مستقل. إذا كان التثبيت الصحيح هو المرفوض الآن، فيُرجى فك الارتباط أدناه وتفعيله بالرمز المميّز الجديد.
server-alert-version = المنتج على { $host } أقدم من اللازم: { $version }
server-alert-version-advice = يتطلب التفعيل عبر الإنترنت الإصدار { $needs } أو أحدث. يُرجى تحديث المنتج، أو تفعيله دون اتصال.
server-alert-once = شوهد مرة واحدة، في { $since }.
server-alert-times = عدد مرات المشاهدة { $times } منذ { $since }، وآخرها في { $last }.
server-alert-installation = التثبيت
server-alert-refused = مرفوض
server-alert-bound = مرتبط
server-alert-heard = وقت الاتصال
server-alert-acknowledge = تأكيد الاطلاع

# ما يمكن فعله به. حيث تتبع الجملةَ أرقامٌ تنتهي بنقطتين.
server-change = تغيير هذا الخادم
server-rename = إعادة تسمية
server-rotate = تبديل الرمز المميّز …
server-rotate-text = يفقد الرمز المميّز الحالي قيمته من تلك اللحظة؛ ويُعرض الجديد في هذه الصفحة.
server-rotate-text-bound = يفقد الرمز المميّز المستخدَم قيمته من تلك اللحظة. يبقى { $host } مرتبطًا ويستمر بمفتاحه الخاص.
server-rotate-confirm = تبديل الرمز المميّز
server-unbind = فك الارتباط …
server-unbind-text-idle = لا يعود { $host } مرتبطًا، ويرتبط التثبيت التالي الذي يتفعّل بالرمز المميّز الجديد. ليس لدى { $host } إذن تشغيل لا يزال صالحًا، فلا حاجة إلى انتظار أي شيء.
server-unbind-text-running = لا يعود { $host } مرتبطًا، ويرتبط التثبيت التالي الذي يتفعّل بالرمز المميّز الجديد. قد يستمر { $host } في العمل إلى أن ينتهي إذن تشغيله في { $until }؛ ولا يحصل تثبيت آخر على هذه الوحدات إلا حينئذ، أو عند تحريرها الآن:
server-unbind-confirm = فك الارتباط
server-release-title = لم تتحرر بعد
server-release = تحرير الآن …
server-release-text = سُحبت هذه الوحدات من هذا الخادم، ولكن قد يستمر أحد تثبيتاته في العمل بها حتى { $until }. تتحرر تلقائيًا عندما يتخلى عنها، وفي ذلك الوقت على أبعد تقدير:
server-release-text-soon = سُحبت هذه الوحدات من هذا الخادم وتتحرر خلال دقيقة:
server-release-warning = يُرجى عدم تحريرها إلا عند التأكد من أن لا شيء يعمل بها: كجهاز أُوقف تشغيله نهائيًا مثلًا. وإلا فإنها تعمل مرتين.
server-release-left = المرات المتبقية لذلك هذا العام: { $left ->
        [zero] لا شيء
        [one] مرة واحدة
        [two] مرتان
        [few] { $left } مرات
        [many] { $left } مرة
       *[other] { $left } مرة
    } من أصل { $limit }؛ وتتاح كلها من جديد اعتبارًا من { $again }.
server-release-none-left = استنفد هذا الحساب مرات التحرير المسموح بها في السنة ({ $limit }). يُسمح له بذلك من جديد اعتبارًا من { $again }؛ وحتى ذلك الحين يستطيع المورّد القيام به.
server-release-without-limit = بصفتكم المورّد، يمكنكم فعل ذلك متى لزم الأمر.
server-release-confirm = تحرير الآن
server-disable = تعطيل هذا الخادم …
server-disable-text-running = تنتهي جلساته فورًا، ولا يُجدَّد إذن تشغيله، ويفقد رمزه المميّز قيمته. يُبلَّغ بذلك عند اتصاله التالي، حتى { $next }؛ وما لم يبلغه ذلك، قد يستمر في العمل إلى أن ينتهي إذن تشغيله في { $until }. تُسحب منه هذه الوحدات، وتتحرر حينئذ، أو عند تحريرها الآن:
server-disable-text-idle = يفقد رمزه المميّز قيمته من تلك اللحظة. لا يعمل بأي إذن تشغيل، ولذلك تتحرر هذه الوحدات فورًا:
server-disable-nothing = ليست لديه وحدات.
server-disable-kept = يبقى ما خُصّص له محفوظًا: عند تمكينه يستعيد منه ما لم يُمنح لغيره في هذه الأثناء.
server-disable-confirm = تعطيل { $server }
server-enable-title = التمكين
server-enable = تمكين هذا الخادم
server-enable-text = يحصل على رمز مميّز جديد للتفعيل. ويستعيد مما خُصّص له:
server-enable-nothing = لا شيء: لم تكن لديه وحدات، أو مُنحت لغيره في هذه الأثناء.
server-remove = إزالة هذا الخادم …
server-remove-text = يزول عموده ورمزه المميّز وسجله في هذه الصفحة؛ ويبقى سجل الأحداث. لا يمكن التراجع عن ذلك.
server-remove-confirm = إزالة { $server }
server-remove-bound = لا يمكن إزالته ما دام تثبيت مرتبطًا به. يُرجى تعطيله أولًا.
server-remove-holds-units = لا يمكن إزالته: عدد الوحدات التي لديه أو لم تتحرر بعد { $units }. يُرجى سحبها منه أو تعطيله، ثم الانتظار إلى أن تتحرر.
server-refused-disabled = هذا الخادم معطّل: عند تمكينه يحصل على رمز مميّز جديد.
server-refused-no-token = ليس لهذا الخادم رمز مميّز بعد: يحصل عليه مع أول كمية.
server-done-renamed = تمت إعادة التسمية.
server-done-rotated = تم تبديل الرمز المميّز. فقد القديم قيمته.
server-done-binding-released = تم فك الارتباط. يرتبط التثبيت التالي الذي يتفعّل بالرمز المميّز أدناه.
server-done-released = تم التحرير. حصل على الوحدات من كان في انتظارها.
server-done-disabled = تم التعطيل. انتهت جلساته وفقد رمزه المميّز قيمته.
server-done-enabled = تم التمكين. يُرجى لصق الرمز المميّز الجديد في المنتج.
server-done-acknowledged = تم تسجيل الاطلاع. إذا تكرر ذلك، فسيُعرض من جديد.
