# Les liens de l’éditeur, à la fin de la navigation.

links-of-vendor = De { $vendor }
