# Crear claves de licencia a partir de una lista. (P-08)

keylist-title = Crear claves de licencia a partir de una lista
keylist-lead = Una tabla con una fila por clave de licencia. Primero se ve exactamente lo que se creará; después se crean todas las claves o ninguna.
keylist-columns-text = En cualquier orden. Lo que no es necesario puede faltar o quedar vacío; las licencias para hardware necesitan el número de serie de su dispositivo.
keylist-meaning = Significado
keylist-written = En la tabla
keylist-types = Tipos de licencia
keylist-mistakes =
    { $count ->
        [one] Hay un error en la lista. Mientras no se corrija, no se puede crear ninguna de sus claves.
       *[other] Hay { $count } errores en la lista. Mientras no se corrijan, no se puede crear ninguna de sus claves.
    }
keylist-confirm =
    { $count ->
        [one] Crear una clave
       *[other] Crear { $count } claves
    }
keylist-made =
    { $count ->
        [one] Una clave de licencia creada.
       *[other] { $count } claves de licencia creadas.
    }
keylist-no-rows = No hay ninguna fila debajo del encabezado. Cada fila es una clave de licencia.
keylist-wrong-license = Este tipo de licencia no está en las existencias. La página de la lista indica cómo se escribe cada uno.
keylist-wrong-count = Una lista tiene de 1 a { $most } claves de licencia; esta tiene { $count }.
