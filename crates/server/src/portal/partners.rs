//! Which partners a customer lets in, and which ask to be; for a partner, which customers let it in.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::Error;
use claviger_app::act::Act;
use claviger_app::domain::account::{AccountKind, GrantScope, Permission};
use claviger_app::domain::id::AccountId;
use claviger_app::domain::sorting::Sort;
use claviger_app::grant::{self, By, GrantView, Refusal, RequestView, SortedBy};
use claviger_app::store::engine::Tx;
use serde::Deserialize;

use super::choice::{self, Choice, Pages, Tab};
use super::form::Form;
use super::listing::{self, Ways};
use super::of_account::{self, not_found};
use super::page::{self, Page};
use super::sheet;
use super::visitor::Visitor;
use crate::texts::Texts;
use crate::web::Web;
use crate::wording;

/// How many customers of a partner one page shows.
const ON_A_PAGE: u32 = 100;
/// The last part of the page's address.
const HERE: &str = "partners";

/// What was done just before, and from where on a long list goes.
#[derive(Deserialize, Default)]
pub struct Just {
    #[serde(default)]
    done: String,
    #[serde(flatten)]
    list: listing::Asked,
}

#[derive(Template)]
#[template(path = "partners.html")]
struct PartnersPage {
    page: Page,
    here: String,
    tabs: Vec<Tab>,
    account: String,
    is_customer: bool,
    grants: Vec<Granted>,
    ways: Ways,
    requests: Vec<Asked>,
    /// Partners that sold to the customer; empty for none.
    offered: String,
    may_manage: bool,
    scopes: Vec<Choice>,
    number: String,
    error: String,
    scope_error: String,
}

struct Granted {
    href: String,
    /// The customer's licenses, on a partner's page; empty where there is nothing to open.
    licenses: String,
    name: String,
    number: String,
    kind: String,
    scope: String,
    since: String,
    by: String,
}

struct Asked {
    href: String,
    text: String,
    by: String,
}

/// What came back from the page and cannot be done.
#[derive(Default)]
struct Answer {
    number: String,
    scope: String,
    error: String,
    scope_error: String,
}

/// `GET /accounts/{account}/partners`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(just): Query<Just>,
) -> Response {
    if just.list.is_file() {
        return file(&web, &visitor, &account, just.list.sort()).await;
    }
    respond(&web, &visitor, &account, &just, Answer::default()).await
}

/// `POST /accounts/{account}/partners`: lets a partner in.
pub async fn let_in(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>, sent: Form) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return not_found(&web, &visitor) };
    let texts = visitor.texts;
    let (number, word) = (sent.field("number").to_owned(), sent.field("scope").to_owned());
    let mut answer = Answer { number: number.clone(), scope: word.clone(), ..Answer::default() };
    let Some(scope) = GrantScope::from_word(&word) else {
        answer.scope_error = texts.partners_scope_wrong();
        return respond(&web, &visitor, &account, &Just::default(), answer).await;
    };
    match web.write(&visitor.act, move |tx, act, _| grant::let_in(tx, act, id, &number, scope)).await {
        Ok(_) => return of_account::done(id, HERE, "in"),
        Err(Error::Grant(Refusal::Unknown(_))) => answer.error = texts.partners_unknown(),
        Err(Error::Grant(Refusal::Already)) => answer.scope_error = texts.partners_already(),
        Err(Error::Grant(Refusal::CannotGrant(_))) => answer.error = texts.partners_not_a_customer(),
        Err(Error::Grant(Refusal::Scope)) => answer.scope_error = texts.partners_scope_wrong(),
        Err(error) => return page::explain(&web, &visitor, &error, &here(&account)),
    }
    respond(&web, &visitor, &account, &Just::default(), answer).await
}

/// `POST /accounts/{account}/partners/{partner}/end`
pub async fn end(
    State(web): State<Web>,
    visitor: Visitor,
    Path((account, partner)): Path<(String, String)>,
    _form: Form,
) -> Response {
    change(&web, &visitor, &account, &partner, "ended", grant::end).await
}

