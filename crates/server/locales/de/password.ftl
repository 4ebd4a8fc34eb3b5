# Passwörter: wie sie sein dürfen, und was zu tun ist, wenn eines vergessen wurde.

password-hint = Mindestens 12 Zeichen. Am besten einige Wörter, die Sie sich merken können.
password-length = Ein Passwort hat 12 bis 200 Zeichen.
password-common = Dieses Passwort ist eines von denen, die zuerst ausprobiert werden. Nehmen Sie einige Wörter, die nicht zusammengehören.
password-own = Ihr Name oder Ihre Adresse ist kein Passwort. Nehmen Sie einige Wörter, die nicht zusammengehören.
password-wrong = Das Passwort ist falsch.
password-forgotten = Passwort vergessen?
password-forgotten-text = Geben Sie die Adresse an, mit der Sie sich anmelden. Ist sie hier bekannt, erhalten Sie eine E-Mail mit einem Link, über den Sie ein anderes Passwort wählen können.
password-send = Link senden
password-sent = Prüfen Sie Ihr Postfach
password-sent-text = Ist die angegebene Adresse hier bekannt, ist eine E-Mail mit einem Link dorthin unterwegs. Der Link gilt eine Stunde. Wenn keine E-Mail ankommt, prüfen Sie die Adresse und versuchen Sie es noch einmal.
password-choose = Anderes Passwort wählen
password-choose-text = Das wird das Passwort von { $email }. Sie werden überall abgemeldet und melden sich damit wieder an.
password-new = Neues Passwort
password-choose-button = Passwort übernehmen
password-bad-link = Dieser Link ist nicht oder nicht mehr gültig
password-bad-link-text = Ein Link in einer E-Mail gilt einmal und nur eine Zeit lang, und nur der neueste ist gültig. Es wurde nichts geändert. Falls Sie ihn noch brauchen, lassen Sie sich die E-Mail erneut senden.
