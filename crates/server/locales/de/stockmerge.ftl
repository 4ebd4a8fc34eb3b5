# Konten mit Lager, die eines werden.

stockmerge-license-keys = Lizenzschlüssel, die mitgehen
stockmerge-activation-keys = Aktivierungsschlüssel, die mitgehen
stockmerge-transfers = Übertragungen, die unbeantwortet enden
stockmerge-moved-key-away = Lizenzschlüssel in ein anderes Konto mitgegangen
stockmerge-moved-key-in = Lizenzschlüssel aus einem anderen Konto mitgekommen
stockmerge-moved-away = In ein anderes Konto mitgegangen
stockmerge-moved-in = Aus einem anderen Konto mitgekommen
