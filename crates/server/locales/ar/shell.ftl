# ما يحيط بكل صفحة، وما تفعله لوحة المفاتيح.

# يفتح التنقل على الهاتف.
shell-menu = القائمة
shell-keys = اختصارات لوحة المفاتيح
shell-key-search = البحث في هذه الصفحة
shell-key-palette = الانتقال إلى أي مكان
shell-key-rows = الصف التالي والسابق؛ ويفتحه Enter
shell-search-in = البحث في { $place }
shell-close = إغلاق

shell-offline = لا يوجد اتصال. ما أدخلتموه باقٍ هنا؛ ويمكن حفظه عند عودة الاتصال.
shell-stale = فُتحت هذه الصفحة منذ مدة، وربما تغيّر شيء بعد ذلك.
shell-reload = إعادة التحميل
# أسفل قائمة: كل ما يعثر عليه البحث، في ملف.
shell-csv = تنزيل بصيغة CSV
shell-first-page = الصفحة الأولى
shell-next-page = الصفحة التالية
# قائمة في ملف.
shell-too-many-rows-title = عدد الصفوف أكثر من المسموح
shell-too-many-rows = الحد الأقصى لعدد صفوف الملف { $most }، والموجود أكثر. لم يُكتب شيء. يُرجى تضييق البحث ثم المحاولة مرة أخرى.
shell-alerts = التنبيهات
shell-pages = الصفحات
