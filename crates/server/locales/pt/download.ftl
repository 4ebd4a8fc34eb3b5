# A device's own licenses: found by its serial number, claimed, downloaded. (P-04)

download-title = Descarregar licença
download-lead = Introduza o número de série como está impresso na etiqueta do dispositivo. Vê o que foi encontrado antes de algo ser atribuído.
download-serial-hint = Como 00‑90‑33‑01‑02‑0F; hífenes, dois-pontos, pontos, espaços e maiúsculas não contam.
download-label = Código da etiqueta
download-label-hint = Se a etiqueta tiver um. Mostra que o dispositivo está nas suas mãos.
download-note = Ao descarregá-las, as licenças do dispositivo são atribuídas à sua conta. A partir daí só podem ser descarregadas nesta conta; { $vendor } pode alterá-lo. Ficam no saldo e entre as chaves de licença, e podem ser descarregadas de novo a qualquer momento.
download-device = Dispositivo
download-own = Este dispositivo está atribuído à sua conta.
download-another = Outro dispositivo
download-claimed = O dispositivo { $serial } está atribuído a esta conta.
download-found = Foi isto que se encontrou
download-confirm-text = Ao confirmar, o dispositivo é atribuído à conta { $account }. A partir daí só esta conta pode descarregar as suas chaves de licença; só { $vendor } o pode alterar.
download-confirm = Confirmar
download-refused = Não há tal dispositivo
download-unknown = Não há nenhum dispositivo com este número de série que esta conta possa reclamar. Compare o número de série e o código com a etiqueta; se ambos estiverem certos, pergunte ao fabricante.
download-too-many = Foram tentados demasiados dispositivos que esta conta não pode reclamar. Tente de novo { $wait }.
download-may-not = A sua função não atribui licenças
download-may-not-text = Os dispositivos são reclamados por quem o pode fazer. Os já reclamados estão entre as chaves de licença.
