# The line of a license key, while its form is filled in. (P-08)

line-title = La ligne qui sera créée
line-hint = Elle apparaît ici dès que le formulaire est rempli.
