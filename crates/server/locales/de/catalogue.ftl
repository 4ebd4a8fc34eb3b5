# Was verkauft wird.

# In der Navigation und über der Seite.
catalogue-title = Katalog
catalogue-lead =
    { $products ->
        [one] Ein Produkt.
       *[other] { $products } Produkte.
    }
catalogue-search = Artikelnummer, Produkt oder Anwendung
catalogue-none = Nichts gefunden
catalogue-none-text = Keine Anwendung und kein Produkt enthält Wörter, die so beginnen.
catalogue-all = Gesamter Katalog
catalogue-no-products = Für diese Anwendung wird kein Produkt verkauft.
catalogue-units = Einheiten je Stück
catalogue-price = Listenpreis
catalogue-models = Verkauft als
catalogue-role = Rolle
catalogue-base = Gehört zu
catalogue-binding = Zuweisung an
catalogue-binding-server = Server
catalogue-binding-device = Geräte
catalogue-delivery = Lieferung per
catalogue-delivery-unlock = Freischaltung
catalogue-delivery-activation-key = Aktivierungsschlüssel
catalogue-on-sale-until = Erhältlich bis
catalogue-supported-until = Support bis
catalogue-on-sale = Erhältlich
catalogue-end-of-life = Abgekündigt
catalogue-unsupported = Support beendet
# Was ein Produkt für seine Anwendung ist.
catalogue-role-base = Basis
catalogue-role-add-on = Add-on
catalogue-role-client = Client
catalogue-role-redundancy = Redundanz
catalogue-role-customization = Anpassung
