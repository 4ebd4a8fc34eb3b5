# The vendor's staff see the portal as an account does.

seeing-as = You see the portal as { $account } sees it. Nothing can be changed.
seeing-end = See it as yourself again
seeing-begin = See as this account
seeing-refused = You are looking as somebody else
seeing-refused-text = While you see the portal as another account you can look, and change nothing. See it as yourself again first.
seeing-said-begun = { $who } looked at the portal as { $what }
seeing-said-ended = { $who } no longer looks at the portal as { $what }
