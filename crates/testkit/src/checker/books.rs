//! Pools: what came in, what was given out, and the lines that say why. (L-07, L-12, L-15)

use std::collections::BTreeMap;

use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::{Found, number};

/// What every kind of ledger line does to loaded, used, reserved and releasing, told once more and independently of
/// `domain`.
const EFFECTS: [(&str, [i64; 4]); 25] = [
    ("loaded", [1, 0, 0, 0]),
    ("loaded-for-term", [0, 0, 0, 0]),
    ("withdrawn", [-1, 0, 0, 0]),
    ("withdrawn-for-term", [0, 0, 0, 0]),
    ("granted", [0, 1, 0, 0]),
    ("freed", [0, -1, 0, 0]),
    ("taken-back", [0, -1, 0, 1]),
    ("left-with", [0, 1, 0, -1]),
    ("released", [0, 0, 0, -1]),
    ("merged-away", [0, -1, 0, 0]),
    ("merged-in", [0, 1, 0, 0]),
    ("releasing-merged-away", [0, 0, 0, -1]),
    ("releasing-merged-in", [0, 0, 0, 1]),
    ("keyed", [0, 1, 0, 0]),
    ("key-revoked", [0, -1, 0, 0]),
    ("reserved", [0, 0, 1, 0]),
    ("posted", [-1, 0, -1, 0]),
    ("voided", [0, 0, -1, 0]),
    ("received", [1, 0, 0, 0]),
    ("key-merged-away", [0, -1, 0, 0]),
    ("key-merged-in", [0, 1, 0, 0]),
    ("stock-merged-away", [-1, 0, 0, 0]),
    ("stock-merged-in", [1, 0, 0, 0]),
    ("claimed", [1, 0, 0, 0]),
    ("recalled", [-1, 0, 0, 0]),
];

/// What a kind of ledger line does to loaded, used, reserved and releasing.
pub(crate) fn effects_of(kind: &str) -> Option<[i64; 4]> {
    EFFECTS.iter().find(|(known, _)| *known == kind).map(|(_, effects)| *effects)
}

/// A pool as its row and its neighbours show it.
#[derive(Default)]
struct Pool {
    name: String,
    account: Uuid,
    zone: String,
    figures: [i64; 4],
    by_ledger: [i64; 4],
    /// Units in license keys, by the ledger.
    in_keys: i64,
    /// Units in license keys that nobody has revoked.
    in_force: i64,
    /// Units that came from or went to other accounts by transfer, by the ledger.
    transferred: i64,
    /// Units that came with devices and are still here, by the ledger: in all, and by device.
    with_devices: i64,
    by_device: BTreeMap<Uuid, i64>,
    /// Of servers: granted, and what they have not let go of.
    granted: i64,
    letting_go: i64,
    /// What servers that are not disabled still wait for.
    waiting: i64,
    /// Units of licenses without term.
    perpetual: i64,
    /// Days and units of licenses with one.
    terms: Vec<(Date, Date, i64)>,
    /// Whether anything with a term was ever in it.
    had_terms: bool,
    /// Whether the vendor ever took anything out of it, or put in what the servers of another account had, which may have been
    /// too much there.
    had_corrections: bool,
    /// By license: what the ledger says that came in and is still here.
    by_license: BTreeMap<Uuid, i64>,
}

pub(super) fn look_through(tx: &mut Tx<'_>, found: &mut Found, now: Timestamp) -> Result<(), Fault> {
    let mut pools = read_pools(tx)?;
    found.counts.pools = pools.len();
    read_ledger(tx, found, &mut pools)?;
    read_allocations(tx, found, &mut pools)?;
    read_licenses(tx, found, &mut pools)?;
    let in_force = "SELECT pool, units FROM device_key WHERE revoked_at IS NULL";
    for row in tx.rows(in_force, &[])? {
        if let Some(pool) = pools.get_mut(&row.get::<Uuid>("pool")?) {
            pool.in_force += number(&row, "units")?;
        }
    }
    read_devices(tx, found, &pools)?;
    for pool in pools.values() {
        judge(found, pool, now);
    }
    Ok(())
}

