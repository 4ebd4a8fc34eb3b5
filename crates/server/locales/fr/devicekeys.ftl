# The keys that sign what devices load. (P-12)

devicekeys-said-made = { $who } a créé une nouvelle clé qui signe ce que les appareils chargent
