# The keys that sign what devices load. (P-12)

devicekeys-said-made = { $who } made a new key that signs what devices load
