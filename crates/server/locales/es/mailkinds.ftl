# What a mail is about, in the list of all mails.

mailkinds-order = Pedido entregado
mailkinds-unlocked = Pedido desbloqueado
mailkinds-invitation = Invitación
mailkinds-confirmation = Confirmación de una dirección
mailkinds-address-known = Dirección ya registrada
mailkinds-password-reset = Restablecimiento de la contraseña
mailkinds-password-changed = Contraseña cambiada
mailkinds-new-address = Confirmación de una dirección nueva
mailkinds-address-changed = Dirección cambiada
mailkinds-sign-in-attempts = Intentos de inicio de sesión
mailkinds-server-alert = Aviso sobre un servidor
mailkinds-correction = Corrección
mailkinds-forwarded = Pedido reenviado
mailkinds-grant-requested = Autorización solicitada
mailkinds-let-in = Autorización concedida
mailkinds-stock-low = Existencias bajas
mailkinds-license-key-revoked = Clave de licencia revocada
mailkinds-activation-key-withdrawn = Clave de activación retirada
mailkinds-device-assigned = Dispositivo asignado
mailkinds-transfer-offered = Transferencia ofrecida
mailkinds-transfer-ended = Transferencia terminada
