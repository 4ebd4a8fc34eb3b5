//! Editions of the catalogue: which one applies on a day, what the next one may change, and what that comes to, field by
//! field.
//!
//! An edition is a whole catalogue with the day from which it applies. Today's is the one whose day came last; of several
//! for the same day, the one that was published last. What was sold must go on meaning what it meant: its product stays in
//! the catalogue, with an end of its sale if it is no longer sold. Where an edition is planned for a later day, whatever the
//! one before it has can be sold until then, and counts as sold.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::catalogue::{Application, Base, Binding, Catalogue, Claim, Delivery, Product};
use crate::license::Model;

/// The longest document, in bytes.
pub const LONGEST_DOCUMENT: usize = 1024 * 1024;
/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 500;
/// The most editions that may be planned at a time.
pub const MOST_PLANNED: usize = 20;
/// How far ahead an edition may be planned, in days.
pub const FARTHEST_DAYS: i32 = 5 * 366;

/// An edition, as far as it matters which one applies when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition {
    /// Its number: 1 for the first that was published.
    pub number: u64,
    /// From which day (of UTC) it applies.
    pub from: Date,
}

/// What editors saw: an edition is published on top of nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The number of the edition that applied; 0 for the configured file.
    pub in_force: u64,
    /// The highest number there was; 0 for none.
    pub latest: u64,
}

/// How an edition stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its day is yet to come.
    Planned,
    /// It applies.
    InForce,
    /// Another one applies since.
    Past,
    /// It was taken back before its day came.
    Withdrawn,
}

/// A field of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its name.
    Name,
    /// The application it belongs to.
    Application,
    /// How many units one item brings.
    UnitsPerItem,
    /// What it is to the application.
    Role,
    /// The models it is sold in.
    Models,
    /// What it belongs to.
    Base,
    /// What its units are given to.
    Binding,
    /// How its units reach whoever bought them.
    Delivery,
    /// What proves that a device is one's own.
    Claim,
    /// The last day on which it is sold.
    OnSaleUntil,
    /// The last day on which it is supported.
    EndOfSupport,
    /// What one item costs.
    ListPrice,
}

/// A field of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ApplicationField {
    /// Its name.
    Name,
    /// What is counted.
    Unit,
    /// How lines of license keys look.
    KeyLine,
    /// Whether each key is for one device.
    Hardware,
    /// How serial numbers begin.
    Serials,
}

/// One difference between two catalogues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// `application` or `product`.
    pub kind: String,
    /// Its id or SKU.
    pub id: String,
    /// The field, as the catalogue's file calls it.
    pub field: String,
    /// What stood there; `None` for nothing.
    pub before: Option<String>,
    /// What stands there now; `None` for nothing.
    pub after: Option<String>,
}

/// What must stay as it was, and would not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unkept {
    /// A product would no longer be there.
    Gone {
        /// Its SKU.
        sku: String,
    },
    /// A product would mean something else.
    Product {
        /// Its SKU.
        sku: String,
        /// Which field.
        field: Field,
    },
    /// Units of an application would mean something else.
    Application {
        /// Its id.
        id: String,
        /// Which field.
        field: ApplicationField,
    },
}

/// The edition that applies on `day`, among those that were not withdrawn; `None`: the configured file.
#[must_use]
pub fn applying(editions: &[Edition], day: Date) -> Option<Edition> {
    editions.iter().filter(|edition| edition.from <= day).max_by_key(|edition| (edition.from, edition.number)).copied()
}

/// The edition that will be the first to apply on a later day than `day`, among those that were not withdrawn.
#[must_use]
pub fn next_after(editions: &[Edition], day: Date) -> Option<Edition> {
    let from = editions.iter().map(|edition| edition.from).filter(|from| *from > day).min()?;
    applying(editions, from)
}

/// Everything that differs, applications first, each in the order of ids and of fields.
#[must_use]
pub fn changes(before: &Catalogue, after: &Catalogue) -> Vec<Change> {
    let mut changes = Vec::new();
    let ids: BTreeSet<_> = before.applications().chain(after.applications()).map(|one| one.id.as_str()).collect();
    for id in ids {
        let (old, new) = (before.application(id), after.application(id));
        for field in ApplicationField::ALL {
            let told = |one: Option<&Application>| one.and_then(|one| field.value(one));
            push(&mut changes, "application", id, field.word(), told(old), told(new));
        }
    }
    let skus: BTreeSet<_> = before.products().chain(after.products()).map(|one| one.sku.as_str()).collect();
    for sku in skus {
        let (old, new) = (before.product(sku), after.product(sku));
        for field in Field::ALL {
            let told = |one: Option<&Product>| one.and_then(|one| field.value(one));
            push(&mut changes, "product", sku, field.word(), told(old), told(new));
        }
    }
    changes
}

fn push(changes: &mut Vec<Change>, kind: &str, id: &str, field: &str, before: Option<String>, after: Option<String>) {
    if before != after {
        changes.push(Change { kind: kind.into(), id: id.into(), field: field.into(), before, after });
    }
}

/// The products whose units would mean something else, or that would be gone: those of which one must know whether they
/// were ever sold.
#[must_use]
pub fn touched(before: &Catalogue, after: &Catalogue) -> BTreeSet<String> {
    let changed: BTreeSet<_> = before
        .applications()
        .filter(|old| after.application(&old.id).is_some_and(|new| !fixed_changes(old, new).is_empty()))
        .map(|old| old.id.as_str())
        .collect();
    let is_touched = |old: &&Product| {
        changed.contains(old.application.as_str())
            || after.product(&old.sku).is_none_or(|new| Field::ALL.into_iter().any(|field| field.breaks(old, new)))
    };
    before.products().filter(is_touched).map(|old| old.sku.clone()).collect()
}

