# O que se vende.

# Na navegação e no topo da página.
catalogue-title = Catálogo
catalogue-lead =
    { $products ->
        [one] { $products } produto.
       *[other] { $products } produtos.
    }
catalogue-search = SKU, produto ou aplicação
catalogue-none = Nada encontrado
catalogue-none-text = Nenhuma aplicação e nenhum produto têm palavras que comecem assim.
catalogue-all = Todo o catálogo
catalogue-no-products = Nenhum produto desta aplicação está à venda.
catalogue-units = Unidades por artigo
catalogue-price = Preço de tabela
catalogue-models = Vendido como
catalogue-role = Função
catalogue-base = Pertence a
catalogue-binding = Atribuído a
catalogue-binding-server = servidores
catalogue-binding-device = dispositivos
catalogue-delivery = Entregue por
catalogue-delivery-unlock = desbloqueio
catalogue-delivery-activation-key = chave de ativação
catalogue-on-sale-until = À venda até
catalogue-supported-until = Com suporte até
catalogue-on-sale = À venda
catalogue-end-of-life = Fim de vida
catalogue-unsupported = Fim de suporte
# O que um produto é para a sua aplicação.
catalogue-role-base = base
catalogue-role-add-on = suplemento
catalogue-role-client = software cliente
catalogue-role-redundancy = redundância
catalogue-role-customization = personalização
