# La pagina dietro il link nell’e-mail di un ordine.

unlock-title = Licenze dell’ordine { $number }
unlock-lead-locked = Queste licenze sono bloccate: non sono ancora disponibili nell’account del cliente. Lo sblocco è possibile in qualsiasi momento e non richiede l’accesso.
unlock-lead-unlocked = Queste licenze sono già sbloccate (data dello sblocco: { $time }). Il passo successivo è assegnarle ai server.
unlock-lead-cancelled = Questo ordine è stato annullato (data dell’annullamento: { $time }) e non può più essere sbloccato. Se l’annullamento è inatteso, rivolgiti a { $vendor }.
unlock-status = Stato
unlock-button = Sblocca ora
unlock-what-happens = Le licenze passano subito nell’account di { $customer }, e tutti gli interessati vengono avvisati per e-mail. Da questa pagina l’operazione è irreversibile.
unlock-done = Le licenze sono sbloccate.
unlock-manage = Gestisci le licenze
unlock-manage-hint = Prima occorre accedere. Se nessuno gestisce ancora l’account, il referente del cliente riceve un invito per e-mail.
unlock-bad-link = Questo link non è valido, o non lo è più
unlock-bad-link-text = Forse è stato copiato solo in parte, o un’e-mail più recente lo ha sostituito. Apri il link nell’ultima e-mail sull’ordine, o chiedi a { $vendor } di inviare di nuovo l’e-mail. Non è stato modificato nulla.