/// What of `before` would not be kept in `after`, where the products `kept` must be.
#[must_use]
pub fn unkept(before: &Catalogue, after: &Catalogue, kept: &BTreeSet<String>) -> Vec<Unkept> {
    let mut unkept = Vec::new();
    let mut applications: BTreeMap<&str, &Application> = BTreeMap::new();
    for old in before.products().filter(|old| kept.contains(&old.sku)) {
        let Some(new) = after.product(&old.sku) else {
            unkept.push(Unkept::Gone { sku: old.sku.clone() });
            continue;
        };
        let broken = Field::ALL.into_iter().filter(|field| field.breaks(old, new));
        unkept.extend(broken.map(|field| Unkept::Product { sku: old.sku.clone(), field }));
        if let Some(application) = before.application(&old.application) {
            applications.insert(&application.id, application);
        }
    }
    for (id, old) in applications {
        // One that is gone has moved its products, which is said of them.
        let Some(new) = after.application(id) else { continue };
        let broken = fixed_changes(old, new).into_iter();
        unkept.extend(broken.map(|field| Unkept::Application { id: id.to_owned(), field }));
    }
    unkept
}

fn fixed_changes(old: &Application, new: &Application) -> Vec<ApplicationField> {
    let is_changed = |field: &ApplicationField| field.value(old) != field.value(new);
    [ApplicationField::Unit, ApplicationField::Hardware].into_iter().filter(is_changed).collect()
}

impl Edition {
    /// How it stands on `today`, among those that were not withdrawn; it is one of them.
    #[must_use]
    pub fn standing(self, editions: &[Self], today: Date) -> Standing {
        match applying(editions, today) {
            _ if self.from > today => Standing::Planned,
            Some(one) if one.number == self.number => Standing::InForce,
            _ => Standing::Past,
        }
    }
}

impl Seen {
    /// What `text`, as it is shown, says.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (in_force, latest) = text.split_once('.')?;
        Some(Self { in_force: in_force.parse().ok()?, latest: latest.parse().ok()? })
    }
}

impl std::fmt::Display for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.in_force, self.latest)
    }
}

impl Standing {
    /// The word for it in the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::InForce => "in-force",
            Self::Past => "past",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Field {
    /// Every field but the SKU, by which a product is known.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Application,
        Self::UnitsPerItem,
        Self::Role,
        Self::Models,
        Self::Base,
        Self::Binding,
        Self::Delivery,
        Self::Claim,
        Self::OnSaleUntil,
        Self::EndOfSupport,
        Self::ListPrice,
    ];

    /// How the catalogue's file calls it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Application => "application",
            Self::UnitsPerItem => "units_per_item",
            Self::Role => "role",
            Self::Models => "models",
            Self::Base => "base",
            Self::Binding => "binding",
            Self::Delivery => "delivery",
            Self::Claim => "claim",
            Self::OnSaleUntil => "on_sale_until",
            Self::EndOfSupport => "end_of_support",
            Self::ListPrice => "list_price",
        }
    }

    /// What it is for a product, as a text that is the same in every language; `None` for nothing.
    #[must_use]
    pub fn value(self, product: &Product) -> Option<String> {
        match self {
            Self::Name => Some(product.name.clone()),
            Self::Application => Some(product.application.clone()),
            Self::UnitsPerItem => Some(product.units_per_item.count().to_string()),
            Self::Role => Some(product.role.word().to_owned()),
            // One order, for it means nothing in which they are named.
            Self::Models => {
                let sold = Model::ALL.into_iter().filter(|model| product.models.contains(model));
                Some(sold.map(Model::word).collect::<Vec<_>>().join(", "))
            }
            Self::Base => product.base.as_ref().map(|base| match base {
                Base::Application(name) | Base::Product(name) => name.clone(),
            }),
            Self::Binding => Some(Binding::word(product.binding).to_owned()),
            Self::Delivery => Some(Delivery::word(product.delivery).to_owned()),
            Self::Claim => product.claim.map(|claim| Claim::word(claim).to_owned()),
            Self::OnSaleUntil => product.on_sale_until.map(|day| day.to_string()),
            Self::EndOfSupport => product.end_of_support.map(|day| day.to_string()),
            Self::ListPrice => product.list_price.as_ref().map(ToString::to_string),
        }
    }

    /// Whether its change would make units that were sold mean something else. How a device is claimed may change, but not
    /// so that it no longer can be.
    fn breaks(self, old: &Product, new: &Product) -> bool {
        match self {
            Self::Application | Self::UnitsPerItem | Self::Role | Self::Base | Self::Binding | Self::Delivery => {
                self.value(old) != self.value(new)
            }
            Self::Claim => old.claim.is_some() && new.claim.is_none(),
            Self::Name | Self::Models | Self::OnSaleUntil | Self::EndOfSupport | Self::ListPrice => false,
        }
    }
}

impl ApplicationField {
    /// Every field but the id.
    pub const ALL: [Self; 5] = [Self::Name, Self::Unit, Self::KeyLine, Self::Hardware, Self::Serials];

    /// How the catalogue's file calls it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Unit => "unit",
            Self::KeyLine => "key_line",
            Self::Hardware => "hardware",
            Self::Serials => "serials",
        }
    }

    /// What it is for an application, as a text that is the same in every language; `None` for nothing.
    #[must_use]
    pub fn value(self, application: &Application) -> Option<String> {
        let keys = application.device_keys.as_ref();
        match self {
            Self::Name => Some(application.name.clone()),
            Self::Unit => Some(application.unit.clone()),
            Self::KeyLine => keys.map(|keys| keys.line.text()),
            Self::Hardware => keys.map(|keys| keys.is_hardware.to_string()),
            Self::Serials => keys.and_then(|keys| keys.serials.clone()),
        }
    }
}
