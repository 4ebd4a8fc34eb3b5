//! Stock: activation keys against the licenses they bring, license keys and transfers against the ledgers, every unit that
//! went from one account to another, and who should have been told that little is left. (P-06 to P-09, P-14, P-16)

use std::collections::{BTreeMap, BTreeSet};

use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use uuid::Uuid;

use super::{Found, number};

/// What ledgers tell of one key or transfer: pool, kind, units; in no order, as two machines may have written it.
type Told = BTreeSet<(Uuid, String, i64)>;
type Lines = BTreeMap<Uuid, Told>;

pub(super) fn look_through(tx: &mut Tx<'_>, found: &mut Found) -> Result<(), Fault> {
    let mut lines: Lines = BTreeMap::new();
    for row in tx.rows(
        "SELECT subject, pool, kind, units FROM ledger_entry
         WHERE kind IN ('keyed', 'key-revoked', 'key-merged-away', 'key-merged-in', 'reserved', 'posted', 'voided',
                        'received')",
        &[],
    )? {
        let subject: Uuid = row.get("subject")?;
        let told = lines.entry(subject).or_default();
        let line = (row.get("pool")?, row.get("kind")?, number(&row, "units")?);
        let is_new = told.insert(line);
        found.expect(is_new, || format!("the ledger tells twice of the license key or transfer {subject}"));
    }
    activation_keys(tx, found)?;
    license_keys(tx, found, &mut lines)?;
    transfers(tx, found, &mut lines)?;
    for subject in lines.keys() {
        found.wrong.push(format!("the ledgers tell of a license key or transfer {subject}, which is not there"));
    }
    passed_on(tx, found)?;
    thresholds(tx, found)
}

/// A key brings its license once, to an account that can redeem it; what is promised is promised by one open transfer.
fn activation_keys(tx: &mut Tx<'_>, found: &mut Found) -> Result<(), Fault> {
    for row in tx.rows(
        "SELECT k.hint, k.state, k.holder, holder.merged_into,
                (SELECT count(*) FROM ledger_entry AS l WHERE l.subject = k.license AND l.kind = 'loaded') AS loaded,
                (SELECT count(*) FROM stock_transfer AS t WHERE t.activation_key = k.id AND t.state = 'open') AS offers,
                (SELECT count(*) FROM stock_transfer AS t
                    WHERE t.id = k.transfer AND t.activation_key = k.id AND t.state = 'open' AND t.sender = k.holder
                ) AS promises
         FROM activation_key AS k JOIN account AS holder ON holder.id = k.holder",
        &[],
    )? {
        found.counts.activation_keys += 1;
        let (key, state): (String, String) = (row.get("hint")?, row.get("state")?);
        let (offers, promises) = (number(&row, "offers")?, number(&row, "promises")?);
        let was_loaded = number(&row, "loaded")? > 0;
        found.expect(was_loaded == (state == "redeemed"), || {
            format!("activation key {key} is {state}; what it brings was loaded: {was_loaded}")
        });
        let promised = i64::from(state == "promised");
        found.expect((offers, promises) == (promised, promised), || {
            format!("activation key {key} is {state}; {offers} open transfers offer it, and {promises} promise it")
        });
        let is_closed = row.get::<Option<Uuid>>("merged_into")?.is_some();
        found.expect(!is_closed || !matches!(state.as_str(), "ready" | "promised"), || {
            format!(
                "activation key {key} is {state}, and its holder was merged into another account: nobody can redeem it"
            )
        });
    }
    Ok(())
}

