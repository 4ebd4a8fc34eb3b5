# O stock de um parceiro: saldo, chaves de ativação, chaves de licença.

stock-title = Gestor de licenças
stock-tab-balance = Saldo
stock-tab-activation-keys = Chaves de ativação
stock-tab-license-keys = Chaves de licença
stock-none = Ainda não há licenças em stock
stock-none-text = Adicione uma chave de ativação do e-mail de uma encomenda: as suas licenças ficam então aqui, e com elas criam-se chaves de licença para dispositivos.
stock-create = Criar chave de licença
stock-type = Tipo
stock-loaded = Carregadas
stock-used = Usadas
stock-reserved = Reservadas
stock-left = Restantes
stock-low = menos de { $units }
stock-add-hint = Adicionam-se mais licenças pela sua chave de ativação:
stock-added = Chave de ativação { $key } adicionada.
stock-ledger = Porque os números são o que são
stock-ledger-none = Ainda nada aconteceu.
stock-about = Qual
stock-by = Quem
stock-without-device = nenhum dispositivo indicado
stock-moved-loaded = Carregadas por chave de ativação
stock-moved-withdrawn = Retiradas pelo fabricante
stock-moved-keyed = Convertidas numa chave de licença
stock-moved-revoked = Chave de licença revogada, unidades devolvidas
stock-moved-reserved = Prometidas a outra conta
stock-moved-posted = Passaram para outra conta
stock-moved-voided = A transferência não se concretizou
stock-moved-received = Vieram de outra conta
stock-threshold = Stock baixo
stock-threshold-text = Quando restam menos do que esta quantidade, os administradores da conta recebem um só e-mail e o saldo indica-o, até voltar a haver suficientes.
stock-threshold-label = Avisar quando restarem menos de
stock-threshold-hint = Vazio para nunca.
stock-threshold-save = Guardar
stock-threshold-set = Guardado.
stock-threshold-wrong = Escreva um número inteiro a partir de 1, ou nada para nunca.
stock-activation-key = Chave de ativação
stock-key-hint = Como ACT-1-5d57-b1c0-b758-8ac7; hífenes, espaços e maiúsculas não importam.
stock-add = Adicionar
stock-keys-none = Ainda não há chaves de ativação
stock-keys-none-text = Uma encomenda para stock traz uma por produto, no seu e-mail e aqui.
stock-since = Desde
stock-key-ready = ainda não resgatada
stock-key-promised = prometida
stock-key-redeemed = resgatada
stock-key-withdrawn = retirada
stock-key-wrong-form = Isto não é uma chave de ativação. Uma chave tem a forma ACT-1-5d57-b1c0-b758-8ac7: depois de ACT-1, quatro grupos de quatro dos caracteres 0 a 9 e a a f.
stock-key-wrong-version = Esta chave é de uma versão diferente das que se emitem aqui, que começam por ACT-1.
stock-key-mistyped = Um carácter está errado, ou dois estão trocados. Compare a chave com a que lhe foi enviada.
stock-key-unknown = Essa chave de ativação não existe para esta conta.
stock-key-redeemed-before = Esta conta já resgatou a chave: as suas licenças estão no saldo.
stock-key-is-promised = A chave está prometida a outra conta. Cancele primeiro a transferência.
stock-key-too-many = Foram tentadas demasiadas chaves que não o são. Tente de novo { $wait }.
stock-key-not-ready = Só se pode retirar uma chave que ninguém resgatou.
stock-key-was-withdrawn = A chave de ativação foi retirada.
stock-withdraw = Retirar
stock-withdraw-text = Já ninguém poderá resgatar a chave.
stock-withdraw-confirm = Retirar a chave
stock-order-sentence = Efetuada em { $time }. Traz chaves de ativação: não há nada a desbloquear.
stock-reason = Motivo
stock-reason-hint = O titular lê-o.
stock-reason-wrong = Indique o motivo, em 1 a 500 caracteres.
stock-search = Procurar chaves de licença
stock-any-state = Qualquer estado
stock-active = ativa
stock-revoked = revogada
stock-all-keys = Todas as chaves de licença
stock-license-keys-none = Ainda não há chaves de licença
stock-license-keys-none-text = Uma chave de licença põe licenças do stock num dispositivo.
stock-license-keys-none-found = Nenhuma chave de licença corresponde
stock-license-keys-none-found-text = Procure pelo início de qualquer palavra que conste nela, ou escolha outro estado.
stock-license = Licença
stock-quantity = Quantidade
stock-serial = Número de série
stock-end-customer = Cliente final
stock-location = Local
stock-description = Descrição
stock-made = Criada
stock-content = Conteúdo da chave
stock-number = Número da chave
stock-download = Descarregar
stock-download-device = Todas as chaves do dispositivo
stock-devices = Descarregar as chaves de licença a instalar em:
stock-keys-of-device = Chaves
stock-device-keys = { $count ->
    [one] { $count } chave
   *[other] { $count } chaves
}
stock-address = Endereço para programas, com uma chave de API
stock-review = Rever
stock-review-lead = É exatamente isto que será criado.
stock-review-left =
    { $units ->
        [one] De { $name }, resta depois { $units }.
       *[other] De { $name }, restam depois { $units }.
    }