fn read_pools(tx: &mut Tx<'_>) -> Result<BTreeMap<Uuid, Pool>, Fault> {
    let mut pools = BTreeMap::new();
    for row in
        tx.rows("SELECT pool.*, account.zone, account.number FROM pool JOIN account ON account.id = pool.account", &[])?
    {
        let text = |column: &str| row.get::<String>(column);
        let name = format!("{} {} {} of {}", text("application")?, text("role")?, text("model")?, text("number")?);
        let figures =
            [number(&row, "loaded")?, number(&row, "used")?, number(&row, "reserved")?, number(&row, "releasing")?];
        let pool = Pool { name, account: row.get("account")?, zone: text("zone")?, figures, ..Pool::default() };
        pools.insert(row.get("id")?, pool);
    }
    Ok(pools)
}

fn read_ledger(tx: &mut Tx<'_>, found: &mut Found, pools: &mut BTreeMap<Uuid, Pool>) -> Result<(), Fault> {
    for row in tx.rows("SELECT pool, kind, subject, units FROM ledger_entry", &[])? {
        found.counts.ledger_lines += 1;
        let (kind, subject, units): (String, Uuid, i64) = (row.get("kind")?, row.get("subject")?, row.get("units")?);
        let Some(pool) = pools.get_mut(&row.get::<Uuid>("pool")?) else { continue };
        let Some(effects) = effects_of(&kind) else {
            found.wrong.push(format!("{}: a ledger line says `{kind}`, which nobody knows", pool.name));
            continue;
        };
        for (sum, effect) in pool.by_ledger.iter_mut().zip(effects) {
            *sum += effect * units;
        }
        match kind.as_str() {
            "loaded" | "loaded-for-term" => {
                *pool.by_license.entry(subject).or_default() += units;
                pool.had_terms |= kind == "loaded-for-term";
            }
            "withdrawn" | "withdrawn-for-term" => {
                *pool.by_license.entry(subject).or_default() -= units;
                pool.had_corrections = true;
            }
            "merged-in" | "releasing-merged-in" => pool.had_corrections = true,
            "keyed" | "key-merged-in" => pool.in_keys += units,
            "key-revoked" | "key-merged-away" => pool.in_keys -= units,
            "received" | "stock-merged-in" => pool.transferred += units,
            "posted" | "stock-merged-away" => pool.transferred -= units,
            "claimed" => {
                pool.with_devices += units;
                *pool.by_device.entry(subject).or_default() += units;
            }
            "recalled" => {
                pool.with_devices -= units;
                *pool.by_device.entry(subject).or_default() -= units;
            }
            _ => {}
        }
    }
    Ok(())
}

fn read_allocations(tx: &mut Tx<'_>, found: &mut Found, pools: &mut BTreeMap<Uuid, Pool>) -> Result<(), Fault> {
    for row in tx.rows(
        "SELECT allocation.*, s.name AS server_name, s.account AS server_account, s.disabled_at, s.holds_lease_until,
                s.left_behind_until
         FROM allocation JOIN server AS s ON s.id = allocation.server",
        &[],
    )? {
        let Some(pool) = pools.get_mut(&row.get::<Uuid>("pool")?) else { continue };
        let server: String = row.get("server_name")?;
        let cell = format!("{} on {server}", pool.name);
        let [wanted, granted, releasing, left_behind] = [
            number(&row, "wanted")?,
            number(&row, "granted")?,
            number(&row, "releasing")?,
            number(&row, "left_behind")?,
        ];
        let is_there = |column: &str| row.get::<Option<Timestamp>>(column).map(|found| found.is_some());
        let is_disabled = is_there("disabled_at")?;
        found.expect(row.get::<Uuid>("server_account")? == pool.account, || {
            format!("{cell}: the server is in another account than the pool")
        });
        found.expect(granted <= wanted, || format!("{cell}: {granted} are granted and {wanted} are wanted"));
        found.expect(!is_disabled || granted == 0, || format!("{cell}: it is disabled and has {granted}"));
        // Whatever is not let go of ends with some lease: otherwise it would be lost.
        found.expect(releasing == 0 || is_there("holds_lease_until")?, || {
            format!("{cell}: {releasing} are releasing, and no lease ends that they wait for")
        });
        found.expect(left_behind == 0 || is_there("left_behind_until")?, || {
            format!("{cell}: {left_behind} were left behind, and no lease ends that they wait for")
        });
        pool.granted += granted;
        pool.letting_go += releasing + left_behind;
        if !is_disabled {
            pool.waiting += wanted - granted;
        }
    }
    Ok(())
}

