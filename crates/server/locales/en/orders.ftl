# Orders: the list, and one of them.

orders-title = Orders
orders-one = Order { $number }
orders-none = No orders yet
orders-none-text = Orders appear here once they are placed. What is in them stays locked until somebody unlocks it.
orders-number = Order number
orders-state = State
orders-date = Date
orders-customer = Final customer
orders-country = Country
orders-reseller = Reseller
orders-distributor = Distributor
orders-lines-count = Lines
orders-lines = What was ordered
orders-product = Product
orders-sku = SKU
orders-quantity = Qty
orders-code = License code
orders-sentence-locked = placed on { $time }; nothing of it is in the customer's account.
orders-sentence-unlocked = on { $time }; its units are in the customer's account.
orders-sentence-cancelled = on { $time }; nothing of it was ever in the customer's account.

orders-mail = Mail
orders-mail-to = To
orders-mail-state = Newest mail
orders-mail-none = none
orders-mail-waiting = waiting
orders-mail-sent = sent
orders-mail-dead = not delivered
orders-mail-tried =
    { $attempts ->
        [one] tried once: { $error }
       *[other] tried { $attempts } times: { $error }
    }
orders-mail-dead-text = given up: { $error } Check the address, then send it again.
orders-resend = Resend mail
orders-resend-hint = The new mail has a new link; the link in the old one ends.
orders-resent = The mail is on its way, with a new link. The old link has ended.

orders-cancel-title = Cancel
orders-cancel = Cancel this order …
orders-cancel-text =
    { $lines ->
        [one] Its license is never delivered and its link ends.
       *[other] Its { $lines } licenses are never delivered and its link ends.
    } This cannot be undone.
orders-cancel-confirm = Cancel order { $number }
orders-cancelled = The order is cancelled. Its link has ended.
orders-refused-cancelled = The order was cancelled meanwhile. Nothing was changed.
orders-refused-unlocked = The order was unlocked meanwhile: what it delivered is the customer's. Nothing was changed.

# Instead of first and last day: care that begins when the product is registered.
orders-care-months =
    { $months ->
        [one] one month from registration
       *[other] { $months } months from registration
    }
