# Passwords: what they may be, and what to do when one is forgotten.

password-hint = At least 12 characters. A few words you remember are best.
password-length = A password has 12 to 200 characters.
password-common = This password is one of those that are tried first. Take a few words that do not belong together.
password-own = A password is not your own name or address. Take a few words that do not belong together.
password-wrong = The password is not right.
password-forgotten = Forgotten your password?
password-forgotten-text = Give the address you sign in with. If it is known here, you get a mail with a link to choose another password.
password-send = Send the link
password-sent = Check your mail
password-sent-text = If the address you gave is known here, a mail with a link is on its way to it. The link is good for one hour. If no mail comes, check the address and try again.
password-choose = Choose another password
password-choose-text = This will be the password of { $email }. You are signed out everywhere, and sign in with it again.
password-new = New password
password-choose-button = Take this password
password-bad-link = This link is not good, or no longer
password-bad-link-text = A link in a mail is good once, for a while, and only the newest one is. Nothing was changed. If you still need it, have the mail sent again.
