# E-mails a uma pessoa sobre si mesma. Nenhum diz um nome: estranhos poderiam pôr nele qualquer coisa.

letter-confirmation-subject = Confirme o seu endereço para { $vendor }
letter-confirmation-lead = Este endereço foi usado para um registo. Para confirmar que é seu, siga o link e indique a palavra-passe que escolheu.
letter-confirmation-button = Confirmar o endereço
letter-confirmation-note = O link é válido uma só vez, até { $until }. Se não se registou, não faça nada: sem si, o registo não tem efeito.
letter-known-subject = O seu endereço já é conhecido em { $vendor }
letter-known-lead = Alguém quer registar-se com este endereço, ou mudar o seu para ele. O endereço já está registado: inicie sessão como sempre. Se esqueceu a palavra-passe, escolha outra.
letter-reset-button = Escolher outra palavra-passe
letter-known-note = Se o pedido não foi seu, não faça nada: nada foi alterado.
letter-reset-subject = Escolha outra palavra-passe para { $vendor }
letter-reset-lead = Alguém pediu outra palavra-passe para este endereço. Se o pedido foi seu, siga o link e escolha uma.
letter-reset-note = O link é válido uma só vez, até { $until }. Se o pedido não foi seu, não faça nada: a sua palavra-passe mantém-se.
letter-changed-subject = A sua palavra-passe para { $vendor } foi alterada
letter-changed-lead = A palavra-passe deste endereço foi alterada, e a sessão foi terminada em todos os outros lugares. Se a alteração foi sua, não há nada a fazer.
letter-changed-note = Se a alteração não foi sua, escolha já outra e avise { $vendor }.
letter-new-address-subject = Confirme o seu novo endereço para { $vendor }
letter-new-address-lead = Alguém quer usar este endereço para iniciar sessão a partir de agora. Se o pedido foi seu, siga o link e confirme-o.
letter-new-address-button = Confirmar o novo endereço
letter-new-address-note = O link é válido uma só vez, até { $until }. Se o pedido não foi seu, não faça nada: não terá efeito.
letter-address-changed-subject = O seu endereço para { $vendor } foi alterado
letter-address-changed-lead = Agora inicia sessão com { $email } em vez deste endereço. Se a alteração foi sua, não há nada a fazer.
letter-address-changed-button = Iniciar sessão
letter-address-changed-note = Se a alteração não foi sua, avise já { $vendor }.
letter-attempts-subject = Alguém tenta iniciar sessão em seu nome em { $vendor }
letter-attempts-lead = Tentativas de iniciar sessão com este endereço e uma palavra-passe incorreta: { $count }. Cada nova tentativa tem agora de esperar, e ninguém entrou.
letter-attempts-note = Se as tentativas foram suas, escolha outra palavra-passe. Caso contrário, não há nada a fazer, desde que a sua palavra-passe seja longa e não seja usada em mais lado nenhum.
