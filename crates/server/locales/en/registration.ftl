# Registering oneself and confirming the address.

registration-title = Register
registration-lead = You will get a mail at this address to confirm it.
registration-name = Your name
registration-name-hint = As others in your account will see it.
registration-name-error = Give a name of 1 to 100 characters.
registration-email-error = Give an address of your own that you do not use here already. It looks like name@example.com.
registration-submit = Register
registration-known = Already registered?
registration-sent = Check your mail
registration-sent-text = A mail is on its way to the address you gave. Follow its link to go on; it is good for 24 hours. If no mail comes, check the address and register again.
registration-unconfirmed = Confirm your address
registration-unconfirmed-text = Your address { $email } is not confirmed yet. Follow the link in the mail we sent there; it is good for 24 hours. Until then there is nothing here for you to see.
registration-send-again = Send the mail again
registration-sent-again = The mail is on its way. Only its link is good now; that of earlier mails is not.
registration-confirm = Confirm your address
registration-confirm-text = To confirm { $email }, give the password you chose when you registered. If you did not register, close this page: nothing has happened.
registration-chosen-password = The password you chose
registration-confirm-button = Confirm the address
registration-welcome = You are registered
registration-nowhere = You do not belong to any account yet, and no invitation waits for { $email }.
registration-nowhere-next = Ask an administrator of your company's account to invite you at this address. If your company has none, ask whoever sold you the licenses, or { $vendor }.
registration-waiting = You are invited. Choose an account to accept the invitation.
