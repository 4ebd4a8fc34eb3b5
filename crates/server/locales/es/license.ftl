# La página de una licencia y lo que dice de su estado.

license-title = Licencia { $code }
license-state-active = activa
license-state-future = desde el { $date }
license-state-ended = vencida el { $date }
license-state-returned = devuelta el { $date }
license-state-moved = movida el { $date }
license-state-exchanged = sustituida el { $date }
license-sentence-in = sus unidades están en la cuenta de { $account }
license-sentence-was-in = sus unidades estaban en la cuenta de { $account }
license-account = Cuenta
license-order = Pedido
license-term = Periodo de uso
license-for-ever = sin vencimiento
license-newest-release = Versiones utilizables hasta
license-replaces = Sustituye a
license-replacement = Sustituida por
license-reason = Motivo: { $reason }
license-look = Ver la licencia
license-register = Registrar el producto
license-register-first = Registrar el producto…
license-register-text =
    { $months ->
        [one] Su mantenimiento { $plan } empieza hoy y dura un mes.
       *[other] Su mantenimiento { $plan } empieza hoy y dura { $months } meses.
    } La primera activación de un servidor que tenga unidades de la licencia tiene el mismo efecto, si nadie la ha registrado antes. No se puede deshacer.
license-registered = Producto registrado: el mantenimiento empieza hoy.
license-not-registrable = Esta licencia no se puede registrar: su mantenimiento ya tiene sus días, o no tiene ninguno.

license-history = Historial
license-when = Cuándo
license-what = Qué
license-why = Por qué
license-happened-loaded = Las unidades llegaron a la cuenta
license-happened-left = Pasó a otra cuenta con una fusión
license-happened-registered = Registrada: empezó el mantenimiento
license-happened-moved-away = Movida a otra cuenta
license-happened-moved-in = Llegó de otra cuenta
license-happened-returned = Devuelta con nota de crédito
license-happened-exchanged = Sustituida
