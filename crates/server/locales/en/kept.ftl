# What a form held whose session was over.

kept-session-over = Your session has ended. What you typed is kept: sign in, and send it then.
kept-title = You are signed in again
kept-text = What you typed before is kept, and was not sent yet.
kept-send = Send it now
kept-leave = Open the page without it
kept-agreement-first = A license agreement has to be accepted first. What you typed is kept: read the agreement, accept it, and send it then.
kept-accepted = The license agreement is accepted
