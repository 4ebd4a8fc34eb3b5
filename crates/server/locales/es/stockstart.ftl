# Lo que de las existencias necesita a alguien, en las páginas de inicio.

stockstart-low = { $name }: quedan { $left } en existencias, menos de { $below }. Añada una clave de activación o pida más.
stockstart-answer = { $from } le ofrece { $units } de { $name }: acepte o rechace hasta el { $date }.
stockstart-waiting = { $to } no ha respondido a su oferta de { $units } de { $name }, que termina el { $date }.
stockstart-more =
    { $count ->
        [one] Otra transferencia espera respuesta.
       *[other] Otras { $count } transferencias esperan respuesta.
    }
