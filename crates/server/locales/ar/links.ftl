# روابط المورِّد، في نهاية التنقل.

links-of-vendor = من { $vendor }
