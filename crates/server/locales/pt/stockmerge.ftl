# Contas com stock que se tornam uma.

stockmerge-license-keys = Chaves de licença que acompanham
stockmerge-activation-keys = Chaves de ativação que acompanham
stockmerge-transfers = Transferências que terminam sem resposta
stockmerge-moved-key-away = Chave de licença passada para outra conta
stockmerge-moved-key-in = Chave de licença vinda de outra conta
stockmerge-moved-away = Passadas para outra conta
stockmerge-moved-in = Vindas de outra conta
