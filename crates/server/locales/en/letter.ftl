# Mails to a person about themselves. None says a name: strangers could put anything into it.

letter-confirmation-subject = Confirm your address for { $vendor }
letter-confirmation-lead = This address was used to register. To confirm that it is yours, follow the link and give the password you chose.
letter-confirmation-button = Confirm the address
letter-confirmation-note = The link is good once, until { $until }. If you did not register, do nothing: without you nothing comes of it.
letter-known-subject = Your address is known to { $vendor } already
letter-known-lead = Somebody wants to register with this address, or to change theirs to it. You are registered with it already: sign in as ever. If you have forgotten your password, choose another one.
letter-reset-button = Choose another password
letter-known-note = If it was not you, do nothing: nothing was changed.
letter-reset-subject = Choose another password for { $vendor }
letter-reset-lead = Somebody asked for another password for this address. If it was you, follow the link and choose one.
letter-reset-note = The link is good once, until { $until }. If it was not you, do nothing: your password stays as it is.
letter-changed-subject = Your password for { $vendor } was changed
letter-changed-lead = The password for this address was changed, and you are signed out everywhere else. If it was you, there is nothing to do.
letter-changed-note = If it was not you, choose another one at once, and tell { $vendor }.
letter-new-address-subject = Confirm your new address for { $vendor }
letter-new-address-lead = Somebody wants to use this address to sign in from now on. If it was you, follow the link and confirm it.
letter-new-address-button = Confirm the new address
letter-new-address-note = The link is good once, until { $until }. If it was not you, do nothing: nothing comes of it.
letter-address-changed-subject = Your address for { $vendor } was changed
letter-address-changed-lead = You now sign in with { $email } in place of this address. If it was you, there is nothing to do.
letter-address-changed-button = Sign in
letter-address-changed-note = If it was not you, tell { $vendor } at once.
letter-attempts-subject = Somebody tries to sign in as you at { $vendor }
letter-attempts-lead = There were { $count } attempts to sign in with this address and a password that is not right. Each further one now has to wait, and nobody got in.
letter-attempts-note = If it was you, choose another password. If it was not, there is nothing to do, as long as your password is long and used nowhere else.
