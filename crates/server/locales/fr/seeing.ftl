# The vendor's staff see the portal as an account does.

seeing-as = Vous voyez le portail comme { $account } le voit. Rien ne peut être modifié.
seeing-end = Revenir à votre propre vue
seeing-begin = Voir comme ce compte
seeing-refused = Vous regardez comme quelqu’un d’autre
seeing-refused-text = Tant que vous voyez le portail comme un autre compte, vous pouvez regarder sans rien modifier. Revenez d’abord à votre propre vue.
seeing-said-begun = { $who } a regardé le portail comme { $what }
seeing-said-ended = { $who } ne regarde plus le portail comme { $what }
