# O reencaminhamento de uma encomenda a partir da sua página de desbloqueio, e o que vê um revendedor que segue o link.

forward-title = Reencaminhar
forward-lead = Convide quem deve gerir estas licenças. Quem recebe o e-mail inicia sessão primeiro; o link por si só não dá acesso a nenhuma conta.
forward-to = Para
forward-to-customer = O cliente final: { $address }
forward-to-reseller = Um revendedor
forward-email = Endereço de e-mail do revendedor
forward-email-hint = Só é necessário para um revendedor. Pergunta-se ao cliente se este revendedor pode gerir as suas licenças.
forward-submit = Reencaminhar
forward-done-customer = O e-mail para o contacto do cliente final está a caminho.
forward-done-reseller = O e-mail para o revendedor está a caminho.
forward-wrong-email = Um endereço de e-mail tem a forma nome@example.com.
forward-wrong-to = Escolha o cliente final ou um revendedor.
forward-wrong-erased = O contacto da encomenda foi apagado: não é possível escrever a ninguém do cliente final. Reencaminhe a encomenda para um revendedor ou peça ao fabricante que substitua o contacto.
forward-wrong-often = Esta encomenda foi reencaminhada muitas vezes hoje. Será possível de novo a partir de { $time }.
forward-wrong-locked = Só se reencaminha uma encomenda desbloqueada. Desbloqueie-a primeiro.

forward-ask-title = Gerir as licenças de { $customer }
forward-ask-lead = A encomenda { $number } foi-lhe reencaminhada. Peça a { $customer } autorização para gerir as suas licenças; receberá um e-mail quando for dada.
forward-ask-sign-in = Para continuar, inicie sessão com a sua conta de um revendedor ou distribuidor.
forward-ask-as = Para qual das suas contas?
forward-ask-submit = Perguntar a { $customer }
forward-ask-nobody = O utilizador com que iniciou sessão não pertence a nenhum revendedor ou distribuidor para o qual gira licenças. Termine sessão e inicie-a com um que pertença.
forward-asked = A pergunta foi feita a { $customer }
forward-asked-text = O seu administrador vê o pedido entre os parceiros da conta. Receberá um e-mail quando for dada a autorização.
forward-bad-link = Este link não é válido, ou já não o é
forward-bad-link-text = É válido para um só revendedor, durante 30 dias. Se o seu pedido foi rejeitado, fale com o cliente. Caso contrário, peça a quem reencaminhou a encomenda que a reencaminhe de novo.
