# Cuentas con existencias que se unen.

stockmerge-license-keys = Claves de licencia que pasan
stockmerge-activation-keys = Claves de activación que pasan
stockmerge-transfers = Transferencias que terminan sin respuesta
stockmerge-moved-key-away = Clave de licencia pasada a otra cuenta
stockmerge-moved-key-in = Clave de licencia venida de otra cuenta
stockmerge-moved-away = Pasadas a otra cuenta
stockmerge-moved-in = Venidas de otra cuenta
