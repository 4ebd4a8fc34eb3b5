# The keys that sign what devices load. (P-12)

devicekeys-said-made = { $who } ha creado una nueva clave que firma lo que cargan los dispositivos
