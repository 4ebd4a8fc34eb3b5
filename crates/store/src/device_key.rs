//! License keys for devices: stored once, found by any of their words, revoked by the vendor. (P-08 to P-13)

use claviger_domain::fold::Sought;
use claviger_domain::id::{AccountId, DeviceKeyId, PoolId};
use claviger_domain::license::device_key::DeviceKey;
use claviger_domain::license::serial::Serial;
use claviger_domain::units::Units;
use jiff::Timestamp;
use uuid::Uuid;

use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::{binds, search, units};

/// Which keys of an account are looked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those that are in force, or only those that were revoked.
    pub revoked: Option<bool>,
    /// What is searched for.
    pub sought: Sought,
}

/// Stores a new key, to be found by `texts`.
pub fn add(tx: &mut Tx<'_>, key: &DeviceKey, texts: &[&str]) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO device_key (id, account, pool, units, serial, end_customer, location, description, number, says, line,
             made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        binds![
            key.id,
            key.account,
            key.pool,
            key.units.count(),
            key.serial.map(|serial| serial.to_string()),
            &key.end_customer,
            &key.location,
            &key.description,
            &key.number,
            &key.says,
            &key.line,
            key.made
        ],
    )?;
    search::index(tx, &kind(key.account), key.id.uuid(), texts)
}