fn read_licenses(tx: &mut Tx<'_>, found: &mut Found, pools: &mut BTreeMap<Uuid, Pool>) -> Result<(), Fault> {
    let mut in_ledgers: BTreeMap<Uuid, Vec<(Uuid, i64)>> = BTreeMap::new();
    for (id, pool) in &*pools {
        for (license, units) in pool.by_license.iter().filter(|(_, units)| **units != 0) {
            in_ledgers.entry(*license).or_default().push((*id, *units));
        }
    }
    for row in tx.rows(
        "SELECT license.*, sales_order.state, (SELECT count(*) FROM correction
                WHERE correction.license = license.id AND correction.kind IN ('returned', 'exchanged')) AS taken,
                activation_key.state AS key_state
         FROM license JOIN sales_order ON sales_order.id = license.sales_order
             LEFT JOIN activation_key ON activation_key.license = license.id",
        &[],
    )? {
        found.counts.licenses += 1;
        let (id, code): (Uuid, String) = (row.get("id")?, row.get("code")?);
        let (pool, state): (Option<Uuid>, String) = (row.get("pool")?, row.get("state")?);
        let (units, taken) = (number(&row, "units")?, number(&row, "taken")?);
        // What comes by an activation key waits for its redemption, whatever its order waits for. (P-06)
        let key: Option<String> = row.get("key_state")?;
        // What came in exchange replaces what had come.
        let is_other = row.get::<Option<Uuid>>("replaces")?.is_some();
        let has_come = is_other || key.as_deref().map_or(state == "unlocked", |key| key == "redeemed");
        let expected = match (has_come, taken) {
            (true, 0) => pool.is_some(),
            (true, _) => pool.is_none(),
            // Before the unlock nothing of it is in any pool, and after its end neither. (L-04)
            _ => pool.is_none() && taken == 0,
        };
        found.expect(expected, || {
            let whether = if pool.is_some() { "in a pool" } else { "in no pool" };
            format!("license {code} is {whether}; its order is {state} and it was taken back {taken} times")
        });
        let in_ledger = in_ledgers.remove(&id).unwrap_or_default();
        let by_row: Vec<_> = pool.map(|pool| (pool, units)).into_iter().collect();
        found.expect(in_ledger == by_row, || {
            format!("license {code} of {units} units: its row and the ledgers put it into different pools")
        });
        if let Some(pool) = pool.and_then(|pool| pools.get_mut(&pool)) {
            match (row.get::<Option<Date>>("first_day")?, row.get::<Option<Date>>("last_day")?) {
                (Some(first), Some(last)) => pool.terms.push((first, last, units)),
                _ => pool.perpetual += units,
            }
        }
    }
    for license in in_ledgers.keys() {
        found.wrong.push(format!("the ledgers load a license {license} that is not there"));
    }
    Ok(())
}

