# What leaves the factory: shipments, and what becomes of their devices. (P-03, P-04)

shipments-title = Envíos
shipments-import = Importar envío
shipments-none = Todavía no se ha enviado nada
shipments-none-text = Un envío dice qué dispositivos salieron de fábrica y con qué licencias. Impórtelo, y quien compró un dispositivo descarga sus licencias.
shipments-none-found-text = Ningún dispositivo tiene un número de serie o un envío que empiece así.
shipments-search = Número de serie o envío
shipments-state-unclaimed = sin reclamar
shipments-state-claimed = reclamado
shipments-state-withdrawn = retirado
shipments-shipment = Envío
shipments-licenses = Licencias
shipments-buyer = Comprador
shipments-holder = Reclamado por
shipments-imported = Importado
shipments-label-kept = hay uno; no se vuelve a mostrar
shipments-label-none = ninguno
shipments-import-lead = Una tabla con una fila por licencia de un dispositivo. Primero se ve el resultado que tendría; después se importa todo o nada.
shipments-import-columns-text = En cualquier orden. Las filas con el mismo envío y número de serie son un dispositivo; comprador y etiqueta se pueden dejar vacíos a partir de su segunda fila. El catálogo dice cuál de ellos necesita un producto.
shipments-of-the-device = el dispositivo
shipments-of-the-license = la licencia
shipments-import-counts = Por importar: { $fresh }; ya importados: { $again }
shipments-import-mistakes =
    { $count ->
        [one] Hay un error en el archivo. Mientras no se corrija, no se puede importar nada de él.
       *[other] Hay { $count } errores en el archivo. Mientras no se corrijan, no se puede importar nada de él.
    }
shipments-import-new = se importará
shipments-import-again = ya importado
shipments-import-withdrawn = retirado antes, y así sigue
shipments-import-more = Dispositivos que no se muestran aquí: { $count }
shipments-import-confirm =
    { $fresh ->
        [one] Importar un dispositivo
       *[other] Importar { $fresh } dispositivos
    }
shipments-import-done = Dispositivos importados: { $fresh }; ya importados: { $again }.
shipments-assign = Asignar a una cuenta
shipments-assign-text = La cuenta recibe las claves de licencia del dispositivo sin reclamarlo; se escribe a sus administradores.
shipments-reassign-text = Sus claves de licencia actuales se revocan y no se deben usar más, la cuenta que indique recibe otras nuevas, y se escribe a los administradores de ambas cuentas.
shipments-assign-to = Número de la cuenta
shipments-assign-to-hint = El número del distribuidor, revendedor o cliente, como R1002.
shipments-assign-reason-hint = Lo lee quien tenía el dispositivo.
shipments-assign-confirm = Asignar el dispositivo
shipments-assigned = El dispositivo está asignado.
shipments-withdraw-text = Ya nadie podrá reclamar el dispositivo. El mismo archivo no lo recupera; otro envío sí.
shipments-withdraw-reason-hint = Se guarda con el dispositivo.
shipments-withdraw-confirm = Retirar el dispositivo
shipments-withdrawn = El dispositivo se ha retirado.
shipments-origin = Origen
shipments-came-with = llegó con el dispositivo
shipments-revoke-text = { $name } llegó con su dispositivo y está ligada a él: nada vuelve a las existencias. La clave pasa a la lista pública y no se debe usar más; se escribe a su titular.
shipments-moved-claimed = Llegaron con un dispositivo
shipments-moved-recalled = Se fueron con el dispositivo
shipments-claim-buyer = con un dispositivo: lo reclama el comprador
shipments-claim-label = con un dispositivo: se reclama con el código de la etiqueta
shipments-claim-either = con un dispositivo: lo reclama el comprador o quien tiene el código de la etiqueta
shipments-mail-assigned-subject = El dispositivo { $serial } está asignado a { $account }
shipments-mail-assigned-lead = { $vendor } ha asignado el dispositivo { $serial } a la cuenta { $account }. Sus claves de licencia están entre las de la cuenta y se pueden descargar.
shipments-mail-revoked-lead = La clave de licencia { $name }={ $units }, que llegó con el dispositivo { $device }, se ha revocado. Motivo: «{ $reason }». No se debe usar en ningún dispositivo. Sus unidades están ligadas al dispositivo y ya no están en su saldo.
shipments-said-imported = { $who } importó el envío { $what }
shipments-said-claimed = { $who } reclamó el dispositivo { $what }
shipments-said-assigned = { $who } asignó el dispositivo { $what }
shipments-said-taken = { $who } revocó una clave de licencia que llegó con el dispositivo { $what }
shipments-said-withdrawn = { $who } retiró el dispositivo { $what }
shipments-said-guessed = Se probaron muchos dispositivos que no puede reclamar para { $what }
shipments-refused = El envío no se puede importar
shipments-refused-state = El dispositivo no lo permite
shipments-is-now = El dispositivo está: { $state }. Vuelva a mirarlo y decida.
shipments-no-account = Ningún distribuidor, revendedor o cliente tiene este número.
shipments-same-account = El dispositivo ya es de esta cuenta.
shipments-file-no-rows = No hay ninguna fila debajo del encabezado. Cada fila es una licencia de un dispositivo.
shipments-file-said-otherwise = El mismo dispositivo tiene «{ $first }» en la línea { $line }. Repítalo o deje vacía la celda.
shipments-wrong-number = El número de un envío tiene de 1 a { $most } caracteres imprimibles, sin espacios al principio ni al final.
shipments-wrong-devices = Un envío tiene de 1 a { $most } dispositivos a la vez. Mándelo por partes.
shipments-wrong-serial-twice = Este número de serie está también en otro envío o en otro lugar de lo enviado. Deje solo uno.
shipments-wrong-serial-of-others = Este no es el número de serie de un dispositivo para el que sea { $sku }.
shipments-wrong-licenses = Un dispositivo tiene de 1 a { $most } licencias.
shipments-wrong-not-with-devices = Ningún dispositivo se entrega con { $sku }: en el catálogo no tiene «claim».
shipments-wrong-sku-twice = El dispositivo tiene este producto en otra línea. Reúna los artículos.
shipments-wrong-items = Una licencia de un dispositivo tiene de 1 a { $most } artículos, escritos como número entero.
shipments-wrong-buyer-unknown = Ningún distribuidor, revendedor o cliente tiene el número «{ $number }».
shipments-wrong-label = El código de una etiqueta tiene de 6 a 40 letras y cifras; los guiones, espacios y mayúsculas no importan.
shipments-wrong-needs-buyer = Nadie podría reclamar el dispositivo: { $sku } lo reclama el comprador, así que indique uno.
shipments-wrong-needs-label = Nadie podría reclamar el dispositivo: { $sku } se reclama con el código de la etiqueta, así que indíquelo.
shipments-wrong-needs-either = Nadie podría reclamar el dispositivo: { $sku } lo reclama el comprador o quien tiene el código de la etiqueta, así que indique uno de los dos.
shipments-wrong-other-shipment = Este dispositivo ya se importó, en el envío { $number }. Un dispositivo sale de fábrica una sola vez.
shipments-wrong-differs = Este dispositivo ya se importó, aquí con «{ $before }» y no «{ $sent }». Si era un error, retírelo primero.
shipments-wrong-label-differs = Este dispositivo ya se importó con otro código en la etiqueta, o sin código. Si era un error, retírelo primero.