/// The key with this id.
pub fn find(tx: &mut Tx<'_>, id: DeviceKeyId) -> Result<Option<DeviceKey>, Fault> {
    tx.row("SELECT * FROM device_key WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// The key with this number.
pub fn of_number(tx: &mut Tx<'_>, number: &str) -> Result<Option<DeviceKey>, Fault> {
    tx.row("SELECT * FROM device_key WHERE number = $1", binds![number])?.map(|row| read(&row)).transpose()
}

/// The keys of an account that fit, the newest first: those older than `before`, if it is given. (P-11)
pub fn of_account(
    tx: &mut Tx<'_>,
    account: AccountId,
    filter: &Filter,
    before: Option<DeviceKeyId>,
    most: u32,
) -> Result<Vec<DeviceKey>, Fault> {
    let before = before.unwrap_or_else(|| DeviceKeyId::from_uuid(Uuid::max()));
    let any = filter.revoked.is_none();
    let revoked = filter.revoked.unwrap_or(false);
    let rows = match search::bounds(&filter.sought) {
        // Of many keys few are revoked: they have an index of their own.
        None if revoked => tx.rows(
            "SELECT * FROM device_key WHERE account = $1 AND id < $2 AND revoked_at IS NOT NULL
             ORDER BY id DESC LIMIT $3",
            binds![account, before, most],
        )?,
        None => tx.rows(
            "SELECT * FROM device_key WHERE account = $1 AND id < $2 AND ($3 OR revoked_at IS NULL)
             ORDER BY id DESC LIMIT $4",
            binds![account, before, any, most],
        )?,
        Some(bounds) => {
            let kind = kind(account);
            let ([from, to, from2, to2, from3, to3, from4, to4], is_frequent) = search::narrowed(tx, &kind, bounds)?;
            let sql = if is_frequent {
                "SELECT * FROM device_key AS k WHERE k.account = $1 AND k.id < $2 AND ($3 OR (k.revoked_at IS NOT NULL) = $4)
                     AND EXISTS (SELECT 1 FROM search_word WHERE kind = $6 AND subject = k.id AND word >= $7 AND word < $8)
                     AND EXISTS (SELECT 1 FROM search_word WHERE kind = $6 AND subject = k.id AND word >= $9 AND word < $10)
                     AND EXISTS (SELECT 1 FROM search_word WHERE kind = $6 AND subject = k.id AND word >= $11 AND word < $12)
                     AND EXISTS (SELECT 1 FROM search_word WHERE kind = $6 AND subject = k.id AND word >= $13 AND word < $14)
                 ORDER BY k.id DESC LIMIT $5"
            } else {
                "SELECT * FROM device_key AS k WHERE k.account = $1 AND k.id < $2 AND ($3 OR (k.revoked_at IS NOT NULL) = $4)
                     AND k.id IN (SELECT subject FROM search_word WHERE kind = $6 AND word >= $7 AND word < $8)
                     AND EXISTS (SELECT 1 FROM search_word WHERE kind = $6 AND subject = k.id AND word >= $9 AND word < $10)
                     AND EXISTS (SELECT 1 FROM search_word WHERE kind = $6 AND subject = k.id AND word >= $11 AND word < $12)
                     AND EXISTS (SELECT 1 FROM search_word WHERE kind = $6 AND subject = k.id AND word >= $13 AND word < $14)
                 ORDER BY k.id DESC LIMIT $5"
            };
            let binds =
                binds![account, before, any, revoked, most, &kind, from, to, from2, to2, from3, to3, from4, to4];
            tx.rows(sql, binds)?
        }
    };
    rows.iter().map(read).collect()
}

/// The keys of one device that are in force, in the order they were made. (P-12)
pub fn of_device(tx: &mut Tx<'_>, account: AccountId, serial: Serial) -> Result<Vec<DeviceKey>, Fault> {
    tx.rows(
        "SELECT * FROM device_key WHERE account = $1 AND serial = $2 AND revoked_at IS NULL ORDER BY id",
        binds![account, serial.to_string()],
    )?
    .iter()
    .map(read)
    .collect()
}

/// The devices that an account has made keys for last, each with how many are in force.
pub fn devices(tx: &mut Tx<'_>, account: AccountId, most: u32) -> Result<Vec<(String, u32)>, Fault> {
    tx.rows(
        "SELECT serial, count(*) AS keys FROM device_key
         WHERE account = $1 AND serial IS NOT NULL AND revoked_at IS NULL GROUP BY serial ORDER BY serial LIMIT $2",
        binds![account, most],
    )?
    .iter()
    .map(|row| Ok((row.get("serial")?, row.get("keys")?)))
    .collect()
}

/// Notes that a key was revoked; `false` if it was before.
pub fn revoke(tx: &mut Tx<'_>, id: DeviceKeyId, reason: &str, now: Timestamp) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE device_key SET revoked_at = $2, revoked_reason = $3 WHERE id = $1 AND revoked_at IS NULL",
        binds![id, now, reason],
    )?;
    Ok(changed > 0)
}

/// The keys of a pool that are in force, with their units. (L-29)
pub fn in_force(tx: &mut Tx<'_>, account: AccountId, pool: PoolId) -> Result<Vec<(DeviceKeyId, Units)>, Fault> {
    tx.rows(
        "SELECT id, units FROM device_key WHERE account = $1 AND pool = $2 AND revoked_at IS NULL ORDER BY id",
        binds![account, pool],
    )?
    .iter()
    .map(|row| Ok((row.get("id")?, units(row, "units")?)))
    .collect()
}

/// Gives the keys of a pool to another account, into a pool of its own; what they say stays. (L-29)
pub fn hand_over(
    tx: &mut Tx<'_>,
    (from, from_pool): (AccountId, PoolId),
    (into, into_pool): (AccountId, PoolId),
) -> Result<(), Fault> {
    tx.execute(
        "UPDATE device_key SET account = $3, pool = $4 WHERE account = $1 AND pool = $2",
        binds![from, from_pool, into, into_pool],
    )?;
    Ok(())
}

/// What finds the keys of one account finds them in another one from now on. (L-29)
pub fn hand_over_words(tx: &mut Tx<'_>, from: AccountId, into: AccountId) -> Result<(), Fault> {
    tx.execute("UPDATE search_word SET kind = $2 WHERE kind = $1", binds![kind(from), kind(into)])?;
    Ok(())
}

/// The numbers of all keys that were revoked, in order. (P-09)
pub fn revoked_numbers(tx: &mut Tx<'_>) -> Result<Vec<String>, Fault> {
    tx.rows("SELECT number FROM device_key WHERE revoked_at IS NOT NULL ORDER BY number", binds![])?
        .iter()
        .map(|row| row.get("number"))
        .collect()
}

/// Keys of different accounts do not meet in a search.
fn kind(account: AccountId) -> String {
    format!("license-key {account}")
}

fn read(row: &Row) -> Result<DeviceKey, Fault> {
    let serial: Option<String> = row.get("serial")?;
    let wrong = || Fault::Column { column: "serial".into(), wanted: "a serial number", found: "it is another text" };
    let revoked: Option<Timestamp> = row.get("revoked_at")?;
    let reason: Option<String> = row.get("revoked_reason")?;
    Ok(DeviceKey {
        id: row.get("id")?,
        account: row.get("account")?,
        pool: row.get("pool")?,
        units: units(row, "units")?,
        serial: serial.map(|text| text.parse().map_err(|_| wrong())).transpose()?,
        end_customer: row.get("end_customer")?,
        location: row.get("location")?,
        description: row.get("description")?,
        number: row.get("number")?,
        says: row.get("says")?,
        line: row.get("line")?,
        made: row.get("made_at")?,
        revoked: revoked.zip(reason),
    })
}
