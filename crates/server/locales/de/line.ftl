# The line of a license key, while its form is filled in. (P-08)

line-title = Die Zeile, die erstellt wird
line-hint = Sie erscheint hier, sobald das Formular ausgefüllt ist.