/// A license key took its units once from a pool, went with them where its account was merged into another one, and gave
/// them back if it was revoked: those of one in force are in its own pool, and nowhere else.
fn license_keys(tx: &mut Tx<'_>, found: &mut Found, lines: &mut Lines) -> Result<(), Fault> {
    for row in tx.rows(
        "SELECT k.id, k.number, k.pool, k.units, k.account, k.revoked_at, pool.account AS owner
         FROM device_key AS k JOIN pool ON pool.id = k.pool",
        &[],
    )? {
        found.counts.license_keys += 1;
        let (pool, units, name): (Uuid, i64, String) = (row.get("pool")?, number(&row, "units")?, row.get("number")?);
        let told = lines.remove(&row.get::<Uuid>("id")?).unwrap_or_default();
        let (mut used, mut times) = (BTreeMap::<Uuid, i64>::new(), 0);
        for (pool, kind, units) in &told {
            let takes = matches!(kind.as_str(), "keyed" | "key-merged-in");
            *used.entry(*pool).or_default() += if takes { *units } else { -units };
            times += i64::from(kind == "keyed");
        }
        used.retain(|_, units| *units != 0);
        let is_revoked = row.get::<Option<i64>>("revoked_at")?.is_some();
        let wanted: BTreeMap<_, _> = Some((pool, units)).filter(|_| !is_revoked).into_iter().collect();
        let is_whole = told.iter().all(|(.., moved)| *moved == units) && times == 1 && used == wanted;
        found.expect(is_whole, || {
            format!("license key {name} of {units} units, revoked: {is_revoked}: the ledgers tell {told:?} of it")
        });
        found.expect(row.get::<Uuid>("owner")? == row.get::<Uuid>("account")?, || {
            format!("license key {name} is made of another account's units")
        });
    }
    Ok(())
}

/// Units that are offered are reserved; accepted, they left one pool for another; not accepted, they are free again. Accounts
/// may have been merged into others since.
fn transfers(tx: &mut Tx<'_>, found: &mut Found, lines: &mut Lines) -> Result<(), Fault> {
    let into = merged_into(tx)?;
    let mut pools: BTreeMap<Uuid, (Uuid, String)> = BTreeMap::new();
    let mut figures: BTreeMap<Uuid, i64> = BTreeMap::new();
    for row in tx.rows("SELECT id, account, application, role, model, reserved FROM pool", &[])? {
        let text = |column: &str| row.get::<String>(column);
        let kind = format!("{} {} {}", text("application")?, text("role")?, text("model")?);
        pools.insert(row.get("id")?, (into(row.get("account")?), kind));
        figures.insert(row.get("id")?, number(&row, "reserved")?);
    }
    let mut reserved: BTreeMap<Uuid, i64> = BTreeMap::new();
    for row in tx.rows("SELECT id, pool, units, state, sender, receiver FROM stock_transfer", &[])? {
        found.counts.transfers += 1;
        let (id, state, units): (Uuid, String, i64) = (row.get("id")?, row.get("state")?, number(&row, "units")?);
        let (sender, receiver): (Uuid, Uuid) = (row.get("sender")?, row.get("receiver")?);
        if state == "open" && (into(sender) != sender || into(receiver) != receiver) {
            found.wrong.push(format!("transfer {id} is open, and one of its sides was merged into another account"));
        }
        let mut told = lines.remove(&id).unwrap_or_default();
        let Some(pool) = row.get::<Option<Uuid>>("pool")? else {
            found.expect(told.is_empty(), || format!("transfer {id} is of a key: the ledgers tell {told:?} of it"));
            continue;
        };
        let of = pools.get(&pool).cloned().unwrap_or_default();
        found.expect(of.0 == into(sender), || format!("transfer {id} is of another account's units"));
        // Where it came to, if it was accepted: a pool of the same type that is the receiver's.
        let there = (into(receiver), of.1);
        let is_arrival =
            |line: &(Uuid, String, i64)| line.1 == "received" && line.2 == units && pools.get(&line.0) == Some(&there);
        let arrival = told.iter().find(|line| is_arrival(line)).cloned();
        let arrived = arrival.is_some_and(|line| told.remove(&line));
        let line = |kind: &str| (pool, kind.to_owned(), units);
        let mut wanted = Told::from([line("reserved")]);
        if state == "open" {
            *reserved.entry(pool).or_default() += units;
        } else {
            wanted.insert(line(if state == "accepted" { "posted" } else { "voided" }));
        }
        found.expect(told == wanted && arrived == (state == "accepted"), || {
            format!("transfer {id} is {state}: the ledgers tell {told:?} of it, not {wanted:?}; it arrived: {arrived}")
        });
    }
    for (pool, figure) in figures {
        let offered = reserved.remove(&pool).unwrap_or(0);
        found.expect(figure == offered, || format!("pool {pool}: {figure} are reserved, and {offered} are offered"));
    }
    Ok(())
}

