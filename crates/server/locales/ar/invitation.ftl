# قبول دعوة إلى حساب.

invitation-title = إدارة تراخيص { $account }
invitation-title-account = الانضمام إلى { $account }
invitation-lead = أنتم مدعوون لتولي دور المسؤول في هذا الحساب. يُرجى إدخال اسمكم واختيار كلمة مرور؛ وسيتم تسجيل دخولكم فورًا.
invitation-account = الحساب
invitation-email = البريد الإلكتروني
invitation-until = صالحة حتى
invitation-name = اسمكم
invitation-name-hint = كما سيراه الآخرون في الحساب.
invitation-name-error = يُرجى إدخال اسم من 1 إلى 100 حرف.
invitation-password = كلمة المرور
invitation-password-hint = 12 حرفًا على الأقل. بضع كلمات يسهل تذكرها هي الأفضل.
invitation-accept = قبول الدعوة
invitation-lead-role = أنتم مدعوون إلى هذا الحساب، بدور: { $role }. يُرجى إدخال اسمكم واختيار كلمة مرور؛ وسيتم تسجيل دخولكم فورًا.
invitation-known = يوجد بالفعل شخص بالعنوان { $email }. يُرجى تسجيل الدخول بكلمة المرور الحالية؛ وبعدها يمكن الانضمام إلى هذا الحساب.
invitation-join-lead = دخولكم مسجّل باسم { $name }. يمكنكم الانضمام إلى هذا الحساب، بدور: { $role }.
invitation-join = الانضمام إلى { $account }
invitation-somebody-else = دخولكم مسجّل باسم { $name }، وهذه الدعوة موجّهة إلى { $email }. يُرجى تسجيل الخروج أولًا، ثم فتح الرابط الوارد في الرسالة مرة أخرى.
invitation-bad-link = هذه الدعوة غير صالحة، أو لم تعد صالحة
invitation-bad-link-text = الدعوة صالحة مرة واحدة، لمدة 30 يومًا، ولا يصلح إلا رابط أحدث رسالة. إذا سبق لكم قبولها، فيُرجى تسجيل الدخول. وإلا فيُرجى أن تطلبوا ممن دعاكم أن يدعوكم مرة أخرى.