/// `POST /accounts/{account}/partners/{partner}/accept`: who asked is let in.
pub async fn accept(
    State(web): State<Web>,
    visitor: Visitor,
    Path((account, partner)): Path<(String, String)>,
    _form: Form,
) -> Response {
    let deed: Deed = |tx, act, account, partner| grant::accept(tx, act, account, partner).map(|_| ());
    change(&web, &visitor, &account, &partner, "in", deed).await
}

/// `POST /accounts/{account}/partners/{partner}/decline`
pub async fn decline(
    State(web): State<Web>,
    visitor: Visitor,
    Path((account, partner)): Path<(String, String)>,
    _form: Form,
) -> Response {
    change(&web, &visitor, &account, &partner, "declined", grant::decline).await
}

type Deed = fn(&mut Tx<'_>, &mut Act, AccountId, AccountId) -> Result<(), Error>;

async fn change(web: &Web, visitor: &Visitor, account: &str, partner: &str, what: &str, deed: Deed) -> Response {
    let Ok(partner) = partner.parse::<AccountId>() else { return not_found(web, visitor) };
    let deed = move |tx: &mut Tx<'_>, act: &mut Act, id| deed(tx, act, id, partner);
    match of_account::deed(web, visitor, account, HERE, what, deed).await {
        Ok(done) => done,
        Err(error) => page::explain(web, visitor, &error, &here(account)),
    }
}

async fn respond(web: &Web, visitor: &Visitor, account: &str, just: &Just, answer: Answer) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return not_found(web, visitor) };
    let part = just.list.part(ON_A_PAGE);
    let wanted = part.clone();
    let look = web.read(&visitor.act, move |tx, act, _| {
        let partners = grant::show(tx, act, id, &wanted)?;
        let pages = Pages::open_to(tx, act, id, partners.account.kind);
        Ok((partners, pages))
    });
    let (mut found, pages) = match look.await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &here(account)),
    };
    let texts = visitor.texts;
    let kind = found.account.kind;
    let mut page = Page::new(web, visitor, texts.partners_title(), "/account").within(&found.account.name);
    let notice = match just.done.as_str() {
        "in" => Some(texts.partners_done_in()),
        "ended" => Some(texts.partners_done_ended()),
        "declined" => Some(texts.partners_done_declined()),
        _ => None,
    };
    if let Some(text) = notice {
        page = page.with_notice("success", text);
    }
    let is_refused = !answer.error.is_empty() || !answer.scope_error.is_empty();
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let is_customer = kind == AccountKind::Customer;
    let zone = found.account.zone.clone();
    let told = |at: jiff::Timestamp| texts.date(at.to_zoned(zone.clone()).date());
    let ways = Ways::of(here(account), &part, &mut found.grants);
    let offered: Vec<_> = found.offered.iter().map(|seller| format!("{} ({})", seller.name, seller.number)).collect();
    let shown = PartnersPage {
        page,
        here: here(account),
        tabs: pages.tabs(texts, id, kind, "partners"),
        account: found.account.name.clone(),
        is_customer,
        grants: found.grants.iter().map(|one| Granted::of(texts, id, is_customer, &one.row, &told)).collect(),
        ways,
        requests: found.requests.iter().map(|view| Asked::of(texts, id, view, &told)).collect(),
        offered: texts.list(offered),
        may_manage: found.may_manage,
        scopes: choice::scopes(texts, &answer.scope),
        number: answer.number,
        error: answer.error,
        scope_error: answer.scope_error,
    };
    page::render(status, &shown)
}

