//! Activation keys: added to the stock, and looked up. (P-06, P-18)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::activation_key::{self, Listed};
use claviger_app::domain::id::{AccountId, ActivationKeyId};
use claviger_app::domain::sorting::Sort;
use claviger_app::{Error, person, store};
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::{HERE, no_account, tabs};
use crate::portal::choice::Tab;
use crate::portal::form::Form;
use crate::portal::listing::{self, Ways};
use crate::portal::page::{self, Page};
use crate::portal::sheet;
use crate::portal::visitor::Visitor;
use crate::portal::wording::{self, Badge};
use crate::refusals::stock::activation_key_sentence;
use crate::texts::Texts;
use crate::web::Web;

/// How many keys a page shows.
const ON_A_PAGE: u32 = 50;
/// The longest text that is shown again as it was typed, in characters.
const LONGEST_TYPED: usize = 100;

/// Which page is asked for.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(flatten)]
    list: listing::Asked,
}

#[derive(Template)]
#[template(path = "stock/activation_keys.html")]
struct KeysPage {
    page: Page,
    account: String,
    here: String,
    tabs: Vec<Tab>,
    typed: String,
    errors: Vec<(&'static str, String)>,
    keys: Vec<Row>,
    ways: Ways,
    may_redeem: bool,
}

struct Row {
    /// The code, or how it begins.
    code: String,
    product: String,
    units: String,
    order: String,
    state: Badge,
    since: String,
    /// Why the vendor took it back; empty for not.
    reason: String,
    /// Whether it can be redeemed by the reader.
    is_ready: bool,
}

/// `GET /accounts/{account}/stock/activation-keys`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    if asked.list.is_file() {
        return file(&web, &visitor, &account, asked.list.sort()).await;
    }
    respond(&web, &visitor, &account, StatusCode::OK, &asked, None).await
}

/// `POST /accounts/{account}/stock/activation-keys`: *Add*. The page then shows the balance. (P-06)
pub async fn redeem(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>, form: Form) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(&web, &visitor) };
    let typed: String = form.field("code").trim().chars().take(LONGEST_TYPED).collect();
    let code = typed.clone();
    let deed = move |tx: &mut store::engine::Tx<'_>, act: &mut _, vendor: &_| {
        activation_key::redeem(tx, act, vendor, id, &code)
    };
    let here = format!("/accounts/{account}/stock/activation-keys");
    let (status, sentence) = match web.write(&visitor.act, deed).await {
        Ok(Ok(redeemed)) => {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            let query = query.append_pair("added", &redeemed.hint).finish();
            return Redirect::to(&format!("/accounts/{account}/stock?{query}")).into_response();
        }
        Ok(Err(refusal)) => (StatusCode::UNPROCESSABLE_ENTITY, activation_key_sentence(visitor.texts, refusal)),
        Err(Error::Person(person::Refusal::TooMany(refused))) => {
            let wait = wording::wait(visitor.texts, refused.until, visitor.act.now);
            (StatusCode::TOO_MANY_REQUESTS, visitor.texts.stock_key_too_many(wait))
        }
        Err(error) => return page::explain(&web, &visitor, &error, &here),
    };
    respond(&web, &visitor, &account, status, &Asked::default(), Some((typed, sentence))).await
}

