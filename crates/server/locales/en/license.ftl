# One license's page, and what it says of its state.

license-title = License { $code }
license-state-active = active
license-state-future = from { $date }
license-state-ended = ended { $date }
license-state-returned = returned { $date }
license-state-moved = moved { $date }
license-state-exchanged = exchanged { $date }
license-sentence-in = its units are in the account of { $account }
license-sentence-was-in = its units were in the account of { $account }
license-account = Account
license-order = Order
license-term = Usable
license-for-ever = without end
license-newest-release = Newest release
license-replaces = In exchange for
license-replacement = Exchanged for
license-reason = Reason: { $reason }
license-look = Look at the license
license-register = Register product
license-register-first = Register product …
license-register-text =
    { $months ->
        [one] Its care, { $plan }, begins today and lasts one month.
       *[other] Its care, { $plan }, begins today and lasts { $months } months.
    } The first activation of a server that has units of it does the same, if nobody did. It cannot be undone.
license-registered = Registered: care begins today.
license-not-registrable = This license cannot be registered: its care has its days already, or it has none.

license-history = History
license-when = When
license-what = What
license-why = Why
license-happened-loaded = Units came into the account
license-happened-left = Went into another account with a merger
license-happened-registered = Registered: care began
license-happened-moved-away = Moved to another account
license-happened-moved-in = Came from another account
license-happened-returned = Returned against credit
license-happened-exchanged = Exchanged
