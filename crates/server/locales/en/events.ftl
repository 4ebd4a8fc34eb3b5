# The event log.

events-title = Events
events-chain =
    { $count ->
        [one] One event is sealed; the chain's head is { $head }. Times are UTC.
       *[other] { $count } events are sealed; the chain's head is { $head }. Times are UTC.
    }
events-chain-none = Nothing is sealed yet. Times are UTC.
events-none = No events yet
events-none-text = Everything that anybody changes is written down here.
events-none-found = Nothing fits
events-none-found-text = Take something away from the search. Orders are found by their number or a license's code, servers by name, people by their address.
events-search = Number, code, name or address
events-any-kind = Any
events-from = From day
events-until = To day
events-day-error = A day is written as 2026-11-25.
events-find = Search
events-all = Show all
events-older = Older events
events-pages = Pages
events-time = Time
events-kind = Event
events-what = What happened
events-origin = From
events-change = Before → after

# Who did it.
events-who-others = Your vendor or partner
events-who-unknown = Somebody who is no longer known
events-who-program = A program
events-who-product = A product
events-who-product-on = The product on { $server }
events-who-link-holder = Whoever holds the link
events-who-nobody = Nobody who is signed in
events-who-system = Claviger

# What happened, in a sentence: { $who } did it, { $what } is what it was done to.
events-said-other = { $who }: { $kind } ({ $what })
events-said-account-changed = { $who } changed the account { $what }
events-said-account-grant-declined = { $who } declined the request of { $what }
events-said-account-grant-ended = { $who } ended what { $what } was let in for
events-said-account-grant-requested = { $who } asked, for { $what }, to be let in
events-said-account-created = { $who } opened the account { $what }
events-said-account-granted = { $who } let { $what } in
events-said-allocation-released = { $what } let go of units
events-said-allocation-saved = { $who } saved quantities for { $what }
events-said-api-key-made = { $who } made a key for a program
events-said-clock-moved = { $who } moved the demonstration's clock
events-said-invitation-accepted = { $what } accepted an invitation
events-said-invitation-sent = { $who } sent an invitation
events-said-invitation-resent = { $who } sent an invitation again
events-said-invitation-withdrawn = { $who } took an invitation back
events-said-lease-issued = { $what } was given a lease
events-said-member-joined = { $what } joined the account
events-said-member-removed = { $who } took { $what } out of the account
events-said-member-role-changed = { $who } gave { $what } another role
events-said-order-cancelled = { $who } cancelled order { $what }
events-said-order-forwarded = { $who } forwarded order { $what }
events-said-order-placed = { $who } placed order { $what }
events-said-order-resent = { $who } sent the mail of order { $what } again
events-said-order-unlocked = { $who } unlocked order { $what }
events-said-person-signed-in = { $what } signed in
events-said-product-refused = A product that called as { $what } was refused
events-said-server-activated = { $what } was activated
events-said-server-added = { $who } added server { $what }
events-said-server-token-made = { $what } was given its token
events-said-signing-key-made = { $who } made a signing key