/// `POST /activation-keys/{key}/withdrawal`: the vendor takes a key back that nobody has redeemed.
pub async fn withdraw(State(web): State<Web>, visitor: Visitor, Path(key): Path<String>, form: Form) -> Response {
    let not_found = || page::explain(&web, &visitor, &Error::NotFound("activation key"), "/orders");
    let Ok(key) = key.parse::<ActivationKeyId>() else { return not_found() };
    let reason = form.field("reason").to_owned();
    let deed =
        move |tx: &mut store::engine::Tx<'_>, act: &mut _, _: &_| activation_key::withdraw(tx, act, key, &reason);
    match web.write(&visitor.act, deed).await {
        Ok(listed) => Redirect::to(&format!("/orders/{}?done=withdrawn", listed.order)).into_response(),
        Err(error) => page::explain(&web, &visitor, &error, "/orders"),
    }
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    account: &str,
    status: StatusCode,
    asked: &Asked,
    wrong: Option<(String, String)>,
) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(web, visitor) };
    let here = format!("/accounts/{id}/stock/activation-keys");
    let part = asked.list.part(ON_A_PAGE);
    let wanted = part.clone();
    let look = move |tx: &mut store::engine::Tx<'_>, act: &claviger_app::act::Act, vendor: &_| {
        let keys = activation_key::list(tx, act, vendor, id, &wanted)?;
        let account = store::account::find(tx, id)?.ok_or(Error::NotFound("account"))?;
        Ok((keys, account))
    };
    let (found, account) = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &here),
    };
    let texts = visitor.texts;
    let mut keys = found.keys;
    let ways = Ways::of(here.clone(), &part, &mut keys);
    let (typed, error) = wrong.unwrap_or_default();
    let row = |(listed, code): &(Listed, Option<String>)| Row::of(web, texts, listed, code.as_deref(), &account.zone);
    let shown = KeysPage {
        page: Page::new(web, visitor, texts.stock_tab_activation_keys(), HERE).within(&account.name),
        tabs: tabs(texts, id, "/activation-keys"),
        errors: if error.is_empty() { Vec::new() } else { vec![("code", error)] },
        typed,
        ways,
        keys: keys.iter().map(|placed| row(&placed.row)).collect(),
        may_redeem: found.may_redeem,
        account: account.name.clone(),
        here,
    };
    page::render(status, &shown)
}

/// All keys of an account; their codes are for pages only.
async fn file(web: &Web, visitor: &Visitor, account: &str, sort: Sort<activation_key::By>) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(web, visitor) };
    let texts = visitor.texts;
    let look = move |tx: &mut store::engine::Tx<'_>, act: &_, vendor: &_, part: &_| {
        Ok(activation_key::list(tx, act, vendor, id, part)?.keys)
    };
    let here = format!("/accounts/{id}/stock/activation-keys");
    let found = match sheet::all(web, visitor, &here, sort, look).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let row = |(listed, _): &(Listed, Option<String>)| {
        let Row { code, product, state, order, .. } = Row::of(web, texts, listed, None, &TimeZone::UTC);
        let since = listed.key.state.since().map(|at| at.to_string()).unwrap_or_default();
        [code, product, listed.key.units.count().to_string(), state.word, since, order]
    };
    let heads = [
        texts.stock_activation_key(),
        texts.orders_product(),
        texts.licenses_units(),
        texts.orders_state(),
        texts.stock_since(),
        texts.orders_number(),
    ];
    sheet::answer(web, visitor, "activation-keys", &heads, found.map(|found| found.iter().map(row).collect()))
}

impl KeysPage {
    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| *name == field).map_or("", |(_, sentence)| sentence)
    }
}

impl Row {
    fn of(web: &Web, texts: &Texts, listed: &Listed, code: Option<&str>, zone: &TimeZone) -> Self {
        let vendor = web.vendor();
        let product = vendor.catalogue.product(&listed.sku).map_or(listed.sku.as_str(), |product| &product.name);
        Self {
            code: code.unwrap_or(&listed.key.hint).to_owned(),
            product: product.to_owned(),
            units: wording::units(texts, listed.key.units),
            order: listed.order_number.clone(),
            state: state(texts, listed),
            since: listed.key.state.since().map(|at| wording::instant(texts, at, zone)).unwrap_or_default(),
            reason: listed.reason.as_deref().map(|reason| withdrawn_because(texts, reason)).unwrap_or_default(),
            is_ready: code.is_some(),
        }
    }
}

/// Why a key was taken back: in the vendor's words, where it gave a reason.
fn withdrawn_because(texts: &Texts, reason: &str) -> String {
    if reason == activation_key::ORDER_CANCELLED { texts.stockmail_order_cancelled() } else { reason.to_owned() }
}

/// What became of a key, as a word with its tone.
pub(in crate::portal) fn state(texts: &Texts, listed: &Listed) -> Badge {
    let tone = match listed.key.state.word() {
        "ready" => "caution",
        "redeemed" => "ok",
        _ => "neutral",
    };
    Badge::new(tone, wording::activation_key_state(texts, listed.key.state))
}
