# A device that its buyer learns somebody else has claimed. (P-04)

claimed-mail-subject = Un autre compte a réclamé l’appareil { $serial }, acheté par { $account }
claimed-mail-lead = L’appareil { $serial } de l’expédition { $shipment } a été vendu à { $account }. Le { $date }, un autre compte l’a réclamé avec le code de son étiquette ; depuis, seul ce compte peut télécharger ses licences. Si vous avez cédé l’appareil, il n’y a rien à faire. Sinon, demandez à { $vendor }, qui peut vous l’attribuer.
claimed-mail-open = Regarder
claimed-start = Un autre compte a réclamé l’appareil { $serial } le { $date } avec le code de son étiquette, alors qu’il vous a été vendu. Si vous ne l’avez pas cédé, demandez à { $vendor }.
claimed-said = L’appareil { $what }, vendu à ce compte, a été réclamé par un autre
