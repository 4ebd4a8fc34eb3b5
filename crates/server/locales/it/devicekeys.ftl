# The keys that sign what devices load. (P-12)

devicekeys-said-made = { $who } ha creato una nuova chiave che firma ciò che i dispositivi caricano
