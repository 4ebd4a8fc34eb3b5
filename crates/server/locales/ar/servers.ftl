# قوائم الخوادم.

servers-title = الخوادم
servers-nav = الخوادم
servers-name = الخادم
servers-search = البحث بالاسم أو المضيف أو المعرّف العام
servers-any-status = أي حالة
servers-none-found = لا يوجد خادم كهذا
servers-none-found-text = يجب أن ترد كل كلمة في اسم الخادم أو مضيفه أو معرّفه العام.
servers-all = كل الخوادم
servers-removed = تمت إزالة الخادم.
servers-alerts =
    { $count ->
        [zero] لا تنبيهات
        [one] تنبيه واحد
        [two] تنبيهان
        [few] { $count } تنبيهات
        [many] { $count } تنبيهًا
       *[other] { $count } تنبيه
    }
