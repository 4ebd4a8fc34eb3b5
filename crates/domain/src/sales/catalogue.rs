//! What the vendor sells: applications, as users know them, and the products (SKUs) one can order of each.

use std::collections::BTreeMap;

use crate::license::{Model, ProductRole};
use crate::units::Units;

/// What a user recognises as a product, such as "Advanced Queueing".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Its id: small letters, digits and hyphens.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is counted (`channels`, `users`); `licenses` where one has it or has it not.
    pub unit: String,
}

/// One sellable item of an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// The stock-keeping unit: how orders name it.
    pub sku: String,
    /// Its name, as orders and mails show it.
    pub name: String,
    /// The application it belongs to.
    pub application: String,
    /// How many units one item brings.
    pub units_per_item: Units,
    /// What it is to the application.
    pub role: ProductRole,
    /// The models it is sold in.
    pub models: Vec<Model>,
}

/// Everything that is sold.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    applications: BTreeMap<String, Application>,
    products: BTreeMap<String, Product>,
}

/// Why something does not fit into the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// An application's id is taken.
    #[error("there is an application `{0}` already: every application needs an id of its own")]
    ApplicationTwice(String),
    /// An application's id is not an id.
    #[error("`{0}` is no id for an application: use small letters, digits and hyphens, 1 to 64 of them")]
    ApplicationId(String),
    /// A SKU is taken.
    #[error("there is a product `{0}` already: every product needs a SKU of its own")]
    SkuTwice(String),
    /// A SKU is not one.
    #[error("`{0}` is no SKU: use letters, digits, `-`, `_`, `.` and `/`, 1 to 64 of them")]
    Sku(String),
    /// A product's application is not in the catalogue.
    #[error(
        "product `{sku}` belongs to application `{application}`, which is not in the catalogue (there are: {known})"
    )]
    NoSuchApplication {
        /// The product.
        sku: String,
        /// What it names.
        application: String,
        /// What could have been meant.
        known: String,
    },
    /// An item brings nothing.
    #[error("product `{0}` brings no units: `units_per_item` is 1 at the least and 1,000,000,000 at the most")]
    NoUnits(String),
    /// A product is sold in no model.
    #[error("product `{0}` is sold in no model: `models` holds one or more of perpetual, subscription, cloud")]
    NoModel(String),
    /// A name is empty or too long.
    #[error("`{0}` needs a name of 1 to 200 characters")]
    Name(String),
}

impl Catalogue {
    /// Adds an application.
    pub fn add_application(&mut self, application: Application) -> Result<(), Misfit> {
        let id = &application.id;
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || id.len() > 64 || !id.chars().all(fits) {
            return Err(Misfit::ApplicationId(id.clone()));
        }
        if !is_a_name(&application.name) || !is_a_name(&application.unit) {
            return Err(Misfit::Name(id.clone()));
        }
        if self.applications.contains_key(id) {
            return Err(Misfit::ApplicationTwice(id.clone()));
        }
        self.applications.insert(id.clone(), application);
        Ok(())
    }

    /// Adds a product of an application that is there.
    pub fn add_product(&mut self, product: Product) -> Result<(), Misfit> {
        let sku = &product.sku;
        let fits = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        if sku.is_empty() || sku.len() > 64 || !sku.chars().all(fits) {
            return Err(Misfit::Sku(sku.clone()));
        }
        if !is_a_name(&product.name) {
            return Err(Misfit::Name(sku.clone()));
        }
        if !self.applications.contains_key(&product.application) {
            let known = self.applications.keys().cloned().collect::<Vec<_>>().join(", ");
            let application = product.application.clone();
            return Err(Misfit::NoSuchApplication { sku: sku.clone(), application, known });
        }
        if product.units_per_item.is_zero() {
            return Err(Misfit::NoUnits(sku.clone()));
        }
        if product.models.is_empty() {
            return Err(Misfit::NoModel(sku.clone()));
        }
        if self.products.contains_key(sku) {
            return Err(Misfit::SkuTwice(sku.clone()));
        }
        self.products.insert(sku.clone(), product);
        Ok(())
    }

    /// The product that is ordered as `sku`.
    #[must_use]
    pub fn product(&self, sku: &str) -> Option<&Product> {
        self.products.get(sku)
    }

    /// The application known as `id`.
    #[must_use]
    pub fn application(&self, id: &str) -> Option<&Application> {
        self.applications.get(id)
    }

    /// All products, by SKU.
    pub fn products(&self) -> impl Iterator<Item = &Product> {
        self.products.values()
    }
}

fn is_a_name(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= 200 && !text.chars().any(char::is_control)
}
