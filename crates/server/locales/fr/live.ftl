# Des pages qui changent d’elles-mêmes.

live-changed = Cette page a été mise à jour.
live-opening = Un flux s’ouvre avec les en-têtes claviger-session, -nonce et -mac.
live-no-room = Ce nœud garde ouverts autant de flux qu’il le peut. Communiquez à la fréquence indiquée, et redemandez un flux dans { $wait } secondes.
live-too-many-streams = Une clé garde { $most } flux ouverts à la fois, et un nœud pas plus qu’il n’a de place. Fermez-en un, ou réessayez plus tard.
live-too-many-pages = Trop de vos pages changent d’elles-mêmes en même temps. Celle-ci reste telle qu’elle a été chargée.
