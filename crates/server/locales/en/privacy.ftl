# Personal data: what is kept, for how long, and taking it out.

privacy-nav = Privacy
privacy-title = Personal data
privacy-lead = What is known under an address, to be erased when the person asks for it.
privacy-find = Find
privacy-person = Person
privacy-no-person = Nobody signs in with { $email }.
privacy-name = Name
privacy-id = Number
privacy-erase = Erase this person
privacy-erase-text =
    { $accounts ->
        [0] Name, address, password and sessions are erased.
        [one] Name, address, password and sessions are erased, and they leave one account.
       *[other] Name, address, password and sessions are erased, and they leave { $accounts } accounts.
    } Mails and invitations no longer name them. The event log keeps their number. This cannot be undone.
privacy-erase-confirm = Erase for good
privacy-erased = The person is erased.
privacy-contact = Orders and mails
privacy-contact-facts = Orders that name this address: { $orders }. Mails sent there: { $mails }.
privacy-contact-erase = Erase the address
privacy-contact-erase-text =
    { $orders ->
        [0] The address is taken out of mails and invitations.
        [one] The address is taken out of one order, of mails and invitations.
       *[other] The address is taken out of { $orders } orders, of mails and invitations.
    } The orders stay, but no mail about them can be sent any more until they have another contact. Whoever signs in with this address still can. This cannot be undone.
privacy-contact-erase-confirm = Erase the address for good
privacy-contact-erased = The address is erased.
privacy-retention = How long data is kept
privacy-retention-lead = What is older goes by itself, within the hour. What happened stays in the event log, which names nobody.
privacy-keep-sessions = Sessions, after they ended
privacy-keep-invitations = Addresses of invitations, after they were accepted or expired
privacy-keep-mails = Recipients of mails, after they were sent or given up
privacy-keep-registrations = Registrations whose address was never confirmed
privacy-days = days
privacy-days-error = Give a number of days from 1 to 3650.
privacy-save = Save
privacy-saved = Saved. It holds from the next time on, within the hour.
privacy-done = Last carried out { $at }; taken out then: { $count }.
privacy-not-done = Not carried out yet.
