# Was ein Formular enthielt, dessen Sitzung zu Ende war.

kept-session-over = Ihre Sitzung ist zu Ende. Was Sie eingegeben haben, bleibt erhalten: Melden Sie sich an, und senden Sie es dann.
kept-title = Sie sind wieder angemeldet
kept-text = Was Sie zuvor eingegeben haben, ist noch da und wurde noch nicht gesendet.
kept-send = Jetzt senden
kept-leave = Die Seite ohne diese Eingaben öffnen
kept-agreement-first = Zuerst ist einer Lizenzvereinbarung zuzustimmen. Was Sie eingegeben haben, bleibt erhalten: Lesen Sie die Vereinbarung, stimmen Sie ihr zu, und senden Sie es dann.
kept-accepted = Der Lizenzvereinbarung ist zugestimmt
