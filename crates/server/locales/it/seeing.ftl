# The vendor's staff see the portal as an account does.

seeing-as = Vede il portale come lo vede { $account }. Non si può cambiare nulla.
seeing-end = Vederlo di nuovo come sé
seeing-begin = Vedere come questo account
seeing-refused = Sta guardando come qualcun altro
seeing-refused-text = Mentre vede il portale come un altro account può guardare, ma non cambiare nulla. Prima torni a vederlo come sé.
seeing-said-begun = { $who } ha guardato il portale come { $what }
seeing-said-ended = { $who } non guarda più il portale come { $what }
