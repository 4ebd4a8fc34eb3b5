//! Alerts of servers: another installation wants to be one of them, a copy runs, a product is too old. (L-17, L-21)

use claviger_domain::account::Permission;
use claviger_domain::id::{AlertId, PersonId, ServerId};
use claviger_domain::license::alert::{Alert, AlertKind, MOST_OPEN, Sighting, begins_incident};
use claviger_domain::license::server::Server;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_wire::activation::Host;
use serde_json::json;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::{Error, mail, server};

/// How many alerts of one server are shown, acknowledged ones included.
const MOST_SHOWN: u32 = 100;

/// An alert with what a mail about it says.
#[derive(Debug, Clone)]
pub struct AlertView {
    /// The alert.
    pub alert: Alert,
    /// The server's name.
    pub server: String,
    /// The account it belongs to.
    pub account: claviger_domain::account::Account,
}

/// The alerts of a server, the newest first, for those who may see the server.
pub fn of_server(tx: &mut Tx<'_>, act: &Act, id: ServerId) -> Result<Vec<Alert>, Error> {
    server::reach(tx, act, Permission::SeeLicenses, id)?;
    Ok(store::alert::of_server(tx, id, MOST_SHOWN)?)
}

/// Somebody has looked at an alert: it is shown no more. Twice is the same as once. (L-17)
pub fn acknowledge(tx: &mut Tx<'_>, act: &mut Act, id: ServerId, alert: AlertId) -> Result<(), Error> {
    let stored = server::reach(tx, act, Permission::AssignLicenses, id)?;
    let found = store::alert::find(tx, alert)?.filter(|found| found.server == id).ok_or(Error::NotFound("alert"))?;
    let by: Option<PersonId> = match &act.who {
        Who::Person(person, _) => Some(person.id),
        _ => None,
    };
    if store::alert::acknowledge(tx, alert, by, act.now)? {
        let say = json!({ "alert": alert.to_string(), "kind": found.kind.word(), "times": found.times });
        record(tx, act, &stored.server, "server.alert-acknowledged", say)?;
    }
    Ok(())
}

/// Notes that `host` was refused as `server` for a reason somebody has to look at. Whatever is seen of one host until
/// somebody has looked is one alert; when an incident begins, the account's administrators are written to. (L-17)
pub(crate) fn raise(
    tx: &mut Tx<'_>,
    act: &mut Act,
    server: &Server,
    kind: AlertKind,
    host: &Host,
) -> Result<(), Fault> {
    let open = store::alert::open_of(tx, server.id)?;
    let seen = Sighting {
        host: host.name.clone(),
        fingerprint: host.fingerprint.clone(),
        product_version: host.product_version.clone(),
        origin: Some(act.origin.clone()),
        at: act.now,
    };
    let is_same = |alert: &&Alert| {
        alert.kind == kind && alert.seen.host == seen.host && alert.seen.fingerprint == seen.fingerprint
    };
    if let Some(again) = open.iter().find(is_same) {
        return store::alert::note_again(tx, again.id, &seen);
    }
    if open.len() >= MOST_OPEN {
        return Ok(());
    }
    let known = server.last_known().map(|binding| Sighting {
        host: binding.host.clone(),
        fingerprint: binding.fingerprint.clone(),
        product_version: binding.product_version.clone(),
        origin: binding.origin.clone(),
        at: binding.last_seen,
    });
    let alert = Alert {
        id: act.id(),
        server: server.id,
        account: server.account,
        kind,
        seen,
        known,
        since: act.now,
        times: 1,
        acknowledged: None,
    };
    store::alert::add(tx, &alert)?;
    let known_host = alert.known.as_ref().map(|known| known.host.clone());
    let say = json!({ "alert": alert.id.to_string(), "kind": kind.word(), "host": alert.seen.host, "known-host": known_host });
    record(tx, act, server, "server.alert-raised", say)?;
    if begins_incident(kind, &open) {
        for person in store::person::administrators(tx, server.account)? {
            mail::enqueue(tx, act, mail::Kind::ServerAlert, alert.id.uuid(), 1, &person.email, person.language)?;
        }
    }
    Ok(())
}

/// An alert with what a mail about it says; nothing, if it or its server is gone.
pub(crate) fn to_tell(tx: &mut Tx<'_>, id: AlertId) -> Result<Option<AlertView>, Fault> {
    let Some(alert) = store::alert::find(tx, id)? else { return Ok(None) };
    let Some(stored) = store::server::find(tx, alert.server)? else { return Ok(None) };
    let Some(account) = store::account::find(tx, alert.account)? else { return Ok(None) };
    Ok(Some(AlertView { alert, server: stored.server.name, account }))
}

fn record(
    tx: &mut Tx<'_>,
    act: &mut Act,
    server: &Server,
    kind: &'static str,
    say: serde_json::Value,
) -> Result<(), Fault> {
    let about = About { kind, subject_kind: "server", subject: server.id.uuid(), account: Some(server.account) };
    event::record(tx, act, about, None, Some(say))
}
