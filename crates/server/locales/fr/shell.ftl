# Ce qui entoure chaque page, et ce que fait le clavier.

# Ouvre la navigation sur un téléphone.
shell-menu = Menu
shell-keys = Touches
shell-key-search = Rechercher sur cette page
shell-key-palette = Aller n’importe où
shell-key-rows = Ligne suivante et précédente ; Entrée l’ouvre
shell-search-in = Rechercher dans { $place }
shell-close = Fermer

shell-offline = Pas de connexion. Votre saisie reste ici ; elle pourra être enregistrée dès que la connexion sera rétablie.
shell-stale = Cette page a été ouverte il y a un certain temps, et des choses ont pu changer depuis.
shell-reload = Recharger la page
# Sous une liste : tout ce que trouve la recherche, dans un fichier.
shell-csv = Télécharger en CSV
shell-first-page = Première page
shell-next-page = Page suivante
# Une liste en tant que fichier.
shell-too-many-rows-title = Trop de lignes
shell-too-many-rows = Un fichier contient au maximum { $most } lignes, et il y en a davantage. Rien n’a été écrit. Restreignez la recherche et réessayez.
shell-alerts = Alertes
shell-pages = Pages
