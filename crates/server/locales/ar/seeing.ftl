# The vendor's staff see the portal as an account does.

seeing-as = ترون البوابة كما يراها { $account }. لا يمكن تغيير شيء.
seeing-end = العودة إلى عرضكم
seeing-begin = عرض البوابة كهذا الحساب
seeing-refused = تعرضون البوابة كحساب آخر
seeing-refused-text = ما دمتم ترون البوابة كحساب آخر يمكنكم الاطلاع فقط دون تغيير شيء. يُرجى العودة إلى عرضكم أولًا.
seeing-said-begun = عرض البوابة كما يراها { $what } بواسطة { $who }
seeing-said-ended = إنهاء عرض البوابة كما يراها { $what } بواسطة { $who }
