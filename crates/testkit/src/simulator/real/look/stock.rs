//! How stock stands: activation keys, license keys, offers, and who is told below how many units.

use std::collections::BTreeMap;

use claviger_store::engine::{Row, Tx};
use claviger_store::fault::Fault;
use uuid::Uuid;

use super::{compare, customer_of, strange};
use crate::simulator::deed::{LicenseNo, Offered};
use crate::simulator::model::{KeyState, Model};
use crate::simulator::real::Real;
use crate::simulator::real::stock::device_of;
use crate::simulator::{KINDS, is_stock};

/// How stock stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stock {
    /// Holder, state, the offer that promises it, units; by the license that it brings.
    keys: BTreeMap<LicenseNo, (u8, String, Option<u32>, u64)>,
    /// Account, kind, units, device, whether it was revoked.
    device_keys: BTreeMap<u32, (u8, u8, u64, Option<u8>, bool)>,
    /// From, to, what, state, until when it stands.
    offers: BTreeMap<u32, (u8, u8, Offered, String, i64)>,
    /// Below how many, and since when; by account and kind.
    thresholds: BTreeMap<(u8, u8), (u64, Option<i64>)>,
}

/// What is read at once.
pub(super) struct Rows {
    keys: Vec<Row>,
    device_keys: Vec<Row>,
    offers: Vec<Row>,
    thresholds: Vec<Row>,
}

pub(super) fn read(tx: &mut Tx<'_>) -> Result<Rows, Fault> {
    Ok(Rows {
        keys: tx.rows(
            "SELECT k.id, k.license, k.state, k.transfer, license.units, account.number
             FROM activation_key AS k JOIN license ON license.id = k.license JOIN account ON account.id = k.holder",
            &[],
        )?,
        device_keys: tx.rows(
            "SELECT k.number AS name, k.pool, k.units, k.serial, k.revoked_at, account.number
             FROM device_key AS k JOIN account ON account.id = k.account WHERE k.factory_license IS NULL",
            &[],
        )?,
        offers: tx.rows(
            "SELECT t.id, t.activation_key, t.pool, t.units, t.state, t.expires_at, account.number, r.number AS receiver
             FROM stock_transfer AS t JOIN account ON account.id = t.sender JOIN account AS r ON r.id = t.receiver",
            &[],
        )?,
        thresholds: tx.rows("SELECT pool, units, below_since FROM stock_threshold", &[])?,
    })
}

impl Real {
    /// How stock stands; `pools` are accounts and kinds by the ids of pools.
    pub(super) fn look_at_stock(&self, rows: &Rows, pools: &BTreeMap<Uuid, (u8, u8)>) -> Result<Stock, Fault> {
        let mut stock = Stock::default();
        let licenses: BTreeMap<Uuid, LicenseNo> = self.licenses.iter().map(|(no, id)| (id.uuid(), *no)).collect();
        let offers: BTreeMap<Uuid, u32> = self.offers.iter().map(|(no, id)| (id.uuid(), *no)).collect();
        let mut keys: BTreeMap<Uuid, LicenseNo> = BTreeMap::new();
        let pool = |id: Uuid| pools.get(&id).copied().ok_or_else(|| strange("a pool"));
        for row in &rows.keys {
            let license = licenses.get(&row.get::<Uuid>("license")?).ok_or_else(|| strange("an activation key"))?;
            let promised = match row.get::<Option<Uuid>>("transfer")? {
                Some(offer) => Some(*offers.get(&offer).ok_or_else(|| strange("an offer"))?),
                None => None,
            };
            keys.insert(row.get("id")?, *license);
            let holder = customer_of(row, "number")?;
            stock.keys.insert(*license, (holder, row.get("state")?, promised, row.get("units")?));
        }
        for row in &rows.device_keys {
            let number = u32::from_str_radix(&row.get::<String>("name")?, 16).map_err(|_| strange("a license key"))?;
            let (of, kind) = pool(row.get("pool")?)?;
            if of != customer_of(row, "number")? {
                return Err(Fault::Gone(format!("key {number} is made of another account's units")));
            }
            let device = match row.get::<Option<String>>("serial")? {
                Some(serial) => Some(device_of(&serial).ok_or_else(|| strange("a device"))?),
                None => None,
            };
            let is_revoked = row.get::<Option<i64>>("revoked_at")?.is_some();
            stock.device_keys.insert(number, (of, kind, row.get("units")?, device, is_revoked));
        }
        for row in &rows.offers {
            let number = offers.get(&row.get::<Uuid>("id")?).ok_or_else(|| strange("an offer"))?;
            let what = match (row.get::<Option<Uuid>>("activation_key")?, row.get::<Option<Uuid>>("pool")?) {
                (Some(key), _) => Offered::Key(*keys.get(&key).ok_or_else(|| strange("an activation key"))?),
                (None, Some(of)) => Offered::Units { kind: pool(of)?.1, units: row.get("units")? },
                (None, None) => return Err(strange("an offer of nothing")),
            };
            let (from, to) = (customer_of(row, "number")?, customer_of(row, "receiver")?);
            stock.offers.insert(*number, (from, to, what, row.get("state")?, row.get("expires_at")?));
        }
        for row in &rows.thresholds {
            stock.thresholds.insert(pool(row.get("pool")?)?, (row.get("units")?, row.get("below_since")?));
        }
        Ok(stock)
    }
}

