# Comptes : la liste, l’un d’eux, et un nouveau.

accounts-title = Comptes
accounts-search = Rechercher par nom ou numéro
accounts-search-submit = Rechercher
accounts-kind = Type
accounts-kind-any = Tous les types
accounts-kind-vendor = Éditeur
accounts-kind-distributor = Distributeur
accounts-kind-reseller = Revendeur
accounts-kind-customer = Client
accounts-none = Aucun résultat
accounts-none-text = Chaque mot saisi doit être le début d’un mot du nom ou du numéro du compte.
accounts-all = Tous les comptes
accounts-new = Nouveau compte
accounts-make = Créer le compte
accounts-save = Enregistrer les modifications
accounts-change = Modifier
accounts-made = Le compte a été créé.
accounts-changed = Les modifications ont été enregistrées.
accounts-changed-meanwhile = Quelqu’un d’autre a modifié ce compte entre-temps. Rien de votre saisie n’a été enregistré, mais elle est conservée : comparez-la avec les informations ci-dessus, puis enregistrez à nouveau pour remplacer les autres valeurs.

accounts-facts = Informations
accounts-number = Numéro
accounts-number-hint = Tel qu’il figure dans la gestion de l’éditeur.
accounts-name = Nom
accounts-country = Pays
accounts-country-hint = Deux lettres majuscules, par exemple FR.
accounts-zone = Fuseau horaire
accounts-zone-hint = Détermine le début et la fin des journées, par exemple Europe/Paris.
accounts-language = Langue
accounts-orders-to = Adresse pour les commandes
accounts-orders-to-hint = Reçoit les e-mails concernant ses commandes, sauf indication contraire dans une commande. Obligatoire pour les partenaires.
accounts-above = Distributeur
accounts-above-hint = Le numéro du distributeur auprès duquel un revendeur achète ; vide s’il n’y en a pas.
accounts-nobody = aucun

accounts-users = Utilisateurs
accounts-partners = Partenaires
accounts-customers = Clients
accounts-orders = Commandes
accounts-events = Événements
accounts-servers = Serveurs
accounts-licenses = Licences
accounts-profile = Profil
# Le nom des liens entre les pages d’un compte.
accounts-pages = Pages de ce compte

# Ce qui ne va pas dans une information.
accounts-wrong-number = Un numéro comporte de 1 à 64 caractères.
accounts-wrong-number-taken = Ce numéro est déjà celui d’un autre compte.
accounts-wrong-name = Un nom comporte de 1 à 200 caractères.
accounts-wrong-country = Un pays s’indique par deux lettres majuscules, par exemple FR.
accounts-wrong-zone = Ce fuseau horaire n’existe pas. Utilisez un nom comme Europe/Paris.
accounts-wrong-language = Choisissez l’une des langues.
accounts-wrong-orders-to = Une adresse e-mail a la forme nom@example.com.
accounts-wrong-kind = Choisissez distributeur, revendeur ou client.
accounts-wrong-above-unknown = Aucun compte n’a ce numéro.
accounts-wrong-above = Seul un distributeur peut se trouver au-dessus d’un revendeur ; au-dessus des autres comptes, il n’y a personne.

# Les rôles.
accounts-role-administrator = Administrateur
accounts-role-licenses = Licences
accounts-role-support = Support
accounts-role-read-only = Lecture seule
accounts-role-operator = Opérateur
accounts-role-engineer = Ingénieur
accounts-role-support-manager = Responsable du support
accounts-role-regional-manager = Responsable régional
accounts-role-auditor = Auditeur

# Les langues, par leur propre nom.
accounts-language-en = English
accounts-language-it = Italiano
accounts-language-de = Deutsch
accounts-language-fr = Français
accounts-language-es = Español
accounts-language-pt = Português
accounts-language-ar = العربية

# Les comptes dont on fait partie.
accounts-own = Vos comptes
accounts-own-lead = Vous faites partie de plusieurs comptes. Choisissez celui que vous voulez consulter ; vos droits peuvent différer de l’un à l’autre.
accounts-own-role = Votre rôle
accounts-nav = Comptes
accounts-nav-own = Compte
# Devant le nom du compte où l’on se trouve, pour qui ne voit pas où il est écrit.
accounts-within = Compte :
