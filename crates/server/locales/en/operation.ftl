# Trouble of the installation itself, as far as it helps to know of it.

operation-no-space = There is no space left
operation-no-space-text = The service has no space left to store anything. Nothing was changed. Its operator has to make room; what you typed can be sent again then.
operation-unavailable = Not available just now
operation-unavailable-text = The database does not answer, or has too much to do. Nothing was changed. Try again in a moment.
# Said after the above: by this id the log is searched.
operation-request = If you ask about it, name the request { $id }.