/// All partners of a customer, or all customers of a partner.
async fn file(web: &Web, visitor: &Visitor, account: &str, sort: Sort<SortedBy>) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return not_found(web, visitor) };
    let texts = visitor.texts;
    let look = move |tx: &mut Tx<'_>, act: &_, _: &_, part: &_| {
        let partners = grant::show(tx, act, id, part)?;
        let is_customer = partners.account.kind == AccountKind::Customer;
        Ok(partners.grants.into_iter().map(|placed| placed.map(|view| (view, is_customer))).collect())
    };
    let found = match sheet::all(web, visitor, &here(account), sort, look).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let row = |(view, is_customer): &(GrantView, bool)| {
        let plain = |at: jiff::Timestamp| at.to_string();
        let Granted { name, number, kind, scope, since, by, .. } = Granted::of(texts, id, *is_customer, view, &plain);
        [name, number, kind, scope, since, if *is_customer { by } else { String::new() }]
    };
    let heads = [
        texts.accounts_name(),
        texts.partners_number(),
        texts.partners_kind(),
        texts.partners_scope(),
        texts.partners_since(),
        texts.partners_by(),
    ];
    sheet::answer(web, visitor, "partners", &heads, found.map(|found| found.iter().map(row).collect()))
}

impl Granted {
    fn of(
        texts: &Texts,
        account: AccountId,
        is_customer: bool,
        view: &GrantView,
        told: &impl Fn(jiff::Timestamp) -> String,
    ) -> Self {
        let opens = !is_customer && view.grant.scope.carries(Permission::SeeLicenses);
        Self {
            href: format!("/accounts/{account}/partners/{}", view.other.id),
            licenses: if opens { format!("/accounts/{}/licenses", view.other.id) } else { String::new() },
            name: view.other.name.clone(),
            number: view.other.number.clone(),
            kind: wording::kind(texts, view.other.kind),
            scope: wording::scope(texts, view.grant.scope),
            since: told(view.grant.since),
            by: by(texts, &view.by),
        }
    }
}

impl Asked {
    fn of(texts: &Texts, account: AccountId, view: &RequestView, told: &impl Fn(jiff::Timestamp) -> String) -> Self {
        Self {
            href: format!("/accounts/{account}/partners/{}", view.partner.id),
            text: texts.partners_request_text(&view.partner.name, &view.partner.number, &view.order),
            by: texts.partners_request_by(by(texts, &view.by), told(view.request.at)),
        }
    }
}

fn by(texts: &Texts, by: &By) -> String {
    match by {
        By::Person(name) => name.clone(),
        By::Program => texts.partners_by_program(),
        By::Order => texts.partners_by_order(),
    }
}

fn here(account: &str) -> String {
    of_account::here(account, HERE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(may_manage: bool, is_customer: bool) -> String {
        let evil = || "N <script>alert(1)</script>".to_owned();
        let page = Page::sample("Partners");
        PartnersPage {
            here: "/accounts/acc_1/partners".into(),
            tabs: Vec::new(),
            account: evil(),
            is_customer,
            grants: vec![Granted {
                href: "/accounts/acc_1/partners/acc_2".into(),
                licenses: String::new(),
                name: evil(),
                number: "R<b>".into(),
                kind: "Reseller".into(),
                scope: "Licenses".into(),
                since: "8 Aug 2026".into(),
                by: evil(),
            }],
            ways: Ways::default(),
            requests: vec![Asked { href: "/accounts/acc_1/partners/acc_3".into(), text: evil(), by: evil() }],
            offered: evil(),
            may_manage,
            scopes: choice::scopes(page.texts, "both"),
            number: "<img src=x>".into(),
            error: "Unknown.".into(),
            scope_error: String::new(),
            page,
        }
        .render()
        .unwrap()
    }

    #[test]
    fn x_01_ending_a_grant_asks_once_and_is_for_those_who_may() {
        let html = rendered(true, true);
        for action in ["acc_2/end", "acc_3/accept", "acc_3/decline"] {
            assert!(html.contains(&format!("action=\"/accounts/acc_1/partners/{action}\"")), "{action}\n{html}");
        }
        assert!(html.contains("<details>") && html.contains("id=\"f-number-error\">Unknown."));
        page::tests::is_escaped(&html);
        let html = rendered(false, true);
        assert!(!html.contains("/end\"") && !html.contains("/accept\"") && !html.contains("name=\"number\""));
        page::tests::is_escaped(&rendered(false, false));
    }
}
