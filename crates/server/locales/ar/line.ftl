# The line of a license key, while its form is filled in. (P-08)

line-title = السطر الذي سيُنشأ
line-hint = يظهر هنا بمجرد ملء النموذج.
