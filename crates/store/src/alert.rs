//! Alerts: second installations, copies, and products that are too old, each with both hosts. (L-17, L-21)

use claviger_domain::id::{AlertId, PersonId, ServerId};
use claviger_domain::license::alert::{Alert, AlertKind, Sighting};
use jiff::Timestamp;

use crate::binds;
use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::word;

/// Stores a new alert.
pub fn add(tx: &mut Tx<'_>, alert: &Alert) -> Result<(), Fault> {
    let known = alert.known.as_ref();
    tx.execute(
        "INSERT INTO server_alert (id, server, account, kind, host, fingerprint, product_version, origin, since, seen_at,
             times, known_host, known_fingerprint, known_version, known_origin, known_seen_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        binds![
            alert.id,
            alert.server,
            alert.account,
            alert.kind.word(),
            &alert.seen.host,
            &alert.seen.fingerprint,
            &alert.seen.product_version,
            alert.seen.origin.as_deref(),
            alert.since,
            alert.seen.at,
            alert.times,
            known.map(|known| &known.host),
            known.map(|known| &known.fingerprint),
            known.map(|known| &known.product_version),
            known.and_then(|known| known.origin.as_deref()),
            known.map(|known| known.at)
        ],
    )?;
    Ok(())
}

/// Notes that the same was seen once more.
pub fn note_again(tx: &mut Tx<'_>, id: AlertId, seen: &Sighting) -> Result<(), Fault> {
    tx.execute(
        "UPDATE server_alert SET times = times + 1, seen_at = $2, product_version = $3, origin = $4 WHERE id = $1",
        binds![id, seen.at, &seen.product_version, seen.origin.as_deref()],
    )?;
    Ok(())
}

/// The alert with this id.
pub fn find(tx: &mut Tx<'_>, id: AlertId) -> Result<Option<Alert>, Fault> {
    tx.row("SELECT * FROM server_alert WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// The alerts of a server that nobody has acknowledged yet, in the order they began.
pub fn open_of(tx: &mut Tx<'_>, server: ServerId) -> Result<Vec<Alert>, Fault> {
    tx.rows("SELECT * FROM server_alert WHERE server = $1 AND acknowledged_at IS NULL ORDER BY id", binds![server])?
        .iter()
        .map(read)
        .collect()
}

/// The newest alerts of a server, acknowledged or not.
pub fn of_server(tx: &mut Tx<'_>, server: ServerId, most: u32) -> Result<Vec<Alert>, Fault> {
    tx.rows("SELECT * FROM server_alert WHERE server = $1 ORDER BY id DESC LIMIT $2", binds![server, most])?
        .iter()
        .map(read)
        .collect()
}

/// Notes that somebody has acknowledged an alert; `false` if somebody had before.
pub fn acknowledge(tx: &mut Tx<'_>, id: AlertId, by: Option<PersonId>, now: Timestamp) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE server_alert SET acknowledged_at = $2, acknowledged_by = $3 WHERE id = $1 AND acknowledged_at IS NULL",
        binds![id, now, by],
    )?;
    Ok(changed > 0)
}

fn read(row: &Row) -> Result<Alert, Fault> {
    let known = match row.get::<Option<String>>("known_host")? {
        None => None,
        Some(host) => Some(Sighting {
            host,
            fingerprint: row.get("known_fingerprint")?,
            product_version: row.get("known_version")?,
            origin: row.get("known_origin")?,
            at: row.get("known_seen_at")?,
        }),
    };
    let acknowledged: Option<Timestamp> = row.get("acknowledged_at")?;
    let by: Option<PersonId> = row.get("acknowledged_by")?;
    Ok(Alert {
        id: row.get("id")?,
        server: row.get("server")?,
        account: row.get("account")?,
        kind: word(row, "kind", AlertKind::from_word)?,
        seen: Sighting {
            host: row.get("host")?,
            fingerprint: row.get("fingerprint")?,
            product_version: row.get("product_version")?,
            origin: row.get("origin")?,
            at: row.get("seen_at")?,
        },
        known,
        since: row.get("since")?,
        times: row.get("times")?,
        acknowledged: acknowledged.map(|at| (at, by)),
    })
}
