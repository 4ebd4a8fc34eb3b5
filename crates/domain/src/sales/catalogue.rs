//! What the vendor sells: applications, as users know them, and the products (SKUs) one can order of each.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::price::Price;
use crate::license::key_line::Template;
use crate::license::serial::Serial;
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
    /// How license keys for devices are made of its units; none for what servers run. (P-08)
    pub device_keys: Option<DeviceKeys>,
}

/// How license keys for devices are made of an application's units. (P-08, P-10, P-12)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceKeys {
    /// How their lines look.
    pub line: Template,
    /// Whether they are for hardware: every key is for one device, and good on that one alone. (P-10)
    pub is_hardware: bool,
    /// How the maker's serial numbers begin: twelve hexadecimal digits at the most; none where any will do.
    pub serials: Option<String>,
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
    /// What it belongs to, if it is not the application itself: add-ons, clients, redundancy and customizations end with
    /// their base. (C-14)
    pub base: Option<Base>,
    /// What its units are given to.
    pub binding: Binding,
    /// How its units reach whoever bought them.
    pub delivery: Delivery,
    /// What proves that a device that left the factory with it is one's own; none where no device does. (P-04)
    pub claim: Option<Claim>,
    /// Its end of life: the last day on which it is sold. (C-15)
    pub on_sale_until: Option<Date>,
    /// The last day on which it is supported. (C-15)
    pub end_of_support: Option<Date>,
    /// What one item costs by the price list.
    pub list_price: Option<Price>,
}

/// What a product belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// An application, whichever of its products one has.
    Application(String),
    /// One product, by its SKU.
    Product(String),
}

/// What the units of a product are given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Binding {
    /// To servers, in the matrix; movable at any time.
    #[default]
    Server,
    /// To devices, by license keys.
    Device,
}

/// How the units of a product reach whoever bought them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Delivery {
    /// The order is unlocked by the link in its mail. (L-05)
    #[default]
    Unlock,
    /// A key is redeemed into the buyer's balance. (P-06)
    ActivationKey,
}

/// What proves that a device is one's own: serial numbers count upwards, so knowing one proves little. (P-04)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// One is the buyer whom the shipment names.
    Buyer,
    /// One knows the code on the device's label.
    Label,
    /// Either of them.
    Either,
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
    /// The application itself belongs to nothing.
    #[error("product `{0}` is the base of its application: `base` is for other roles only")]
    BaseOfBase(String),
    /// What a product belongs to is not there.
    #[error("product `{sku}` belongs to `{base}`, which is neither an application nor a product of the catalogue")]
    NoSuchBase {
        /// The product.
        sku: String,
        /// What it names.
        base: String,
    },
    /// A product belongs to one that is no base.
    #[error("product `{sku}` belongs to product `{base}`, which is {role}: name a product of role base")]
    BaseIsNone {
        /// The product.
        sku: String,
        /// What it names.
        base: String,
        /// What that is.
        role: &'static str,
    },
    /// Support ends before the sale does.
    #[error(
        "product `{sku}` is sold until {on_sale_until} and supported until {end_of_support}: support ends on the same day \
         or later"
    )]
    SupportEndsFirst {
        /// The product.
        sku: String,
        /// The last day on which it is sold.
        on_sale_until: Date,
        /// The last day on which it is supported.
        end_of_support: Date,
    },
    /// Not a price.
    #[error("the price of product `{0}` is not below nought, and its currency is three capital letters")]
    Price(String),
    /// Server or device, and the application is for the other.
    #[error(
        "product `{sku}` is for a {binding}, and its application `{application}` is not: an application has `key_line` if and \
         only if all its products have `binding = \"device\"`"
    )]
    BindingOfOthers {
        /// The product.
        sku: String,
        /// What it is for.
        binding: &'static str,
        /// Its application.
        application: String,
    },
    /// Sold to stock, with a term.
    #[error(
        "product `{0}` is delivered by activation keys and kept in stock: it is sold as perpetual and as nothing else"
    )]
    StockWithTerm(String),
    /// Made with devices, and for no device, or never without a term.
    #[error(
        "product `{0}` has `claim`, which is for what leaves the factory with a device: products with `binding = \"device\"` \
         that are sold as perpetual"
    )]
    ClaimOfOthers(String),
    /// Not the beginning of serial numbers.
    #[error("`{0}` begins no serial number: `serials` is 1 to 12 of the characters 0 to 9 and A to F, as in 00-90-33")]
    Serials(String),
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
        if let Some(serials) = application.device_keys.as_ref().and_then(|keys| keys.serials.as_ref())
            && !(1..=12).contains(&digits_of(serials).len())
        {
            return Err(Misfit::Serials(serials.clone()));
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
        let for_devices = self.applications.get(&product.application).is_some_and(|found| found.device_keys.is_some());
        if for_devices != (product.binding == Binding::Device) {
            let (binding, application) = (product.binding.word(), product.application.clone());
            return Err(Misfit::BindingOfOthers { sku: sku.clone(), binding, application });
        }
        if product.delivery == Delivery::ActivationKey && product.models != [Model::Perpetual] {
            return Err(Misfit::StockWithTerm(sku.clone()));
        }
        let is_for_devices = product.binding == Binding::Device && product.models.contains(&Model::Perpetual);
        if product.claim.is_some() && !is_for_devices {
            return Err(Misfit::ClaimOfOthers(sku.clone()));
        }
        if product.units_per_item.is_zero() {
            return Err(Misfit::NoUnits(sku.clone()));
        }
        if product.models.is_empty() {
            return Err(Misfit::NoModel(sku.clone()));
        }
        if product.role == ProductRole::Base && product.base.is_some() {
            return Err(Misfit::BaseOfBase(sku.clone()));
        }
        if let (Some(on_sale_until), Some(end_of_support)) = (product.on_sale_until, product.end_of_support)
            && end_of_support < on_sale_until
        {
            return Err(Misfit::SupportEndsFirst { sku: sku.clone(), on_sale_until, end_of_support });
        }
        if product.list_price.as_ref().is_some_and(|price| !price.is_sound()) {
            return Err(Misfit::Price(sku.clone()));
        }
        if self.products.contains_key(sku) {
            return Err(Misfit::SkuTwice(sku.clone()));
        }
        self.products.insert(sku.clone(), product);
        Ok(())
    }

    /// Whether what the product `sku` belongs to is there. Asked when all products are: a base may come after what belongs
    /// to it.
    pub fn examine_base(&self, sku: &str) -> Result<(), Misfit> {
        match self.products.get(sku).and_then(|product| product.base.as_ref()) {
            Some(Base::Application(id)) if !self.applications.contains_key(id) => {
                Err(Misfit::NoSuchBase { sku: sku.into(), base: id.clone() })
            }
            Some(Base::Product(base)) => match self.products.get(base) {
                None => Err(Misfit::NoSuchBase { sku: sku.into(), base: base.clone() }),
                Some(found) if found.role != ProductRole::Base => {
                    let role = found.role.word();
                    Err(Misfit::BaseIsNone { sku: sku.into(), base: base.clone(), role })
                }
                Some(_) => Ok(()),
            },
            Some(Base::Application(_)) | None => Ok(()),
        }
    }

    /// The product that is ordered as `sku`.
    #[must_use]
    pub fn product(&self, sku: &str) -> Option<&Product> {
        self.products.get(sku)
    }

    /// The SKU that is written almost like `sku`: one letter is other, missing or too many, or only small letters stand for
    /// large ones.
    #[must_use]
    pub fn nearest(&self, sku: &str) -> Option<&str> {
        let wanted = sku.to_ascii_uppercase();
        self.products.keys().map(String::as_str).find(|known| is_almost(&known.to_ascii_uppercase(), &wanted))
    }

    /// The application known as `id`.
    #[must_use]
    pub fn application(&self, id: &str) -> Option<&Application> {
        self.applications.get(id)
    }

    /// All applications, by id.
    pub fn applications(&self) -> impl Iterator<Item = &Application> {
        self.applications.values()
    }

    /// All products, by SKU.
    pub fn products(&self) -> impl Iterator<Item = &Product> {
        self.products.values()
    }
}

