# Wörter, die viele Seiten gemeinsam haben.

common-breadcrumb = Sie sind hier
common-copied = Kopiert
common-copy = Kopieren
common-errors =
    { $count ->
        [one] Eine Eingabe braucht Ihre Aufmerksamkeit
       *[other] { $count } Eingaben brauchen Ihre Aufmerksamkeit
    }
common-navigation = Hauptnavigation
common-sign-out = Abmelden
common-skip = Zum Inhalt springen
common-step-activate = Aktivierung
common-step-assign = Zuweisung
common-step-delivery = Lieferung
# Wird nach dem Namen eines Schritts vorgelesen, für alle, die das Häkchen nicht sehen.
common-step-done = erledigt
common-step-unlock = Freischaltung
# In einer Zelle der Matrix: mehr Einheiten, als es gibt. Das Skript setzt eine Zahl an die Stelle von { $count }, deshalb ohne Plural.
common-too-many = { $count } zu viel

# Warum es keine andere Seite gibt.
common-not-found = Nicht gefunden
common-forbidden = Nicht erlaubt
common-forbidden-text = Ihre Rolle erlaubt das nicht. Die Administration Ihres Kontos kann sie ändern.
common-fault = Etwas ist schiefgegangen
common-fault-text = Der Fehler liegt bei uns und wurde protokolliert. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.
common-stale-form = Dieses Formular ist veraltet
common-stale-form-text = Es wurde in einem anderen Browser geöffnet, oder Sie haben sich seither an- oder abgemeldet. Es wurde nichts geändert. Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.
common-too-large = Zu groß
common-too-large-text = Das Formular ist größer, als wir annehmen. Es wurde nichts geändert.
# Zu einem Inhalt beliebiger Art, bevor er gelesen wird.
common-too-long = Die Anfrage hat einen Inhalt von { $length } Byte; höchstens { $most } werden angenommen. Es wurde nichts gelesen und nichts geändert. Gehen Sie zurück, und senden Sie weniger.

# Die Navigation.
common-nav-licenses = Lizenzen
common-nav-orders = Bestellungen
common-nav-events = Ereignisse
common-nav-mailbox = Postfach

# Wie etwas verkauft wird.
common-model-perpetual = Unbefristet
common-model-subscription = Abonnement
common-model-cloud = Cloud

# Die Stufe der Wartung; die Pläne sind Namen.
common-care-basic = Basic
common-care-gold = Gold
common-care-platinum = Platinum
common-care-none = Keine
# Für eine Zeile, deren Lizenzen verschiedene Pläne haben.
common-care-several = Verschiedene

# Eine Anwendung nach ihrer Rolle.
common-role-add-on = { $application } (Add-on)
common-role-client = { $application } (Client)
# Kurz für Redundanz: für einen zweiten Server in Bereitschaft.
common-role-redundancy = { $application } (red.)
common-role-customization = { $application } (Anpassung)

# Der Status einer Bestellung.
common-locked = Gesperrt
common-unlocked = Freigeschaltet
common-cancelled = Storniert
# Der Status einer Position, also ihrer Lizenz.
common-license-locked = Gesperrt
common-license-unlocked = Freigeschaltet
common-license-cancelled = Storniert

# Der Status eines Servers.
common-server-new = neu
common-server-available = bereit
common-server-active = aktiv
common-server-unreachable = nicht erreichbar
common-server-disabled = stillgelegt

# Zeitpunkte.
# Ein Tag mit Uhrzeit.
common-instant = { $day }, { $time }
common-utc = { $time } UTC
common-ago-now = gerade eben
common-ago-minutes = vor { $minutes } Min.
common-ago-hours = vor { $hours } Std.

# Anstelle einer gelöschten Adresse.
common-erased = gelöscht

# Ein Pfeil in Leserichtung: was war, und was daraus wurde.
common-arrow = →
