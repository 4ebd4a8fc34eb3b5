# Beside the matrix’s button: what a save would change. Script puts a number in place of { $count }.
matrix-servers =
    { $count ->
        [one] 1 server
       *[other] { $count } servers
    }
matrix-rows =
    { $count ->
        [one] 1 row
       *[other] { $count } rows
    }
# In place of what somebody else has saved meanwhile: the button that takes theirs.
matrix-theirs = Take { $units }
# In a large matrix, behind a row’s name: a page with this row alone.
matrix-edit-row = Edit this row
matrix-all-rows = Show all applications
