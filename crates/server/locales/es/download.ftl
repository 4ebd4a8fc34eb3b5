# A device's own licenses: found by its serial number, claimed, downloaded. (P-04)

download-title = Descargar licencia
download-lead = Introduzca el número de serie tal como está impreso en la etiqueta del dispositivo. Verá lo que se ha encontrado antes de que se asigne nada.
download-serial-hint = Como 00‑90‑33‑01‑02‑0F; los guiones, dos puntos, puntos, espacios y mayúsculas no importan.
download-label = Código de la etiqueta
download-label-hint = Si la etiqueta lleva uno. Demuestra que tiene el dispositivo en sus manos.
download-note = Al descargarlas, las licencias del dispositivo se asignan a su cuenta. Desde entonces solo se pueden descargar en esta cuenta; { $vendor } puede cambiarlo. Están en el saldo y entre las claves de licencia, y se pueden volver a descargar en cualquier momento.
download-device = Dispositivo
download-own = Este dispositivo está asignado a su cuenta.
download-another = Otro dispositivo
download-claimed = El dispositivo { $serial } está asignado a esta cuenta.
download-found = Esto es lo que se ha encontrado
download-confirm-text = Al confirmar, el dispositivo se asigna a la cuenta { $account }. Desde entonces solo esta cuenta puede descargar sus claves de licencia; solo { $vendor } puede cambiarlo.
download-confirm = Confirmar
download-refused = No hay tal dispositivo
download-unknown = No hay ningún dispositivo con este número de serie que esta cuenta pueda reclamar. Compare el número de serie y el código con la etiqueta; si ambos son correctos, pregunte al fabricante.
download-too-many = Se han probado demasiados dispositivos que esta cuenta no puede reclamar. Inténtelo de nuevo { $wait }.
download-may-not = Su rol no asigna licencias
download-may-not-text = Los dispositivos los reclama quien puede hacerlo. Los reclamados están entre las claves de licencia.
