# Die Seite eines Servers.

server-sentence-new = Weisen Sie ihm auf der Lizenzseite Mengen zu; danach steht sein Token hier.
server-sentence-available = Das Token wurde noch nicht verwendet.
server-sentence-active = letzte Meldung { $ago } · nächste bis { $next }
server-sentence-unreachable = ohne Meldung seit { $since }. Er läuft weiter, bis seine Lease am { $until } endet. Prüfen Sie, ob er eingeschaltet ist und diesen Dienst erreicht.
server-sentence-lost = ohne Meldung seit { $since }, und seine Lease ist abgelaufen. Prüfen Sie, ob er eingeschaltet ist und diesen Dienst erreicht.
server-sentence-disabled = seit { $since }; keine seiner Leases gilt mehr
server-sentence-disabled-running = seit { $since }. Solange er nichts davon erfährt, kann er weiterlaufen, bis seine Lease am { $until } endet.

server-activate = Aktivieren
server-activate-text = Setzen Sie das Token im Produkt ein. Es gilt für eine Installation und verschwindet von hier, sobald es verwendet wurde.
server-token = Token
server-command = Oder mit dem Agenten, direkt auf dem Host
server-command-hint = FILE enthält den Stammschlüssel des Herstellers, VERSION ist die Version des Produkts. Der Agent fragt nach dem Token; setzen Sie es dort ein.

server-items = Was er ausführen darf
server-item = Anwendung
server-quantity = Menge
server-quantity-of = { $granted } von { $wanted }
server-status = Status
server-no-items = Noch nichts
server-no-items-text = Weisen Sie diesem Server auf der Lizenzseite Mengen zu. Mit der ersten erhält er sein Token.
server-item-active = aktiv
server-item-ended = abgelaufen
server-item-ends-soon = läuft bald ab
server-item-none = nichts

server-facts = Angaben
server-mode = Aktivierung
server-mode-online = Online
server-public-id = Öffentliche ID
server-host = Host
server-version = Version
server-fingerprint = Fingerabdruck
server-origin = Netzwerkadresse
server-bound = Gebunden seit
server-unbound = Gebunden bis
server-last-check-in = Letzte Meldung
server-next-check-in = Nächste Meldung bis
server-lease-number = Lease-Nummer
server-lease-until = Lease bis
server-left-behind-until = Leases früherer Installationen bis

# Was sich jemand ansehen muss.
server-alert-second = Zwei Installationen verwenden das Token dieses Servers: { $host } neben { $known }
server-alert-second-advice = { $host } wollte sich aktivieren und wurde abgewiesen, da das Token an { $known } gebunden ist. Wurde { $known } ersetzt, lösen Sie unten die Bindung und aktivieren Sie die neue Installation mit dem neuen Token. Andernfalls fügen Sie für { $host } einen eigenen Server hinzu.
server-alert-copy = Zwei Installationen verwenden den Schlüssel dieses Servers
server-alert-copy-advice = Die Nummer eines Aufrufs fiel zurück oder kam zweimal: Die Maschine wurde geklont, oder ein alter Snapshot wurde wiederhergestellt. Halten Sie die Kopie an, oder aktivieren Sie sie als eigenen Server. Wird nun die richtige Installation abgewiesen, lösen Sie unten die Bindung und aktivieren Sie sie mit dem neuen Token.
server-alert-version = Das Produkt auf { $host } ist zu alt: { $version }
server-alert-version-advice = Die Online-Aktivierung erfordert { $needs } oder neuer. Aktualisieren Sie das Produkt, oder aktivieren Sie es offline.
server-alert-once = Einmal aufgetreten, am { $since }.
server-alert-times = { $times }-mal aufgetreten seit { $since }, zuletzt am { $last }.
server-alert-installation = Installation
server-alert-refused = abgewiesen
server-alert-bound = gebunden
server-alert-heard = Zuletzt gemeldet
server-alert-acknowledge = Zur Kenntnis nehmen

