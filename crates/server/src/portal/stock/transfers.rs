//! Transfers: stock that an account offers to another one, and what it is offered. (P-14, P-18)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::id::{AccountId, TransferId};
use claviger_app::domain::sorting::Sort;
use claviger_app::transfer::{self, Answer, Choices, Refusal, Seen, State as TransferState, Wanted};
use claviger_app::{Error, store};
use jiff::tz::TimeZone;
use serde::Deserialize;
use uuid::Uuid;

use super::{HERE, no_account, tabs};
use crate::portal::choice::{Choice, Tab};
use crate::portal::form::Form;
use crate::portal::listing::{self, Ways};
use crate::portal::page::{self, Page};
use crate::portal::sheet;
use crate::portal::visitor::Visitor;
use crate::portal::wording::{self, Badge};
use crate::refusals::stock::transfer_sentence;
use crate::texts::Texts;
use crate::web::Web;

/// How many transfers a page shows.
const ON_A_PAGE: u32 = 50;
/// The longest text that is shown again as it was typed, in characters.
const LONGEST_TYPED: usize = 100;

/// Which page is asked for, and what was done just before.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(flatten)]
    list: listing::Asked,
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "stock/transfers.html")]
struct TransfersPage {
    page: Page,
    account: String,
    here: String,
    tabs: Vec<Tab>,
    /// What can be offered; none for those who may not offer, and where there is nothing.
    choices: Vec<Choice>,
    may_offer: bool,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
    /// What the form is pressed with.
    pressed: Uuid,
    rows: Vec<Row>,
    ways: Ways,
}

/// What was typed into the form.
#[derive(Clone, Default)]
struct Typed {
    what: String,
    units: String,
    to: String,
}

struct Row {
    id: String,
    what: String,
    units: String,
    /// From whom, or to whom.
    direction: String,
    state: Badge,
    since: String,
    may_answer: bool,
    may_cancel: bool,
}

/// `GET /accounts/{account}/stock/transfers`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    if asked.list.is_file() {
        return file(&web, &visitor, &account, asked.list.sort()).await;
    }
    respond(&web, &visitor, &account, StatusCode::OK, &asked, Typed::default(), Vec::new()).await
}

/// `POST /accounts/{account}/stock/transfers`: offers stock to a partner. (P-14)
pub async fn offer(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>, form: Form) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(&web, &visitor) };
    let field = |name| form.field(name).trim().chars().take(LONGEST_TYPED).collect::<String>();
    let typed = Typed { what: field("what"), units: field("units"), to: field("to") };
    let (wanted, to, pressed) = (typed.wanted(), typed.to.clone(), form.field("pressed").parse().ok());
    let deed = move |tx: &mut store::engine::Tx<'_>, act: &mut _, vendor: &_| {
        transfer::offer(tx, act, vendor, id, wanted, &to, pressed)
    };
    let here = format!("/accounts/{account}/stock/transfers");
    match web.write(&visitor.act, deed).await {
        Ok(_) => Redirect::to(&format!("{here}?done=offered")).into_response(),
        Err(Error::Transfer(Refusal::Mistakes(wrong))) => {
            let errors =
                wrong.into_iter().map(|(field, what)| (field, transfer_sentence(visitor.texts, what))).collect();
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            respond(&web, &visitor, &account, status, &Asked::default(), typed, errors).await
        }
        Err(error) => page::explain(&web, &visitor, &error, &here),
    }
}

/// `POST /transfers/{transfer}/answer`: the receiver accepts or declines, the sender cancels. (P-14)
pub async fn answer(State(web): State<Web>, visitor: Visitor, Path(transfer): Path<String>, form: Form) -> Response {
    let not_found = || page::explain(&web, &visitor, &Error::NotFound("transfer"), HERE);
    let Ok(id) = transfer.parse::<TransferId>() else { return not_found() };
    let (answer, done) = match form.field("do") {
        "accept" => (Answer::Accept, "accepted"),
        "decline" => (Answer::Decline, "declined"),
        "cancel" => (Answer::Cancel, "cancelled"),
        _ => return not_found(),
    };
    let deed =
        move |tx: &mut store::engine::Tx<'_>, act: &mut _, vendor: &_| transfer::answer(tx, act, vendor, id, answer);
    match web.write(&visitor.act, deed).await {
        Ok(seen) => {
            let account = seen.transfer.answers(answer);
            Redirect::to(&format!("/accounts/{account}/stock/transfers?done={done}")).into_response()
        }
        Err(error) => page::explain(&web, &visitor, &error, HERE),
    }
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    account: &str,
    status: StatusCode,
    asked: &Asked,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(web, visitor) };
    let here = format!("/accounts/{id}/stock/transfers");
    let part = asked.list.part(ON_A_PAGE);
    let wanted = part.clone();
    let look = move |tx: &mut store::engine::Tx<'_>, act: &claviger_app::act::Act, vendor: &_| {
        let found = transfer::list(tx, act, vendor, id, &wanted)?;
        let choices = transfer::choices(tx, act, vendor, id)?;
        let account = store::account::find(tx, id)?.ok_or(Error::NotFound("account"))?;
        Ok((found, choices, account))
    };
    let (mut found, choices, account) = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &here),
    };
    let texts = visitor.texts;
    let ways = Ways::of(here.clone(), &part, &mut found);
    let mut page = Page::new(web, visitor, texts.transfers_title(), HERE).within(&account.name);
    let said = match asked.done.as_str() {
        "offered" => texts.transfers_done_offered(),
        "accepted" => texts.transfers_done_accepted(),
        "declined" => texts.transfers_done_declined(),
        "cancelled" => texts.transfers_done_cancelled(),
        _ => String::new(),
    };
    if !said.is_empty() {
        page = page.with_notice("success", said);
    }
    let shown = TransfersPage {
        page,
        tabs: tabs(texts, id, "/transfers"),
        may_offer: choices.is_some(),
        choices: offered(texts, &choices.unwrap_or_default(), &typed.what),
        typed,
        errors,
        pressed: Uuid::from_slice(&web.entropy().seed()[..16]).unwrap_or_default(),
        ways,
        rows: found.iter().map(|placed| Row::of(texts, id, &placed.row, &account.zone)).collect(),
        account: account.name.clone(),
        here,
    };
    page::render(status, &shown)
}

