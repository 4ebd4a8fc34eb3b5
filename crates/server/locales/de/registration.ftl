# Sich selbst registrieren und die Adresse bestätigen.

registration-title = Registrieren
registration-lead = Sie erhalten an diese Adresse eine E-Mail, um sie zu bestätigen.
registration-name = Ihr Name
registration-name-hint = So sehen ihn die anderen in Ihrem Konto.
registration-name-error = Geben Sie einen Namen mit 1 bis 100 Zeichen an.
registration-email-error = Geben Sie eine eigene Adresse an, die Sie hier noch nicht verwenden. Sie hat die Form name@example.com.
registration-submit = Registrieren
registration-known = Sie sind bereits registriert?
registration-sent = Prüfen Sie Ihr Postfach
registration-sent-text = Eine E-Mail an die angegebene Adresse ist unterwegs. Folgen Sie ihrem Link, um fortzufahren; er gilt 24 Stunden. Wenn keine E-Mail ankommt, prüfen Sie die Adresse und registrieren Sie sich erneut.
registration-unconfirmed = Bestätigen Sie Ihre Adresse
registration-unconfirmed-text = Ihre Adresse { $email } ist noch nicht bestätigt. Folgen Sie dem Link in der E-Mail, die wir dorthin gesendet haben; er gilt 24 Stunden. Bis dahin gibt es hier nichts für Sie zu sehen.
registration-send-again = E-Mail erneut senden
registration-sent-again = Die E-Mail ist unterwegs. Nur ihr Link ist jetzt gültig, die Links früherer E-Mails sind es nicht mehr.
registration-confirm = Bestätigen Sie Ihre Adresse
registration-confirm-text = Um { $email } zu bestätigen, geben Sie das Passwort ein, das Sie bei der Registrierung gewählt haben. Wenn Sie sich nicht registriert haben, schließen Sie diese Seite: Es ist nichts geschehen.
registration-chosen-password = Das gewählte Passwort
registration-confirm-button = Adresse bestätigen
registration-welcome = Sie sind registriert
registration-nowhere = Sie gehören noch zu keinem Konto, und für { $email } liegt keine Einladung vor.
registration-nowhere-next = Bitten Sie die Administration des Kontos Ihres Unternehmens, Sie unter dieser Adresse einzuladen. Hat Ihr Unternehmen kein Konto, wenden Sie sich an den Verkäufer der Lizenzen oder an { $vendor }.
registration-waiting = Sie sind eingeladen. Wählen Sie ein Konto, um die Einladung anzunehmen.
