# Signing in.

signin-title = Sign in
signin-email = E-mail
signin-password = Password
signin-submit = Sign in
signin-wrong = E-mail or password is not right. Check both and try again.
