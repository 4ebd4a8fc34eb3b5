# A caixa de correio da demonstração.

mailbox-title = Caixa de correio
mailbox-lead = Os e-mails desta demonstração, que não vão para mais ninguém. Os seus links funcionam.
mailbox-none = Ainda não há e-mails
mailbox-none-text = Efetue uma encomenda, e o seu e-mail aparece aqui um momento depois.
mailbox-subject = Assunto
mailbox-to = Para
mailbox-time = Data e hora
mailbox-for = Para { $recipients } · { $time }
mailbox-text = Como texto simples
mailbox-headers = Cabeçalhos

# O relógio da demonstração.
mailbox-clock-title = O relógio da demonstração
mailbox-clock-text = Aqui são { $now }. Adiante-o para ver períodos a terminar, concessões por renovar e convites a expirar. Não anda para trás, e os produtos nesta máquina mantêm a sua própria hora.
mailbox-clock-days = Dias a adiantar
mailbox-clock-hint = De 1 a 3.660.
mailbox-clock-move = Adiantar o relógio
mailbox-clock-error = O relógio adianta-se de 1 a { $most } dias.
