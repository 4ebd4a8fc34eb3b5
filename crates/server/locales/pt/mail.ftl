# Os e-mails.

mail-order-subject = Licenças da encomenda { $number } para { $customer }
mail-order-lead = As licenças desta encomenda estão prontas. Estão bloqueadas: nada está na conta do cliente até as desbloquear.
mail-order-next = Desbloqueie-as quando quiser. Não é preciso iniciar sessão; uma página mostra a encomenda e pede confirmação.
mail-order-unlock = Desbloquear agora
mail-order-keep = Quem tiver este link pode desbloquear a encomenda. Partilhe-o com cuidado.
mail-customer = Cliente final
mail-country = País
mail-reseller = Revendedor
mail-order-number = Número da encomenda
mail-product = Produto
mail-sku = SKU
mail-quantity = Qtd.
mail-code = Código de licença
mail-status = Estado do desbloqueio
mail-unlocked-subject = A encomenda { $number } está desbloqueada
mail-unlocked-lead = As licenças desta encomenda estão desbloqueadas e na conta do cliente. O passo seguinte é atribuí-las a servidores.
mail-unlocked-manage = Gerir licenças
mail-invitation-subject = Gerir as licenças de { $account }
mail-invitation-lead = Há licenças de { $account } à espera de ser geridas. O seu endereço foi indicado como contacto: este convite faz de si administrador da conta.
mail-invitation-accept = Aceitar o convite
mail-invitation-until = É válido uma só vez, até { $date }.

# Sobre um servidor que duas instalações querem ser.
mail-alert-subject = Duas instalações querem ser { $server } de { $account }
mail-alert-second = Outra instalação, em { $host }, quis ativar-se com o token do servidor { $server } de { $account }. Foi recusada, porque o token já está vinculado a uma instalação.
mail-alert-copy = Está a funcionar uma cópia da instalação do servidor { $server } de { $account }: a máquina foi clonada, ou foi restaurado um instantâneo antigo.
mail-alert-advice = Se o hardware foi substituído, anule a vinculação na página do servidor. Caso contrário, pare a outra instalação, ou adicione um servidor próprio para ela. Não receberá mais e-mails sobre isto até que alguém marque como visto o que ali é mostrado.
mail-alert-refused = Recusada
mail-alert-bound = Vinculada
mail-alert-host = { $host }, versão { $version }, de { $address }, { $time }
mail-alert-open = Abrir a página do servidor

# Algo foi corrigido depois do desbloqueio.
mail-correction-subject = Licenças de { $account }: foi feita uma correção
mail-correction-subject-merged = { $other } e { $account } são agora uma só conta
mail-correction-moved-away = Uma licença foi movida para fora da conta de { $account }: tinha sido vendida ao cliente errado.
mail-correction-moved-in = Uma licença foi movida para a conta de { $account }. Pode ser atribuída de imediato a servidores.
mail-correction-returned = Uma licença foi devolvida e retirada da conta de { $account }.
mail-correction-exchanged = Uma licença de { $account } foi trocada por outra.
mail-correction-merged = A conta { $other } foi fundida com { $account }, com tudo o que tinha.
mail-correction-servers = O que foi concedido a servidores ainda não lhes é retirado. Se houver mais concedido do que o disponível, a página das licenças indica-o.
mail-correction-license = Licença
mail-correction-replacement = Nova licença
mail-correction-reason = Motivo
mail-correction-look = Ver a correção

# Para uma conta, por quem cuida das suas pessoas.
mail-join-subject = Convite para { $account }
mail-join-lead = Recebeu um convite para a conta de { $account }, com a função: { $role }.

# Uma encomenda reencaminhada para um revendedor.
mail-forwarded-subject = Gerir as licenças da encomenda { $number } para { $customer }
mail-forwarded-lead = As licenças desta encomenda estão desbloqueadas, e alguém que tem a encomenda pede-lhe que as gira. Inicie sessão com a sua conta de um revendedor; depois pergunta-se ao cliente se o autoriza.
mail-forwarded-manage = Gerir licenças
mail-forwarded-until = O link é válido para um só revendedor, até { $date }.

# Um parceiro pede para ser autorizado.
mail-asked-subject = { $partner } pede autorização para gerir as licenças de { $customer }
mail-asked-lead = { $partner } pede autorização para gerir as licenças de { $customer }. Foi-lhe reencaminhada uma encomenda sua. Autorize ou rejeite; nada muda até o fazer.
mail-asked-answer = Responder

# Um parceiro foi autorizado.
mail-let-in-subject = Autorização de { $customer }
mail-let-in-lead-licenses = { $customer } autoriza { $partner } a gerir as suas licenças e os seus servidores.
mail-let-in-lead-tickets = { $customer } autoriza { $partner } a tratar dos seus tickets.
mail-let-in-lead-both = { $customer } autoriza { $partner } a gerir as suas licenças e os seus servidores e a tratar dos seus tickets.
mail-let-in-open = Abrir o portal
