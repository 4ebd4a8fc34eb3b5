# Signing in.

signin-title = Sign in
signin-email = E-mail
signin-password = Password
signin-submit = Sign in
signin-wrong = E-mail or password is not right. Check both and try again.
signin-wait =
    { $minutes ->
        [one] in one minute
       *[other] in { $minutes } minutes
    }
signin-too-many = It was tried too often. Nothing was changed. Try again { $when }.
signin-done-password = Your password is changed. Sign in with the new one.
signin-done-address = Your new address is confirmed. From now on you sign in with it.
signin-done-erased = Your account is deleted.
