# What stands around every page, and what the keyboard does.

# Opens the navigation on a phone.
shell-menu = Menu
shell-keys = Keys
shell-key-search = Search on this page
shell-key-palette = Go anywhere
shell-key-rows = Next and previous row; Enter opens it
shell-search-in = Search in { $place }
shell-close = Close

shell-offline = No connection. What you have typed stays here; it can be saved as soon as the connection is back.
shell-stale = This page was opened some time ago, and things may have changed since.
shell-reload = Load it again
# Below a list: all that the search finds, as a file.
shell-csv = Download as CSV
shell-first-page = First page
shell-next-page = Next page
# A list as a file.
shell-too-many-rows-title = Too many rows
shell-too-many-rows = A file holds { $most } rows at the most, and there are more. Nothing was written. Search for less, and try again.
shell-alerts = Alerts
shell-pages = Pages
