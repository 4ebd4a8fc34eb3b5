# La elección entre los clientes cuyas licencias se pueden ver.

chooser-lead = ¿De qué cliente quiere ver las licencias?
chooser-none-text = Cada palabra debe ser el comienzo de una palabra del nombre o del número del cliente.
chooser-recent = Vistos recientemente
chooser-all = Todos los clientes…
