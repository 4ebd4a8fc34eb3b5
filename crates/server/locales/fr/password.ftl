# Mots de passe : ce qu’ils peuvent être, et que faire quand on en a oublié un.

password-hint = Au moins 12 caractères. Le mieux : quelques mots faciles à retenir.
password-length = Un mot de passe comporte de 12 à 200 caractères.
password-common = Ce mot de passe est de ceux qu’on essaie en premier. Prenez quelques mots sans rapport entre eux.
password-own = Un mot de passe n’est ni votre nom ni votre adresse. Prenez quelques mots sans rapport entre eux.
password-wrong = Le mot de passe est incorrect.
password-forgotten = Mot de passe oublié ?
password-forgotten-text = Indiquez l’adresse avec laquelle vous vous connectez. Si elle est connue ici, vous recevrez un e-mail avec un lien pour choisir un autre mot de passe.
password-send = Envoyer le lien
password-sent = Consultez votre messagerie
password-sent-text = Si l’adresse indiquée est connue ici, un e-mail contenant un lien est en route. Le lien est valable une heure. Si aucun e-mail n’arrive, vérifiez l’adresse et réessayez.
password-choose = Choisir un autre mot de passe
password-choose-text = Ce sera le mot de passe de { $email }. Toutes vos sessions prennent fin, et vous vous connectez à nouveau avec lui.
password-new = Nouveau mot de passe
password-choose-button = Choisir ce mot de passe
password-bad-link = Ce lien n’est pas valable, ou ne l’est plus
password-bad-link-text = Le lien d’un e-mail est valable une seule fois, pour un temps limité, et seul le plus récent l’est. Rien n’a été modifié. Si vous en avez encore besoin, demandez à nouveau l’e-mail.
