# Why something was refused: a few words above a page or in a problem of the API, then a sentence. What is not here is
# said with the pages it belongs to.

refusal-invalid = Not as it should be
refusal-no-such =
    { $what ->
        [account] There is no such account
        [alert] There is no such alert
        [invitation] There is no such invitation
        [key] There is no such key
        [license] There is no such license
        [mail] There is no such mail
        [order] There is no such order
        [person] There is no such person
        [server] There is no such server
       *[other] There is nothing at this address
    }, or you may not see it. Check the address and what you typed.

# What is said to programs alone.
refusal-unauthorized = Who are you?
refusal-unauthorized-text = Send an API key that is still good as “Authorization: Bearer …”.
refusal-out-of-scope = Not in its scopes
refusal-out-of-scope-text = The scopes of this key do not include { $scope }.
refusal-not-as-seen = Changed since it was seen
refusal-not-as-seen-text = It is no longer as “If-Match” says. Get it again, and decide again.
refusal-method = Another method
refusal-method-text = This address does not take this method. The header “Allow” names those it takes.
refusal-too-large-text = A body has { $bytes } bytes at the most. Send less at a time.
refusal-busy = It took too long
refusal-busy-text = The answer took too long. What was asked may have been carried out: look before you ask again.
refusal-call-text = The call is not as it should be.
refusal-search-text = “q” has { $length } characters, and at most { $most } are searched for
refusal-body = Not readable
refusal-body-text = The body could not be read to its end: { $why }. Send it again.
refusal-json = Not the JSON expected
# { $why } is what the reader of JSON says, in English.
refusal-json-text = The body does not fit: { $why }
refusal-json-deep = The JSON is nested deeper than anything we take: { $why }
refusal-query-text = What stands behind the question mark does not fit: { $why }
refusal-media-type = Another kind of body
refusal-media-type-text = Send the body as { $kind }, with the header “Content-Type: { $kind }”.
refusal-cursor = Not a cursor
refusal-cursor-text = “after” is not a cursor of this list. Send “next” of the page before, or leave it out to begin at the first page.
refusal-limit = Not a limit
refusal-limit-text = “limit” is a number from 1 to { $most }. Without it a page has { $usual }.
refusal-one-of = “{ $field }” is one of: { $known }.
refusal-instant = “{ $field }” is no instant. Write it as in 2026-11-25T09:00:00Z.
refusal-if-match = “If-Match” holds a tag as the header “ETag” gave it, in its quotes.
refusal-cell = A cell holds { $most } units at the most.
refusal-too-often = Too often
refusal-too-often-calls = { $quota } calls are granted every { $window } seconds. Call again in { $wait } seconds.
refusal-once-key = Not an Idempotency-Key
refusal-once-key-text = An Idempotency-Key has 1 to { $most } visible ASCII characters, and is sent once.
refusal-once-other = The key names another call
refusal-once-other-text = This Idempotency-Key was sent with another call. Take a new key for each call.
refusal-once-under-way = Still under way
refusal-once-under-way-text = The first call with this Idempotency-Key is still under way. Ask again in a moment.
refusal-once-lost = Carried out before
refusal-once-lost-text = The call with this Idempotency-Key was carried out, but its answer was lost. Look what it did.
refusal-api-key = The key cannot be made
refusal-api-key-outlives = A key made by a program is good no longer than that program's own: { $until }.
refusal-api-key-role = “{ $given }” is no role. Use one of: { $known }.
refusal-api-key-nothing = With this role and these scopes the key could do nothing. Take another role, or other scopes.
refusal-api-key-more = The key could do more than you can. Take a lesser role, or fewer scopes.
refusal-api-key-scope = “{ $given }” is no scope. The scopes are: { $known }.
refusal-api-key-scopes = There are { $count } scopes. Name each once.
refusal-api-key-many = Too many keys

# Orders and mails.
refusal-order = The order cannot be placed
refusal-fields =
    { $count ->
        [one] One field is wrong.
       *[other] { $count } fields are wrong.
    } Nothing was changed.
