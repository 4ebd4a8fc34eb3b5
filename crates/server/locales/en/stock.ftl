# A partner's stock: balance, activation keys, license keys.

stock-title = License manager
stock-tab-balance = Balance
stock-tab-activation-keys = Activation keys
stock-tab-license-keys = License keys
stock-none = No licenses in stock yet
stock-none-text = Add an activation key from an order's mail: its licenses are then here, and license keys for devices are made of them.
stock-create = Create license key
stock-type = Type
stock-loaded = Loaded
stock-used = Used
stock-reserved = Reserved
stock-left = Left
stock-low = fewer than { $units }
stock-add-hint = More licenses are added by their activation key:
stock-added = Activation key { $key } added.
stock-ledger = Why the figures are what they are
stock-ledger-none = Nothing has happened yet.
stock-about = Which
stock-by = Who
stock-without-device = no device named
stock-moved-loaded = Loaded by activation key
stock-moved-withdrawn = Taken back by the vendor
stock-moved-keyed = Made into a license key
stock-moved-revoked = License key revoked, units returned
stock-moved-reserved = Promised to another account
stock-moved-posted = Gone to another account
stock-moved-voided = Transfer came to nothing
stock-moved-received = Came from another account
stock-threshold = Low stock
stock-threshold-text = When fewer than this many are left, the account's administrators get one mail, and the balance says so, until there are enough again.
stock-threshold-label = Tell when fewer are left than
stock-threshold-hint = Empty for never.
stock-threshold-save = Save
stock-threshold-set = Saved.
stock-threshold-wrong = Write a whole number of at least 1, or nothing for never.
stock-activation-key = Activation key
stock-key-hint = As in ACT-1-5d57-b1c0-b758-8ac7; hyphens, spaces and capitals do not matter.
stock-add = Add
stock-keys-none = No activation keys yet
stock-keys-none-text = An order for stock brings one for each product, in its mail and here.
stock-since = Since
stock-key-ready = not redeemed yet
stock-key-promised = promised
stock-key-redeemed = redeemed
stock-key-withdrawn = taken back
stock-key-wrong-form = This is no activation key. One looks like ACT-1-5d57-b1c0-b758-8ac7: after ACT-1 four groups of four of the characters 0 to 9 and a to f.
stock-key-wrong-version = This key is of another version than those given out here, which begin with ACT-1.
stock-key-mistyped = A character is wrong, or two stand in each other's place. Compare the key with what you were sent.
stock-key-unknown = There is no such activation key for this account.
stock-key-redeemed-before = This account has redeemed the key already: its licenses are in the balance.
stock-key-is-promised = The key is promised to another account. Cancel the transfer first.
stock-key-too-many = Too many keys that are none were tried. Try again { $wait }.
stock-key-not-ready = Only a key that nobody has redeemed can be taken back.
stock-key-was-withdrawn = The activation key was taken back.
stock-withdraw = Take back
stock-withdraw-text = Nobody can redeem the key any more.
stock-withdraw-confirm = Take the key back
stock-order-sentence = Placed { $time }. It brings activation keys: there is nothing to unlock.
stock-reason = Reason
stock-reason-hint = The holder reads it.
stock-reason-wrong = Say why, in 1 to 500 characters.
stock-search = Search license keys
stock-any-state = Any state
stock-active = active
stock-revoked = revoked
stock-all-keys = All license keys
stock-license-keys-none = No license keys yet
stock-license-keys-none-text = A license key puts licenses from the stock on one device.
stock-license-keys-none-found = No license key is like that
stock-license-keys-none-found-text = Search for the beginning of any word on it, or choose another state.
stock-license = License
stock-quantity = Quantity
stock-serial = Serial number
stock-end-customer = End customer
stock-location = Location
stock-description = Description
stock-made = Made
stock-content = Key content
stock-number = Key number
stock-download = Download
stock-download-device = All keys of the device
stock-devices = Download license keys to be installed on:
stock-keys-of-device = Keys
stock-device-keys = { $count ->
    [one] { $count } key
   *[other] { $count } keys
}
stock-address = Address for programs, with an API key
stock-review = Review
stock-review-lead = This is exactly what will be made.
stock-review-left =
    { $units ->
        [one] Of { $name } one is left afterwards.
       *[other] Of { $name } { $units } are left afterwards.
    }
stock-confirm = Make the key
stock-type-left = { $name } ({ $units } left)
stock-key-made = License key { $name }={ $units } made.
stock-look-at-key = Look at the key
stock-serial-hint = As printed on the device, as in 00‑90‑33‑01‑02‑0F. It groups the keys of a device, so that they are downloaded together.
stock-texts-hint = End customer, location and description stand on the key, so that it is easily told from others.
stock-note-hardware = Licenses for hardware can be used only on the device whose serial number they were made for.
stock-note-final = Once confirmed, the assignment cannot be changed. If something is wrong, contact { $vendor } to revoke the key; a revoked key must not be used on any device.
stock-wrong-type = Choose a license type of the stock.
stock-wrong-units = Write a whole number of at least 1.
stock-wrong-not-enough =
    { $units ->
        [0] None are left.
        [one] Only one is left.
       *[other] Only { $units } are left.
    }
stock-wrong-serial-character = “{ $character }” stands in no serial number: it is made of 0 to 9 and A to F, as in 00-90-33-01-02-0F.
stock-wrong-serial-length = A serial number has twelve of the characters 0 to 9 and A to F, as in 00-90-33-01-02-0F; this one has { $count }.
stock-wrong-serial-needed = A license for hardware is good on one device only: enter its serial number.
stock-wrong-serial-of-others = This is no serial number of a device that these licenses are for.
stock-wrong-text = At most 100 characters that can be printed.
stock-key-was-revoked = The license key is revoked.
stock-revoked-text = This key is revoked: it must not be used on any device.
stock-revoked-list = The signed list of revoked keys
stock-revoke = Revoke
stock-revoke-text = { $name } goes back into the stock of its holder. The key goes on the public list and must not be used any more; its holder is written to.
stock-revoke-confirm = Revoke the key
stock-mail-order-lead = The licenses of this order are ready. Each product has an activation key.
stock-mail-order-next = Add each activation key to your stock: its licenses are there at once. Only the account they were sold to can add them, once.
stock-mail-order-redeem = Add activation keys
stock-mail-order-keep = You will be asked to sign in. The keys are also on the order's page.
stock-mail-low-subject = { $name }: few left in the stock of { $account }
stock-mail-low-lead = Of { $name } in the stock of { $account }, { $left } are left; you asked to be told below { $below }. You are not written to again before there were enough.
stock-mail-low-open = Open the balance
stock-mail-revoked-subject = A license key of { $account } for { $name } was revoked
stock-mail-revoked-lead = The license key { $name }={ $units } (device { $device }, end customer { $customer }) was revoked. Reason: “{ $reason }”. It must not be used on any device. Its units are back in the stock.
stock-mail-revoked-open = Open the license keys
stock-said-key-made = { $who } gave out the activation key { $what }
stock-said-key-redeemed = { $who } redeemed the activation key of license { $what }
stock-said-key-withdrawn = { $who } took the activation key { $what } back
stock-said-license-key-made = { $who } made the license key { $what }
stock-said-license-key-revoked = { $who } revoked the license key { $what }
stock-said-threshold-set = { $who } set below how many licenses in stock somebody is told
stock-refused-code = Not an activation key
stock-refused-unknown = No such activation key
stock-refused-state = The activation key does not allow it
stock-refused-key = The license key cannot be made
stock-refused-revoked = Revoked already
