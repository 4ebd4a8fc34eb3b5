# A device that its buyer learns somebody else has claimed. (P-04)

claimed-mail-subject = Otra cuenta ha reclamado el dispositivo { $serial }, comprado por { $account }
claimed-mail-lead = El dispositivo { $serial } del envío { $shipment } se vendió a { $account }. El { $date } otra cuenta lo reclamó con el código de su etiqueta; desde entonces solo esa cuenta puede descargar sus licencias. Si usted ha cedido el dispositivo, no hay nada que hacer. Si no, pregunte a { $vendor }, que puede asignárselo.
claimed-mail-open = Verlo
claimed-start = Otra cuenta reclamó el dispositivo { $serial } el { $date } con el código de su etiqueta, aunque se le vendió a usted. Si no lo ha cedido, pregunte a { $vendor }.
claimed-said = El dispositivo { $what }, vendido a esta cuenta, fue reclamado por otra
