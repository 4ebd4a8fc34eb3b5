# ما هو خاطئ في طلب أو في ملف طلبات: يظهر بجانب الحقل، وفي معاينة الملف، وعبر API.

mistake-number = يتكوّن رقم الطلب من 1 إلى 64 من الحروف والأرقام والمسافات والعلامات.
mistake-country = يُكتب البلد بحرفين لاتينيين كبيرين، مثل IT أو DE أو GB.
mistake-lines = عدد بنود الطلب من 1 إلى { $most }.
mistake-sku = القيمة «{ $sku }» غير موجودة في الكتالوج.
mistake-sku-nearest = القيمة «{ $sku }» غير موجودة في الكتالوج. هل المقصود { $nearest }؟
mistake-end-of-life = بيع هذا المنتج حتى { $day }، وتاريخ الطلب بعد ذلك. يُرجى اختيار المنتج الذي خلفه.
mistake-stock-twice = ورد هذا المنتج في بند سابق. يأتي الطلب بمفتاح تفعيل واحد لكل منتج: يُرجى جمع العناصر في بند واحد.
mistake-items = عدد عناصر البند من 1 إلى { $items }، ولا يزيد مجموع وحداته على { $units }.
mistake-sold-as = لا يُباع هذا المنتج بهذه الطريقة. طرق بيعه: { $models }.
mistake-first-missing = اليوم الأول مطلوب: للاشتراك، أو لصيانة الترخيص الدائم.
mistake-last-missing = اليوم الأخير مطلوب: للاشتراك، أو لصيانة الترخيص الدائم.
mistake-last-out-of-place = اليوم الأخير هو اليوم الأول أو يوم بعده، وأقصى فارق بينهما بالسنوات { $years }.
mistake-no-days = الترخيص الدائم بلا خطة صيانة ليس له يوم أول ولا يوم أخير. يُرجى تركهما فارغين، أو تحديد خطة.
mistake-care-undated = للصيانة يوم أول ويوم أخير، أو عدد من الأشهر (care_months) يبدأ عند تسجيل المنتج.
mistake-care-months = عدد أشهر الصيانة غير المحددة بالأيام من 1 إلى { $most }.
mistake-days-and-months = للصيانة يوم أول ويوم أخير، أو عدد من الأشهر، وليس كلاهما.
mistake-months-of-subscription = أيام صيانة الاشتراك هي أيام الاشتراك نفسه. يُرجى عدم ذكر عدد الأشهر.
mistake-months-without-care = تحتاج أشهر الصيانة إلى خطة صيانة. يُرجى تحديدها: { $plans }.
mistake-care-missing = يشمل الاشتراك الصيانة. يُرجى تحديد الخطة: { $plans }.
mistake-code = يتكوّن رمز الترخيص من 1 إلى 64 من الحروف والأرقام والشرطات.
mistake-code-taken = الرمز «{ $code }» لترخيص آخر. يُرجى اختيار غيره، أو عدم ذكره.
mistake-price-unsound = لا يقل السعر عن الصفر، وتُكتب عملته بثلاثة حروف لاتينية كبيرة.

