//! What the pages of an account have in common: where they are, and how a deed leads back to one.

use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::Error;
use claviger_app::act::Act;
use claviger_app::domain::id::AccountId;
use claviger_app::store::engine::Tx;

use super::page;
use super::visitor::Visitor;
use crate::web::Web;

/// Where a page of an account is.
pub(super) fn here(account: &str, page: &str) -> String {
    format!("/accounts/{account}/{page}")
}

/// Back to a page of an account, which says what was done.
pub(super) fn done(account: AccountId, page: &str, what: &str) -> Response {
    Redirect::to(&format!("/accounts/{account}/{page}?done={what}")).into_response()
}

/// There is no such account, or none that one reaches.
pub(super) fn not_found(web: &Web, visitor: &Visitor) -> Response {
    page::explain(web, visitor, &Error::NotFound("account"), "/")
}

/// Does something about an account, and leads back to its page; or says what stands in the way.
pub(super) async fn deed(
    web: &Web,
    visitor: &Visitor,
    account: &str,
    page: &str,
    what: &str,
    deed: impl Fn(&mut Tx<'_>, &mut Act, AccountId) -> Result<(), Error> + Send + 'static,
) -> Result<Response, Error> {
    let id: AccountId = account.parse().map_err(|_| Error::NotFound("account"))?;
    web.write(&visitor.act, move |tx, act, _| deed(tx, act, id)).await?;
    Ok(done(id, page, what))
}
