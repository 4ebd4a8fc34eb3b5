# I collegamenti del fornitore, in fondo alla navigazione.

links-of-vendor = Da { $vendor }
