# Transmettre une commande depuis sa page de déverrouillage, et ce que voit le revendeur qui suit le lien.

forward-title = Transmettre
forward-lead = Invitez les personnes qui doivent gérer ces licences. Qui reçoit l’e-mail doit d’abord se connecter ; le lien seul ne donne accès à aucun compte.
forward-to = À
forward-to-customer = Le client final : { $address }
forward-to-reseller = Un revendeur
forward-email = L’adresse e-mail du revendeur
forward-email-hint = Nécessaire pour un revendeur uniquement. Il est demandé au client si ce revendeur peut gérer ses licences.
forward-submit = Transmettre
forward-done-customer = L’e-mail destiné au contact du client final est en route.
forward-done-reseller = L’e-mail destiné au revendeur est en route.
forward-wrong-email = Une adresse e-mail a la forme nom@example.com.
forward-wrong-to = Choisissez le client final ou un revendeur.
forward-wrong-erased = Le contact de la commande a été effacé : il n’y a personne à qui écrire chez le client final. Transmettez la commande à un revendeur, ou demandez à l’éditeur de remplacer le contact.
forward-wrong-often = Cette commande a été transmise de nombreuses fois aujourd’hui. La prochaine transmission sera possible à partir du { $time }.
forward-wrong-locked = Seule une commande déverrouillée peut être transmise. Déverrouillez-la d’abord.

forward-ask-title = Gérer les licences du client { $customer }
forward-ask-lead = La commande { $number } vous a été transmise. Demandez au client { $customer } de vous autoriser à gérer ses licences ; un e-mail vous informera de son accord.
forward-ask-sign-in = Pour continuer, connectez-vous avec votre compte chez un revendeur ou un distributeur.
forward-ask-as = Pour lequel de vos comptes ?
forward-ask-submit = Demander à { $customer }
forward-ask-nobody = Votre connexion actuelle ne relève d’aucun revendeur ou distributeur pour lequel vous gérez des licences. Déconnectez-vous, puis connectez-vous avec une adresse qui convient.
forward-asked = Demande envoyée à { $customer }
forward-asked-text = Son administrateur voit la demande parmi les partenaires du compte. Un e-mail vous informera quand l’autorisation sera accordée.
forward-bad-link = Ce lien n’est pas valable, ou ne l’est plus
forward-bad-link-text = Il est valable pour un seul revendeur, pendant 30 jours. Si votre demande a été refusée, parlez-en au client. Sinon, demandez à la personne qui a transmis la commande de la transmettre à nouveau.
