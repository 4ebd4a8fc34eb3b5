# Placing the orders of a file.

importing-title = Import orders
importing-lead = A table with one row per order line. First you see what it would come to; then all its orders are placed, or none.
importing-file = CSV file
importing-file-hint = In UTF-8, with a header row; separated by commas or semicolons; at most { $rows } rows and 4 MiB.
importing-paste = Or paste the table
importing-empty = Choose a file, or paste the table below.
importing-preview = Preview
importing-columns = Columns
importing-columns-text = In any order. Rows with the same reseller and number form one order; what is said of the whole order may be left empty below its first row.
importing-column = Column
importing-says = Says something of
importing-needed = Needed
importing-of-the-order = the order
importing-of-the-line = the line
importing-yes = yes

importing-preview-title = Preview of the import
importing-counts = { $fresh } to be placed, { $again } placed before
importing-mistakes =
    { $count ->
        [one] One thing is wrong with the file. As long as it is, none of its orders can be placed.
       *[other] { $count } things are wrong with the file. As long as they are, none of its orders can be placed.
    }
importing-wrong = What is wrong
importing-line = Line
importing-result = Result
importing-new = new
importing-placed = will be placed
importing-again = placed before
importing-confirm =
    { $fresh ->
        [one] Place one order
       *[other] Place { $fresh } orders
    }
