//! The ledger: why a pool holds what it holds. Lines are appended and never changed. (L-07, P-07)
//!
//! A pool keeps four figures. *Loaded*: units that have come in and have no term. *Used*: granted to servers or made
//! into license keys. *Reserved*: promised to another account that has not answered yet. *Releasing*: taken from a
//! server that may still be running on them. Every line says which of them it moved, and for whose sake; the figures
//! are the sums of the lines.

use jiff::Timestamp;

use crate::id::{AccountId, DeviceKeyId, EntryId, LicenseId, PoolId, ServerId, ShippedDeviceId, TransferId};
use crate::units::Units;

/// One line of a pool's ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// The pool.
    pub pool: PoolId,
    /// What happened.
    pub movement: Movement,
    /// When.
    pub at: Timestamp,
}

/// What happened to how many units, and for whose sake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Movement {
    /// What happened.
    pub kind: MovementKind,
    /// To how many units; never none.
    pub units: Units,
}

/// What can happen to units, and for whose sake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MovementKind {
    /// A license without term was unlocked, or an activation key redeemed: they are here to stay.
    Loaded(LicenseId),
    /// A license with a term was unlocked: they count while it runs, and no stored figure moves.
    LoadedForTerm(LicenseId),
    /// The vendor took back what a license without term had brought. (L-29)
    Withdrawn(LicenseId),
    /// The vendor took back a license with a term: no stored figure moves. (L-29)
    WithdrawnForTerm(LicenseId),
    /// Granted to a server.
    Granted(ServerId),
    /// Taken from a server that holds no lease: free at once.
    Freed(ServerId),
    /// Taken from a server that may still be running on them. (L-15)
    TakenBack(ServerId),
    /// Granted again to the very server that was still running on them.
    LeftWith(ServerId),
    /// The server has let go of them, or its lease has ended.
    Released(ServerId),
    /// The server went into another account, with what it was granted. (L-29)
    MergedAway(ServerId),
    /// The server came from another account, with what it was granted. (L-29)
    MergedIn(ServerId),
    /// The server went into another account, with what it was still letting go of. (L-29)
    ReleasingMergedAway(ServerId),
    /// The server came from another account, with what it was still letting go of. (L-29)
    ReleasingMergedIn(ServerId),
    /// Made into a license key, finally. (P-09)
    Keyed(DeviceKeyId),
    /// The vendor revoked a license key. (P-09)
    KeyRevoked(DeviceKeyId),
    /// Promised to another account. (P-14)
    Reserved(TransferId),
    /// The other account accepted: they are gone from here.
    Posted(TransferId),
    /// It declined, or the sender thought better of it: they are free again.
    Voided(TransferId),
    /// They came from another account.
    Received(TransferId),
    /// A license key went into another account, with its units. (L-29)
    KeyMergedAway(DeviceKeyId),
    /// A license key came from another account, with its units. (L-29)
    KeyMergedIn(DeviceKeyId),
    /// The account went into another one: what no license here had brought, or others are owed. (L-29)
    StockMergedAway(AccountId),
    /// Another account came into this one: what no license here had brought, or was passed on before. (L-29)
    StockMergedIn(AccountId),
    /// They came with a device that the account has claimed, made into its license keys in the same moment. (P-05)
    Claimed(ShippedDeviceId),
    /// The vendor took them back with a license key of the device they came with: nobody else can use them. (P-04)
    Recalled(ShippedDeviceId),
}

/// The four figures of a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Come in, without term.
    pub loaded: Units,
    /// Granted to servers or made into keys.
    pub used: Units,
    /// Promised to another account.
    pub reserved: Units,
    /// Taken from a server that may still be running on them.
    pub releasing: Units,
}

/// A movement that would take away what is not there. Never seen unless a rule is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{movement:?} does not fit {figures:?}")]
pub struct Impossible {
    /// What should have happened.
    pub movement: Movement,
    /// To what.
    pub figures: Figures,
}

impl Figures {
    /// The figures after `movement`.
    pub fn after(self, movement: Movement) -> Result<Self, Impossible> {
        self.moved(movement).ok_or(Impossible { movement, figures: self })
    }

    /// What these movements come to, in whatever order they stand: those of one instant, or noted by machines whose
    /// clocks differ, have none.
    pub fn sums_of(movements: impl IntoIterator<Item = Movement>) -> Result<Self, Impossible> {
        let mut sums = Self::default();
        let mut left: Vec<Movement> = movements.into_iter().collect();
        while let Some(first) = left.first().copied() {
            let before = left.len();
            left.retain(|movement| match sums.after(*movement) {
                Ok(after) => {
                    sums = after;
                    false
                }
                Err(_) => true,
            });
            if left.len() == before {
                return Err(Impossible { movement: first, figures: sums });
            }
        }
        Ok(sums)
    }

    /// What granted, reserved and releasing units together keep from being granted.
    #[must_use]
    pub fn held(self) -> Units {
        self.used + self.reserved + self.releasing
    }

