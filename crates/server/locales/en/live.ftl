# Pages that change by themselves.

live-changed = This page was brought up to date.
live-opening = A stream is opened with the headers claviger-session, -nonce and -mac.
live-no-room = This node holds as many streams open as it can. Check in as often as you were told, and ask for a stream again in { $wait } seconds.
live-too-many-streams = A key holds { $most } streams at a time, and a node no more than it has room for. End one, or try again later.
live-too-many-pages = More of your pages change by themselves than is possible at a time. This one stays as it was loaded.
