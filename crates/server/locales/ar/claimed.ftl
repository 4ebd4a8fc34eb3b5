# A device that its buyer learns somebody else has claimed. (P-04)

claimed-mail-subject = طالب حساب آخر بالجهاز { $serial } الذي اشتراه { $account }
claimed-mail-lead = بيع الجهاز { $serial } من الشحنة { $shipment } إلى { $account }. وفي { $date } طالب به حساب آخر بالرمز على ملصقه؛ ومنذ ذلك الحين لا يستطيع تنزيل تراخيصه إلا ذلك الحساب. إذا سلّمتم الجهاز لغيركم، فلا حاجة إلى فعل شيء. وإلا فيُرجى سؤال المورّد { $vendor }، فهو يستطيع تخصيصه لكم.
claimed-mail-open = عرض
claimed-start = طالب حساب آخر في { $date } بالجهاز { $serial } بالرمز على ملصقه، مع أنه بيع لكم. إذا لم تسلّموه لغيركم، فيُرجى سؤال المورّد { $vendor }.
claimed-said = الجهاز { $what } الذي بيع لهذا الحساب طالب به حساب آخر
