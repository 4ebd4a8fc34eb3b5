# The vendor's staff see the portal as an account does.

seeing-as = Stai visualizzando il portale come lo vede { $account }. Non si può modificare nulla.
seeing-end = Torna alla tua vista
seeing-begin = Visualizza come questo account
seeing-refused = Stai visualizzando il portale come un altro account
seeing-refused-text = Mentre visualizzi il portale come un altro account puoi consultarlo, ma non modificare nulla. Prima torna alla tua vista.
seeing-said-begun = { $who } ha visualizzato il portale come { $what }
seeing-said-ended = { $who } non visualizza più il portale come { $what }
