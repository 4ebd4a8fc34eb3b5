# Dados pessoais: o que se conserva, por quanto tempo, e como apagá-los.

privacy-nav = Privacidade
privacy-title = Dados pessoais
privacy-lead = O que se conhece sob um endereço, para ser apagado quando a pessoa o pede.
privacy-find = Procurar
privacy-person = Pessoa
privacy-no-person = Ninguém inicia sessão com { $email }.
privacy-name = Nome
privacy-id = Número
privacy-erase = Apagar esta pessoa
privacy-erase-text =
    { $accounts ->
        [0] O nome, o endereço, a palavra-passe e as sessões são apagados.
        [one] O nome, o endereço, a palavra-passe e as sessões são apagados, e a pessoa sai de uma conta.
       *[other] O nome, o endereço, a palavra-passe e as sessões são apagados, e a pessoa sai de { $accounts } contas.
    } Os e-mails e os convites deixam de a nomear. O registo de eventos conserva o seu número. Isto não pode ser desfeito.
privacy-erase-confirm = Apagar definitivamente
privacy-erased = A pessoa foi apagada.
privacy-contact = Encomendas e e-mails
privacy-contact-facts = Encomendas que indicam este endereço: { $orders }. E-mails enviados para lá: { $mails }.
privacy-contact-erase = Apagar o endereço
privacy-contact-erase-text =
    { $orders ->
        [0] O endereço é retirado de e-mails e convites.
        [one] O endereço é retirado de uma encomenda, de e-mails e de convites.
       *[other] O endereço é retirado de { $orders } encomendas, de e-mails e de convites.
    } As encomendas mantêm-se, mas não se pode enviar nenhum e-mail sobre elas até terem outro contacto. Quem inicia sessão com este endereço pode continuar a fazê-lo. Isto não pode ser desfeito.
privacy-contact-erase-confirm = Apagar o endereço definitivamente
privacy-contact-erased = O endereço foi apagado.
privacy-retention = Quanto tempo se conservam os dados
privacy-retention-lead = O que é mais antigo desaparece por si, no prazo de uma hora. O que aconteceu fica no registo de eventos, que não nomeia ninguém.
privacy-keep-sessions = Sessões, depois de terminarem
privacy-keep-invitations = Endereços de convites, depois de aceites ou expirados
privacy-keep-mails = Destinatários de e-mails, depois de enviados ou abandonados
privacy-keep-registrations = Registos cujo endereço nunca foi confirmado
privacy-days = dias
privacy-days-error = Indique um número de dias de 1 a 3650.
privacy-save = Guardar
privacy-saved = Guardado. Aplica-se a partir da próxima vez, no prazo de uma hora.
privacy-done = Executado pela última vez em { $at }; retirados nessa altura: { $count }.
privacy-not-done = Ainda não foi executado.
