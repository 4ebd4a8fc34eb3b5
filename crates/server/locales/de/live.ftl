# Seiten, die sich selbst auf den neuesten Stand bringen.

live-changed = Diese Seite wurde auf den neuesten Stand gebracht.
