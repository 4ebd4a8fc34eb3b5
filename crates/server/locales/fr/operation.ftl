# Ennuis de l’installation elle-même, dans la mesure où il est utile de les connaître.

operation-no-space = Il n’y a plus de place
operation-no-space-text = Le service n’a plus de place pour conserver quoi que ce soit. Rien n’a été modifié. Son exploitant doit en libérer ; vous pourrez ensuite renvoyer votre saisie.
operation-unavailable = Indisponible pour l’instant
operation-unavailable-text = La base de données ne répond pas, ou est surchargée. Rien n’a été modifié. Réessayez dans un instant.
# Dit après ce qui précède : on cherche dans le journal par cet identifiant.
operation-request = Si vous demandez de l’aide à ce sujet, indiquez la requête { $id }.
