# Ce que contenait un formulaire dont la session était terminée.

kept-session-over = Votre session est terminée. Votre saisie est conservée : connectez-vous, puis envoyez-la.
kept-title = Votre session est rouverte
kept-text = Ce que vous aviez saisi est conservé et n’a pas encore été envoyé.
kept-send = Envoyer maintenant
kept-leave = Ouvrir la page sans ma saisie
kept-agreement-first = Un contrat de licence doit d’abord être accepté. Ce que vous avez saisi est conservé : lisez le contrat, acceptez-le, puis envoyez-le.
kept-accepted = Le contrat de licence est accepté
