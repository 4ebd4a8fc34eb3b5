# What is wrong with an order or a file of orders: said beside the field, in the preview of a file, and by the API.

mistake-number = An order number has 1 to 64 letters, digits, spaces and signs.
mistake-country = A country is written with two capital letters, as in IT, DE, GB.
mistake-lines = An order has 1 to { $most } lines.
mistake-sku = “{ $sku }” is not in the catalogue.
mistake-sku-nearest = “{ $sku }” is not in the catalogue. Is { $nearest } meant?
mistake-end-of-life = This product was sold until { $day }, and the order's date is later. Take its successor.
mistake-activation-key = This product is delivered as an activation key, which cannot be ordered here yet. Take one that is unlocked.
mistake-items = A line has 1 to { $items } items, and no more than { $units } units in all.
mistake-sold-as = This product is not sold like that. It is sold as: { $models }.
mistake-first-missing = A first day is needed: the subscription's, or that of a perpetual license's care.
mistake-last-missing = A last day is needed: the subscription's, or that of a perpetual license's care.
mistake-last-out-of-place = The last day is the first one or later, and { $years } years later at the most.
mistake-no-days = A perpetual license without a care plan has neither first nor last day. Leave both empty, or name a plan.
mistake-care-undated = Care has a first and a last day, or a number of months (care_months) that begins when the product is registered.
mistake-care-months = Care without days lasts 1 to { $most } months.
mistake-days-and-months = Care has a first and a last day or a number of months, not both.
mistake-months-of-subscription = The care of a subscription has the subscription's own days. Leave the number of months out.
mistake-months-without-care = Months of care need a care plan. Name it: { $plans }.
mistake-care-missing = A subscription includes care. Name the plan: { $plans }.
mistake-code = A license code has 1 to 64 letters, digits and hyphens.
mistake-code-taken = The code “{ $code }” is another license's. Take another one, or leave it out.
mistake-price-unsound = A price is not below nought, and its currency is three capital letters.

# What cannot be read as what it is to be.
mistake-items-unread = “{ $given }” is no number of items. Write a whole number, as in 4.
mistake-months-unread = “{ $given }” is no number of months. Write a whole number, as in 12.
mistake-price-unread = “{ $given }” is no price. Write the amount as in 1299.00, and the currency as in EUR.
mistake-day-unread = “{ $given }” is no day. Write it as in 2027-08-07.
mistake-model-unread = “{ $given }” is no license model. Use one of: { $known }.
mistake-care-unread = “{ $given }” is no care plan. Use one of: { $known }.
mistake-reseller-unknown = No reseller has the number “{ $number }”.
mistake-distributor-unknown = No distributor has the number “{ $number }”.
mistake-another-kind = “{ $number }” is the number of another kind of account: { $kind }.
mistake-customer-number = A customer's number has 1 to 64 characters.
mistake-customer-name = Customer “{ $number }” is new. Give its name, of 1 to 200 characters.
mistake-customer-renamed = Customer “{ $number }” has another name in the vendor's books. Give that one, or leave the name out.
mistake-time-zone = “{ $given }” is no time zone. Use a name like Europe/Rome.
mistake-no-recipient = { $buyer } has no address for orders. Name the recipient of the mail.
mistake-email = An e-mail address looks like name@example.com.
mistake-language = There is no such language. Use one of: { $known }.
mistake-differs = The order placed has “{ $placed }” here, and not “{ $sent }”.

# Of a file as such.
mistake-file-too-large = The file is larger than { $bytes } bytes. Send it in parts.
mistake-file-empty = The file is empty. Its first line names the columns: { $columns }.
mistake-file-no-rows = There is no row below the header. Each row is one line of an order.
mistake-file-utf-16 = The file is in UTF-16. Save it as CSV in UTF-8.
mistake-file-not-utf-8 = A character here is not in UTF-8. Save the file as CSV in UTF-8.
mistake-file-nul = There is a NUL here, so this is no text. Save the file as CSV in UTF-8.
mistake-file-unreadable = This cannot be read as CSV: { $why }
mistake-file-behind-quote = Something follows the quote that closes a cell. A quote inside a cell is written twice.
mistake-file-open-quote = The quote that is opened here is never closed.
mistake-file-too-many-rows = A file has { $most } rows at the most. Send it in parts.
mistake-file-cells = Cells in this row: { $found }, in the header: { $wanted }. A cell that contains “{ $separator }” needs quotes around it.
mistake-file-unknown-column = There is no column “{ $column }”. The columns are: { $columns }.
mistake-file-column-twice = The column “{ $column }” is there twice. Keep one of them.
mistake-file-column-missing = The column “{ $column }” is missing.
mistake-file-said-otherwise = The same order has “{ $first }” in line { $line }. Repeat that, or leave the cell empty.
mistake-file-language-alone = A language without a recipient. Give recipient_email too, or leave this cell empty.
mistake-file-more =
    { $count ->
        [one] One more mistake follows.
       *[other] { $count } more mistakes follow.
    }

# Where in a file, as the API names it.
mistake-file-line = line { $line }
mistake-file-cell = line { $line }, { $column }