# ما لا يمكن قراءته على النحو المطلوب.
mistake-items-unread = القيمة «{ $given }» ليست عدد عناصر. يُرجى كتابة عدد صحيح، مثل 4.
mistake-months-unread = القيمة «{ $given }» ليست عدد أشهر. يُرجى كتابة عدد صحيح، مثل 12.
mistake-price-unread = القيمة «{ $given }» ليست سعرًا. يُرجى كتابة المبلغ مثل 1299.00، والعملة مثل EUR.
mistake-day-unread = القيمة «{ $given }» ليست يومًا. يُرجى كتابته بالصيغة ⁦YYYY-MM-DD⁩ (⁦2027-08-07⁩).
mistake-model-unread = القيمة «{ $given }» ليست نموذج ترخيص. يُرجى استخدام واحد مما يلي: { $known }.
mistake-care-unread = القيمة «{ $given }» ليست خطة صيانة. يُرجى استخدام واحدة مما يلي: { $known }.
mistake-reseller-unknown = لا يوجد معيد بيع بالرقم «{ $number }».
mistake-distributor-unknown = لا يوجد موزّع بالرقم «{ $number }».
mistake-another-kind = الرقم «{ $number }» لنوع آخر من الحسابات: { $kind }.
mistake-customer-number = يتكوّن رقم العميل من 1 إلى 64 حرفًا.
mistake-customer-name = العميل «{ $number }» جديد. يُرجى إدخال اسمه، من 1 إلى 200 حرف.
mistake-customer-renamed = للعميل «{ $number }» اسم آخر في سجلات المورّد. يُرجى إدخال ذلك الاسم، أو عدم ذكر الاسم.
mistake-time-zone = القيمة «{ $given }» ليست منطقة زمنية. يُرجى استخدام اسم مثل Europe/Rome.
mistake-no-recipient = ليس لدى { $buyer } عنوان للطلبات. يُرجى تحديد مستلم الرسالة.
mistake-email = يكون عنوان البريد الإلكتروني على هذا الشكل: name@example.com.
mistake-language = لا توجد لغة كهذه. يُرجى استخدام واحدة مما يلي: { $known }.
mistake-differs = القيمة هنا في الطلب المقدَّم «{ $placed }»، وليست «{ $sent }».

# عن الملف نفسه.
mistake-file-too-large = حجم الملف أكبر من { $bytes } بايت. يُرجى إرساله على أجزاء.
mistake-file-empty = الملف فارغ. سطره الأول يسمّي الأعمدة: { $columns }.
mistake-file-no-rows = لا يوجد صف تحت صف العناوين. كل صف هو بند من طلب.
mistake-file-utf-16 = الملف بترميز UTF-16. يُرجى حفظه بصيغة CSV وترميز UTF-8.
mistake-file-not-utf-8 = هنا حرف ليس بترميز UTF-8. يُرجى حفظ الملف بصيغة CSV وترميز UTF-8.
mistake-file-nul = هنا حرف NUL، فليس هذا نصًا. يُرجى حفظ الملف بصيغة CSV وترميز UTF-8.
mistake-file-unreadable = تتعذر قراءة هذا على أنه CSV: { $why }
mistake-file-behind-quote = يوجد شيء بعد علامة الاقتباس التي تغلق خلية. تُكتب علامة الاقتباس داخل الخلية مرتين.
mistake-file-open-quote = علامة الاقتباس المفتوحة هنا لم تُغلق.
mistake-file-too-many-rows = الحد الأقصى لصفوف الملف { $most }. يُرجى إرساله على أجزاء.
mistake-file-cells = عدد الخلايا في هذا الصف: { $found }، وفي صف العناوين: { $wanted }. يجب وضع الخلية التي تحتوي على «{ $separator }» بين علامتي اقتباس.
mistake-file-unknown-column = لا يوجد عمود باسم «{ $column }». الأعمدة هي: { $columns }.
mistake-file-column-twice = العمود «{ $column }» موجود مرتين. يُرجى إبقاء واحد منهما.
mistake-file-column-missing = العمود «{ $column }» غير موجود.
mistake-file-said-otherwise = القيمة للطلب نفسه «{ $first }» في السطر { $line }. يُرجى تكرارها، أو ترك الخلية فارغة.
mistake-file-language-alone = لغة بلا مستلم. يُرجى إدخال recipient_email أيضًا، أو ترك هذه الخلية فارغة.
mistake-file-more =
    { $count ->
        [zero] لا توجد أخطاء أخرى.
        [one] يليه خطأ واحد آخر.
        [two] يليه خطآن آخران.
        [few] تليه { $count } أخطاء أخرى.
        [many] يليه { $count } خطأً آخر.
       *[other] يليه { $count } خطأ آخر.
    }
