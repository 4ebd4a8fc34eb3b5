# Che cosa si vende.

# Nella navigazione e in testa alla pagina.
catalogue-title = Catalogo
catalogue-lead =
    { $products ->
        [one] Un prodotto.
       *[other] { $products } prodotti.
    }
catalogue-search = SKU, prodotto o applicazione
catalogue-none = Nessun risultato
catalogue-none-text = Nessuna applicazione e nessun prodotto contiene parole che iniziano così.
catalogue-all = Tutto il catalogo
catalogue-no-products = Nessun prodotto in vendita per questa applicazione.
catalogue-units = Unità per articolo
catalogue-price = Prezzo di listino
catalogue-models = Modelli di licenza
catalogue-role = Ruolo
catalogue-base = Prodotto base
catalogue-binding = Assegnazione a
catalogue-binding-server = server
catalogue-binding-device = dispositivi
catalogue-delivery = Consegna tramite
catalogue-delivery-unlock = sblocco
catalogue-delivery-activation-key = chiave di attivazione
catalogue-on-sale-until = In vendita fino al
catalogue-supported-until = Supporto fino al
catalogue-on-sale = In vendita
catalogue-end-of-life = End of Life
catalogue-unsupported = End of Support
# Che cosa è un prodotto per la sua applicazione.
catalogue-role-base = base
catalogue-role-add-on = modulo aggiuntivo
catalogue-role-client = client
catalogue-role-redundancy = ridondanza
catalogue-role-customization = personalizzazione