refusal-order-used = The order number is used
refusal-order-used-text = The reseller has placed a different order under this number: { $order }. Nothing was changed.
refusal-import = The file cannot be imported
refusal-order-state = The order's state does not allow it
refusal-mail-sent = The mail has gone out
refusal-forwarded-often = Forwarded often

# Licenses and servers.
refusal-not-enough = Not enough units
refusal-not-enough-text =
    { $count ->
        [one] One row does not hold as much as is wanted.
       *[other] { $count } rows do not hold as much as is wanted.
    } Nothing was saved.
refusal-changed = Changed meanwhile
refusal-changed-text = Somebody else has changed it meanwhile. Nothing of yours was saved. Look at it again, and decide again.
refusal-server-disabled = Server disabled
refusal-account-closed = Account closed
refusal-name-taken = Name taken
refusal-too-many-servers = Too many servers
refusal-cells-twice = A save names each cell once, and { $most } of them at the most.
refusal-no-token = No token yet
refusal-no-release = Released too often
refusal-server-in-use = Still in use
refusal-exchange = The exchange cannot be made
refusal-already-there = Already there
refusal-not-mergeable = Not one business
refusal-contact-erased = Nobody to write to
refusal-one-account = This is for those who look after several accounts; how this one is doing stands at { $there }.
refusal-license-state = The license does not allow it
refusal-has-administrator = Somebody is administrator
refusal-not-registrable = Not to be registered
refusal-has-days = The care of this license has its days already: { $first } to { $last }.
refusal-no-care = No care was bought with this license, so there is nothing to register.

# Accounts and people.
refusal-account = The account cannot be like this
refusal-already-member = Belongs to it already
refusal-already-invited = Invited already
refusal-too-many-users = Too many users
refusal-known = There is a person with this address already. Sign in with the password you have.
refusal-somebody-else = This invitation is for another address than the one you signed in with.
refusal-already-granted = Let in already
refusal-not-a-partner = Only distributors and resellers are let in. Choose such an account.
refusal-role-above = Above your own role
refusal-last-in-charge = The last one in charge
refusal-tried-too-often = Tried too often
# In place of “in 3 minutes” where it is said to a program.
refusal-from-then = from { $time } on

# What products are told: their agents show it to whoever installs them.
refusal-token-unknown = Token not known
refusal-token-unknown-text = This token is not known. Copy it again, whole, from the server's page in the portal.
refusal-token-bound = Token in use elsewhere
refusal-token-bound-text = This token is already in use by another installation. If that one was replaced, release the binding on the server's page in the portal. Otherwise add a server of its own for this one.
refusal-product-disabled = This server was disabled in the portal. Enable it there and activate with the new token.
refusal-unbound = Binding released
refusal-unbound-text = This server's binding was released in the portal. If this installation is still the right one, activate it with the new token on the server's page.
refusal-version = Product too old
refusal-version-text = Requires { $needs } or later for online activation, and this is { $version }. Update the product, or activate it offline.
refusal-not-bound = Not this installation
refusal-not-bound-text = This installation's key is not the one the server is bound to.
refusal-proof-text = The header { $header } must be signed by the installation's key over path and body: { $why }
refusal-repeated = A copy is running
refusal-repeated-text = Another copy of this installation has called before. A cloned or restored machine must be activated as a server of its own.
refusal-session = The session is over
refusal-session-text = The session is over. Renew with the installation's key.
refusal-lease = There is a new lease
refusal-lease-text = There is a new lease. Renew with the installation's key.
refusal-host-facts = A host's name, fingerprint and product version have 1 to 200 characters, a nonce has 8 to 64, and a call's number is below 2⁶³.
refusal-check-in = A check-in carries If-None-Match and the headers claviger-session, -sequence, -nonce and -mac.
refusal-refused-often = Too many calls from this network address were refused. Call again in { $wait } seconds.
refusal-activates-often = This installation activates too often: once is enough, until it is told otherwise. Call again in { $wait } seconds.
refusal-calls-often = This server calls too often: once in the interval that it was told is enough. Call again in { $wait } seconds.
