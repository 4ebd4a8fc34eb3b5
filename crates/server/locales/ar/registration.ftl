# تسجيل الشخص نفسه وتأكيد عنوانه.

registration-title = التسجيل
registration-lead = ستصلكم رسالة على هذا العنوان لتأكيده.
registration-name = اسمكم
registration-name-hint = كما سيراه الآخرون في حسابكم.
registration-name-error = يُرجى إدخال اسم من 1 إلى 100 حرف.
registration-email-error = يُرجى إدخال عنوان خاص بكم لا تستخدمونه هنا بالفعل. يكون على هذا الشكل: name@example.com.
registration-submit = تسجيل
registration-known = هل أنتم مسجّلون بالفعل؟
registration-sent = يُرجى تفقّد بريدكم
registration-sent-text = هناك رسالة في الطريق إلى العنوان الذي أدخلتموه. للمتابعة يُرجى فتح رابطها؛ وهو صالح لمدة 24 ساعة. إذا لم تصل رسالة، فيُرجى التحقق من العنوان والتسجيل مرة أخرى.
registration-unconfirmed = تأكيد عنوانكم
registration-unconfirmed-text = لم يُؤكَّد عنوانكم { $email } بعد. يُرجى فتح الرابط الوارد في الرسالة التي أرسلناها إليه؛ وهو صالح لمدة 24 ساعة. وحتى ذلك الحين لا يوجد هنا ما يمكنكم رؤيته.
registration-send-again = إعادة إرسال الرسالة
registration-sent-again = الرسالة في الطريق. رابطها وحده صالح الآن؛ أما روابط الرسائل السابقة فلم تعد صالحة.
registration-confirm = تأكيد عنوانكم
registration-confirm-text = لتأكيد { $email }، يُرجى إدخال كلمة المرور التي اخترتموها عند التسجيل. إذا لم تسجّلوا أنتم، فيُرجى إغلاق هذه الصفحة: لم يحدث شيء.
registration-chosen-password = كلمة المرور التي اخترتموها
registration-confirm-button = تأكيد العنوان
registration-welcome = تم تسجيلكم
registration-nowhere = لا تنتمون إلى أي حساب بعد، ولا توجد دعوة في انتظار { $email }.
registration-nowhere-next = يُرجى أن تطلبوا من أحد مسؤولي حساب شركتكم أن يدعوكم على هذا العنوان. إذا لم يكن لشركتكم حساب، فيُرجى سؤال من باعكم التراخيص، أو { $vendor }.
registration-waiting = أنتم مدعوون. يُرجى اختيار حساب لقبول الدعوة.
