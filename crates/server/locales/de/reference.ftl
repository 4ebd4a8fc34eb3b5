# Die Referenz der API. Was die Aufrufe selbst sagen, stammt aus ihrer Beschreibung, auf Englisch.

reference-title = API-Referenz
reference-lead = Alles, was eine Person hier tun kann, kann auch ein Programm, nach denselben Regeln. Ein Programm meldet sich mit einem Schlüssel an, den die Administration des Kontos erstellt hat.
reference-document = OpenAPI-Dokument
reference-try = Ausprobieren
reference-call = Aufruf
reference-address = Adresse
reference-scope = Berechtigung
reference-problems = Fehler
reference-problems-text = Eine Ablehnung ist ein Problem-Dokument: Ihr type endet mit der Ursache, ihr detail sagt, was falsch war und was richtig wäre, nach ihrer request_id fragt der Support. Sofern die Ursache nichts anderes besagt, wurde nichts geändert.
reference-cause = Ursache
reference-meaning = Bedeutung
reference-field = Feld
reference-kind = Art
reference-optional = optional
reference-parameters = Parameter
reference-name = Name
reference-place = In
reference-body = Body
reference-answers = Antworten
reference-status = Status
reference-answer-body = Felder der Antwort { $status }
reference-example = Beispiel