/// What was made with a device is in one license key of its holder's, or nowhere; and its ledger lines say the same. (P-05)
fn read_devices(tx: &mut Tx<'_>, found: &mut Found, pools: &BTreeMap<Uuid, Pool>) -> Result<(), Fault> {
    let mut by_keys: BTreeMap<Uuid, i64> = BTreeMap::new();
    let mut held: BTreeMap<Uuid, (String, bool, usize)> = BTreeMap::new();
    for row in tx.rows(
        "SELECT d.id AS device, d.serial, d.state, d.holder, f.units, k.account, k.pool, k.units AS key_units,
                k.serial AS key_serial
         FROM shipped_device AS d LEFT JOIN factory_license AS f ON f.device = d.id
             LEFT JOIN device_key AS k ON k.factory_license = f.id AND k.revoked_at IS NULL",
        &[],
    )? {
        let (device, serial, state): (Uuid, String, String) =
            (row.get("device")?, row.get("serial")?, row.get("state")?);
        let holder: Option<Uuid> = row.get("holder")?;
        let (_, _, keys) = held.entry(device).or_insert_with(|| (serial.clone(), state == "claimed", 0));
        let Some(units) = row.get::<Option<i64>>("units")? else {
            found.wrong.push(format!("device {serial} was shipped without a license"));
            continue;
        };
        let Some(pool) = row.get::<Option<Uuid>>("pool")? else { continue };
        *keys += 1;
        *by_keys.entry(device).or_default() += units;
        let is_sound = row.get::<Option<Uuid>>("account")? == holder
            && pools.get(&pool).map(|pool| pool.account) == holder
            && row.get::<Option<i64>>("key_units")? == Some(units)
            && row.get::<Option<String>>("key_serial")?.as_ref() == Some(&serial);
        found.expect(is_sound, || format!("device {serial}: its license key is another account's, or of other units"));
    }
    found.counts.devices = held.len();
    for (serial, is_claimed, keys) in held.values() {
        found.expect(*is_claimed == (*keys > 0), || {
            format!("device {serial} has {keys} license keys in force, and is claimed: {is_claimed}")
        });
    }
    // All pools together: with a merged account a device went into another pool.
    let mut by_ledger: BTreeMap<Uuid, i64> = BTreeMap::new();
    for (device, units) in pools.values().flat_map(|pool| &pool.by_device) {
        *by_ledger.entry(*device).or_default() += units;
    }
    by_ledger.retain(|_, units| *units != 0);
    found.expect(by_ledger == by_keys, || {
        format!("the ledgers have {} devices in pools, and license keys have {}", by_ledger.len(), by_keys.len())
    });
    Ok(())
}

fn judge(found: &mut Found, pool: &Pool, now: Timestamp) {
    let name = &pool.name;
    let [loaded, used, reserved, releasing] = pool.figures;
    found.expect(pool.figures == pool.by_ledger, || {
        format!("{name}: its figures are {:?} and its ledger adds up to {:?}", pool.figures, pool.by_ledger)
    });
    found.expect(used == pool.granted + pool.in_keys, || {
        format!("{name}: {used} are used, {} granted to servers and {} in keys", pool.granted, pool.in_keys)
    });
    found.expect(pool.in_keys == pool.in_force, || {
        format!("{name}: its ledger has {} in keys, and {} are in force", pool.in_keys, pool.in_force)
    });
    found.expect(releasing == pool.letting_go, || {
        format!("{name}: {releasing} are releasing, and its servers let go of {}", pool.letting_go)
    });
    found.expect(loaded == pool.perpetual + pool.transferred + pool.with_devices, || {
        format!(
            "{name}: {loaded} are loaded, its licenses brought {}, transfers {} and devices {}",
            pool.perpetual, pool.transferred, pool.with_devices
        )
    });
    let Ok(zone) = TimeZone::get(&pool.zone) else {
        found.wrong.push(format!("{name}: nobody knows the time zone `{}`", pool.zone));
        return;
    };
    let counts = |day: Date| day.to_zoned(zone.clone()).map_or(Timestamp::MAX, |day| day.timestamp());
    let runs = |first: Date, last: Date| counts(first) <= now && last.tomorrow().is_ok_and(|after| now < counts(after));
    let running: i64 =
        pool.terms.iter().filter(|(first, last, _)| runs(*first, *last)).map(|(_, _, units)| units).sum();
    let (capacity, held) = (loaded + running, used + reserved + releasing);
    // Capacity falls only by the passing of time or an act of the vendor. (L-11)
    found.expect(held <= capacity || pool.had_terms || pool.had_corrections, || {
        format!("{name}: it holds {capacity}, and {held} are given out")
    });
    // Nothing lies idle while somebody waits for it; what a term brings is taken up with the next change.
    found.expect(held >= capacity || pool.waiting == 0 || pool.had_terms, || {
        format!("{name}: {} are free, and servers wait for {}", capacity - held, pool.waiting)
    });
}
