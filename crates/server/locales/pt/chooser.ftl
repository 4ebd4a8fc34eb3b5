# A escolha entre os clientes cujas licenças se podem ver.

chooser-lead = De que cliente quer ver as licenças?
chooser-none-text = Cada palavra deve ser o início de uma palavra do nome ou do número do cliente.
chooser-recent = Vistos recentemente
chooser-all = Todos os clientes…
