# What a mail is about, in the list of all mails.

mailkinds-order = Order delivered
mailkinds-unlocked = Order unlocked
mailkinds-invitation = Invitation
mailkinds-confirmation = Confirmation of an address
mailkinds-address-known = Address registered already
mailkinds-password-reset = Password reset
mailkinds-password-changed = Password changed
mailkinds-new-address = Confirmation of a new address
mailkinds-address-changed = Address changed
mailkinds-sign-in-attempts = Sign-in attempts
mailkinds-server-alert = Alert about a server
mailkinds-correction = Correction
mailkinds-forwarded = Order forwarded
mailkinds-grant-requested = Access asked for
mailkinds-let-in = Access given
mailkinds-stock-low = Stock is low
mailkinds-license-key-revoked = License key revoked
mailkinds-activation-key-withdrawn = Activation key withdrawn
mailkinds-device-assigned = Device assigned
mailkinds-transfer-offered = Transfer offered
mailkinds-transfer-ended = Transfer ended