/// All transfers of an account.
async fn file(web: &Web, visitor: &Visitor, account: &str, sort: Sort<transfer::By>) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(web, visitor) };
    let texts = visitor.texts;
    let look =
        move |tx: &mut store::engine::Tx<'_>, act: &_, vendor: &_, part: &_| transfer::list(tx, act, vendor, id, part);
    let found = match sheet::all(web, visitor, &format!("/accounts/{id}/stock/transfers"), sort, look).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let row = |seen: &Seen| {
        let Row { what, direction, state, .. } = Row::of(texts, id, seen, &TimeZone::UTC);
        let (made, ended) = (seen.transfer.made.to_string(), seen.transfer.state.ended());
        let ended = ended.map(|at| at.to_string()).unwrap_or_default();
        [what, seen.transfer.units.count().to_string(), direction, state.word, made, ended]
    };
    let heads = [
        texts.transfers_what(),
        texts.licenses_units(),
        texts.transfers_with(),
        texts.orders_state(),
        texts.stock_made(),
        texts.stock_since(),
    ];
    sheet::answer(web, visitor, "transfers", &heads, found.map(|found| found.iter().map(row).collect()))
}

fn offered(texts: &Texts, choices: &Choices, present: &str) -> Vec<Choice> {
    let types = choices
        .types
        .iter()
        .map(|(pool, name, left)| Choice::new(&pool.to_string(), texts.stock_type_left(name, left.count()), present));
    let keys = choices.keys.iter().map(|(key, hint, name, units)| {
        Choice::new(&key.to_string(), texts.transfers_key(hint, name, units.count()), present)
    });
    types.chain(keys).collect()
}

impl TransfersPage {
    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| *name == field).map_or("", |(_, sentence)| sentence)
    }
}

impl Typed {
    /// What is chosen: an activation key, or a license type with a number of units.
    fn wanted(&self) -> Option<Wanted> {
        match self.what.parse() {
            Ok(key) => Some(Wanted::Key(key)),
            // What is no number at all is out of bounds like any other that cannot be.
            Err(_) => Some(Wanted::Units(self.what.parse().ok()?, self.units.parse().unwrap_or(0))),
        }
    }
}

impl Row {
    fn of(texts: &Texts, account: AccountId, seen: &Seen, zone: &TimeZone) -> Self {
        let transfer = &seen.transfer;
        let is_sent = transfer.sender == account;
        let tone = match transfer.state {
            TransferState::Open => "caution",
            TransferState::Accepted(_) => "ok",
            _ => "neutral",
        };
        let since = match transfer.state.ended() {
            Some(at) => wording::instant(texts, at, zone),
            None => texts.transfers_until(wording::instant(texts, transfer.expires, zone)),
        };
        Self {
            id: transfer.id.to_string(),
            what: if seen.hint.is_empty() {
                seen.name.clone()
            } else {
                texts.transfers_key(&seen.hint, &seen.name, transfer.units.count())
            },
            units: wording::units(texts, transfer.units),
            direction: if is_sent {
                texts.transfers_to(&seen.receiver.name)
            } else {
                texts.transfers_from(&seen.sender.name)
            },
            state: Badge::new(tone, state(texts, transfer.state)),
            since,
            may_answer: seen.may_answer && !is_sent,
            may_cancel: seen.may_cancel && is_sent,
        }
    }
}

fn state(texts: &Texts, state: TransferState) -> String {
    match state {
        TransferState::Open => texts.transfers_state_open(),
        TransferState::Accepted(_) => texts.transfers_state_accepted(),
        TransferState::Declined(_) => texts.transfers_state_declined(),
        TransferState::Cancelled(_) => texts.transfers_state_cancelled(),
        TransferState::Expired(_) => texts.transfers_state_expired(),
    }
}
