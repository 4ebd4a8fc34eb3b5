# Words that many pages share.

common-breadcrumb = You are here
common-copied = Copied
common-copy = Copy
common-errors =
    { $count ->
        [one] One thing needs your attention
       *[other] { $count } things need your attention
    }
common-navigation = Main
common-sign-out = Sign out
common-skip = Skip to content
common-step-activate = Activate
common-step-assign = Assign
common-step-delivery = Delivery
# Said after a step's name to those who do not see its tick.
common-step-done = done
common-step-unlock = Unlock
# In a cell of the matrix: units beyond what there is. Script puts a number in place of { $count }, so it has no plural.
common-too-many = { $count } too many

# Why there is no other page.
common-not-found = Not found
common-forbidden = Not allowed
common-forbidden-text = Your role does not allow this. An administrator of your account can change it.
common-fault = Something went wrong
common-fault-text = The trouble is ours and was noted. Nothing was changed. Try again in a moment.
common-stale-form = This form is too old
common-stale-form-text = It was opened in another browser, or you have signed in or out since. Nothing was changed. Go back, reload the page and try again.
common-too-large = Too large
common-too-large-text = The form is larger than anything we take. Nothing was changed.
# Said of a body of any kind, before it is read.
common-too-long = The request has a body of { $length } bytes, and { $most } are taken at the most. None of it was read, and nothing was changed. Go back, and send less.

# The navigation.
common-nav-licenses = Licenses
common-nav-orders = Orders
common-nav-events = Events
common-nav-mailbox = Mailbox

# How something is sold.
common-model-perpetual = Perpetual
common-model-subscription = Subscription
common-model-cloud = Cloud

# The level of care; the plans are names.
common-care-basic = Basic
common-care-gold = Gold
common-care-platinum = Platinum
common-care-none = None
# Of a row whose licenses have different plans.
common-care-several = Several

# An application by its role.
common-role-add-on = { $application } add-on
common-role-client = { $application } client
# Short for redundancy: for a second server that stands by.
common-role-redundancy = { $application } red.
common-role-customization = { $application } custom

# The state of an order.
common-locked = Locked
common-unlocked = Unlocked
common-cancelled = Cancelled
# The state of an order’s line, of the license in it.
common-license-locked = Locked
common-license-unlocked = Unlocked
common-license-cancelled = Cancelled

# The status of a server.
common-server-new = new
common-server-available = available
common-server-active = active
common-server-unreachable = unreachable
common-server-disabled = disabled

# Instants.
# A day with its time.
common-instant = { $day }, { $time }
common-utc = { $time } UTC
common-ago-now = just now
common-ago-minutes = { $minutes } min ago
common-ago-hours = { $hours } h ago

# In place of an address that was erased.
common-erased = erased

# An arrow in reading direction: what was, and what it became.
common-arrow = →
