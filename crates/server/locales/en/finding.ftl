# Finding orders.

finding-search = Number, customer, reseller or license code
finding-submit = Search
finding-any-state = Any state
finding-any-mail = Any mail
finding-mail-waiting = waiting
finding-mail-sent = sent
finding-mail-dead = not delivered
finding-none = Nothing found
finding-none-text = No order has words that begin like this, or none in this state.
finding-all = All orders
finding-imported =
    { $placed ->
        [0] No order was placed
        [one] One order was placed
       *[other] { $placed } orders were placed
    }; { $again ->
        [0] none
        [one] one
       *[other] { $again }
    } had been placed before.

# On the page of an order that was just placed by the form.
finding-placed = The order is placed, and its mail is on its way.
finding-placed-before = This very order had been placed before. Nothing was changed.
