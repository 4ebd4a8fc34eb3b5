# The vendor's staff see the portal as an account does.

seeing-as = Vê o portal como { $account } o vê. Nada pode ser alterado.
seeing-end = Voltar à sua própria vista
seeing-begin = Ver como esta conta
seeing-refused = Está a ver como outra pessoa
seeing-refused-text = Enquanto vê o portal como outra conta, pode olhar, mas não alterar nada. Volte primeiro a vê-lo como si próprio.
seeing-said-begun = { $who } viu o portal como { $what }
seeing-said-ended = { $who } já não vê o portal como { $what }
