//! Names for things: `ord_0192f0c1d5e67abc8def0123456789ab`.
//!
//! An id is a UUID (version 7: it sorts by when it was made) that knows what it names, so that an order can never be
//! looked up by a server's id. In texts it carries a short prefix that tells people and programs the same.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use jiff::Timestamp;
use uuid::Uuid;

/// What an id can name.
pub trait Kind {
    /// What stands before the underscore in texts.
    const PREFIX: &'static str;
}

/// The id of one `K`.
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

/// A text that is not an id of the kind expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id here looks like {prefix}_ and 32 hexadecimal digits")]
pub struct NotAnId {
    /// The prefix that was expected.
    pub prefix: &'static str,
}

impl<K> Id<K> {
    /// Makes the id of something that comes into being at `now`; `random` makes it unlike all others.
    #[must_use]
    pub fn new(now: Timestamp, random: [u8; 10]) -> Self {
        let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
        Self::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// Takes an id out of storage.
    #[must_use]
    pub fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The id as it is stored.
    #[must_use]
    pub fn uuid(self) -> Uuid {
        self.0
    }
}

impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", K::PREFIX, self.0.simple())
    }
}

impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<K: Kind> FromStr for Id<K> {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let wrong = NotAnId { prefix: K::PREFIX };
        let digits =
            text.strip_prefix(K::PREFIX).and_then(|rest| rest.strip_prefix('_')).ok_or_else(|| wrong.clone())?;
        if digits.len() != 32 {
            return Err(wrong);
        }
        Uuid::try_parse(digits).map(Self::from_uuid).map_err(|_| wrong)
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Id<K> {}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K> Eq for Id<K> {}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

/// The kinds of things that have ids.
pub mod kind {
    use super::Kind;

    /// A vendor, distributor, reseller or customer.
    pub enum Account {}

    impl Kind for Account {
        const PREFIX: &'static str = "acc";
    }

    /// Somebody who signs in.
    pub enum Person {}

    impl Kind for Person {
        const PREFIX: &'static str = "per";
    }

    /// An order.
    pub enum Order {}

    impl Kind for Order {
        const PREFIX: &'static str = "ord";
    }

    /// What one order line delivers.
    pub enum License {}

    impl Kind for License {
        const PREFIX: &'static str = "lic";
    }

    /// The units of one account for one application, unit, role and model.
    pub enum Pool {}

    impl Kind for Pool {
        const PREFIX: &'static str = "pool";
    }

    /// One line of a pool's ledger.
    pub enum Entry {}

    impl Kind for Entry {
        const PREFIX: &'static str = "ent";
    }

    /// One installation of the product suite.
    pub enum Server {}

    impl Kind for Server {
        const PREFIX: &'static str = "srv";
    }

    /// One lease.
    pub enum Lease {}

    impl Kind for Lease {
        const PREFIX: &'static str = "lea";
    }

    /// Units on their way from one account to another.
    pub enum Transfer {}

    impl Kind for Transfer {
        const PREFIX: &'static str = "tra";
    }

    /// One device key.
    pub enum DeviceKey {}

    impl Kind for DeviceKey {
        const PREFIX: &'static str = "key";
    }

    /// A mail in the outbox.
    pub enum Mail {}

    impl Kind for Mail {
        const PREFIX: &'static str = "mail";
    }

    /// An invitation to an account.
    pub enum Invitation {}

    impl Kind for Invitation {
        const PREFIX: &'static str = "inv";
    }

    /// A correction by the vendor.
    pub enum Correction {}

    impl Kind for Correction {
        const PREFIX: &'static str = "cor";
    }

    /// An order's link, sent on to a reseller.
    pub enum Forwarding {}

    impl Kind for Forwarding {
        const PREFIX: &'static str = "fwd";
    }

    /// What a customer lets a partner do.
    pub enum Grant {}

    impl Kind for Grant {
        const PREFIX: &'static str = "gra";
    }

    /// An event in the log.
    pub enum Event {}

    impl Kind for Event {
        const PREFIX: &'static str = "evt";
    }

    /// A browser in which somebody is signed in.
    pub enum Session {}

    impl Kind for Session {
        const PREFIX: &'static str = "ses";
    }
    /// Something about a server that somebody has to look at.
    pub enum Alert {}

    impl Kind for Alert {
        const PREFIX: &'static str = "alr";
    }

    /// One *Release now*.
    pub enum Release {}

    impl Kind for Release {
        const PREFIX: &'static str = "rel";
    }

    /// A code that brings units when it is redeemed.
    pub enum ActivationKey {}

    impl Kind for ActivationKey {
        const PREFIX: &'static str = "act";
    }

    /// A version of the license agreement.
    pub enum Agreement {}

    impl Kind for Agreement {
        const PREFIX: &'static str = "agr";
    }

    /// That somebody accepted a version of the license agreement.
    pub enum Acceptance {}

    impl Kind for Acceptance {
        const PREFIX: &'static str = "acp";
    }

    /// An edition of the catalogue.
    pub enum CatalogueEdition {}

    impl Kind for CatalogueEdition {
        const PREFIX: &'static str = "cat";
    }

    /// A view of a list that somebody keeps.
    pub enum View {}

    impl Kind for View {
        const PREFIX: &'static str = "view";
    }

    /// What left the factory together.
    pub enum Shipment {}

    impl Kind for Shipment {
        const PREFIX: &'static str = "shp";
    }

    /// A device that left the factory with licenses.
    pub enum ShippedDevice {}

    impl Kind for ShippedDevice {
        const PREFIX: &'static str = "dev";
    }

    /// A license that was made with a device.
    pub enum FactoryLicense {}

    impl Kind for FactoryLicense {
        const PREFIX: &'static str = "fac";
    }

    /// A program's key to the API.
    pub enum ApiKey {}

    impl Kind for ApiKey {
        const PREFIX: &'static str = "apik";
    }
}

/// The id of an account.
pub type AccountId = Id<kind::Account>;
/// The id of a person.
pub type PersonId = Id<kind::Person>;
/// The id of an order.
pub type OrderId = Id<kind::Order>;
/// The id of a license.
pub type LicenseId = Id<kind::License>;
/// The id of a pool.
pub type PoolId = Id<kind::Pool>;
/// The id of a ledger entry.
pub type EntryId = Id<kind::Entry>;
/// The id of a server.
pub type ServerId = Id<kind::Server>;
/// The id of a lease.
pub type LeaseId = Id<kind::Lease>;
/// The id of a transfer.
pub type TransferId = Id<kind::Transfer>;
/// The id of a device key.
pub type DeviceKeyId = Id<kind::DeviceKey>;
/// The id of a mail.
pub type MailId = Id<kind::Mail>;
/// The id of an invitation.
pub type InvitationId = Id<kind::Invitation>;
/// The id of a correction.
pub type CorrectionId = Id<kind::Correction>;
/// The id of an order's link, sent on.
pub type ForwardingId = Id<kind::Forwarding>;
/// The id of a grant.
pub type GrantId = Id<kind::Grant>;
/// The id of an event.
pub type EventId = Id<kind::Event>;
/// The id of a session.
pub type SessionId = Id<kind::Session>;
/// The id of an alert.
pub type AlertId = Id<kind::Alert>;
/// The id of a *Release now*.
pub type ReleaseId = Id<kind::Release>;
/// The id of an activation key.
pub type ActivationKeyId = Id<kind::ActivationKey>;
/// The id of a version of the license agreement.
pub type AgreementId = Id<kind::Agreement>;
/// The id of an acceptance.
pub type AcceptanceId = Id<kind::Acceptance>;
/// The id of an edition of the catalogue.
pub type CatalogueEditionId = Id<kind::CatalogueEdition>;
/// The id of a shipment.
pub type ShipmentId = Id<kind::Shipment>;
/// The id of a shipped device.
pub type ShippedDeviceId = Id<kind::ShippedDevice>;
/// The id of a factory license.
pub type FactoryLicenseId = Id<kind::FactoryLicense>;
/// The id of an API key.
pub type ApiKeyId = Id<kind::ApiKey>;
/// The id of a view of a list.
pub type ViewId = Id<kind::View>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_names_its_kind_and_no_other() {
        let order = OrderId::new(Timestamp::from_second(1_700_000_000).unwrap(), [7; 10]);
        let text = order.to_string();
        assert!(text.starts_with("ord_018bcfe5"), "{text}");
        assert_eq!(text.parse::<OrderId>(), Ok(order));
        assert_eq!(text.parse::<ServerId>(), Err(NotAnId { prefix: "srv" }));
        assert!(text.replace("ord_", "ord_-").parse::<OrderId>().is_err());
    }

    #[test]
    fn ids_sort_by_the_time_they_were_made() {
        let at = |second| OrderId::new(Timestamp::from_second(second).unwrap(), [0xff; 10]);
        assert!(at(1_700_000_000) < at(1_700_000_001));
    }
}
