# La référence de l’API. Ce que disent les appels eux-mêmes vient de leur description, en anglais.

reference-title = Référence de l’API
reference-lead = Tout ce qu’une personne peut faire ici, un programme le peut aussi, selon les mêmes règles. Un programme se connecte avec une clé qu’un administrateur du compte a créée.
reference-document = Document OpenAPI
reference-try = Essayer
reference-call = Appel
reference-address = Adresse
reference-scope = Portée
reference-problems = Problèmes
reference-problems-text = Un refus est un document « problem » : son type se termine par la cause, son detail dit ce qui n’allait pas et ce qui conviendrait, son request_id est ce que demande le support. Sauf si la cause dit autre chose, rien n’a été modifié.
reference-cause = Cause
reference-meaning = Signification
reference-field = Champ
reference-kind = Type
reference-optional = facultatif
reference-parameters = Paramètres
reference-name = Nom
reference-place = Emplacement
reference-body = Corps
reference-answers = Réponses
reference-status = Statut
reference-answer-body = Champs de la réponse { $status }
reference-example = Exemple
