//! A partner's stock: balance, activation keys, license keys, transfers, and devices that come with licenses. (P-04 to P-18)

mod activation_keys;
mod balance;
mod create;
mod download;
mod key_list;
mod ledger;
mod license_key;
mod license_keys;
mod transfers;

pub(super) use activation_keys::state as key_state;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use claviger_app::domain::account::{AccountKind, Permission};
use claviger_app::domain::id::AccountId;
use claviger_app::{Error, access};

use super::choice::Tab;
use super::page;
use super::visitor::Visitor;
use crate::texts::Texts;
use crate::web::Web;

/// Where one's own stock is.
pub(super) const HERE: &str = "/stock";

/// The pages of stock.
pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/stock", get(own))
        .route("/accounts/{account}/stock", get(balance::show))
        .route("/accounts/{account}/stock/types/{pool}", get(ledger::show).post(ledger::set_threshold))
        .route("/accounts/{account}/stock/activation-keys", get(activation_keys::show).post(activation_keys::redeem))
        .route("/activation-keys/{activation_key}/withdrawal", post(activation_keys::withdraw))
        .route("/accounts/{account}/stock/license-keys", get(license_keys::show))
        .route("/accounts/{account}/stock/license-keys/new", get(create::show).post(create::answer))
        .route("/accounts/{account}/stock/license-keys/import", get(key_list::show).post(key_list::answer))
        .route("/accounts/{account}/stock/download", get(download::show).post(download::answer))
        .route("/accounts/{account}/stock/devices/{serial}", get(license_keys::file))
        .route("/accounts/{account}/stock/transfers", get(transfers::show).post(transfers::offer))
        .route("/transfers/{transfer}/answer", post(transfers::answer))
        .route("/license-keys/{license_key}", get(license_key::show))
        .route("/license-keys/{license_key}/file", get(license_key::file))
        .route("/license-keys/{license_key}/revocation", post(license_key::revoke))
}

/// `GET /stock`: a partner's own, or a customer's; the vendor chooses an account first.
async fn own(State(web): State<Web>, visitor: Visitor) -> Response {
    let who = &visitor.act.who;
    if let Err(error) = access::anywhere(who, Permission::SeeLicenses) {
        return page::explain(&web, &visitor, &error, HERE);
    }
    if !access::of_kind(who, AccountKind::Vendor).is_empty() {
        return Redirect::to("/customers").into_response();
    }
    match access::own_for(who, Permission::SeeLicenses).first() {
        Some(account) => Redirect::to(&format!("/accounts/{account}/stock")).into_response(),
        None => page::explain(&web, &visitor, &Error::NotFound("account"), HERE),
    }
}

/// The pages of an account's stock; `current` is the one that is open.
fn tabs(texts: &Texts, account: AccountId, current: &str) -> Vec<Tab> {
    let tab = |label: String, path: &str| Tab {
        label,
        href: format!("/accounts/{account}/stock{path}"),
        current: path == current,
    };
    vec![
        tab(texts.stock_tab_balance(), ""),
        tab(texts.stock_tab_activation_keys(), "/activation-keys"),
        tab(texts.stock_tab_license_keys(), "/license-keys"),
        tab(texts.transfers_title(), "/transfers"),
        tab(texts.download_title(), "/download"),
    ]
}

/// The way to where an account's license keys are made.
fn to_license_keys(texts: &Texts, account: AccountId) -> Vec<(String, String)> {
    let stock = format!("/accounts/{account}/stock");
    let keys = format!("{stock}/license-keys");
    vec![(texts.stock_title(), stock), (texts.stock_tab_license_keys(), keys)]
}

/// A number for a license key, drawn when it is reviewed: sixteen hexadecimal digits.
fn fresh_number(web: &Web) -> String {
    web.entropy().seed()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn no_account(web: &Web, visitor: &Visitor) -> Response {
    page::explain(web, visitor, &Error::NotFound("account"), HERE)
}
