//! License keys for devices: stored once, found by any of their words, revoked by the vendor. (P-08 to P-13)

use claviger_domain::fold::{Sought, fold};
use claviger_domain::id::{AccountId, DeviceKeyId, PoolId};
use claviger_domain::license::device_key::DeviceKey;
use claviger_domain::license::serial::Serial;
use claviger_domain::sorting::{Key, Kind, Part, Placed, Sort};
use claviger_domain::units::Units;
use jiff::Timestamp;

use crate::engine::{Row, Tx, Value};
use crate::fault::Fault;
use crate::sorting::{self, in_order};
use crate::{binds, units};

/// What license keys can be sorted by. (P-11)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// When they were made.
    Made,
    /// The device's serial number; those without come first.
    Serial,
    /// The end customer.
    EndCustomer,
    /// Where the device stands.
    Location,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Made, Self::Serial, Self::EndCustomer, Self::Location];
    const USUAL: Sort<Self> = Sort { by: Self::Made, descending: true };

    fn word(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Serial => "serial",
            Self::EndCustomer => "end-customer",
            Self::Location => "location",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Made => Kind::Id,
            Self::Serial | Self::EndCustomer | Self::Location => Kind::Text,
        }
    }
}

/// Which keys of an account are looked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those that are in force, or only those that were revoked.
    pub revoked: Option<bool>,
    /// What is searched for.
    pub sought: Sought,
}

/// Above so many keys a word narrows nothing: what is sought is then looked for from the beginning of the list.
const FREQUENT: u32 = 500;

/// Stores a new key, to be found by `words`: in its row at once, and quickly among many when they are noted.
pub fn add(tx: &mut Tx<'_>, key: &DeviceKey, words: &[String]) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO device_key (id, account, pool, units, serial, end_customer, location, description, number, says, line,
             made_at, end_customer_folded, location_folded, serial_sorted, factory_license, words)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
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
            key.made,
            fold(&key.end_customer),
            fold(&key.location),
            key.serial.map(|serial| serial.to_string()).unwrap_or_default(),
            key.factory,
            together(words)
        ],
    )?;
    Ok(())
}

/// Whether the words of any key are not noted yet.
pub fn is_any_unnoted(tx: &mut Tx<'_>) -> Result<bool, Fault> {
    Ok(tx.row("SELECT id FROM device_key WHERE NOT noted LIMIT 1", binds![])?.is_some())
}

/// Up to `most` keys whose words are not noted yet, with them; without any if an older program stored the key.
pub fn unnoted(tx: &mut Tx<'_>, most: u32) -> Result<Vec<(DeviceKey, Vec<String>)>, Fault> {
    let rows = tx.rows("SELECT * FROM device_key WHERE NOT noted ORDER BY account, id LIMIT $1", binds![most])?;
    let words = |row: &Row| row.get::<String>("words").map(|words| words.split_whitespace().map(Into::into).collect());
    rows.iter().map(|row| Ok((read(row)?, words(row)?))).collect()
}

/// Notes the words of some keys. Whoever notes the same ones on another node waits and does nothing.
pub fn note(tx: &mut Tx<'_>, keys: &[(DeviceKey, Vec<String>)]) -> Result<(), Fault> {
    let mut noted = Vec::new();
    for (key, words) in keys {
        let changed = tx.execute(
            "UPDATE device_key SET words = $2, noted = TRUE WHERE id = $1 AND NOT noted",
            binds![key.id, together(words)],
        )?;
        if changed > 0 {
            noted.extend(words.iter().map(|word| (key.account, word, key.id)));
        }
    }
    // In the order of the table, so that neighbours are written together.
    noted.sort_unstable();
    for (account, word, key) in noted {
        tx.execute(
            "INSERT INTO device_key_word (account, word, device_key) VALUES ($1, $2, $3)",
            binds![account, word, key],
        )?;
    }
    Ok(())
}

/// Forgets where an older program noted the words of a key.
pub fn forget_old_words(tx: &mut Tx<'_>, key: &DeviceKey) -> Result<(), Fault> {
    let kind = format!("license-key {}", key.account);
    tx.execute("DELETE FROM search_word WHERE kind = $1 AND subject = $2", binds![kind, key.id])?;
    Ok(())
}

/// Words in one text in which each can be looked for from its beginning.
fn together(words: &[String]) -> String {
    format!(" {}", words.join(" "))
}

