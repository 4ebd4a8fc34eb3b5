# One server's page.

server-sentence-new = Give it quantities on the licenses page; its token is here then.
server-sentence-available = The token has not been used yet.
server-sentence-active = last check-in { $ago } · next by { $next }
server-sentence-unreachable = not heard of since { $since }. It runs on until its lease ends on { $until }. Look whether it is on and can reach this service.
server-sentence-lost = not heard of since { $since }, and its lease has ended. Look whether it is on and can reach this service.
server-sentence-disabled = since { $since }; no lease of it is good any more
server-sentence-disabled-running = since { $since }. Unless it has heard of it, it may run on until its lease ends on { $until }.

server-activate = Activate
server-activate-text = Paste the token in the product. It is good for one installation, and disappears from here once it has been used.
server-token = Token
server-command = Or with the agent, on the host itself
server-command-hint = FILE holds the vendor's root key, VERSION is that of the product. The agent asks for the token; paste it there.

server-items = What it may run
server-item = Item
server-quantity = Quantity
server-quantity-of = { $granted } of { $wanted }
server-status = Status
server-no-items = Nothing yet
server-no-items-text = Give this server quantities on the licenses page. With the first one it gets its token.
server-item-active = active
server-item-ended = ended
server-item-ends-soon = ends soon
server-item-none = none

server-facts = Facts
server-mode = Activation
server-mode-online = Online
server-public-id = Public id
server-host = Host
server-version = Version
server-fingerprint = Fingerprint
server-origin = Network address
server-bound = Bound since
server-unbound = Bound until
server-last-check-in = Last check-in
server-next-check-in = Next check-in by
server-lease-number = Lease number
server-lease-until = Lease until
server-left-behind-until = Leases of former installations until

# What somebody has to look at.
server-alert-second = Two installations use this server's token: { $host } beside { $known }
server-alert-second-advice = { $host } wanted to activate and was refused, since the token is bound to { $known }. If { $known } was replaced, release the binding below and activate the new installation with the new token. Otherwise add a server of its own for { $host }.
server-alert-copy = Two installations use this server's key
server-alert-copy-advice = A call's number fell back or came twice: the machine was cloned, or an old snapshot was restored. Stop the copy, or activate it as a server of its own. If it is the right one that is refused now, release the binding below and activate it with the new token.
server-alert-version = The product on { $host } is too old: { $version }
server-alert-version-advice = Online activation requires { $needs } or later. Update the product, or activate it offline.
server-alert-once = Seen once, on { $since }.
server-alert-times = Seen { $times } times since { $since }, last on { $last }.
server-alert-installation = Installation
server-alert-refused = refused
server-alert-bound = bound
server-alert-heard = Heard of
server-alert-acknowledge = I have looked at it

# What can be done with it. Where figures follow, the sentence ends with a colon.
server-change = Change this server
server-rename = Rename
server-rotate = Rotate the token …
server-rotate-text = The present token is worth nothing from then on; the new one is shown on this page.
server-rotate-text-bound = The token that was used is worth nothing from then on. { $host } stays bound and goes on by its own key.
server-rotate-confirm = Rotate the token
server-unbind = Release the binding …
server-unbind-text-idle = { $host } is bound no more, and the next installation that activates with the new token is. { $host } holds no lease that is still good, so nothing has to wait.
server-unbind-text-running = { $host } is bound no more, and the next installation that activates with the new token is. { $host } may run on until its lease ends on { $until }; another installation gets these units only then, or when you release them now:
server-unbind-confirm = Release the binding
server-release-title = Not free yet
server-release = Release now …
server-release-text = These units were taken from this server, but an installation of it may run on them until { $until }. They are free by themselves when it has let go of them, at that instant at the latest:
server-release-text-soon = These units were taken from this server and are free within a minute:
server-release-warning = Release them only if you know that nothing runs on them any more: a machine that was switched off for good, for instance. Otherwise they run twice.
server-release-left = You can do this { $left ->
        [one] once
       *[other] { $left } times
    } more this year, of { $limit }; from { $again } on all of them again.
server-release-none-left = This account has released as often as it may in a year ({ $limit }). From { $again } on it may again; until then the vendor can do it.
server-release-without-limit = As the vendor you can do this as often as it takes.
server-release-confirm = Release now
server-disable = Disable this server …
server-disable-text-running = Its sessions end at once, its lease is not renewed and its token is worth nothing. It is told so when it checks in next, by { $next }; unless it hears of it, it may run on until its lease ends on { $until }. These units are taken from it, and free then, or when you release them now:
server-disable-text-idle = Its token is worth nothing from then on. It runs on no lease, so these units are free at once:
server-disable-nothing = It has no units.
server-disable-kept = What it is to have is remembered: enabling it gives it back what nobody else was given meanwhile.
server-disable-confirm = Disable { $server }
server-enable-title = Enable
server-enable = Enable this server
server-enable-text = It gets a new token to activate with. Of what it was to have, it is to have again:
server-enable-nothing = Nothing: it had no units, or others were given them meanwhile.
server-remove = Remove this server …
server-remove-text = Its column, its token and its history on this page are gone; the event log stays. This cannot be undone.
server-remove-confirm = Remove { $server }
server-remove-bound = It cannot be removed while an installation is bound to it. Disable it first.
server-remove-holds-units = It cannot be removed: { $units } units are its own or not free yet. Take them from it or disable it, and wait until they are free.
server-refused-disabled = This server is disabled: enabling it gives it a new token.
server-refused-no-token = This server has no token yet: it gets one with its first quantity.
server-done-renamed = Renamed.
server-done-rotated = The token is rotated. The old one is worth nothing any more.
server-done-binding-released = The binding is released. The next installation that activates with the token below is bound.
server-done-released = Released. Whoever waited for the units has them now.
server-done-disabled = Disabled. Its sessions have ended and its token is worth nothing.
server-done-enabled = Enabled. Paste the new token in the product.
server-done-acknowledged = Noted. If it happens again, it is shown again.
