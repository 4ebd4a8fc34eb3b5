# The keys that sign what devices load. (P-12)

devicekeys-said-made = إنشاء مفتاح جديد يوقّع ما تحمّله الأجهزة بواسطة { $who }
