# Account con magazzino che diventano uno.

stockmerge-license-keys = Chiavi di licenza che seguono
stockmerge-activation-keys = Chiavi di attivazione che seguono
stockmerge-transfers = Trasferimenti che terminano senza risposta
stockmerge-moved-key-away = Chiave di licenza passata a un altro account
stockmerge-moved-key-in = Chiave di licenza arrivata da un altro account
stockmerge-moved-away = Passate a un altro account
stockmerge-moved-in = Arrivate da un altro account
