# Los enlaces del proveedor, al final de la navegación.

links-of-vendor = De { $vendor }
