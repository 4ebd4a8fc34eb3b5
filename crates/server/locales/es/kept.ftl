# Lo que contenía un formulario cuya sesión había terminado.

kept-session-over = Su sesión ha terminado. Lo que ha escrito se conserva: inicie sesión y envíelo entonces.
kept-title = Ha vuelto a iniciar sesión
kept-text = Lo que había escrito se conserva y aún no se ha enviado.
kept-send = Enviarlo ahora
kept-leave = Abrir la página sin lo escrito
