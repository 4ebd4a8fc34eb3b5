# Lo que contenía un formulario cuya sesión había terminado.

kept-session-over = Su sesión ha terminado. Lo que ha escrito se conserva: inicie sesión y envíelo entonces.
kept-title = Ha vuelto a iniciar sesión
kept-text = Lo que había escrito se conserva y aún no se ha enviado.
kept-send = Enviarlo ahora
kept-leave = Abrir la página sin lo escrito
kept-agreement-first = Primero hay que aceptar un contrato de licencia. Lo que ha escrito se conserva: lea el contrato, acéptelo y envíelo después.
kept-accepted = El contrato de licencia está aceptado
