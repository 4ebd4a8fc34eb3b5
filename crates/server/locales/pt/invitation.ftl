# A aceitação de um convite para uma conta.

invitation-title = Gerir as licenças de { $account }
invitation-title-account = Juntar-se a { $account }
invitation-lead = Recebeu um convite para administrar esta conta. Diga quem é e escolha uma palavra-passe; a sessão é iniciada de imediato.
invitation-account = Conta
invitation-email = E-mail
invitation-until = Válido até
invitation-name = O seu nome
invitation-name-hint = Como as outras pessoas da conta o verão.
invitation-name-error = Indique um nome de 1 a 100 caracteres.
invitation-password = Palavra-passe
invitation-password-hint = Pelo menos 12 caracteres. O melhor são algumas palavras de que se lembre.
invitation-accept = Aceitar o convite
invitation-lead-role = Recebeu um convite para esta conta, com a função: { $role }. Diga quem é e escolha uma palavra-passe; a sessão é iniciada de imediato.
invitation-known = Já existe uma pessoa com o endereço { $email }. Inicie sessão com a palavra-passe que tem; depois poderá juntar-se a esta conta.
invitation-join-lead = Tem sessão iniciada como { $name }. Junte-se a esta conta, com a função: { $role }.
invitation-join = Juntar-se a { $account }
invitation-somebody-else = Tem sessão iniciada como { $name }, e este convite é para { $email }. Termine sessão primeiro e depois abra de novo o link do e-mail.
invitation-bad-link = Este convite não é válido, ou já não o é
invitation-bad-link-text = Um convite é válido uma só vez, durante 30 dias, e só o link do e-mail mais recente. Se já o aceitou, inicie sessão. Caso contrário, peça a quem fez o convite que o faça de novo.