# Was mit ihm getan werden kann. Wo Zahlen folgen, endet der Satz mit einem Doppelpunkt.
server-change = Diesen Server ändern
server-rename = Umbenennen
server-rotate = Token erneuern …
server-rotate-text = Das jetzige Token ist danach wertlos; das neue wird auf dieser Seite angezeigt.
server-rotate-text-bound = Das verwendete Token ist danach wertlos. { $host } bleibt gebunden und arbeitet mit dem eigenen Schlüssel weiter.
server-rotate-confirm = Token erneuern
server-unbind = Bindung lösen …
server-unbind-text-idle = Die Bindung an { $host } endet; gebunden wird die nächste Installation, die sich mit dem neuen Token aktiviert. { $host } hat keine gültige Lease mehr, es ist also auf nichts zu warten.
server-unbind-text-running = Die Bindung an { $host } endet; gebunden wird die nächste Installation, die sich mit dem neuen Token aktiviert. { $host } kann weiterlaufen, bis die Lease am { $until } endet; erst dann erhält eine andere Installation diese Einheiten, oder sobald Sie sie selbst freigeben:
server-unbind-confirm = Bindung lösen
server-release-title = Noch nicht frei
server-release = Jetzt freigeben …
server-release-text = Diese Einheiten wurden diesem Server entzogen, aber eine seiner Installationen kann bis { $until } damit weiterlaufen. Sie werden von selbst frei, sobald sie abgegeben sind, spätestens zu diesem Zeitpunkt:
server-release-text-soon = Diese Einheiten wurden diesem Server entzogen und sind innerhalb einer Minute frei:
server-release-warning = Geben Sie sie nur frei, wenn Sie wissen, dass nichts mehr damit läuft, etwa weil eine Maschine endgültig abgeschaltet wurde. Sonst laufen sie doppelt.
server-release-left = Sie können das in diesem Jahr noch { $left ->
        [one] ein Mal
       *[other] { $left }-mal
    } tun, von insgesamt { $limit }; ab { $again } wieder in vollem Umfang.
server-release-none-left = Dieses Konto hat so oft freigegeben, wie es in einem Jahr darf ({ $limit }). Ab { $again } darf es wieder; bis dahin kann es der Hersteller tun.
server-release-without-limit = Als Hersteller können Sie das beliebig oft tun.
server-release-confirm = Jetzt freigeben
server-disable = Diesen Server stilllegen …
server-disable-text-running = Seine Sitzungen enden sofort, seine Lease wird nicht erneuert, und sein Token ist wertlos. Er erfährt es bei seiner nächsten Meldung, bis { $next }; solange er nichts davon erfährt, kann er weiterlaufen, bis seine Lease am { $until } endet. Diese Einheiten werden ihm entzogen; frei sind sie zu diesem Zeitpunkt, oder sobald Sie sie selbst freigeben:
server-disable-text-idle = Sein Token ist danach wertlos. Er hat keine laufende Lease, also sind diese Einheiten sofort frei:
server-disable-nothing = Er hat keine Einheiten.
server-disable-kept = Was er haben soll, bleibt vermerkt: Bei erneuter Inbetriebnahme erhält er zurück, was inzwischen niemand anderem gegeben wurde.
server-disable-confirm = { $server } stilllegen
server-enable-title = Wieder in Betrieb nehmen
server-enable = Diesen Server wieder in Betrieb nehmen
server-enable-text = Er erhält ein neues Token zur Aktivierung. Von dem, was er haben sollte, erhält er wieder:
server-enable-nothing = Nichts: Er hatte keine Einheiten, oder sie wurden inzwischen anderen gegeben.
server-remove = Diesen Server entfernen …
server-remove-text = Seine Spalte, sein Token und sein Verlauf auf dieser Seite verschwinden; das Ereignisprotokoll bleibt. Das lässt sich nicht rückgängig machen.
server-remove-confirm = { $server } entfernen
server-remove-bound = Er kann nicht entfernt werden, solange eine Installation an ihn gebunden ist. Legen Sie ihn zuerst still.
server-remove-holds-units = Er kann nicht entfernt werden: { $units } Einheiten gehören ihm oder sind noch nicht frei. Entziehen Sie sie ihm oder legen Sie ihn still, und warten Sie, bis sie frei sind.
server-refused-disabled = Dieser Server ist stillgelegt: Bei erneuter Inbetriebnahme erhält er ein neues Token.
server-refused-no-token = Dieser Server hat noch kein Token: Er erhält es mit seiner ersten Menge.
server-done-renamed = Umbenannt.
server-done-rotated = Das Token wurde erneuert. Das alte ist wertlos.
server-done-binding-released = Die Bindung wurde gelöst. Die nächste Installation, die sich mit dem Token unten aktiviert, wird gebunden.
server-done-released = Freigegeben. Wer auf die Einheiten gewartet hat, hat sie jetzt.
server-done-disabled = Stillgelegt. Seine Sitzungen sind beendet, und sein Token ist wertlos.
server-done-enabled = Wieder in Betrieb. Setzen Sie das neue Token im Produkt ein.
server-done-acknowledged = Vermerkt. Tritt es erneut auf, wird es wieder angezeigt.
