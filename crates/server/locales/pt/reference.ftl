# A referência da API. O que dizem as próprias chamadas vem da sua descrição, em inglês.

reference-title = Referência da API
reference-lead = Tudo o que uma pessoa pode fazer aqui, um programa também pode, sob as mesmas regras. Um programa identifica-se com uma chave que um administrador da conta criou.
reference-document = Documento OpenAPI
reference-try = Experimentar
reference-call = Chamada
reference-address = Endereço
reference-scope = Permissão
reference-problems = Problemas
reference-problems-text = Uma recusa é um documento de problema: o seu type termina com a causa, o seu detail diz o que estava errado e o que estaria certo, o seu request_id é o que o suporte pede. Salvo se a causa disser o contrário, nada foi alterado.
reference-cause = Causa
reference-meaning = Significado
reference-field = Campo
reference-kind = Tipo
reference-optional = opcional
reference-parameters = Parâmetros
reference-name = Nome
reference-place = Em
reference-body = Corpo
reference-answers = Respostas
reference-status = Estado
reference-answer-body = Campos da resposta { $status }
reference-example = Exemplo
