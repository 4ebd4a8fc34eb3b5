# The line of a license key, while its form is filled in. (P-08)

line-title = La riga che verrà creata
line-hint = Compare qui non appena il modulo è compilato.
