# The vendor's staff see the portal as an account does.

seeing-as = Ve el portal como lo ve { $account }. No se puede cambiar nada.
seeing-end = Volver a su propia vista
seeing-begin = Ver como esta cuenta
seeing-refused = Está mirando como otra persona
seeing-refused-text = Mientras ve el portal como otra cuenta puede mirar, pero no cambiar nada. Vuelva primero a verlo como usted.
seeing-said-begun = { $who } miró el portal como { $what }
seeing-said-ended = { $who } ya no mira el portal como { $what }
