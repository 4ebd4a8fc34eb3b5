# What of the stock needs somebody, on start pages.

stockstart-low = { $name }: { $left } left in stock, fewer than { $below }. Add an activation key, or order more.
stockstart-answer = { $from } offers you { $units } of { $name }: accept or decline by { $date }.
stockstart-waiting = { $to } has not answered your offer of { $units } of { $name }, which ends { $date }.
stockstart-more =
    { $count ->
        [one] One more transfer waits for an answer.
       *[other] { $count } more transfers wait for an answer.
    }