impl Stock {
    /// How it should stand.
    pub(super) fn of(model: &Model) -> Self {
        let mut stock = Self::default();
        for (license, key) in &model.keys {
            let line = model.licenses[license].line;
            let units = u64::from(line.items) * KINDS[usize::from(line.kind)].units;
            let promised = if let KeyState::Promised(offer) = key.state { Some(offer) } else { None };
            stock.keys.insert(*license, (key.holder, key.state.word().to_owned(), promised, units));
        }
        for (number, key) in &model.device_keys {
            stock.device_keys.insert(*number, (key.account, key.kind, key.units, key.device, key.revoked));
        }
        for (number, offer) in &model.offers {
            let state = offer.state.word().to_owned();
            stock.offers.insert(*number, (offer.from, offer.to, offer.what, state, offer.expires));
        }
        stock.thresholds.clone_from(&model.thresholds);
        stock
    }

    pub(super) fn differences(&self, wanted: &Self, found: &mut Vec<String>) {
        let key = "activation key (license): holder, state, promised by, units";
        compare(found, key, &self.keys, &wanted.keys);
        let key = "license key: account, kind, units, device, revoked";
        compare(found, key, &self.device_keys, &wanted.device_keys);
        compare(found, "offer: from, to, what, state, until", &self.offers, &wanted.offers);
        compare(found, "threshold (account, kind): units, below since", &self.thresholds, &wanted.thresholds);
    }

    /// The units of a kind in keys that nobody has redeemed.
    pub(super) fn unredeemed(&self, model: &Model, kind: u8) -> u64 {
        let of_kind = self.keys.iter().filter(|(license, _)| model.licenses[*license].line.kind == kind);
        of_kind
            .filter(|(_, (_, state, ..))| state == "ready" || state == "promised")
            .map(|(_, (.., units))| units)
            .sum()
    }
}

impl super::Sight {
    /// Whether every unit that the vendor has delivered to stock, and not taken back, is in an activation key that nobody
    /// has redeemed, or loaded into some pool; never in both, and never in none. (P-07, P-14)
    ///
    /// # Errors
    ///
    /// What is too many or too few.
    pub fn conserves(&self, model: &Model) -> Result<(), String> {
        for kind in (0..).zip(KINDS).map(|(kind, _)| kind).filter(|kind| is_stock(*kind)) {
            let loaded: i64 = self.pools.iter().filter(|((_, of), _)| *of == kind).map(|(_, figures)| figures[0]).sum();
            let unredeemed = self.stock.unredeemed(model, kind).cast_signed();
            let delivered = model.delivered.get(&kind).copied().unwrap_or(0);
            if delivered != unredeemed + loaded {
                return Err(format!(
                    "k{kind}: {delivered} were delivered and not taken back, but {unredeemed} are unredeemed and {loaded} loaded"
                ));
            }
        }
        Ok(())
    }
}
