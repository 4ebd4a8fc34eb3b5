# Warum etwas abgewiesen wurde: wenige Worte über einer Seite oder in einem Problem der API, dann ein Satz. Was hier
# nicht steht, steht bei den Seiten, zu denen es gehört.

refusal-invalid = Nicht, wie es sein soll
refusal-no-such =
    { $what ->
        [account] Dieses Konto gibt es nicht
        [alert] Diese Meldung gibt es nicht
        [invitation] Diese Einladung gibt es nicht
        [key] Diesen Schlüssel gibt es nicht
        [license] Diese Lizenz gibt es nicht
        [mail] Diese E-Mail gibt es nicht
        [order] Diese Bestellung gibt es nicht
        [person] Diese Person gibt es nicht
        [server] Diesen Server gibt es nicht
       *[other] Unter dieser Adresse gibt es nichts
    }, oder Sie haben keinen Zugriff darauf. Prüfen Sie die Adresse und Ihre Eingaben.

# Was nur Programmen gesagt wird.
refusal-unauthorized = Nicht angemeldet
refusal-unauthorized-text = Senden Sie einen noch gültigen API-Schlüssel als „Authorization: Bearer …“.
refusal-out-of-scope = Nicht in den Berechtigungen des Schlüssels
refusal-out-of-scope-text = Zu den Berechtigungen dieses Schlüssels gehört { $scope } nicht.
refusal-not-as-seen = Inzwischen geändert
refusal-not-as-seen-text = Es ist nicht mehr so, wie „If-Match“ sagt. Rufen Sie es neu ab, und entscheiden Sie neu.
refusal-method = Andere Methode
refusal-method-text = Diese Adresse nimmt diese Methode nicht an. Der Header „Allow“ nennt die möglichen.
refusal-too-large-text = Ein Inhalt hat höchstens { $bytes } Byte. Senden Sie weniger auf einmal.
refusal-busy = Es hat zu lange gedauert
refusal-busy-text = Die Antwort hat zu lange gedauert. Das Verlangte kann ausgeführt worden sein: Sehen Sie nach, bevor Sie es wiederholen.
refusal-call-text = Der Aufruf ist nicht, wie er sein soll.
refusal-search-text = „q“ hat { $length } Zeichen, gesucht wird nach höchstens { $most }
refusal-body = Nicht lesbar
refusal-body-text = Der Inhalt konnte nicht bis zum Ende gelesen werden: { $why }. Senden Sie ihn erneut.
refusal-json = Nicht das erwartete JSON
# { $why } ist, was der Leser von JSON sagt, auf Englisch.
refusal-json-text = Der Inhalt passt nicht: { $why }
refusal-json-deep = Das JSON ist tiefer verschachtelt als alles, was wir annehmen: { $why }
refusal-query-text = Was hinter dem Fragezeichen steht, passt nicht: { $why }
refusal-media-type = Andere Art von Inhalt
refusal-media-type-text = Senden Sie den Inhalt als { $kind }, mit dem Header „Content-Type: { $kind }“.
refusal-cursor = Kein Cursor
refusal-cursor-text = „after“ ist kein Cursor dieser Liste. Senden Sie „next“ der vorigen Seite, oder lassen Sie es weg, um vorn zu beginnen.
refusal-limit = Keine Seitenlänge
refusal-limit-text = „limit“ ist eine Zahl von 1 bis { $most }. Ohne sie hat eine Seite { $usual } Einträge.
refusal-one-of = „{ $field }“ ist eines von: { $known }.
refusal-instant = „{ $field }“ ist kein Zeitpunkt. Schreiben Sie ihn wie 2026-11-25T09:00:00Z.
refusal-if-match = „If-Match“ enthält eine Marke, wie der Header „ETag“ sie gab, mit ihren Anführungszeichen.
refusal-cell = Eine Zelle enthält höchstens { $most } Einheiten.
refusal-too-often = Zu oft
refusal-too-often-calls = Erlaubt sind { $quota } Aufrufe je { $window } Sekunden. Versuchen Sie es in { $wait } Sekunden wieder.
refusal-once-key = Kein Idempotency-Key
refusal-once-key-text = Ein Idempotency-Key hat 1 bis { $most } sichtbare ASCII-Zeichen und wird einmal gesendet.
refusal-once-other = Der Schlüssel benennt einen anderen Aufruf
refusal-once-other-text = Dieser Idempotency-Key wurde mit einem anderen Aufruf gesendet. Nehmen Sie für jeden Aufruf einen neuen.
refusal-once-under-way = Läuft noch
refusal-once-under-way-text = Der erste Aufruf mit diesem Idempotency-Key läuft noch. Fragen Sie gleich noch einmal.
refusal-once-lost = Bereits ausgeführt
refusal-once-lost-text = Der Aufruf mit diesem Idempotency-Key wurde ausgeführt, aber seine Antwort ging verloren. Sehen Sie nach, was er bewirkt hat.
refusal-api-key = Der Schlüssel kann nicht erstellt werden
refusal-api-key-outlives = Ein von einem Programm erstellter Schlüssel gilt nicht länger als dessen eigener: { $until }.
refusal-api-key-role = „{ $given }“ ist keine Rolle. Möglich sind: { $known }.
refusal-api-key-nothing = Mit dieser Rolle und diesen Berechtigungen könnte der Schlüssel nichts. Nehmen Sie eine andere Rolle oder andere Berechtigungen.
refusal-api-key-more = Der Schlüssel könnte mehr als Sie. Nehmen Sie eine geringere Rolle oder weniger Berechtigungen.
refusal-api-key-scope = „{ $given }“ ist keine Berechtigung. Möglich sind: { $known }.
refusal-api-key-scopes = Es gibt { $count } Berechtigungen. Nennen Sie jede einmal.
refusal-api-key-many = Zu viele Schlüssel

