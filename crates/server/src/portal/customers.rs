//! The chooser: whose licenses does one want to see? (L-08)

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::account;
use claviger_app::domain::account::{Account, AccountKind};
use claviger_app::domain::fold::{Sought, searched};
use claviger_app::domain::id::AccountId;
use claviger_app::domain::sorting::{self, Part, Sort};
use claviger_app::store::engine::Tx;
use serde::Deserialize;

use super::choice;
use super::listing::{self, Ways};
use super::page::{self, Page};
use super::sheet;
use super::visitor::Visitor;
use crate::web::Web;

/// How many customers one page shows.
const ON_A_PAGE: u32 = 50;
const HERE: &str = "/customers";

/// What is searched for, and from where on the list goes.
#[derive(Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
    #[serde(flatten)]
    list: listing::Asked,
}

#[derive(Template)]
#[template(path = "customers.html")]
struct Customers {
    page: Page,
    q: String,
    /// Whether there is nobody to choose from.
    is_nobody: bool,
    /// Those looked at last, the latest first; none while one searches.
    recent: Vec<Customer>,
    found: Vec<Customer>,
    ways: Ways,
}

struct Customer {
    href: String,
    name: String,
    number: String,
    country: String,
}

/// `GET /customers`: whoever has one customer only is there at once.
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(search): Query<Search>) -> Response {
    let q = searched(&search.q);
    let sought = Sought::new(&q);
    if search.list.is_file() {
        return file(&web, &visitor, sought, search.list.sort()).await;
    }
    let part = search.list.part(ON_A_PAGE);
    let (wanted, is_first) = (part.clone(), part.after.is_none() && q.is_empty());
    let look = web.read(&visitor.act, move |tx, act, _| {
        let few = sorting::rows(account::choose(tx, act, &Sought::default(), &Part::first(2))?);
        let found = account::choose(tx, act, &sought, &wanted)?;
        let recent = if is_first { account::recent(tx, act)? } else { Vec::new() };
        Ok((few, found, recent))
    });
    let (few, mut found, recent) = match look.await {
        Ok(found) => found,
        Err(error) => return page::explain(&web, &visitor, &error, HERE),
    };
    if let [only] = few.as_slice() {
        return Redirect::to(&licenses_of(only)).into_response();
    }
    let ways = Ways::of(choice::with_query(HERE, &[("q", &q)]), &part, &mut found);
    let shown = Customers {
        page: Page::new(&web, &visitor, visitor.texts.licenses_choose(), HERE),
        is_nobody: few.is_empty(),
        recent: recent.iter().map(Customer::of).collect(),
        found: found.iter().map(|placed| Customer::of(&placed.row)).collect(),
        ways,
        q,
    };
    page::render(StatusCode::OK, &shown)
}

/// All customers that a search finds.
async fn file(web: &Web, visitor: &Visitor, sought: Sought, sort: Sort<account::By>) -> Response {
    let texts = visitor.texts;
    let look = move |tx: &mut Tx<'_>, act: &_, _: &_, part: &_| account::choose(tx, act, &sought, part);
    let found = match sheet::all(web, visitor, HERE, sort, look).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let row = |account: &Account| [account.name.clone(), account.number.clone(), account.country.clone()];
    let heads = [texts.licenses_customer(), texts.licenses_customer_number(), texts.orders_country()];
    sheet::answer(web, visitor, "customers", &heads, found.map(|found| found.iter().map(row).collect()))
}

/// What the pages about `account` offer beside its name: those looked at last, as name and address. From now on it is
/// one of them.
pub(super) async fn visit(web: &Web, visitor: &Visitor, account: AccountId) -> Vec<(String, String)> {
    if !may_choose(visitor) {
        return Vec::new();
    }
    // A convenience: whatever is wrong with it shows elsewhere.
    let recent = web.read(&visitor.act, |tx, act, _| account::recent(tx, act)).await.unwrap_or_default();
    let is_latest = recent.first().is_some_and(|latest| latest.id == account);
    if !is_latest
        && let Err(error) = web.write(&visitor.act, move |tx, act, _| account::remember(tx, act, account)).await
    {
        tracing::warn!(%error, "what was looked at could not be remembered");
    }
    let others = recent.iter().filter(|one| one.id != account);
    others.map(|one| (one.name.clone(), licenses_of(one))).collect()
}

/// A customer's own people have nothing to choose; all others may have.
pub(super) fn may_choose(visitor: &Visitor) -> bool {
    match visitor.act.who.memberships() {
        [only] => only.kind != AccountKind::Customer,
        _ => true,
    }
}

impl Customer {
    fn of(account: &Account) -> Self {
        Self {
            href: licenses_of(account),
            name: account.name.clone(),
            number: account.number.clone(),
            country: account.country.clone(),
        }
    }
}

fn licenses_of(customer: &Account) -> String {
    format!("/accounts/{}/licenses", customer.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_08_the_chooser_says_when_nobody_is_found_and_escapes_what_was_searched() {
        let q = || "<script>alert(1)</script>".to_owned();
        let customer = || Customer {
            href: "/accounts/acc_1/licenses".into(),
            name: "A & <b>B</b>".into(),
            number: "C-1".into(),
            country: "IT".into(),
        };
        let shown = |is_nobody, recent, found| {
            let ways = Ways { next: "/customers?after=x".into(), ..Ways::default() };
            Customers { page: Page::sample("Customers"), q: q(), is_nobody, recent, found, ways }.render().unwrap()
        };
        let found = shown(false, vec![customer()], vec![customer()]);
        assert!(found.contains("A &#38; &#60;b&#62;B") && found.contains("Looked at last"), "{found}");
        assert!(found.contains("/customers?after=x"));
        page::tests::is_escaped(&found);
        let none = shown(false, Vec::new(), Vec::new());
        assert!(none.contains("/customers?view=all\"") && !none.contains("Looked at last"));
        page::tests::is_escaped(&none);
        assert!(shown(true, Vec::new(), Vec::new()).contains("No customers yet"));
    }
}
