# What is sold.

# In the navigation and above the page.
catalogue-title = Catalogue
catalogue-lead =
    { $products ->
        [one] One product.
       *[other] { $products } products.
    }
catalogue-search = SKU, product or application
catalogue-none = Nothing found
catalogue-none-text = No application and no product has words that begin like this.
catalogue-all = Whole catalogue
catalogue-no-products = No product of it is sold.
catalogue-units = Units per item
catalogue-price = List price
catalogue-models = Sold as
catalogue-role = Role
catalogue-base = Belongs to
catalogue-binding = Given to
catalogue-binding-server = servers
catalogue-binding-device = devices
catalogue-delivery = Delivered by
catalogue-delivery-unlock = unlock
catalogue-delivery-activation-key = activation key
catalogue-on-sale-until = On sale until
catalogue-supported-until = Supported until
catalogue-on-sale = On sale
catalogue-end-of-life = End of life
catalogue-unsupported = End of support
# What a product is to its application.
catalogue-role-base = base
catalogue-role-add-on = add-on
catalogue-role-client = client
catalogue-role-redundancy = redundancy
catalogue-role-customization = customization
