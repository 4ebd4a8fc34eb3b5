# A device that its buyer learns somebody else has claimed. (P-04)

claimed-mail-subject = Outra conta reclamou o dispositivo { $serial }, comprado por { $account }
claimed-mail-lead = O dispositivo { $serial } da remessa { $shipment } foi vendido a { $account }. Em { $date }, outra conta reclamou-o com o código da etiqueta; desde então, só essa conta pode descarregar as suas licenças. Se cedeu o dispositivo, não há nada a fazer. Caso contrário, pergunte a { $vendor }, que lho pode atribuir.
claimed-mail-open = Ver
claimed-start = Outra conta reclamou o dispositivo { $serial } em { $date } com o código da etiqueta, embora lhe tenha sido vendido a si. Se não o cedeu, pergunte a { $vendor }.
claimed-said = O dispositivo { $what }, vendido a esta conta, foi reclamado por outra
