# The vendor's staff see the portal as an account does.

seeing-as = ترى البوابة كما يراها { $account }. لا يمكن تغيير شيء.
seeing-end = العودة إلى رؤيتها بصفتك أنت
seeing-begin = رؤية البوابة كهذا الحساب
seeing-refused = أنت تنظر بصفة غيرك
seeing-refused-text = ما دمت ترى البوابة كحساب آخر يمكنك النظر فقط دون تغيير شيء. عُد أولًا إلى رؤيتها بصفتك أنت.
seeing-said-begun = نظر { $who } إلى البوابة بصفة { $what }
seeing-said-ended = لم يعد { $who } ينظر إلى البوابة بصفة { $what }
