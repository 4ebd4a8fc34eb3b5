# Accepting an invitation to an account.

invitation-title = Manage the licenses of { $account }
invitation-title-account = Join { $account }
invitation-lead = You are invited to be the administrator of this account. Say who you are and choose a password; you are signed in at once.
invitation-account = Account
invitation-email = E-mail
invitation-until = Good until
invitation-name = Your name
invitation-name-hint = As others in the account will see it.
invitation-name-error = Give a name of 1 to 100 characters.
invitation-password = Password
invitation-password-hint = At least 12 characters. A few words you remember are best.
invitation-accept = Accept the invitation
invitation-lead-role = You are invited to this account, as: { $role }. Say who you are and choose a password; you are signed in at once.
invitation-known = There is a person with the address { $email } already. Sign in with the password you have; then you can join this account.
invitation-join-lead = You are signed in as { $name }. Join this account, as: { $role }.
invitation-join = Join { $account }
invitation-somebody-else = You are signed in as { $name }, and this invitation is for { $email }. Sign out first, then open the link in the mail again.
invitation-bad-link = This invitation is not good, or no longer
invitation-bad-link-text = An invitation is good once, for 30 days, and only the newest mail's link. If you have accepted it already, sign in. Otherwise ask whoever invited you to invite you again.
