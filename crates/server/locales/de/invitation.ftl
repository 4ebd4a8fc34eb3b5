# Eine Einladung in ein Konto annehmen.

invitation-title = Lizenzen von { $account } verwalten
invitation-title-account = { $account } beitreten
invitation-lead = Sie sind eingeladen, die Administration dieses Kontos zu übernehmen. Geben Sie Ihren Namen an und wählen Sie ein Passwort; danach sind Sie sofort angemeldet.
invitation-account = Konto
invitation-email = E-Mail
invitation-until = Gültig bis
invitation-name = Ihr Name
invitation-name-hint = So sehen ihn die anderen im Konto.
invitation-name-error = Geben Sie einen Namen mit 1 bis 100 Zeichen an.
invitation-password = Passwort
invitation-password-hint = Mindestens 12 Zeichen. Am besten einige Wörter, die Sie sich merken können.
invitation-accept = Einladung annehmen
invitation-lead-role = Sie sind in dieses Konto eingeladen, Rolle: { $role }. Geben Sie Ihren Namen an und wählen Sie ein Passwort; danach sind Sie sofort angemeldet.
invitation-known = Mit der Adresse { $email } gibt es bereits einen Zugang. Melden Sie sich mit Ihrem bisherigen Passwort an; danach können Sie diesem Konto beitreten.
invitation-join-lead = Sie sind als { $name } angemeldet. Treten Sie diesem Konto bei, Rolle: { $role }.
invitation-join = { $account } beitreten
invitation-somebody-else = Sie sind als { $name } angemeldet, aber diese Einladung ist für { $email }. Melden Sie sich zuerst ab und öffnen Sie dann den Link in der E-Mail erneut.
invitation-bad-link = Diese Einladung ist nicht oder nicht mehr gültig
invitation-bad-link-text = Eine Einladung gilt einmal und 30 Tage lang, und nur der Link der neuesten E-Mail. Haben Sie sie bereits angenommen, melden Sie sich an. Andernfalls lassen Sie sich erneut einladen.
