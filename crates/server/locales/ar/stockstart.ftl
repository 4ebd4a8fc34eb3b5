# ما يحتاج من المخزون إلى أحد، في صفحات البداية.

stockstart-low = { $name }: بقي { $left } في المخزون، أقل من { $below }. أضف مفتاح تفعيل أو اطلب المزيد.
stockstart-answer = يعرض عليك { $from } { $units } من { $name }: اقبل أو ارفض حتى { $date }.
stockstart-waiting = لم يجب { $to } عن عرضك { $units } من { $name }، وينتهي في { $date }.
stockstart-more =
    { $count ->
        [zero] لا تنتظر تحويلات أخرى جواباً.
        [one] ينتظر تحويل آخر جواباً.
        [two] ينتظر تحويلان آخران جواباً.
        [few] تنتظر { $count } تحويلات أخرى جواباً.
        [many] ينتظر { $count } تحويلاً آخر جواباً.
       *[other] ينتظر { $count } تحويل آخر جواباً.
    }
