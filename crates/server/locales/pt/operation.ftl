# Problemas da própria instalação, na medida em que é útil conhecê-los.

operation-no-space = Não há mais espaço
operation-no-space-text = O serviço já não tem espaço para guardar nada. Nada foi alterado. O seu operador tem de libertar espaço; depois, o que escreveu pode ser enviado de novo.
operation-unavailable = Indisponível de momento
operation-unavailable-text = A base de dados não responde, ou tem demasiado que fazer. Nada foi alterado. Tente de novo dentro de momentos.
# Dito depois do anterior: por este id procura-se no log.
operation-request = Se perguntar sobre isto, indique o pedido { $id }.
