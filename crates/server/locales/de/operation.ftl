# Störungen der Installation selbst, soweit es hilft, davon zu wissen.

operation-no-space = Kein Speicherplatz mehr
operation-no-space-text = Der Dienst hat keinen Platz mehr, um etwas zu speichern. Es wurde nichts geändert. Der Betreiber muss Platz schaffen; danach können Sie Ihre Eingaben erneut senden.
operation-unavailable = Gerade nicht verfügbar
operation-unavailable-text = Die Datenbank antwortet nicht oder ist überlastet. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.
# Folgt auf das Obige: Nach dieser ID wird im Log gesucht.
operation-request = Geben Sie bei Rückfragen die Anfrage-ID { $id } an.
