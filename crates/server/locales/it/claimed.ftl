# A device that its buyer learns somebody else has claimed. (P-04)

claimed-mail-subject = Un altro account ha richiesto il dispositivo { $serial }, acquistato da { $account }
claimed-mail-lead = Il dispositivo { $serial } della spedizione { $shipment } è stato venduto a { $account }. In data { $date } un altro account lo ha richiesto con il codice sull’etichetta; da allora solo quell’account può scaricarne le licenze. Se hai ceduto il dispositivo, non c’è nulla da fare. Altrimenti chiedi a { $vendor }, che può assegnartelo.
claimed-mail-open = Guarda
claimed-start = In data { $date } un altro account ha richiesto il dispositivo { $serial } con il codice sull’etichetta, anche se era stato venduto a te. Se non lo hai ceduto, chiedi a { $vendor }.
claimed-said = Il dispositivo { $what }, venduto a questo account, è stato richiesto da un altro
