# Problemas de la propia instalación, en la medida en que sirve conocerlos.

operation-no-space = No queda espacio
operation-no-space-text = Al servicio no le queda espacio para guardar nada. No se ha modificado nada. Quien lo opera tiene que hacer sitio; entonces se podrá volver a enviar lo que ha escrito.
operation-unavailable = No disponible en este momento
operation-unavailable-text = La base de datos no responde o está sobrecargada. No se ha modificado nada. Inténtelo de nuevo dentro de un momento.
# Se dice después de lo anterior: por este identificador se busca en el registro.
operation-request = Si consulta por ello, indique la solicitud { $id }.