/// The open account that an account is by now.
fn merged_into(tx: &mut Tx<'_>) -> Result<impl Fn(Uuid) -> Uuid + use<>, Fault> {
    let mut merged: BTreeMap<Uuid, Uuid> = BTreeMap::new();
    for row in tx.rows("SELECT id, merged_into FROM account WHERE merged_into IS NOT NULL", &[])? {
        merged.insert(row.get("id")?, row.get("merged_into")?);
    }
    Ok(move |mut account: Uuid| {
        while let Some(into) = merged.get(&account) {
            account = *into;
        }
        account
    })
}

/// Over all accounts, there is as much of a license type as licenses have brought and devices that were claimed came with:
/// transfers add nothing and lose nothing.
fn passed_on(tx: &mut Tx<'_>, found: &mut Found) -> Result<(), Fault> {
    for row in tx.rows(
        "SELECT application, role, model, CAST(SUM(loaded) AS BIGINT) AS loaded,
                CAST(SUM((SELECT coalesce(SUM(license.units), 0) FROM license
                    WHERE license.pool = pool.id AND license.first_day IS NULL)) AS BIGINT) AS brought,
                CAST(SUM((SELECT coalesce(SUM(f.units), 0) FROM device_key AS k
                    JOIN factory_license AS f ON f.id = k.factory_license
                    WHERE k.pool = pool.id AND k.revoked_at IS NULL)) AS BIGINT) AS shipped
         FROM pool GROUP BY application, role, model",
        &[],
    )? {
        let text = |column: &str| row.get::<String>(column);
        let (loaded, brought, shipped) = (number(&row, "loaded")?, number(&row, "brought")?, number(&row, "shipped")?);
        let name = format!("{} {} {}", text("application")?, text("role")?, text("model")?);
        found.expect(loaded == brought + shipped, || {
            format!("{name}: licenses brought {brought} to all accounts, devices {shipped}, and {loaded} are loaded")
        });
    }
    for row in tx.rows(
        "SELECT pool.id FROM pool WHERE NOT pool.stock AND (pool.reserved > 0
             OR EXISTS (SELECT 1 FROM device_key WHERE device_key.pool = pool.id)
             OR EXISTS (SELECT 1 FROM stock_transfer WHERE stock_transfer.pool = pool.id))",
        &[],
    )? {
        let pool: Uuid = row.get("id")?;
        found
            .wrong
            .push(format!("pool {pool}: license keys or transfers are made of it, and it is not noted as stock"));
    }
    Ok(())
}

/// It is noted since when less is left than somebody wants to be told of. What has a term changes by itself, and is left
/// out.
fn thresholds(tx: &mut Tx<'_>, found: &mut Found) -> Result<(), Fault> {
    for row in tx.rows(
        "SELECT t.pool, t.units, t.below_since, pool.loaded - pool.used - pool.reserved - pool.releasing AS free
         FROM stock_threshold AS t JOIN pool ON pool.id = t.pool
         WHERE NOT EXISTS (SELECT 1 FROM license WHERE license.pool = pool.id AND license.first_day IS NOT NULL)",
        &[],
    )? {
        let (pool, units, left): (Uuid, i64, i64) = (row.get("pool")?, number(&row, "units")?, number(&row, "free")?);
        let is_noted = row.get::<Option<i64>>("below_since")?.is_some();
        found.expect(is_noted == (left < units), || {
            format!("pool {pool}: {left} are left, fewer than {units} are to be told; noted as low: {is_noted}")
        });
    }
    Ok(())
}
