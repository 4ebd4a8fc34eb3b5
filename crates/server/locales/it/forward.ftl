# L’inoltro di un ordine dalla sua pagina di sblocco, e ciò che vede il rivenditore che apre il link.

forward-title = Inoltra
forward-lead = Invita chi dovrà gestire queste licenze. Chi riceve l’e-mail deve prima accedere: il link da solo non dà alcun account.
forward-to = Destinatario
forward-to-customer = Il cliente finale: { $address }
forward-to-reseller = Un rivenditore
forward-email = Indirizzo e-mail del rivenditore
forward-email-hint = Serve solo per un rivenditore. Al cliente viene chiesto se questo rivenditore può gestire le sue licenze.
forward-submit = Inoltra
forward-done-customer = L’e-mail al referente del cliente finale è in partenza.
forward-done-reseller = L’e-mail al rivenditore è in partenza.
forward-wrong-email = Un indirizzo e-mail ha la forma nome@example.com.
forward-wrong-to = Scegli il cliente finale o un rivenditore.
forward-wrong-erased = Il referente dell’ordine è stato cancellato: non c’è nessuno a cui scrivere presso il cliente finale. Inoltra l’ordine a un rivenditore, oppure chiedi al produttore di sostituire il referente.
forward-wrong-often = Oggi questo ordine è già stato inoltrato molte volte. Prossimo inoltro possibile: { $time }.
forward-wrong-locked = Si possono inoltrare solo ordini sbloccati. Prima sblocca l’ordine.

forward-ask-title = Gestisci le licenze di { $customer }
forward-ask-lead = Hai ricevuto l’inoltro dell’ordine { $number }. Chiedi a { $customer } l’autorizzazione a gestire le sue licenze: la risposta positiva arriva per e-mail.
forward-ask-sign-in = Per continuare, accedi con l’account di un rivenditore o distributore.
forward-ask-as = Per quale dei tuoi account?
forward-ask-submit = Chiedi a { $customer }
forward-ask-nobody = Con questo accesso non gestisci licenze per nessun rivenditore o distributore. Esci e accedi con un’utenza che lo consente.
forward-asked = Richiesta inviata a { $customer }
forward-asked-text = Il suo amministratore vede la richiesta fra i partner dell’account. Quando l’autorizzazione viene concessa, arriva un’e-mail.
forward-bad-link = Questo link non è valido, o non lo è più
forward-bad-link-text = Vale per un solo rivenditore e per 30 giorni. Se la richiesta è stata rifiutata, parla con il cliente. Altrimenti chiedi a chi ha inoltrato l’ordine di inoltrarlo di nuovo.
