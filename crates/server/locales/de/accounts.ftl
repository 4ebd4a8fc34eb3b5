# Konten: die Liste, ein einzelnes und ein neues.

accounts-title = Konten
accounts-search = Nach Name oder Nummer suchen
accounts-search-submit = Suchen
accounts-kind = Art
accounts-kind-any = Alle Arten
accounts-kind-vendor = Hersteller
accounts-kind-distributor = Distributor
accounts-kind-reseller = Händler
accounts-kind-customer = Kunde
accounts-none = Nichts gefunden
accounts-none-text = Mit jedem Suchwort muss ein Wort im Namen oder in der Nummer des Kontos beginnen.
accounts-all = Alle Konten
accounts-new = Neues Konto
accounts-make = Konto anlegen
accounts-save = Änderungen speichern
accounts-change = Ändern
accounts-made = Das Konto wurde angelegt.
accounts-changed = Die Änderungen wurden gespeichert.
accounts-changed-meanwhile = Dieses Konto wurde inzwischen von jemand anderem geändert. Von Ihren Eingaben wurde nichts gespeichert, sie sind aber noch da: Vergleichen Sie sie mit den Angaben oben und speichern Sie erneut, um diese zu ersetzen.

accounts-facts = Angaben
accounts-number = Nummer
accounts-number-hint = Wie in der Buchhaltung des Herstellers.
accounts-name = Name
accounts-country = Land
accounts-country-hint = Zwei Großbuchstaben, z. B. DE.
accounts-zone = Zeitzone
accounts-zone-hint = Bestimmt, wann die Tage des Kontos beginnen und enden, z. B. Europe/Berlin.
accounts-language = Sprache
accounts-orders-to = Adresse für Bestellungen
accounts-orders-to-hint = Dorthin gehen die E-Mails zu Bestellungen des Kontos, sofern in der Bestellung nichts anderes steht. Nur bei Partnern.
accounts-above = Distributor
accounts-above-hint = Nummer des Distributors, bei dem ein Händler einkauft; leer, wenn es keinen gibt.
accounts-nobody = keiner

accounts-users = Benutzer
accounts-partners = Partner
accounts-customers = Kunden
accounts-orders = Bestellungen
accounts-events = Ereignisse
accounts-servers = Server
accounts-licenses = Lizenzen
accounts-profile = Profil
# Name der Links zwischen den Seiten eines Kontos.
accounts-pages = Seiten dieses Kontos

# Was an einer Angabe nicht stimmt.
accounts-wrong-number = Eine Nummer hat 1 bis 64 Zeichen.
accounts-wrong-number-taken = Diese Nummer hat bereits ein anderes Konto.
accounts-wrong-name = Ein Name hat 1 bis 200 Zeichen.
accounts-wrong-country = Ein Land besteht aus zwei Großbuchstaben, z. B. DE.
accounts-wrong-zone = Diese Zeitzone gibt es nicht. Verwenden Sie einen Namen wie Europe/Berlin.
accounts-wrong-language = Wählen Sie eine der Sprachen.
accounts-wrong-orders-to = Eine E-Mail-Adresse hat die Form name@example.com.
accounts-wrong-kind = Wählen Sie Distributor, Händler oder Kunde.
accounts-wrong-above-unknown = Es gibt kein Konto mit dieser Nummer.
accounts-wrong-above = Nur Händler können einem anderen Konto zugeordnet sein, und zwar nur einem Distributor.

# Rollen.
accounts-role-administrator = Administration
accounts-role-licenses = Lizenzen
accounts-role-support = Support
accounts-role-read-only = Lesezugriff
accounts-role-operator = Betrieb
accounts-role-engineer = Technik
accounts-role-support-manager = Supportleitung
accounts-role-regional-manager = Regionalleitung
accounts-role-auditor = Revision

# Sprachen mit ihren eigenen Namen.
accounts-language-en = English
accounts-language-it = Italiano
accounts-language-de = Deutsch
accounts-language-fr = Français
accounts-language-es = Español
accounts-language-pt = Português
accounts-language-ar = العربية

# Die Konten, zu denen man gehört.
accounts-own = Ihre Konten
accounts-own-lead = Sie gehören zu mehreren Konten. Wählen Sie das Konto, das Sie ansehen möchten; Ihre Rechte unterscheiden sich je nach Konto.
accounts-own-role = Ihre Rolle
accounts-nav = Konten
accounts-nav-own = Konto
# Vor dem Namen des Kontos, in dem man sich befindet, für alle, die nicht sehen, wo er steht.
accounts-within = Konto:
