# Seiten, die sich selbst auf den neuesten Stand bringen.

live-changed = Diese Seite wurde auf den neuesten Stand gebracht.
live-opening = Ein Stream wird mit den Headern claviger-session, -nonce und -mac geöffnet.
live-no-room = Dieser Knoten hält so viele Streams offen, wie er kann. Melden Sie sich so oft wie vorgegeben, und fragen Sie in { $wait } Sekunden wieder nach einem Stream.
live-too-many-streams = Ein Schlüssel hält höchstens { $most } Streams zugleich offen, und ein Knoten nicht mehr, als er Platz hat. Beenden Sie einen, oder versuchen Sie es später wieder.
live-too-many-pages = Mehr Ihrer Seiten bringen sich selbst auf den neuesten Stand, als zugleich möglich ist. Diese bleibt, wie sie geladen wurde.
