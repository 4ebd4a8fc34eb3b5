# Making license keys from a list. (P-08)

keylist-title = Create license keys from a list
keylist-lead = A table with one row per license key. First you see exactly what will be made; then all of its keys are made, or none.
keylist-columns-text = In any order. What is not needed may be left out or left empty; licenses for hardware need the serial number of their device.
keylist-meaning = Meaning
keylist-written = In the table
keylist-types = License types
keylist-mistakes =
    { $count ->
        [one] One thing is wrong with the list. As long as it is, none of its keys can be made.
       *[other] { $count } things are wrong with the list. As long as they are, none of its keys can be made.
    }
keylist-confirm =
    { $count ->
        [one] Make one key
       *[other] Make { $count } keys
    }
keylist-made =
    { $count ->
        [one] One license key made.
       *[other] { $count } license keys made.
    }
keylist-no-rows = There is no row below the header. Each row is a license key.
keylist-wrong-license = There is no such license type in the stock. What each is called, the page of the list says.
keylist-wrong-count = A list has 1 to { $most } license keys; this one has { $count }.
