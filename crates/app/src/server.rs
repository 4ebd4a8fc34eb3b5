//! One server: what it may run, how it is doing, its token, and what somebody has to look at. (L-13, L-14, L-17)

mod change;
mod days;
mod list;
mod standing;

use claviger_domain::account::{Account, Permission};
use claviger_domain::id::ServerId;
use claviger_domain::license::alert::Alert;
use claviger_domain::license::code;
use claviger_domain::license::release::{ReleasesLeft, releases_left, year_began};
use claviger_domain::license::server::{NotRemovable, Status};
use claviger_domain::units::Units;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::server::Stored;
use claviger_wire::token::ServerToken;
use jiff::civil::Date;

pub use change::{remove, rename, rotate_token};
pub(crate) use days::clock_off;
pub use days::{Clock, Heard, forget_old as forget_old_days, note_clock};
pub use list::{By, Search, list};
pub use standing::{disable, enable, release_binding, release_now};

use crate::act::Act;
use crate::event::{self, About};
use crate::matrix::{Row, application_name};
use crate::vault::Sealed;
use crate::{Error, Vendor, access};

/// A server with everything its page shows.
#[derive(Debug, Clone)]
pub struct ServerView {
    /// The server.
    pub stored: Stored,
    /// Whose it is.
    pub account: Account,
    /// Its activation status.
    pub status: Status,
    /// What it has, wants, or is letting go of.
    pub rows: Vec<Row>,
    /// Its token, for those who may manage it, until it is activated. (L-14)
    pub token: Option<ServerToken>,
    /// Whether the caller may change it.
    pub may_change: bool,
    /// How often the caller may still *Release now* in this account; without limit if none. (L-15)
    pub releases: Option<ReleasesLeft>,
    /// What nobody has acknowledged yet. (L-17)
    pub alerts: Vec<Alert>,
    /// On which of the last days it was heard of, and how far its product's clock is off.
    pub heard: Heard,
}

/// Why a server cannot be changed like that. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is disabled, so it has no token to rotate.
    #[error("this server is disabled: enabling it gives it a new token")]
    Disabled,
    /// It never had a token.
    #[error("this server has no token yet: it gets one with its first quantity")]
    NoToken,
    /// The account has released as often as it may this year. (L-15)
    #[error(
        "this account has released {limit} times this year, which is as often as it may: from {again} on it may again; \
         until then the units are free when the lease ends, or the vendor can release them"
    )]
    NoReleaseLeft {
        /// How often it may.
        limit: u32,
        /// The day from which on it may again.
        again: Date,
    },
    /// Something depends on it.
    #[error("this server cannot be removed: {0}")]
    NotRemovable(#[from] NotRemovable),
}

impl ServerView {
    /// Everything that was taken from it and is not free yet. (L-15)
    #[must_use]
    pub fn letting_go(&self) -> Units {
        let id = self.stored.server.id;
        self.rows.iter().filter_map(|row| row.pool.allocation(id)).map(|allocation| allocation.letting_go()).sum()
    }

    /// Everything it has.
    #[must_use]
    pub fn granted(&self) -> Units {
        let id = self.stored.server.id;
        self.rows.iter().filter_map(|row| row.pool.allocation(id)).map(|allocation| allocation.granted).sum()
    }
}

/// One server, for those who may see it.
pub fn show(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, id: ServerId) -> Result<ServerView, Error> {
    let stored = reach(tx, act, Permission::SeeLicenses, id)?;
    let account = store::account::find(tx, stored.server.account)?.ok_or(Error::NotFound("server"))?;
    let rows = store::pool::of_server(tx, id)?
        .into_iter()
        .map(|pool| Row { application: application_name(vendor, &pool), pool })
        .collect();
    let may_change = access::to_account(tx, &act.who, Permission::AssignLicenses, account.id).is_ok();
    let is_awaited = stored.server.binding.is_none() && stored.server.disabled_at.is_none();
    let token = if may_change && is_awaited { token(vendor, &stored)? } else { None };
    let status = status(vendor, &stored, act);
    let releases = releases(tx, act, vendor, &account)?;
    let alerts = store::alert::open_of(tx, id)?;
    let heard = days::heard(tx, id, act.now)?;
    Ok(ServerView { stored, account, status, rows, token, may_change, releases, alerts, heard })
}

/// The server with this id, if the caller reaches it and may do `what` with it.
pub(crate) fn reach(tx: &mut Tx<'_>, act: &Act, what: Permission, id: ServerId) -> Result<Stored, Error> {
    access::anywhere(&act.who, Permission::SeeLicenses)?;
    let stored = store::server::find(tx, id)?.ok_or(Error::NotFound("server"))?;
    access::to_account(tx, &act.who, what, stored.server.account)
        .map_err(|error| if matches!(error, Error::NotFound(_)) { Error::NotFound("server") } else { error })?;
    Ok(stored)
}

/// A server's activation status. (L-13)
pub(crate) fn status(vendor: &Vendor, stored: &Stored, act: &Act) -> Status {
    stored.server.status(stored.token_sealed.is_some(), vendor.lease_policy.check_in_every, act.now)
}

/// How often the caller may still *Release now* in `account`; without limit if none. (L-15)
fn releases(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, account: &Account) -> Result<Option<ReleasesLeft>, Error> {
    if access::to_account(tx, &act.who, Permission::ReleaseWithoutLimit, account.id).is_ok() {
        return Ok(None);
    }
    let used = store::release::count_since(tx, account.id, year_began(act.now, &account.zone))?;
    Ok(Some(releases_left(vendor.server_policy.releases_per_year, used, act.now, &account.zone)))
}

/// The server's token, opened.
pub(crate) fn token(vendor: &Vendor, stored: &Stored) -> Result<Option<ServerToken>, Fault> {
    let Some(sealed) = &stored.token_sealed else { return Ok(None) };
    let purpose = Sealed::Token(stored.server.id.uuid());
    let secret = vendor.vault.open(purpose, sealed).map_err(|error| Fault::Gone(error.to_string()))?;
    let secret = String::from_utf8_lossy(&secret).into_owned();
    Ok(Some(ServerToken::new(&stored.server.public_id, secret)))
}

/// Makes the server a new token in place of its old one, which is worth nothing from now on. (L-14)
pub(crate) fn make_token(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, stored: &Stored) -> Result<(), Fault> {
    let secret = code::secret(act.random());
    let id = stored.server.id;
    let sealed = vendor.vault.seal(act, Sealed::Token(id.uuid()), secret.as_bytes());
    store::server::replace_token(tx, id, &sealed)?;
    record(tx, act, stored, "server.token-made", None, None)
}

fn record(
    tx: &mut Tx<'_>,
    act: &mut Act,
    stored: &Stored,
    kind: &'static str,
    before: Option<serde_json::Value>,
    after: Option<serde_json::Value>,
) -> Result<(), Fault> {
    let server = &stored.server;
    let about = About { kind, subject_kind: "server", subject: server.id.uuid(), account: Some(server.account) };
    event::record(tx, act, about, before, after)
}
