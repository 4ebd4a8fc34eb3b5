# A device that its buyer learns somebody else has claimed. (P-04)

claimed-mail-subject = Another account has claimed the device { $serial }, which { $account } bought
claimed-mail-lead = The device { $serial } of the shipment { $shipment } was sold to { $account }. On { $date } another account claimed it with the code on its label; from then on only that account can download its licenses. If you passed the device on, there is nothing to do. If not, ask { $vendor }, who can assign it to you.
claimed-mail-open = Look at it
claimed-start = Another account claimed the device { $serial } on { $date } with the code on its label, although it was sold to you. If you did not pass it on, ask { $vendor }.
claimed-said = The device { $what }, sold to this account, was claimed by another one
