# What leaves the factory: shipments, and what becomes of their devices. (P-03, P-04)

shipments-title = Remessas
shipments-import = Importar remessa
shipments-none = Ainda nada foi expedido
shipments-none-text = Uma remessa diz que dispositivos saíram da fábrica e com que licenças. Importe-a, e quem comprou um dispositivo descarrega as suas licenças.
shipments-none-found-text = Nenhum dispositivo tem um número de série ou uma remessa que comece assim.
shipments-search = Número de série ou remessa
shipments-state-unclaimed = por reclamar
shipments-state-claimed = reclamado
shipments-state-withdrawn = retirado
shipments-shipment = Remessa
shipments-licenses = Licenças
shipments-buyer = Comprador
shipments-holder = Reclamado por
shipments-imported = Importado
shipments-label-kept = há um; não volta a ser mostrado
shipments-label-none = nenhum
shipments-import-lead = Uma tabela com uma linha por cada licença de um dispositivo. Primeiro vê o que resultaria; depois é importado tudo, ou nada.
shipments-import-columns-text = Por qualquer ordem. As linhas com a mesma remessa e o mesmo número de série são um dispositivo; comprador e etiqueta podem ficar vazios abaixo da sua primeira linha. O catálogo diz de qual deles um produto precisa.
shipments-of-the-device = o dispositivo
shipments-of-the-license = a licença
shipments-import-counts = Por importar: { $fresh }; já importados: { $again }
shipments-import-mistakes =
    { $count ->
        [one] { $count } coisa está errada no ficheiro. Enquanto assim for, nada dele pode ser importado.
       *[other] { $count } coisas estão erradas no ficheiro. Enquanto assim for, nada dele pode ser importado.
    }
shipments-import-new = será importado
shipments-import-again = já importado
shipments-import-withdrawn = retirado antes, e assim fica
shipments-import-more = Dispositivos não mostrados aqui: { $count }
shipments-import-confirm =
    { $fresh ->
        [one] Importar { $fresh } dispositivo
       *[other] Importar { $fresh } dispositivos
    }
shipments-import-done = Dispositivos importados: { $fresh }; já importados: { $again }.
shipments-assign = Atribuir a uma conta
shipments-assign-text = A conta recebe as chaves de licença do dispositivo sem o reclamar; os seus administradores são avisados.
shipments-reassign-text = As suas chaves de licença atuais são revogadas e não podem mais ser usadas, a conta que indicar recebe novas, e os administradores de ambas as contas são avisados.
shipments-assign-to = Número da conta
shipments-assign-to-hint = O número do distribuidor, revendedor ou cliente, como R1002.
shipments-assign-reason-hint = Quem tinha o dispositivo lê-o.
shipments-assign-confirm = Atribuir o dispositivo
shipments-assigned = O dispositivo está atribuído.
shipments-withdraw-text = Já ninguém poderá reclamar o dispositivo. O mesmo ficheiro não o traz de volta; outra remessa sim.
shipments-withdraw-reason-hint = Fica guardado com o dispositivo.
shipments-withdraw-confirm = Retirar o dispositivo
shipments-withdrawn = O dispositivo foi retirado.
shipments-origin = Origem
shipments-came-with = veio com o dispositivo
shipments-revoke-text = { $name } veio com o seu dispositivo e está ligada a ele: nada volta ao stock. A chave passa para a lista pública e não pode mais ser usada; o seu titular é avisado.
shipments-moved-claimed = Vieram com um dispositivo
shipments-moved-recalled = Foram com o dispositivo
shipments-claim-buyer = com um dispositivo: reclamado pelo comprador
shipments-claim-label = com um dispositivo: reclamado pelo código da etiqueta
shipments-claim-either = com um dispositivo: reclamado pelo comprador ou pelo código da etiqueta
shipments-mail-assigned-subject = O dispositivo { $serial } está atribuído a { $account }
shipments-mail-assigned-lead = { $vendor } atribuiu o dispositivo { $serial } à conta { $account }. As suas chaves de licença estão entre as da conta e podem ser descarregadas.
shipments-mail-revoked-lead = A chave de licença { $name }={ $units }, que veio com o dispositivo { $device }, foi revogada. Motivo: “{ $reason }”. Não pode ser usada em nenhum dispositivo. As suas unidades estão ligadas ao dispositivo e já não estão no seu saldo.
shipments-said-imported = { $who } importou a remessa { $what }
shipments-said-claimed = { $who } reclamou o dispositivo { $what }
shipments-said-assigned = { $who } atribuiu o dispositivo { $what }
shipments-said-taken = { $who } revogou uma chave de licença que veio com o dispositivo { $what }
shipments-said-withdrawn = { $who } retirou o dispositivo { $what }
shipments-said-guessed = Foram tentados muitos dispositivos que não pode reclamar para { $what }
shipments-refused = A remessa não pode ser importada
shipments-refused-state = O dispositivo não o permite
shipments-is-now = O dispositivo está: { $state }. Veja de novo e decida.
shipments-no-account = Nenhum distribuidor, revendedor ou cliente tem este número.
shipments-same-account = O dispositivo já é desta conta.
shipments-file-no-rows = Não há nenhuma linha abaixo do cabeçalho. Cada linha é uma licença de um dispositivo.
shipments-file-said-otherwise = O mesmo dispositivo tem “{ $first }” na linha { $line }. Repita esse valor, ou deixe a célula vazia.
shipments-wrong-number = O número de uma remessa tem de 1 a { $most } caracteres imprimíveis, sem espaços no início ou no fim.
shipments-wrong-devices = Uma remessa tem de 1 a { $most } dispositivos de cada vez. Envie-a por partes.
shipments-wrong-serial-twice = Este número de série está também noutra remessa ou noutro lugar do que foi enviado. Fique só com um.
shipments-wrong-serial-of-others = Este não é o número de série de um dispositivo a que { $sku } se destine.
shipments-wrong-licenses = Um dispositivo tem de 1 a { $most } licenças.
shipments-wrong-not-with-devices = Nenhum dispositivo é fornecido com { $sku }: no catálogo não tem “claim”.
shipments-wrong-sku-twice = O dispositivo tem este produto noutra linha. Junte os artigos.
shipments-wrong-items = Uma licença de um dispositivo tem de 1 a { $most } artigos, escritos como número inteiro.
shipments-wrong-buyer-unknown = Nenhum distribuidor, revendedor ou cliente tem o número “{ $number }”.
shipments-wrong-label = O código de uma etiqueta tem de 6 a 40 letras e algarismos; hífenes, espaços e maiúsculas não contam.
shipments-wrong-needs-buyer = Ninguém poderia reclamar o dispositivo: { $sku } é reclamado pelo comprador, por isso indique um.
shipments-wrong-needs-label = Ninguém poderia reclamar o dispositivo: { $sku } é reclamado pelo código da etiqueta, por isso indique-o.
shipments-wrong-needs-either = Ninguém poderia reclamar o dispositivo: { $sku } é reclamado pelo comprador ou pelo código da etiqueta, por isso indique um deles.
shipments-wrong-other-shipment = Este dispositivo já foi importado, na remessa { $number }. Um dispositivo sai da fábrica uma só vez.
shipments-wrong-differs = Este dispositivo já foi importado, aqui com “{ $before }” e não “{ $sent }”. Se estava errado, retire-o primeiro.
shipments-wrong-label-differs = Este dispositivo já foi importado com outro código na etiqueta, ou sem código. Se estava errado, retire-o primeiro.