impl DeviceKeys {
    /// Whether `serial` is one of the maker's.
    #[must_use]
    pub fn is_of_the_maker(&self, serial: Serial) -> bool {
        self.serials.as_ref().is_none_or(|start| digits_of(&serial.to_string()).starts_with(&digits_of(start)))
    }
}

impl Binding {
    /// Every binding.
    pub const ALL: [Self; 2] = [Self::Server, Self::Device];

    /// The word for it in the catalogue and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Device => "device",
        }
    }

    /// The binding that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|binding| binding.word() == word)
    }
}

impl Delivery {
    /// Every way of delivery.
    pub const ALL: [Self; 2] = [Self::Unlock, Self::ActivationKey];

    /// The word for it in the catalogue and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unlock => "unlock",
            Self::ActivationKey => "activation-key",
        }
    }

    /// The way of delivery that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|delivery| delivery.word() == word)
    }
}

impl Claim {
    /// Every proof.
    pub const ALL: [Self; 3] = [Self::Buyer, Self::Label, Self::Either];

    /// The word for it in the catalogue and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Label => "label",
            Self::Either => "either",
        }
    }

    /// The proof that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|claim| claim.word() == word)
    }

    /// Whether this is proof enough; both are looked at, whatever one of them comes to.
    #[must_use]
    pub fn is_met(self, is_buyer: bool, knows_label: bool) -> bool {
        let (by_buyer, by_label) = match self {
            Self::Buyer => (true, false),
            Self::Label => (false, true),
            Self::Either => (true, true),
        };
        (by_buyer & is_buyer) | (by_label & knows_label)
    }
}

/// Whether two texts are the same but for one letter. Looks at each letter once, for files ask this very often.
fn is_almost(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let begins = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[begins..], &other[begins..]);
    let ends = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    one.len() - ends <= 1 && other.len() - ends <= 1
}

/// The digits of the beginning of a serial number; nothing, if anything else stands in it.
fn digits_of(serial: &str) -> String {
    let plain: String = serial.chars().filter(|c| !"-:. ".contains(*c)).collect();
    if plain.chars().all(|c| c.is_ascii_hexdigit()) { plain.to_ascii_uppercase() } else { String::new() }
}

fn is_a_name(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= 200 && !text.chars().any(char::is_control)
}
