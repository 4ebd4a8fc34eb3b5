# Account: l’elenco, uno di essi e uno nuovo.

accounts-title = Account
accounts-search = Cerca per nome o codice
accounts-search-submit = Cerca
accounts-kind = Tipo
accounts-kind-any = Tutti i tipi
accounts-kind-vendor = Produttore
accounts-kind-distributor = Distributore
accounts-kind-reseller = Rivenditore
accounts-kind-customer = Cliente
accounts-none = Nessun risultato
accounts-none-text = Ogni parola cercata deve corrispondere all’inizio di una parola del nome o del codice dell’account.
accounts-all = Tutti gli account
accounts-new = Nuovo account
accounts-make = Crea account
accounts-save = Salva modifiche
accounts-change = Modifica
accounts-made = Account creato.
accounts-changed = Modifiche salvate.
accounts-changed-meanwhile = Nel frattempo qualcun altro ha modificato questo account. Le tue modifiche non sono state salvate, ma i valori inseriti sono ancora qui: confrontali con i dati qui sopra, poi salva di nuovo per sostituirli.

accounts-facts = Dati
accounts-number = Codice
accounts-number-hint = Quello usato nel gestionale del produttore.
accounts-name = Nome
accounts-country = Paese
accounts-country-hint = Due lettere maiuscole, ad esempio IT.
accounts-zone = Fuso orario
accounts-zone-hint = Determina l’inizio e la fine dei giorni, ad esempio Europe/Rome.
accounts-language = Lingua
accounts-orders-to = Indirizzo per gli ordini
accounts-orders-to-hint = Riceve le e-mail sugli ordini, salvo diversa indicazione nell’ordine. Obbligatorio per i partner.
accounts-above = Distributore
accounts-above-hint = Codice del distributore da cui acquista il rivenditore; vuoto se non c’è.
accounts-nobody = nessuno

accounts-users = Utenti
accounts-partners = Partner
accounts-customers = Clienti
accounts-orders = Ordini
accounts-events = Eventi
accounts-servers = Server
accounts-licenses = Licenze
accounts-profile = Profilo
# Il nome dei collegamenti fra le pagine di un account.
accounts-pages = Pagine di questo account

# Che cosa non va in un dato.
accounts-wrong-number = Il codice deve avere da 1 a 64 caratteri.
accounts-wrong-number-taken = Questo codice appartiene già a un altro account.
accounts-wrong-name = Il nome deve avere da 1 a 200 caratteri.
accounts-wrong-country = Il Paese si indica con due lettere maiuscole, ad esempio IT.
accounts-wrong-zone = Fuso orario inesistente. Usa un nome come Europe/Rome.
accounts-wrong-language = Scegli una delle lingue disponibili.
accounts-wrong-orders-to = Un indirizzo e-mail ha la forma nome@example.com.
accounts-wrong-kind = Scegli distributore, rivenditore o cliente.
accounts-wrong-above-unknown = Nessun account ha questo codice.
accounts-wrong-above = Sopra un rivenditore può esserci solo un distributore; per gli altri tipi di account il campo resta vuoto.

# Ruoli.
accounts-role-administrator = Amministratore
accounts-role-licenses = Licenze
accounts-role-support = Supporto
accounts-role-read-only = Sola lettura
accounts-role-operator = Operatore
accounts-role-engineer = Tecnico
accounts-role-support-manager = Responsabile supporto
accounts-role-regional-manager = Responsabile regionale
accounts-role-auditor = Auditor

# Le lingue, con i loro nomi.
accounts-language-en = English
accounts-language-it = Italiano
accounts-language-de = Deutsch
accounts-language-fr = Français
accounts-language-es = Español
accounts-language-pt = Português
accounts-language-ar = العربية

# Gli account di cui si fa parte.
accounts-own = I tuoi account
accounts-own-lead = Fai parte di più account. Scegli quello da consultare: i permessi possono essere diversi.
accounts-own-role = Il tuo ruolo
accounts-nav = Account
accounts-nav-own = Account
# Prima del nome dell’account in cui ci si trova, per chi non vede dove è scritto.
accounts-within = Account:
