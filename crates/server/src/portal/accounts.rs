//! Accounts: the vendor's list, and a new one; and the accounts one belongs to.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::account::{self, Refusal, Wish};
use claviger_app::domain::account::facts::{Facts, Mistake};
use claviger_app::domain::account::{Account, AccountKind, Permission};
use claviger_app::domain::fold::{Sought, searched};
use claviger_app::domain::sorting::Sort;
use claviger_app::store::engine::Tx;
use claviger_app::{Error, access};
use serde::Deserialize;

use super::account_form::{self, AccountForm};
use super::choice::{self, Choice};
use super::form::Form;
use super::listing::{self, Ways};
use super::page::{self, Page};
use super::sheet;
use super::visitor::Visitor;
use crate::texts::Texts;
use crate::web::Web;
use crate::wording;

/// How many accounts one page shows.
const ON_A_PAGE: u32 = 50;
const HERE: &str = "/accounts";

/// What is searched for, and from where on the list goes.
#[derive(Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: String,
    #[serde(flatten)]
    list: listing::Asked,
}

#[derive(Template)]
#[template(path = "accounts.html")]
struct Accounts {
    page: Page,
    q: String,
    kinds: Vec<Choice>,
    accounts: Vec<Listed>,
    ways: Ways,
    may_make: bool,
}

struct Listed {
    href: String,
    name: String,
    number: String,
    kind: String,
    country: String,
}

#[derive(Template)]
#[template(path = "new_account.html")]
struct NewAccount {
    page: Page,
    trail: Vec<(String, String)>,
    form: AccountForm,
}

#[derive(Template)]
#[template(path = "own_accounts.html")]
struct OwnAccounts {
    page: Page,
    accounts: Vec<Own>,
}

struct Own {
    href: String,
    name: String,
    kind: String,
    role: String,
}

/// `GET /accounts`
pub async fn list(State(web): State<Web>, visitor: Visitor, Query(search): Query<Search>) -> Response {
    let texts = visitor.texts;
    let q = searched(&search.q);
    let kind = AccountKind::from_word(&search.kind);
    let sought = Sought::new(&q);
    let present = kind.map_or("", AccountKind::word);
    if search.list.is_file() {
        return file(&web, &visitor, kind, sought, search.list.sort()).await;
    }
    let part = search.list.part(ON_A_PAGE);
    let wanted = part.clone();
    let look = web.read(&visitor.act, move |tx, act, _| account::list(tx, act, kind, &sought, &wanted));
    let mut listed = match look.await {
        Ok(listed) => listed,
        Err(error) => return page::explain(&web, &visitor, &error, HERE),
    };
    let ways = Ways::of(choice::with_query(HERE, &[("q", &q), ("kind", present)]), &part, &mut listed);
    let mut kinds = vec![Choice::new("", texts.accounts_kind_any(), present)];
    kinds.extend(AccountKind::ALL.map(|kind| Choice::new(kind.word(), wording::kind(texts, kind), present)));
    let shown = Accounts {
        page: Page::new(&web, &visitor, texts.accounts_title(), HERE),
        q,
        kinds,
        accounts: listed.iter().map(|placed| Listed::of(texts, &placed.row)).collect(),
        ways,
        may_make: access::as_vendor(&visitor.act.who, Permission::ManageAccounts).is_ok(),
    };
    page::render(StatusCode::OK, &shown)
}

/// All accounts that a search finds.
async fn file(
    web: &Web,
    visitor: &Visitor,
    kind: Option<AccountKind>,
    sought: Sought,
    sort: Sort<account::By>,
) -> Response {
    let texts = visitor.texts;
    let look = move |tx: &mut Tx<'_>, act: &_, _: &_, part: &_| account::list(tx, act, kind, &sought, part);
    let found = match sheet::all(web, visitor, HERE, sort, look).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let row = |account: &Account| {
        let Listed { name, number, kind, country, .. } = Listed::of(texts, account);
        [name, number, kind, country]
    };
    let heads = [texts.accounts_name(), texts.accounts_number(), texts.accounts_kind(), texts.accounts_country()];
    sheet::answer(web, visitor, "accounts", &heads, found.map(|found| found.iter().map(row).collect()))
}

/// `GET /accounts/new`
pub async fn new(State(web): State<Web>, visitor: Visitor) -> Response {
    if let Err(error) = access::as_vendor(&visitor.act.who, Permission::ManageAccounts) {
        return page::explain(&web, &visitor, &error, "/accounts/new");
    }
    let facts = Facts { time_zone: "Europe/Rome".into(), language: "en".into(), ..Facts::default() };
    let wish = Wish { kind: AccountKind::Customer.word().into(), facts, above: String::new() };
    form(&web, &visitor, StatusCode::OK, wish, &[])
}

/// `POST /accounts`
pub async fn make(State(web): State<Web>, visitor: Visitor, sent: Form) -> Response {
    let wish = account_form::typed(&sent);
    let typed = wish.clone();
    match web.write(&visitor.act, move |tx, act, _| account::make(tx, act, &wish)).await {
        Ok(account) => Redirect::to(&format!("/accounts/{}/profile?done=made", account.id)).into_response(),
        Err(Error::Account(Refusal::Mistakes(mistakes))) => {
            form(&web, &visitor, StatusCode::UNPROCESSABLE_ENTITY, typed, &mistakes)
        }
        Err(error) => page::explain(&web, &visitor, &error, HERE),
    }
}

/// `GET /account`: one's own, or the choice among them.
pub async fn own(State(web): State<Web>, visitor: Visitor) -> Response {
    let texts = visitor.texts;
    let own = match web.read(&visitor.act, |tx, act, _| account::own(tx, act)).await {
        Ok(own) => own,
        Err(error) => return page::explain(&web, &visitor, &error, "/account"),
    };
    let profile = |account: &Account| format!("/accounts/{}/profile", account.id);
    match own.as_slice() {
        [] => {
            let why = match visitor.act.who {
                claviger_app::act::Who::Nobody => Error::SignInNeeded,
                _ => Error::NotFound("account"),
            };
            page::explain(&web, &visitor, &why, "/account")
        }
        [(only, _)] => Redirect::to(&profile(only)).into_response(),
        several => {
            let accounts = several.iter().map(|(account, membership)| Own {
                href: profile(account),
                name: account.name.clone(),
                kind: wording::kind(texts, account.kind),
                role: wording::role(texts, membership.role),
            });
            let accounts = accounts.collect();
            let page = Page::new(&web, &visitor, texts.accounts_own(), "/account");
            page::render(StatusCode::OK, &OwnAccounts { page, accounts })
        }
    }
}

impl Listed {
    fn of(texts: &Texts, account: &Account) -> Self {
        Self {
            href: format!("/accounts/{}/profile", account.id),
            name: account.name.clone(),
            number: account.number.clone(),
            kind: wording::kind(texts, account.kind),
            country: account.country.clone(),
        }
    }
}

fn form(web: &Web, visitor: &Visitor, status: StatusCode, wish: Wish, mistakes: &[Mistake]) -> Response {
    let texts = visitor.texts;
    let shown = NewAccount {
        page: Page::new(web, visitor, texts.accounts_new(), HERE),
        trail: vec![(texts.accounts_title(), HERE.to_owned())],
        form: AccountForm::new(texts, wish, true, mistakes),
    };
    page::render(status, &shown)
}

#[cfg(test)]
mod tests {
    use claviger_app::domain::account::facts::Wrong;

    use super::*;

    #[test]
    fn x_01_the_list_escapes_names_and_says_when_nothing_is_found() {
        let listed = Listed {
            href: "/accounts/acc_1/profile".into(),
            name: "<script>alert(1)</script>".into(),
            number: "<b>".into(),
            kind: "Customer".into(),
            country: "IT".into(),
        };
        let shown = |accounts: Vec<Listed>| {
            let kinds = vec![Choice::new("", "All".into(), "")];
            let q = "\"><img src=x>".to_owned();
            Accounts {
                page: Page::sample("Accounts"),
                q,
                kinds,
                accounts,
                ways: Ways { next: "/accounts?after=x".into(), ..Ways::default() },
                may_make: true,
            }
            .render()
            .unwrap()
        };
        let html = shown(vec![listed]);
        assert!(html.contains("/accounts?after=x") && html.contains("/accounts/new"), "{html}");
        page::tests::is_escaped(&html);
        assert!(shown(Vec::new()).contains("Nothing found"));
    }

    #[test]
    fn x_12_what_was_typed_stays_and_each_error_stands_beside_its_field() {
        let page = Page::sample("New account");
        let facts = Facts { name: "A <b>".into(), language: "it".into(), ..Facts::default() };
        let wish = Wish { kind: "reseller".into(), facts, above: "X".into() };
        let mistakes = [
            Mistake { field: "number", what: Wrong::Number },
            Mistake { field: "above", what: Wrong::AboveUnknown("X".into()) },
        ];
        let form = AccountForm::new(page.texts, wish, true, &mistakes);
        let html = NewAccount { page, trail: vec![("Accounts".into(), "/accounts".into())], form }.render().unwrap();
        assert!(html.contains("id=\"f-number-error\"") && html.contains("id=\"f-above-error\""), "{html}");
        assert!(
            html.contains("<option value=\"reseller\" selected>") && html.contains("<option value=\"it\" selected>")
        );
        page::tests::is_escaped(&html);
    }
}