# Bestellungen und E-Mails.
refusal-order = Die Bestellung kann nicht aufgegeben werden
refusal-fields =
    { $count ->
        [one] Ein Feld stimmt nicht.
       *[other] { $count } Felder stimmen nicht.
    } Es wurde nichts geändert.
refusal-order-used = Die Bestellnummer ist vergeben
refusal-order-used-text = Der Händler hat unter dieser Nummer eine andere Bestellung aufgegeben: { $order }. Es wurde nichts geändert.
refusal-import = Die Datei kann nicht importiert werden
refusal-order-state = Der Zustand der Bestellung erlaubt es nicht
refusal-mail-sent = Die E-Mail ist versandt
refusal-forwarded-often = Zu oft weitergeleitet

# Lizenzen und Server.
refusal-not-enough = Nicht genug Einheiten
refusal-not-enough-text =
    { $count ->
        [one] Eine Zeile enthält weniger als gewünscht.
       *[other] { $count } Zeilen enthalten weniger als gewünscht.
    } Es wurde nichts gespeichert.
refusal-changed = Inzwischen geändert
refusal-changed-text = Inzwischen hat jemand anders es geändert. Von Ihnen wurde nichts gespeichert. Sehen Sie es noch einmal an, und entscheiden Sie neu.
refusal-server-disabled = Server stillgelegt
refusal-account-closed = Konto geschlossen
refusal-name-taken = Name vergeben
refusal-too-many-servers = Zu viele Server
refusal-cells-twice = Ein Speichern nennt jede Zelle einmal und höchstens { $most } davon.
refusal-no-token = Noch kein Token
refusal-no-release = Zu oft freigegeben
refusal-server-in-use = Noch in Gebrauch
refusal-exchange = Der Umtausch ist nicht möglich
refusal-already-there = Bereits dort
refusal-not-mergeable = Nicht zusammenführbar
refusal-contact-erased = Niemand anzuschreiben
refusal-one-account = Diese Übersicht ist für alle, die mehrere Konten betreuen; wie es um dieses steht, steht unter { $there }.
refusal-license-state = Die Lizenz erlaubt es nicht
refusal-has-administrator = Es gibt bereits eine Administration
refusal-not-registrable = Nicht zu registrieren
refusal-has-days = Die Wartung dieser Lizenz hat bereits ihre Tage: { $first } bis { $last }.
refusal-no-care = Zu dieser Lizenz wurde keine Wartung gekauft, daher gibt es nichts zu registrieren.

