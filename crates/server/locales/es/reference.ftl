# La referencia de la API. Lo que dicen las propias llamadas procede de su descripción, en inglés.

reference-title = Referencia de la API
reference-lead = Todo lo que una persona puede hacer aquí lo puede hacer también un programa, con las mismas reglas. Un programa se identifica con una clave que ha creado un administrador de la cuenta.
reference-document = Documento OpenAPI
reference-try = Probar
reference-call = Llamada
reference-address = Dirección
reference-scope = Permiso
reference-problems = Problemas
reference-problems-text = Un rechazo es un documento «problem»: su type termina con la causa, su detail dice qué era incorrecto y qué sería correcto, y su request_id es lo que pide el soporte. Salvo que la causa diga otra cosa, no se ha modificado nada.
reference-cause = Causa
reference-meaning = Significado
reference-field = Campo
reference-kind = Tipo
reference-optional = opcional
reference-parameters = Parámetros
reference-name = Nombre
reference-place = En
reference-body = Cuerpo
reference-answers = Respuestas
reference-status = Estado
reference-answer-body = Campos de la respuesta { $status }
reference-example = Ejemplo