/// The key with this id.
pub fn find(tx: &mut Tx<'_>, id: DeviceKeyId) -> Result<Option<DeviceKey>, Fault> {
    tx.row("SELECT * FROM device_key WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// The keys with the numbers from `first` to `last`, in their order.
pub fn of_numbers(tx: &mut Tx<'_>, first: &str, last: &str) -> Result<Vec<DeviceKey>, Fault> {
    tx.rows("SELECT * FROM device_key WHERE number >= $1 AND number <= $2 ORDER BY number", binds![first, last])?
        .iter()
        .map(read)
        .collect()
}

/// The text of a list of an account's keys; `$sought` begins with the account, since where a rare word narrows, no index of
/// the account's may be read from its beginning: `coalesce` keeps both engines from it.
macro_rules! along {
    ($sought:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!(
            "SELECT k.*, ",
            $column,
            " AS sorted_by FROM device_key AS k WHERE (",
            $column,
            ", k.id) ",
            $than,
            " ($1, $2) AND ($5 OR (k.revoked_at IS NOT NULL) = $6) AND ",
            $sought,
            " ORDER BY ",
            $column,
            $direction,
            ", k.id",
            $direction,
            " LIMIT $3"
        )
    };
}

/// The text of a list, in each of the orders there are.
macro_rules! sorted {
    ($part:expr, $sought:literal) => {
        in_order!($part, along, $sought, {
            By::Made => "k.id",
            By::Serial => "k.serial_sorted",
            By::EndCustomer => "k.end_customer_folded",
            By::Location => "k.location_folded",
        })
    };
}

/// A part of the keys of an account that fit. (P-11)
pub fn list(
    tx: &mut Tx<'_>,
    account: AccountId,
    filter: &Filter,
    part: &Part<By>,
) -> Result<Vec<Placed<DeviceKey>>, Fault> {
    let mut binds = sorting::bounds(part).to_vec();
    let (any, revoked) = (filter.revoked.is_none(), filter.revoked.unwrap_or(false));
    binds.extend_from_slice(binds![part.most, account, any, revoked]);
    let sql = match filter.sought.ranges() {
        // Of many keys few are revoked: they have an index of their own.
        None if revoked => sorted!(part, "k.account = $4 AND k.revoked_at IS NOT NULL"),
        None => sorted!(part, "k.account = $4"),
        Some(ranges) => {
            binds.extend(ranges.iter().map(|(from, _)| Value::from(format!("% {from}%"))));
            match rare(tx, account, ranges)? {
                Some((from, to)) => {
                    binds.extend([Value::from(from), Value::from(to)]);
                    sorted!(
                        part,
                        "coalesce(k.account, $4) = $4 AND k.id IN
                             (SELECT device_key FROM device_key_word WHERE account = $4 AND word >= $11 AND word < $12
                              UNION ALL SELECT id FROM device_key WHERE account = $4 AND NOT noted)
                         AND k.words LIKE $7 AND k.words LIKE $8 AND k.words LIKE $9 AND k.words LIKE $10"
                    )
                }
                None => sorted!(
                    part,
                    "k.account = $4 AND k.words LIKE $7 AND k.words LIKE $8 AND k.words LIKE $9 AND k.words LIKE $10"
                ),
            }
        }
    };
    tx.rows(sql, &binds)?.iter().map(|row| sorting::placed(part, row, read)).collect()
}

/// The bounds of a sought word that few keys have; `None` if all are in so many that the list is better read in its order
/// until a page is full. (P-11)
fn rare<const N: usize>(
    tx: &mut Tx<'_>,
    account: AccountId,
    ranges: [(String, String); N],
) -> Result<Option<(String, String)>, Fault> {
    for (from, to) in ranges {
        let counted = tx.row(
            "SELECT count(*) AS keys FROM
                 (SELECT device_key FROM device_key_word WHERE account = $1 AND word >= $2 AND word < $3 LIMIT $4) AS found",
            binds![account, &from, &to, FREQUENT],
        )?;
        let keys: u32 = counted.map_or(Ok(0), |row| row.get("keys"))?;
        if keys < FREQUENT {
            return Ok(Some((from, to)));
        }
    }
    Ok(None)
}

/// The keys of one device that are in force, in the order they were made. (P-12)
pub fn of_device(tx: &mut Tx<'_>, account: AccountId, serial: Serial) -> Result<Vec<DeviceKey>, Fault> {
    tx.rows(
        "SELECT * FROM device_key WHERE account = $1 AND serial_sorted = $2 AND revoked_at IS NULL ORDER BY id",
        binds![account, serial.to_string()],
    )?
    .iter()
    .map(read)
    .collect()
}

/// The devices that an account has made keys for last, each with how many are in force.
pub fn devices(tx: &mut Tx<'_>, account: AccountId, most: u32) -> Result<Vec<(String, u32)>, Fault> {
    tx.rows(
        "SELECT serial_sorted AS serial, count(*) AS keys FROM device_key
         WHERE account = $1 AND serial_sorted > '' AND revoked_at IS NULL
         GROUP BY serial_sorted ORDER BY serial_sorted LIMIT $2",
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
    tx.execute("UPDATE device_key_word SET account = $2 WHERE account = $1", binds![from, into])?;
    Ok(())
}

/// The numbers of all keys that were revoked, in order. (P-09)
pub fn revoked_numbers(tx: &mut Tx<'_>) -> Result<Vec<String>, Fault> {
    tx.rows("SELECT number FROM device_key WHERE revoked_at IS NOT NULL ORDER BY number", binds![])?
        .iter()
        .map(|row| row.get("number"))
        .collect()
}

pub(crate) fn read(row: &Row) -> Result<DeviceKey, Fault> {
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
        factory: row.get("factory_license")?,
    })
}
