# The line of a license key, while its form is filled in. (P-08)

line-title = The line that will be made
line-hint = It appears here as soon as the form is filled in.
