# The line of a license key, while its form is filled in. (P-08)

line-title = A linha que será criada
line-hint = Aparece aqui assim que o formulário estiver preenchido.
