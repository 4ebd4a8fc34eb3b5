//! One server's page: what it may run, how it is doing, and its token. (L-13, L-14)

use claviger_domain::account::{Account, Permission};
use claviger_domain::id::ServerId;
use claviger_domain::license::server::Status;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::server::Stored;
use claviger_wire::token::ServerToken;

use crate::act::Act;
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
}

/// One server, for those who may see it.
pub fn show(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, id: ServerId) -> Result<ServerView, Error> {
    access::anywhere(&act.who, Permission::SeeLicenses)?;
    let stored = store::server::find(tx, id)?.ok_or(Error::NotFound("server"))?;
    access::to_account(tx, &act.who, Permission::SeeLicenses, stored.server.account)
        .map_err(|error| if matches!(error, Error::NotFound(_)) { Error::NotFound("server") } else { error })?;
    let account = store::account::find(tx, stored.server.account)?.ok_or(Error::NotFound("server"))?;
    let rows = store::pool::of_server(tx, id)?
        .into_iter()
        .map(|pool| Row { application: application_name(vendor, &pool), pool })
        .collect();
    let manages = access::to_account(tx, &act.who, Permission::AssignLicenses, account.id).is_ok();
    let token = if manages && stored.server.binding.is_none() { token(vendor, &stored)? } else { None };
    let has_token = stored.token_sealed.is_some();
    let status = stored.server.status(has_token, vendor.lease_policy.check_in_every, act.now);
    Ok(ServerView { stored, account, status, rows, token })
}

/// The server's token, opened.
pub(crate) fn token(vendor: &Vendor, stored: &Stored) -> Result<Option<ServerToken>, Fault> {
    let Some(sealed) = &stored.token_sealed else { return Ok(None) };
    let purpose = Sealed::Token(stored.server.id.uuid());
    let secret = vendor.vault.open(purpose, sealed).map_err(|error| Fault::Gone(error.to_string()))?;
    let secret = String::from_utf8_lossy(&secret).into_owned();
    Ok(Some(ServerToken::new(&stored.server.public_id, secret)))
}
