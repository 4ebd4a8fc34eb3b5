# The event log.

events-title = Events
events-lead = The newest 200, times in UTC. Persons are named by their id.
events-none = No events yet
events-none-text = Everything that anybody changes is written down here.
events-time = Time
events-kind = Event
events-actor = By
events-origin = From
events-subject = To
events-change = Before → after
