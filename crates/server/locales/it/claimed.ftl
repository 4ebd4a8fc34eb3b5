# A device that its buyer learns somebody else has claimed. (P-04)

claimed-mail-subject = Il dispositivo { $serial }, acquistato da { $account }, è ora assegnato a un altro account
claimed-mail-lead = Il dispositivo { $serial } della spedizione { $shipment } è stato venduto a { $account }. In data { $date } un altro account se lo è fatto assegnare con il codice sull’etichetta; da allora solo quell’account può scaricarne le licenze. Se hai ceduto il dispositivo, non c’è nulla da fare. Altrimenti rivolgiti a { $vendor }, che può assegnartelo.
claimed-mail-open = Apri
claimed-start = In data { $date } un altro account si è fatto assegnare, con il codice sull’etichetta, il dispositivo { $serial }, che era stato venduto a te. Se non lo hai ceduto, rivolgiti a { $vendor }.
claimed-said = Il dispositivo { $what }, venduto a questo account, è stato assegnato a un altro