# Konten und Personen.
refusal-account = So kann das Konto nicht sein
refusal-already-member = Gehört bereits dazu
refusal-already-invited = Bereits eingeladen
refusal-too-many-users = Zu viele Benutzer
refusal-known = Es gibt bereits eine Person mit dieser Adresse. Melden Sie sich mit Ihrem Passwort an.
refusal-somebody-else = Diese Einladung gilt einer anderen Adresse als der, mit der Sie angemeldet sind.
refusal-already-granted = Hat bereits Zugriff
refusal-not-a-partner = Nur Distributoren und Händler erhalten Zugriff. Wählen Sie ein solches Konto.
refusal-role-above = Über Ihrer eigenen Rolle
refusal-last-in-charge = Die letzte verantwortliche Person
refusal-tried-too-often = Zu oft versucht
# Anstelle von „in 3 Minuten“, wo es einem Programm gesagt wird.
refusal-from-then = ab { $time }

# Was Produkten gesagt wird: Ihre Agenten zeigen es denen, die sie installieren.
refusal-token-unknown = Token unbekannt
refusal-token-unknown-text = Dieses Token ist unbekannt. Kopieren Sie es noch einmal vollständig von der Seite des Servers im Portal.
refusal-token-bound = Token anderswo in Gebrauch
refusal-token-bound-text = Dieses Token wird bereits von einer anderen Installation verwendet. Wurde jene ersetzt, lösen Sie die Bindung auf der Seite des Servers im Portal. Andernfalls fügen Sie für diese einen eigenen Server hinzu.
refusal-product-disabled = Dieser Server wurde im Portal stillgelegt. Nehmen Sie ihn dort in Betrieb, und aktivieren Sie mit dem neuen Token.
refusal-unbound = Bindung gelöst
refusal-unbound-text = Die Bindung dieses Servers wurde im Portal gelöst. Ist diese Installation noch die richtige, aktivieren Sie sie mit dem neuen Token von der Seite des Servers.
refusal-version = Produkt zu alt
refusal-version-text = Für die Online-Aktivierung ist { $needs } oder neuer erforderlich, und dies ist { $version }. Aktualisieren Sie das Produkt, oder aktivieren Sie es offline.
refusal-not-bound = Nicht diese Installation
refusal-not-bound-text = Der Schlüssel dieser Installation ist nicht der, an den der Server gebunden ist.
refusal-proof-text = Der Header { $header } muss mit dem Schlüssel der Installation über Pfad und Inhalt signiert sein: { $why }
refusal-repeated = Eine Kopie läuft
refusal-repeated-text = Eine andere Kopie dieser Installation hat sich bereits gemeldet. Eine geklonte oder wiederhergestellte Maschine muss als eigener Server aktiviert werden.
refusal-session = Die Sitzung ist beendet
refusal-session-text = Die Sitzung ist beendet. Erneuern Sie mit dem Schlüssel der Installation.
refusal-lease = Es gibt eine neue Lease
refusal-lease-text = Es gibt eine neue Lease. Erneuern Sie mit dem Schlüssel der Installation.
refusal-host-facts = Name des Hosts, Fingerabdruck und Produktversion haben 1 bis 200 Zeichen, eine Nonce 8 bis 64, und die Nummer eines Aufrufs liegt unter 2⁶³.
refusal-check-in = Ein Check-in trägt If-None-Match und die Header claviger-session, -sequence, -nonce und -mac.
refusal-refused-often = Von dieser Netzwerkadresse wurden zu viele Aufrufe abgewiesen. Versuchen Sie es in { $wait } Sekunden wieder.
refusal-activates-often = Diese Installation aktiviert zu oft: Einmal genügt, bis ihr anderes gesagt wird. Versuchen Sie es in { $wait } Sekunden wieder.
refusal-calls-often = Dieser Server meldet sich zu oft: Einmal im genannten Abstand genügt. Versuchen Sie es in { $wait } Sekunden wieder.