    fn moved(mut self, movement: Movement) -> Option<Self> {
        use MovementKind as Kind;
        let units = movement.units;
        match movement.kind {
            Kind::Loaded(_) | Kind::Received(_) | Kind::StockMergedIn(_) | Kind::Claimed(_) => self.loaded += units,
            Kind::LoadedForTerm(_) | Kind::WithdrawnForTerm(_) => {}
            Kind::Withdrawn(_) | Kind::StockMergedAway(_) | Kind::Recalled(_) => {
                self.loaded = self.loaded.minus(units)?;
            }
            Kind::Granted(_) | Kind::MergedIn(_) | Kind::Keyed(_) | Kind::KeyMergedIn(_) => self.used += units,
            Kind::Freed(_) | Kind::MergedAway(_) | Kind::KeyRevoked(_) | Kind::KeyMergedAway(_) => {
                self.used = self.used.minus(units)?;
            }
            Kind::TakenBack(_) => {
                self.used = self.used.minus(units)?;
                self.releasing += units;
            }
            Kind::LeftWith(_) => {
                self.releasing = self.releasing.minus(units)?;
                self.used += units;
            }
            Kind::Released(_) | Kind::ReleasingMergedAway(_) => self.releasing = self.releasing.minus(units)?,
            Kind::ReleasingMergedIn(_) => self.releasing += units,
            Kind::Reserved(_) => self.reserved += units,
            Kind::Posted(_) => {
                self.reserved = self.reserved.minus(units)?;
                self.loaded = self.loaded.minus(units)?;
            }
            Kind::Voided(_) => self.reserved = self.reserved.minus(units)?,
        }
        Some(self)
    }
}

impl MovementKind {
    /// The word for it in API and storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Loaded(_) => "loaded",
            Self::LoadedForTerm(_) => "loaded-for-term",
            Self::Withdrawn(_) => "withdrawn",
            Self::WithdrawnForTerm(_) => "withdrawn-for-term",
            Self::MergedAway(_) => "merged-away",
            Self::MergedIn(_) => "merged-in",
            Self::ReleasingMergedAway(_) => "releasing-merged-away",
            Self::ReleasingMergedIn(_) => "releasing-merged-in",
            Self::Granted(_) => "granted",
            Self::Freed(_) => "freed",
            Self::TakenBack(_) => "taken-back",
            Self::LeftWith(_) => "left-with",
            Self::Released(_) => "released",
            Self::Keyed(_) => "keyed",
            Self::KeyRevoked(_) => "key-revoked",
            Self::Reserved(_) => "reserved",
            Self::Posted(_) => "posted",
            Self::Voided(_) => "voided",
            Self::Received(_) => "received",
            Self::KeyMergedAway(_) => "key-merged-away",
            Self::KeyMergedIn(_) => "key-merged-in",
            Self::StockMergedAway(_) => "stock-merged-away",
            Self::StockMergedIn(_) => "stock-merged-in",
            Self::Claimed(_) => "claimed",
            Self::Recalled(_) => "recalled",
        }
    }

    /// What it does to the units in use: adds to them, takes from them, or neither. (L-27)
    #[must_use]
    pub fn effect_on_used(self, units: Units) -> i64 {
        let units = i64::try_from(units.count()).unwrap_or(i64::MAX);
        match self {
            Self::Granted(_) | Self::LeftWith(_) | Self::MergedIn(_) | Self::Keyed(_) | Self::KeyMergedIn(_) => units,
            Self::Freed(_)
            | Self::TakenBack(_)
            | Self::MergedAway(_)
            | Self::KeyRevoked(_)
            | Self::KeyMergedAway(_) => -units,
            _ => 0,
        }
    }

    /// Whose sake it was for, as it is stored beside the word.
    #[must_use]
    pub fn subject(self) -> uuid::Uuid {
        match self {
            Self::Loaded(license)
            | Self::LoadedForTerm(license)
            | Self::Withdrawn(license)
            | Self::WithdrawnForTerm(license) => license.uuid(),
            Self::Granted(server)
            | Self::Freed(server)
            | Self::TakenBack(server)
            | Self::LeftWith(server)
            | Self::Released(server)
            | Self::MergedAway(server)
            | Self::MergedIn(server)
            | Self::ReleasingMergedAway(server)
            | Self::ReleasingMergedIn(server) => server.uuid(),
            Self::Keyed(key) | Self::KeyRevoked(key) | Self::KeyMergedAway(key) | Self::KeyMergedIn(key) => key.uuid(),
            Self::StockMergedAway(account) | Self::StockMergedIn(account) => account.uuid(),
            Self::Reserved(transfer) | Self::Posted(transfer) | Self::Voided(transfer) | Self::Received(transfer) => {
                transfer.uuid()
            }
            Self::Claimed(device) | Self::Recalled(device) => device.uuid(),
        }
    }

    /// Reads word and subject out of storage.
    #[must_use]
    pub fn from_stored(word: &str, subject: uuid::Uuid) -> Option<Self> {
        let server = ServerId::from_uuid(subject);
        let license = LicenseId::from_uuid(subject);
        let key = DeviceKeyId::from_uuid(subject);
        let transfer = TransferId::from_uuid(subject);
        let account = AccountId::from_uuid(subject);
        let device = ShippedDeviceId::from_uuid(subject);
        let every = [
            Self::Loaded(license),
            Self::LoadedForTerm(license),
            Self::Withdrawn(license),
            Self::WithdrawnForTerm(license),
            Self::MergedAway(server),
            Self::MergedIn(server),
            Self::ReleasingMergedAway(server),
            Self::ReleasingMergedIn(server),
            Self::Granted(server),
            Self::Freed(server),
            Self::TakenBack(server),
            Self::LeftWith(server),
            Self::Released(server),
            Self::Keyed(key),
            Self::KeyRevoked(key),
            Self::Reserved(transfer),
            Self::Posted(transfer),
            Self::Voided(transfer),
            Self::Received(transfer),
            Self::KeyMergedAway(key),
            Self::KeyMergedIn(key),
            Self::StockMergedAway(account),
            Self::StockMergedIn(account),
            Self::Claimed(device),
            Self::Recalled(device),
        ];
        every.into_iter().find(|kind| kind.word() == word)
    }
}
