# Páginas que se actualizan solas.

live-changed = Esta página se ha actualizado.
live-opening = Un flujo se abre con los encabezados claviger-session, -nonce y -mac.
live-no-room = Este nodo mantiene abiertos todos los flujos que puede. Conéctese con la frecuencia indicada y vuelva a solicitar un flujo dentro de { $wait } segundos.
live-too-many-streams = Una clave mantiene como máximo { $most } flujos a la vez, y un nodo no más de los que le caben. Cierre uno o inténtelo más tarde.
live-too-many-pages = Se actualizan solas más páginas suyas de las posibles a la vez. Esta se ha quedado como se cargó.
