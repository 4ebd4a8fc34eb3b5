//! Whose data a demonstration shows: the two vendors side by side in one catalogue, or either one by itself.

use std::fmt;
use std::str::FromStr;

use claviger_app::catalogue;
use claviger_app::domain::sales::catalogue::Catalogue;
use claviger_app::policy::{self, Policy};

use crate::links::Links;

/// Whose data a demonstration shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DataSet {
    /// The vendor of applications, with what the maker of telephone systems sells beside it.
    #[default]
    Both,
    /// The vendor of applications for servers alone.
    Applications,
    /// The maker of telephone systems alone, whose partners keep licenses in stock.
    Telephones,
}

/// A word that names no data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there are the data sets both, applications and telephones")]
pub struct NoSuchSet;

impl DataSet {
    /// The word for it on the command line and in the database.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Applications => "applications",
            Self::Telephones => "telephones",
        }
    }

    /// What is sold, and the document that says so; empty where none says just this.
    pub(super) fn catalogue(self) -> Result<(Catalogue, &'static str), String> {
        let (name, text) = match self {
            Self::Both | Self::Applications => {
                ("data/demonstration/catalogue.toml", include_str!("../../../../data/demonstration/catalogue.toml"))
            }
            Self::Telephones => {
                ("data/telephones/catalogue.toml", include_str!("../../../../data/telephones/catalogue.toml"))
            }
        };
        let whole = catalogue::read(name, text).map_err(|unusable| unusable.to_string())?;
        if self != Self::Applications {
            return Ok((whole, text));
        }
        // What license keys for devices are made of is the other vendor's.
        let mut part = Catalogue::default();
        let is_own = |id: &str| whole.application(id).is_some_and(|found| found.device_keys.is_none());
        for application in whole.applications().filter(|application| is_own(&application.id)) {
            part.add_application(application.clone()).map_err(|misfit| misfit.to_string())?;
        }
        for product in whole.products().filter(|product| is_own(&product.application)) {
            part.add_product(product.clone()).map_err(|misfit| misfit.to_string())?;
        }
        Ok((part, ""))
    }

    /// By which rules.
    pub(super) fn policy(self) -> Result<Policy, String> {
        let (name, text) = match self {
            Self::Both | Self::Applications => {
                ("data/demonstration/policy.toml", include_str!("../../../../data/demonstration/policy.toml"))
            }
            Self::Telephones => {
                ("data/telephones/policy.toml", include_str!("../../../../data/telephones/policy.toml"))
            }
        };
        policy::read(name, text).map_err(|unusable| unusable.to_string())
    }

    /// The vendor's own links in the navigation.
    pub(super) fn links(self) -> Result<Links, String> {
        let (name, text) = match self {
            Self::Both | Self::Applications => {
                ("data/demonstration/links.toml", include_str!("../../../../data/demonstration/links.toml"))
            }
            Self::Telephones => ("data/telephones/links.toml", include_str!("../../../../data/telephones/links.toml")),
        };
        Links::read(name, text).map_err(|unusable| unusable.to_string())
    }

    /// Who there is, and what has happened.
    pub(super) fn story(self) -> &'static str {
        match self {
            Self::Both | Self::Applications => include_str!("../../../../data/demonstration/story.toml"),
            Self::Telephones => include_str!("../../../../data/telephones/story.toml"),
        }
    }
}

impl fmt::Display for DataSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for DataSet {
    type Err = NoSuchSet;

    fn from_str(text: &str) -> Result<Self, NoSuchSet> {
        [Self::Both, Self::Applications, Self::Telephones].into_iter().find(|set| set.word() == text).ok_or(NoSuchSet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_14_each_data_set_sells_what_its_vendor_sells() {
        let of = |set: DataSet| set.catalogue().unwrap().0;
        let (both, applications, telephones) = (of(DataSet::Both), of(DataSet::Applications), of(DataSet::Telephones));
        let has = |catalogue: &Catalogue, sku: &str| catalogue.product(sku).is_some();
        assert!(has(&both, "IM120-4L") && has(&both, "PBX-REG-1"));
        assert!(has(&applications, "IM120-4L") && !has(&applications, "PBX-REG-1"));
        assert!(!has(&telephones, "IM120-4L") && has(&telephones, "PBX-REG-1"));
        // The types of the stock programme, and the interfaces of each of its models.
        for name in [
            "PBX-Registrations",
            "PBX-SoftwarePhones",
            "PBX-Operators",
            "DECT-Users",
            "Executive-Secretary",
            "Relay-Registrations",
            "Relay-BRIs",
            "IP202-BRIs",
            "IP400-BRIs",
            "IP3000-PRIs",
        ] {
            let found = telephones.applications().find(|application| application.name == name).unwrap();
            let hardware = found.device_keys.as_ref().unwrap().is_hardware;
            assert_eq!(hardware, name.starts_with("Relay") || name.starts_with("IP"), "{name}");
        }
        for word in ["both", "applications", "telephones"] {
            assert_eq!(word.parse::<DataSet>().unwrap().to_string(), word);
        }
        assert_eq!("phones".parse::<DataSet>(), Err(NoSuchSet));
    }
}
