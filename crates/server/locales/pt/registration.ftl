# O próprio registo e a confirmação do endereço.

registration-title = Registo
registration-lead = Receberá um e-mail neste endereço para o confirmar.
registration-name = O seu nome
registration-name-hint = Como as outras pessoas da sua conta o verão.
registration-name-error = Indique um nome de 1 a 100 caracteres.
registration-email-error = Indique um endereço seu que ainda não use aqui. Tem a forma nome@example.com.
registration-submit = Registar-se
registration-known = Já tem registo?
registration-sent = Veja o seu e-mail
registration-sent-text = Um e-mail está a caminho do endereço que indicou. Siga o seu link para continuar; é válido durante 24 horas. Se não chegar nenhum e-mail, verifique o endereço e registe-se de novo.
registration-unconfirmed = Confirme o seu endereço
registration-unconfirmed-text = O seu endereço { $email } ainda não está confirmado. Siga o link no e-mail que enviámos para lá; é válido durante 24 horas. Até então, não há aqui nada para ver.
registration-send-again = Reenviar o e-mail
registration-sent-again = O e-mail está a caminho. Agora só o seu link é válido; os de e-mails anteriores já não o são.
registration-confirm = Confirme o seu endereço
registration-confirm-text = Para confirmar { $email }, indique a palavra-passe que escolheu quando se registou. Se não se registou, feche esta página: nada aconteceu.
registration-chosen-password = A palavra-passe que escolheu
registration-confirm-button = Confirmar o endereço
registration-welcome = O registo está concluído
registration-nowhere = Ainda não pertence a nenhuma conta, e nenhum convite espera por { $email }.
registration-nowhere-next = Peça a um administrador da conta da sua empresa um convite para este endereço. Se a sua empresa não tiver conta, fale com quem lhe vendeu as licenças, ou com { $vendor }.
registration-waiting = Recebeu convites. Escolha uma conta para aceitar o convite.