stock-confirm = Criar a chave
stock-type-left = { $name } (restam { $units })
stock-key-made = Chave de licença { $name }={ $units } criada.
stock-look-at-key = Ver a chave
stock-serial-hint = Como está impresso no dispositivo, por exemplo 00‑90‑33‑01‑02‑0F. Agrupa as chaves de um dispositivo, para que se descarreguem juntas.
stock-texts-hint = O cliente final, o local e a descrição constam na chave, para que se distinga facilmente de outras.
stock-note-hardware = As licenças para hardware só podem ser usadas no dispositivo para cujo número de série foram criadas.
stock-note-final = Depois de confirmada, a atribuição não pode ser alterada. Se algo estiver errado, contacte { $vendor } para revogar a chave; uma chave revogada não pode ser usada em nenhum dispositivo.
stock-wrong-type = Escolha um tipo de licença do stock.
stock-wrong-units = Escreva um número inteiro a partir de 1.
stock-wrong-not-enough =
    { $units ->
        [0] Não resta nenhuma.
        [one] Só resta { $units }.
       *[other] Só restam { $units }.
    }
stock-wrong-serial-character = “{ $character }” não aparece em nenhum número de série: é formado por 0 a 9 e A a F, como 00-90-33-01-02-0F.
stock-wrong-serial-length = Um número de série tem doze dos caracteres 0 a 9 e A a F, como 00-90-33-01-02-0F; este tem { $count }.
stock-wrong-serial-needed = Uma licença para hardware só é válida num dispositivo: introduza o seu número de série.
stock-wrong-serial-of-others = Este não é o número de série de um dispositivo a que estas licenças se destinam.
stock-wrong-text = No máximo 100 caracteres que se possam imprimir.
stock-key-was-revoked = A chave de licença foi revogada.
stock-revoked-text = Esta chave está revogada: não pode ser usada em nenhum dispositivo.
stock-revoked-list = A lista assinada das chaves revogadas
stock-revoke = Revogar
stock-revoke-text = { $name } volta ao stock do seu titular. A chave passa para a lista pública e não pode voltar a ser usada; o titular é avisado por e-mail.
stock-revoke-confirm = Revogar a chave
stock-mail-order-lead = As licenças desta encomenda estão prontas. Cada produto tem uma chave de ativação.
stock-mail-order-next = Adicione cada chave de ativação ao seu stock: as licenças ficam lá de imediato. Só a conta a que foram vendidas as pode adicionar, uma só vez.
stock-mail-order-redeem = Adicionar chaves de ativação
stock-mail-order-keep = Ser-lhe-á pedido que inicie sessão. As chaves também estão na página da encomenda.
stock-mail-low-subject = { $name }: restam poucas no stock de { $account }
stock-mail-low-lead = De { $name } no stock de { $account }, restam { $left }; pediu um aviso abaixo de { $below }. Não receberá outro e-mail sobre isto antes de voltar a haver suficientes.
stock-mail-low-open = Abrir o saldo
stock-mail-revoked-subject = Uma chave de licença de { $account } para { $name } foi revogada
stock-mail-revoked-lead = A chave de licença { $name }={ $units } (dispositivo { $device }, cliente final { $customer }) foi revogada. Motivo: “{ $reason }”. Não pode ser usada em nenhum dispositivo. As suas unidades voltaram ao stock.
stock-mail-revoked-open = Abrir as chaves de licença
stock-said-key-made = { $who } emitiu a chave de ativação { $what }
stock-said-key-redeemed = { $who } resgatou a chave de ativação da licença { $what }
stock-said-key-withdrawn = { $who } retirou a chave de ativação { $what }
stock-said-license-key-made = { $who } criou a chave de licença { $what }
stock-said-license-key-revoked = { $who } revogou a chave de licença { $what }
stock-said-threshold-set = { $who } definiu abaixo de quantas licenças em stock se avisa
stock-refused-code = Não é uma chave de ativação
stock-refused-unknown = Essa chave de ativação não existe
stock-refused-state = A chave de ativação não o permite
stock-refused-key = A chave de licença não pode ser criada
stock-refused-revoked = Já revogada
