# Comptes avec stock qui n’en font plus qu’un.

stockmerge-license-keys = Clés de licence qui suivent
stockmerge-activation-keys = Clés d’activation qui suivent
stockmerge-transfers = Transferts qui prennent fin sans réponse
stockmerge-moved-key-away = Clé de licence passée à un autre compte
stockmerge-moved-key-in = Clé de licence venue d’un autre compte
stockmerge-moved-away = Passées à un autre compte
stockmerge-moved-in = Venues d’un autre compte
