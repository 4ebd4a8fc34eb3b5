# A device that its buyer learns somebody else has claimed. (P-04)

claimed-mail-subject = Ein anderes Konto hat das Gerät { $serial } beansprucht, das { $account } gekauft hat
claimed-mail-lead = Das Gerät { $serial } aus der Lieferung { $shipment } wurde an { $account } verkauft. Am { $date } hat ein anderes Konto es mit dem Code auf seinem Etikett beansprucht; seither kann nur jenes Konto seine Lizenzen herunterladen. Haben Sie das Gerät weitergegeben, ist nichts zu tun. Wenn nicht, fragen Sie { $vendor }: Von dort kann es Ihnen zugeordnet werden.
claimed-mail-open = Ansehen
claimed-start = Ein anderes Konto hat am { $date } das Gerät { $serial } mit dem Code auf seinem Etikett beansprucht, obwohl es Ihnen verkauft wurde. Haben Sie es nicht weitergegeben, fragen Sie { $vendor }.
claimed-said = Das Gerät { $what }, das diesem Konto verkauft wurde, hat ein anderes beansprucht
