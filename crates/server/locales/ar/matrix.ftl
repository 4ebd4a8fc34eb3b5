# بجانب زر المصفوفة: ما سيغيّره الحفظ. يضع النص البرمجي عددًا مكان { $count }.
matrix-servers =
    { $count ->
        [zero] لا خوادم
        [one] خادم واحد
        [two] خادمان
        [few] { $count } خوادم
        [many] { $count } خادمًا
       *[other] { $count } خادم
    }
matrix-rows =
    { $count ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفان
        [few] { $count } صفوف
        [many] { $count } صفًا
       *[other] { $count } صف
    }
# بدلًا مما حفظه شخص آخر في هذه الأثناء: الزر الذي يأخذ قيمته.
matrix-theirs = أخذ { $units }
# في مصفوفة كبيرة، وراء اسم صف: صفحة فيها هذا الصف وحده.
matrix-edit-row = تعديل هذا الصف
matrix-all-rows = عرض كل التطبيقات
