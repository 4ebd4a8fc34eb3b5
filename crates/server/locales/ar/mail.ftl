# الرسائل.

mail-order-subject = تراخيص الطلب { $number } للعميل { $customer }
mail-order-lead = تراخيص هذا الطلب جاهزة. وهي مقفلة: لا يدخل شيء منها حساب العميل إلى أن تفكّوا قفلها.
mail-order-next = يمكن فك قفلها في أي وقت. لا يلزم تسجيل الدخول؛ تعرض صفحة الطلب وتطلب التأكيد مرة أخرى.
mail-order-unlock = فك القفل الآن
mail-order-keep = يمكن لكل من لديه هذا الرابط فك قفل الطلب. يُرجى الحذر عند مشاركته.
mail-customer = العميل النهائي
mail-country = البلد
mail-reseller = معيد البيع
mail-order-number = رقم الطلب
mail-product = المنتج
mail-sku = SKU
mail-quantity = الكمية
mail-code = رمز الترخيص
mail-status = حالة القفل
mail-unlocked-subject = تم فك قفل الطلب { $number }
mail-unlocked-lead = تم فك قفل تراخيص هذا الطلب وأصبحت في حساب العميل. الخطوة التالية هي تخصيصها للخوادم.
mail-unlocked-manage = إدارة التراخيص
mail-invitation-subject = إدارة تراخيص { $account }
mail-invitation-lead = تراخيص { $account } في انتظار من يديرها. أنتم جهة الاتصال المسجّلة: بهذه الدعوة تتولون دور المسؤول في الحساب.
mail-invitation-accept = قبول الدعوة
mail-invitation-until = الدعوة صالحة مرة واحدة، حتى { $date }.

# عن خادم يتنازع عليه تثبيتان.
mail-alert-subject = تثبيتان يتنازعان على الخادم { $server } في حساب { $account }
mail-alert-second = أراد تثبيت آخر، على المضيف { $host }، التفعيل بالرمز المميّز للخادم { $server } في حساب { $account }. وقد رُفض، لأن الرمز المميّز مرتبط بتثبيت بالفعل.
mail-alert-copy = تعمل نسخة من تثبيت الخادم { $server } في حساب { $account }: إما أن الجهاز قد استُنسخ، أو أن لقطة قديمة قد استُعيدت.
mail-alert-advice = إذا استُبدل العتاد، فيُرجى فك الارتباط في صفحة الخادم. وإلا فيُرجى إيقاف التثبيت الآخر، أو إضافة خادم خاص به. لن تصلكم رسالة أخرى إلى أن يؤكد أحد اطلاعه على ما يُعرض هناك.
mail-alert-refused = مرفوض
mail-alert-bound = مرتبط
mail-alert-host = { $host }، الإصدار { $version }، من { $address }، { $time }
mail-alert-open = فتح صفحة الخادم

# تصحيح بعد فك القفل.
mail-correction-subject = تراخيص { $account }: تم إجراء تصحيح
mail-correction-subject-merged = أصبح { $other } و{ $account } حسابًا واحدًا
mail-correction-moved-away = نُقل ترخيص من حساب { $account }: كان قد بيع للعميل الخطأ.
mail-correction-moved-in = نُقل ترخيص إلى حساب { $account }. يمكن تخصيصه للخوادم فورًا.
mail-correction-returned = أُرجع ترخيص وأُخرج من حساب { $account }.
mail-correction-exchanged = استُبدل ترخيص في حساب { $account } بترخيص آخر.
mail-correction-merged = دُمج حساب { $other } في حساب { $account }، بكل ما فيه.
mail-correction-servers = ما مُنح للخوادم لا يُسحب منها بعد. وإذا زاد الممنوح على الموجود، فإن صفحة التراخيص تبيّن ذلك.
mail-correction-license = الترخيص
mail-correction-replacement = الترخيص الجديد
mail-correction-reason = السبب
mail-correction-look = عرض التفاصيل

# إلى حساب، من القائمين على مستخدميه.
mail-join-subject = دعوة إلى { $account }
mail-join-lead = أنتم مدعوون إلى حساب { $account }، بدور: { $role }.

# طلب أُعيد توجيهه إلى معيد بيع.
mail-forwarded-subject = إدارة تراخيص الطلب { $number } للعميل { $customer }
mail-forwarded-lead = تم فك قفل تراخيص هذا الطلب، ويطلب منكم من لديه الطلب أن تديروها. يُرجى تسجيل الدخول بحسابكم لدى معيد بيع؛ وبعدها يُسأل العميل هل يُسمح لكم بذلك.
mail-forwarded-manage = إدارة التراخيص
mail-forwarded-until = الرابط صالح لمعيد بيع واحد، حتى { $date }.

# شريك يطلب الوصول.
mail-asked-subject = طلب من { $partner } لإدارة تراخيص { $customer }
mail-asked-lead = يطلب { $partner } إدارة تراخيص { $customer }، وقد أُعيد توجيه أحد طلباتكم إليه. يمكنكم منحه الوصول أو الرفض؛ ولا يتغيّر شيء قبل ذلك.
mail-asked-answer = الرد

# شريك مُنح الوصول.
mail-let-in-subject = تم منحكم الوصول من { $customer }
mail-let-in-lead-licenses = يسمح { $customer } للشريك { $partner } بإدارة تراخيصه وخوادمه.
mail-let-in-lead-tickets = يسمح { $customer } للشريك { $partner } بمتابعة تذاكر الدعم الخاصة به.
mail-let-in-lead-both = يسمح { $customer } للشريك { $partner } بإدارة تراخيصه وخوادمه ومتابعة تذاكر الدعم الخاصة به.
mail-let-in-open = فتح البوابة
