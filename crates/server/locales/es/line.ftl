# The line of a license key, while its form is filled in. (P-08)

line-title = La línea que se creará
line-hint = Aparece aquí en cuanto se rellena el formulario.
