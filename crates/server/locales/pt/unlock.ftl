# A página por trás do link no e-mail de uma encomenda.

unlock-title = Licenças da encomenda { $number }
unlock-lead-locked = Estas licenças estão bloqueadas: nada está ainda na conta do cliente. Desbloqueie-as quando quiser; não é preciso iniciar sessão.
unlock-lead-unlocked = Estas licenças foram desbloqueadas em { $time }. O passo seguinte é atribuí-las a servidores.
unlock-lead-cancelled = Esta encomenda foi cancelada em { $time }. Já não pode ser desbloqueada. Fale com { $vendor } se não o esperava.
unlock-status = Estado
unlock-button = Desbloquear agora
unlock-what-happens = As licenças entram de imediato na conta de { $customer }, e todas as pessoas envolvidas são avisadas por e-mail. Isto não pode ser desfeito aqui.
unlock-done = As suas licenças estão desbloqueadas.
unlock-manage = Gerir licenças
unlock-manage-hint = Primeiro inicia sessão. O contacto do cliente recebe um convite por e-mail se ainda ninguém gerir a conta.
unlock-bad-link = Este link não é válido, ou já não o é
unlock-bad-link-text = Talvez tenha sido cortado ao ser copiado, ou um e-mail mais recente o tenha substituído. Abra o link no e-mail mais recente sobre a encomenda, ou peça a { $vendor } que reenvie o e-mail. Nada foi alterado.
