# La scelta fra i clienti di cui si possono vedere le licenze.

chooser-lead = Di quale cliente vuoi vedere le licenze?
chooser-none-text = Ogni parola cercata deve corrispondere all’inizio di una parola del nome o del codice del cliente.
chooser-recent = Consultati di recente
chooser-all = Tutti i clienti …
