# The keys that sign what devices load. (P-12)

devicekeys-said-made = { $who } hat einen neuen Schlüssel erstellt, der signiert, was Geräte laden
