# One server's page.

server-sentence-new = Give it quantities on the licenses page; its token is here then.
server-sentence-available = The token has not been used yet.
server-sentence-active = last check-in { $ago } · next by { $next }
server-sentence-unreachable = not heard of since { $since }. It runs on until its lease ends on { $until }. Look whether it is on and can reach this service.
server-sentence-lost = not heard of since { $since }, and its lease has ended. Look whether it is on and can reach this service.
server-sentence-disabled = since { $since }

server-activate = Activate
server-activate-text = Paste the token in the product. It is good for one installation, and disappears from here once it has been used.
server-token = Token
server-command = Or with the agent, on the host itself
server-command-hint = FILE holds the vendor's root key. The agent asks for the token; paste it there.

server-items = What it may run
server-item = Item
server-quantity = Quantity
server-quantity-of = { $granted } of { $wanted }
server-status = Status
server-no-items = Nothing yet
server-no-items-text = Give this server quantities on the licenses page. With the first one it gets its token.
server-item-active = active
server-item-ended = ended
server-item-none = none

server-facts = Facts
server-mode = Activation
server-mode-online = Online
server-public-id = Public id
server-host = Host
server-version = Version
server-bound = Bound since
server-last-check-in = Last check-in
server-lease-number = Lease number
server-lease-until = Lease until
