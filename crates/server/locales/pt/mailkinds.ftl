# What a mail is about, in the list of all mails.

mailkinds-order = Encomenda entregue
mailkinds-unlocked = Encomenda desbloqueada
mailkinds-invitation = Convite
mailkinds-confirmation = Confirmação de um endereço
mailkinds-address-known = Endereço já registado
mailkinds-password-reset = Reposição da palavra-passe
mailkinds-password-changed = Palavra-passe alterada
mailkinds-new-address = Confirmação de um novo endereço
mailkinds-address-changed = Endereço alterado
mailkinds-sign-in-attempts = Tentativas de início de sessão
mailkinds-server-alert = Aviso sobre um servidor
mailkinds-correction = Correção
mailkinds-forwarded = Encomenda reencaminhada
mailkinds-grant-requested = Autorização pedida
mailkinds-let-in = Autorização dada
mailkinds-stock-low = Stock baixo
mailkinds-license-key-revoked = Chave de licença revogada
mailkinds-activation-key-withdrawn = Chave de ativação retirada
mailkinds-device-assigned = Dispositivo atribuído
mailkinds-transfer-offered = Transferência oferecida
mailkinds-transfer-ended = Transferência terminada
