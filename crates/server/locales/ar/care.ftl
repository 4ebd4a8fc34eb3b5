# حالة الصيانة، بجانب خطتها.

care-not-started = { $plan } · اعتبارًا من { $date }
care-unregistered = { $plan } · تبدأ عند التسجيل
care-active = { $plan } · سارية
care-expiring = { $plan } · تنتهي في { $date }
care-expired = { $plan } · انتهت في { $date }
care-lapsed = { $plan } · انقطعت بعد انتهائها في { $date }
