# E-Mails an eine Person über sie selbst. Keine nennt einen Namen: Fremde könnten alles Mögliche hineinschreiben.

letter-confirmation-subject = Bestätigen Sie Ihre Adresse für { $vendor }
letter-confirmation-lead = Mit dieser Adresse hat sich jemand registriert. Um zu bestätigen, dass sie Ihnen gehört, folgen Sie dem Link und geben Sie das Passwort ein, das Sie gewählt haben.
letter-confirmation-button = Adresse bestätigen
letter-confirmation-note = Der Link gilt einmal, bis { $until }. Wenn Sie sich nicht registriert haben, brauchen Sie nichts zu tun: Ohne Sie geschieht nichts.
letter-known-subject = Ihre Adresse ist bei { $vendor } bereits bekannt
letter-known-lead = Jemand möchte sich mit dieser Adresse registrieren oder die eigene Adresse in diese ändern. Sie sind damit bereits registriert: Melden Sie sich wie gewohnt an. Falls Sie Ihr Passwort vergessen haben, wählen Sie ein anderes.
letter-reset-button = Anderes Passwort wählen
letter-known-note = Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Es wurde nichts geändert.
letter-reset-subject = Wählen Sie ein anderes Passwort für { $vendor }
letter-reset-lead = Für diese Adresse wurde ein anderes Passwort angefordert. Wenn Sie das waren, folgen Sie dem Link und wählen Sie eines.
letter-reset-note = Der Link gilt einmal, bis { $until }. Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.
letter-changed-subject = Ihr Passwort für { $vendor } wurde geändert
letter-changed-lead = Das Passwort für diese Adresse wurde geändert, und Sie wurden überall sonst abgemeldet. Wenn Sie das waren, brauchen Sie nichts zu tun.
letter-changed-note = Wenn Sie das nicht waren, wählen Sie sofort ein anderes und informieren Sie { $vendor }.
letter-new-address-subject = Bestätigen Sie Ihre neue Adresse für { $vendor }
letter-new-address-lead = Jemand möchte sich künftig mit dieser Adresse anmelden. Wenn Sie das waren, folgen Sie dem Link und bestätigen Sie sie.
letter-new-address-button = Neue Adresse bestätigen
letter-new-address-note = Der Link gilt einmal, bis { $until }. Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Es geschieht nichts.
letter-address-changed-subject = Ihre Adresse für { $vendor } wurde geändert
letter-address-changed-lead = Sie melden sich jetzt mit { $email } statt mit dieser Adresse an. Wenn Sie das waren, brauchen Sie nichts zu tun.
letter-address-changed-button = Anmelden
letter-address-changed-note = Wenn Sie das nicht waren, informieren Sie { $vendor } sofort.
letter-attempts-subject = Jemand versucht, sich bei { $vendor } mit Ihrer Adresse anzumelden
letter-attempts-lead = Es gab { $count } Versuche, sich mit dieser Adresse und einem falschen Passwort anzumelden. Jeder weitere muss nun warten, und niemand ist hineingekommen.
letter-attempts-note = Wenn Sie das waren, wählen Sie ein anderes Passwort. Wenn nicht, brauchen Sie nichts zu tun, solange Ihr Passwort lang ist und Sie es nirgendwo sonst verwenden.
