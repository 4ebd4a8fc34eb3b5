# The keys that sign what devices load. (P-12)

devicekeys-said-made = { $who } criou uma nova chave que assina o que os dispositivos carregam
