# Lo que hay de incorrecto en un pedido o en un archivo de pedidos: se dice junto al campo, en la vista previa de un archivo y en la API.

mistake-number = Un número de pedido tiene de 1 a 64 letras, cifras, espacios y signos.
mistake-country = Un país se escribe con dos letras mayúsculas, como IT, DE, GB.
mistake-lines = Un pedido tiene de 1 a { $most } líneas.
mistake-sku = «{ $sku }» no está en el catálogo.
mistake-sku-nearest = «{ $sku }» no está en el catálogo. ¿Quiere decir { $nearest }?
mistake-end-of-life = Este producto se vendió hasta el { $day } y la fecha del pedido es posterior. Elija su sucesor.
mistake-stock-twice = Este producto ya está en una línea anterior. Un pedido aporta una clave de activación por producto: sume los artículos.
mistake-items = Una línea tiene de 1 a { $items } artículos y no más de { $units } unidades en total.
mistake-sold-as = Este producto no se vende así. Se vende como: { $models }.
mistake-first-missing = Falta el primer día: el de la suscripción, o el del mantenimiento de una licencia perpetua.
mistake-last-missing = Falta el último día: el de la suscripción, o el del mantenimiento de una licencia perpetua.
mistake-last-out-of-place = El último día es el primero o uno posterior, { $years } años después como máximo.
mistake-no-days = Una licencia perpetua sin plan de mantenimiento no tiene primer ni último día. Deje ambos vacíos o indique un plan.
mistake-care-undated = El mantenimiento tiene un primer y un último día, o un número de meses (care_months) que empieza cuando se registra el producto.
mistake-care-months = El mantenimiento sin días dura de 1 a { $most } meses.
mistake-days-and-months = El mantenimiento tiene un primer y un último día o un número de meses, no ambas cosas.
mistake-months-of-subscription = El mantenimiento de una suscripción tiene los días de la propia suscripción. Omita el número de meses.
mistake-months-without-care = Los meses de mantenimiento requieren un plan de mantenimiento. Indíquelo: { $plans }.
mistake-care-missing = Una suscripción incluye mantenimiento. Indique el plan: { $plans }.
mistake-code = Un código de licencia tiene de 1 a 64 letras, cifras y guiones.
mistake-code-taken = El código «{ $code }» es de otra licencia. Elija otro u omítalo.
mistake-price-unsound = Un precio no es inferior a cero y su moneda son tres letras mayúsculas.

# Lo que no se puede leer como lo que debe ser.
mistake-items-unread = «{ $given }» no es un número de artículos. Escriba un número entero, como 4.
mistake-months-unread = «{ $given }» no es un número de meses. Escriba un número entero, como 12.
mistake-price-unread = «{ $given }» no es un precio. Escriba el importe como 1299.00 y la moneda como EUR.
mistake-day-unread = «{ $given }» no es un día. Escríbalo como 2027-08-07.
mistake-model-unread = «{ $given }» no es un modelo de licencia. Use uno de estos: { $known }.
mistake-care-unread = «{ $given }» no es un plan de mantenimiento. Use uno de estos: { $known }.
mistake-reseller-unknown = Ningún revendedor tiene el número «{ $number }».
mistake-distributor-unknown = Ningún distribuidor tiene el número «{ $number }».
mistake-another-kind = «{ $number }» es el número de una cuenta de otro tipo: { $kind }.
mistake-customer-number = Un número de cliente tiene de 1 a 64 caracteres.
mistake-customer-name = El cliente «{ $number }» es nuevo. Indique su nombre, de 1 a 200 caracteres.
mistake-customer-renamed = El cliente «{ $number }» tiene otro nombre en los libros del fabricante. Indique ese u omita el nombre.
mistake-time-zone = «{ $given }» no es una zona horaria. Use un nombre como Europe/Rome.
mistake-no-recipient = { $buyer } no tiene dirección para los pedidos. Indique el destinatario del correo.
mistake-email = Una dirección de correo electrónico tiene la forma nombre@example.com.
mistake-language = Ese idioma no existe. Use uno de estos: { $known }.
mistake-differs = El pedido ya realizado tiene aquí «{ $placed }» y no «{ $sent }».

# De un archivo como tal.
mistake-file-too-large = El archivo supera los { $bytes } bytes. Envíelo por partes.
mistake-file-empty = El archivo está vacío. Su primera línea indica las columnas: { $columns }.
mistake-file-no-rows = No hay ninguna fila debajo del encabezado. Cada fila es una línea de un pedido.
mistake-file-utf-16 = El archivo está en UTF-16. Guárdelo como CSV en UTF-8.
mistake-file-not-utf-8 = Un carácter de aquí no está en UTF-8. Guarde el archivo como CSV en UTF-8.
mistake-file-nul = Aquí hay un carácter NUL, así que esto no es un texto. Guarde el archivo como CSV en UTF-8.
mistake-file-unreadable = Esto no se puede leer como CSV: { $why }
mistake-file-behind-quote = Hay algo después de la comilla que cierra una celda. Una comilla dentro de una celda se escribe dos veces.
mistake-file-open-quote = La comilla que se abre aquí no se cierra nunca.
mistake-file-too-many-rows = Un archivo tiene { $most } filas como máximo. Envíelo por partes.
mistake-file-cells = Celdas en esta fila: { $found }; en el encabezado: { $wanted }. Una celda que contiene «{ $separator }» debe ir entre comillas.
mistake-file-unknown-column = No existe la columna «{ $column }». Las columnas son: { $columns }.
mistake-file-column-twice = La columna «{ $column }» está dos veces. Deje una de ellas.
mistake-file-column-missing = Falta la columna «{ $column }».
mistake-file-said-otherwise = El mismo pedido tiene «{ $first }» en la línea { $line }. Repítalo o deje vacía la celda.
mistake-file-language-alone = Hay un idioma sin destinatario. Indique también recipient_email o deje vacía esta celda.
mistake-file-more =
    { $count ->
        [one] Sigue un error más.
       *[other] Siguen { $count } errores más.
    }
