# As ligações do fornecedor, no fim da navegação.

links-of-vendor = De { $vendor }
