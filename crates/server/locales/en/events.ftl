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
events-said-server-alert-acknowledged = { $who } has looked at an alert of { $what }
events-said-server-alert-raised = { $what } has an alert
events-said-server-binding-released = { $who } released the binding of { $what }
events-said-server-disabled = { $who } disabled { $what }
events-said-server-enabled = { $who } enabled { $what }
events-said-server-host-changed = The installation of { $what } reports another host or version
events-said-server-released-now = { $who } released units of { $what } that were still in use
events-said-server-removed = { $who } removed the server { $what }
events-said-server-renamed = { $who } gave { $what } another name
events-said-server-token-made = { $what } was given its token
events-said-server-token-rotated = { $who } rotated the token of { $what }
events-said-signing-key-made = { $who } made a signing key
events-said-member-left = { $what } left the account
events-said-contact-erased = { $who } erased an address from order { $what }
events-said-address-changed = { $what } has another address
events-said-person-confirmed = { $what } confirmed their address
events-said-person-erased = { $who } erased { $what }
events-said-password-changed = { $what } chose another password
events-said-person-registered = { $what } registered
events-said-person-signed-out = { $what } signed out
events-said-sign-in-tried = Somebody tried to sign in as { $what } many times
events-said-retention = What was kept long enough was forgotten
events-said-retention-changed = { $who } changed how long data is kept
events-said-signing-key-removed = { $who } erased a signing key that nobody needs any more
events-said-signing-key-retired = { $who } let a signing key retire
events-said-signing-key-revoked = { $who } revoked a signing key
events-said-api-key-revoked = { $who } took the key of a program back
events-said-mail-bounced = A mail came back: it could not be delivered
events-said-mail-retried = { $who } had a mail tried again
events-said-address-asked = { $what } asked for another address
events-said-confirmation-resent = The mail that confirms { $what }’s address was sent again
events-said-profile-changed = { $what } changed their profile
events-said-registered-again = Somebody registered with the address of { $what }, who is known already
events-said-reset-asked = Somebody asked for a new password for { $what }
events-said-session-ended = { $what } ended a session
events-said-sessions-ended = All other sessions of { $what } ended
