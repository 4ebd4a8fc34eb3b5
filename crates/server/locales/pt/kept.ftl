# O que continha um formulário cuja sessão tinha terminado.

kept-session-over = A sua sessão terminou. O que escreveu mantém-se: inicie sessão e envie-o então.
kept-title = Tem de novo a sessão iniciada
kept-text = O que escreveu antes mantém-se, e ainda não foi enviado.
kept-send = Enviar agora
kept-leave = Abrir a página sem isso
kept-agreement-first = Primeiro é preciso aceitar um contrato de licença. O que escreveu fica guardado: leia o contrato, aceite-o e envie-o depois.
kept-accepted = O contrato de licença está aceite
