# مرجع API. ما تقوله الاستدعاءات نفسها يأتي من وصفها، بالإنجليزية.

reference-title = مرجع API
reference-lead = كل ما يستطيع الشخص فعله هنا يستطيع البرنامج فعله أيضًا، وفق القواعد نفسها. يسجّل البرنامج الدخول بمفتاح أنشأه أحد مسؤولي الحساب.
reference-document = مستند OpenAPI
reference-try = تجربة
reference-call = الاستدعاء
reference-address = العنوان
reference-scope = النطاق
reference-problems = المشكلات
reference-problems-text = الرفض مستند مشكلة: ينتهي الحقل type بالسبب، ويذكر الحقل detail ما كان خاطئًا وما هو الصحيح، والحقل request_id هو ما يسأل عنه الدعم. ما لم يذكر السبب خلاف ذلك، لم يتغيّر شيء.
reference-cause = السبب
reference-meaning = المعنى
reference-field = الحقل
reference-kind = النوع
reference-optional = اختياري
reference-parameters = المعلمات
reference-name = الاسم
reference-place = الموضع
reference-body = المحتوى
reference-answers = الردود
reference-status = رمز الحالة
reference-answer-body = حقول الرد { $status }
reference-example = مثال
