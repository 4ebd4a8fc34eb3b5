# Anmelden.

signin-title = Anmelden
signin-email = E-Mail
signin-password = Passwort
signin-submit = Anmelden
signin-wrong = E-Mail oder Passwort ist falsch. Prüfen Sie beides und versuchen Sie es noch einmal.
signin-wait =
    { $minutes ->
        [one] in einer Minute
       *[other] in { $minutes } Minuten
    }
signin-too-many = Zu viele Versuche. Es wurde nichts geändert. Versuchen Sie es { $when } noch einmal.
signin-done-password = Ihr Passwort wurde geändert. Melden Sie sich mit dem neuen an.
signin-done-address = Ihre neue Adresse ist bestätigt. Künftig melden Sie sich mit ihr an.
signin-done-erased = Ihr Zugang wurde gelöscht.
