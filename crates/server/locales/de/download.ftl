# A device's own licenses: found by its serial number, claimed, downloaded. (P-04)

download-title = Lizenz herunterladen
download-lead = Geben Sie die Seriennummer so ein, wie sie auf dem Etikett des Geräts steht. Sie sehen, was gefunden wurde, bevor etwas zugeordnet wird.
download-serial-hint = Etwa 00‑90‑33‑01‑02‑0F; Bindestriche, Doppelpunkte, Punkte, Leerzeichen und Großschreibung spielen keine Rolle.
download-label = Code auf dem Etikett
download-label-hint = Falls das Etikett einen trägt. Er zeigt, dass Sie das Gerät in Händen haben.
download-note = Mit dem Herunterladen werden die Lizenzen des Geräts Ihrem Konto zugeordnet. Danach können sie nur noch in diesem Konto heruntergeladen werden; { $vendor } kann das ändern. Sie stehen im Guthaben und unter den Lizenzschlüsseln und lassen sich jederzeit wieder herunterladen.
download-device = Gerät
download-own = Dieses Gerät ist Ihrem Konto zugeordnet.
download-another = Ein anderes Gerät
download-claimed = Das Gerät { $serial } ist diesem Konto zugeordnet.
download-found = Das wurde gefunden
download-confirm-text = Mit der Bestätigung wird das Gerät dem Konto { $account } zugeordnet. Danach kann nur dieses Konto seine Lizenzschlüssel herunterladen; nur { $vendor } kann das ändern.
download-confirm = Bestätigen
download-refused = Kein solches Gerät
download-unknown = Es gibt kein Gerät mit dieser Seriennummer, das dieses Konto beanspruchen kann. Vergleichen Sie Seriennummer und Code mit dem Etikett; stimmt beides, fragen Sie den Hersteller.
download-too-many = Es wurden zu viele Geräte versucht, die dieses Konto nicht beanspruchen kann. Versuchen Sie es { $wait } wieder.
download-may-not = Ihre Rolle ordnet keine Lizenzen zu
download-may-not-text = Geräte beansprucht, wer es darf. Was beansprucht wurde, steht unter den Lizenzschlüsseln.
