# La page derrière le lien de l’e-mail d’une commande.

unlock-title = Licences de la commande { $number }
unlock-lead-locked = Ces licences sont verrouillées : rien n’en figure encore dans le compte du client. Déverrouillez-les quand vous le souhaitez ; aucune connexion n’est nécessaire.
unlock-lead-unlocked = Ces licences ont été déverrouillées le { $time }. L’étape suivante consiste à les attribuer à des serveurs.
unlock-lead-cancelled = Cette commande a été annulée le { $time }. Elle ne peut plus être déverrouillée. Si vous ne vous y attendiez pas, contactez { $vendor }.
unlock-status = État
unlock-button = Déverrouiller maintenant
unlock-what-happens = Les licences passent immédiatement dans le compte { $customer }, et toutes les personnes concernées sont informées par e-mail. Cette action est irréversible depuis cette page.
unlock-done = Vos licences sont déverrouillées.
unlock-manage = Gérer les licences
unlock-manage-hint = Vous devez d’abord vous connecter. Le contact du client reçoit une invitation par e-mail si personne ne gère encore le compte.
unlock-bad-link = Ce lien n’est pas valable, ou ne l’est plus
unlock-bad-link-text = Peut-être a-t-il été coupé lors de la copie, ou un e-mail plus récent l’a-t-il remplacé. Ouvrez le lien de l’e-mail le plus récent concernant la commande, ou demandez à { $vendor } d’envoyer à nouveau l’e-mail. Rien n’a été modifié.
