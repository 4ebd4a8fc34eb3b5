# Die E-Mails.

mail-order-subject = Lizenzen der Bestellung { $number } für { $customer }
mail-order-lead = Die Lizenzen dieser Bestellung sind bereit. Sie sind gesperrt: Solange Sie sie nicht freischalten, ist nichts davon im Konto des Kunden.
mail-order-next = Schalten Sie sie frei, wann immer Sie möchten. Eine Anmeldung ist nicht nötig; eine Seite zeigt die Bestellung und fragt noch einmal nach.
mail-order-unlock = Jetzt freischalten
mail-order-keep = Wer diesen Link hat, kann die Bestellung freischalten. Geben Sie ihn nur mit Bedacht weiter.
mail-customer = Endkunde
mail-country = Land
mail-reseller = Händler
mail-order-number = Bestellnummer
mail-product = Produkt
mail-sku = Artikelnr.
mail-quantity = Menge
mail-code = Lizenzcode
mail-status = Status
mail-unlocked-subject = Bestellung { $number } ist freigeschaltet
mail-unlocked-lead = Die Lizenzen dieser Bestellung sind freigeschaltet und im Konto des Kunden. Als Nächstes werden sie Servern zugewiesen.
mail-unlocked-manage = Lizenzen verwalten
mail-invitation-subject = Lizenzen von { $account } verwalten
mail-invitation-lead = Lizenzen von { $account } warten darauf, verwaltet zu werden. Sie sind als Kontakt angegeben: Mit dieser Einladung übernehmen Sie die Administration des Kontos.
mail-invitation-accept = Einladung annehmen
mail-invitation-until = Sie gilt einmal, bis { $date }.

# Über einen Server, der zwei Installationen zugleich sein soll.
mail-alert-subject = Zwei Installationen melden sich als { $server } von { $account }
mail-alert-second = Eine weitere Installation, auf { $host }, wollte sich mit dem Token des Servers { $server } von { $account } aktivieren. Sie wurde abgewiesen, da das Token bereits an eine Installation gebunden ist.
mail-alert-copy = Eine Kopie der Installation des Servers { $server } von { $account } läuft: Die Maschine wurde geklont, oder ein alter Snapshot wurde wiederhergestellt.
mail-alert-advice = Wurde die Hardware ausgetauscht, lösen Sie die Bindung auf der Seite des Servers. Andernfalls halten Sie die andere Installation an, oder fügen Sie für sie einen eigenen Server hinzu. Eine weitere E-Mail erhalten Sie erst, wenn die dort angezeigte Warnung zur Kenntnis genommen wurde.
mail-alert-refused = Abgewiesen
mail-alert-bound = Gebunden
mail-alert-host = { $host }, Version { $version }, von { $address }, { $time }
mail-alert-open = Seite des Servers öffnen

# Nach der Freischaltung wurde etwas korrigiert.
mail-correction-subject = Lizenzen von { $account }: Korrektur
mail-correction-subject-merged = { $other } und { $account } sind jetzt ein Konto
mail-correction-moved-away = Eine Lizenz wurde aus dem Konto von { $account } umgebucht: Sie war dem falschen Kunden verkauft worden.
mail-correction-moved-in = Eine Lizenz wurde in das Konto von { $account } umgebucht. Sie kann sofort Servern zugewiesen werden.
mail-correction-returned = Eine Lizenz wurde zurückgenommen und aus dem Konto von { $account } entfernt.
mail-correction-exchanged = Eine Lizenz von { $account } wurde gegen eine andere umgetauscht.
mail-correction-merged = Das Konto { $other } wurde mit { $account } zusammengeführt, mit allem, was dazugehört.
mail-correction-servers = Was Servern gewährt wurde, wird ihnen vorerst nicht entzogen. Ist mehr zugewiesen, als vorhanden ist, steht das auf der Lizenzseite.
mail-correction-license = Lizenz
mail-correction-replacement = Neue Lizenz
mail-correction-reason = Grund
mail-correction-look = Ansehen

# In ein Konto, durch diejenigen, die sich um seine Benutzer kümmern.
mail-join-subject = Einladung zu { $account }
mail-join-lead = Sie sind in das Konto von { $account } eingeladen, Rolle: { $role }.

# Eine an einen Händler weitergeleitete Bestellung.
mail-forwarded-subject = Lizenzen der Bestellung { $number } für { $customer } verwalten
mail-forwarded-lead = Die Lizenzen dieser Bestellung sind freigeschaltet, und jemand, dem die Bestellung vorliegt, bittet Sie, sie zu verwalten. Melden Sie sich mit Ihrem Konto bei einem Händler an; danach wird der Kunde gefragt, ob Sie das dürfen.
mail-forwarded-manage = Lizenzen verwalten
mail-forwarded-until = Der Link gilt für einen Händler, bis { $date }.

# Ein Partner bittet um Zugriff.
mail-asked-subject = { $partner } möchte die Lizenzen von { $customer } verwalten
mail-asked-lead = { $partner } möchte die Lizenzen von { $customer } verwalten. Eine Ihrer Bestellungen wurde dorthin weitergeleitet. Gewähren Sie den Zugriff, oder lehnen Sie ab; bis dahin ändert sich nichts.
mail-asked-answer = Antworten

# Ein Partner hat Zugriff erhalten.
mail-let-in-subject = { $customer } gewährt Ihnen Zugriff
mail-let-in-lead-licenses = { $customer } erlaubt { $partner }, die Lizenzen und Server des Kunden zu verwalten.
mail-let-in-lead-tickets = { $customer } erlaubt { $partner }, die Tickets des Kunden zu betreuen.
mail-let-in-lead-both = { $customer } erlaubt { $partner }, die Lizenzen und Server des Kunden zu verwalten und seine Tickets zu betreuen.
mail-let-in-open = Portal öffnen
