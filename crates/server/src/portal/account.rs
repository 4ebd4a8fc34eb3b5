//! One account: what it is, how much of everything it has, and changing it.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::account::{self, AccountView, Refusal, Wish};
use claviger_app::domain::account::facts::Mistake;
use claviger_app::domain::account::{AccountKind, Email, Permission};
use claviger_app::domain::id::AccountId;
use claviger_app::{Error, access};
use serde::Deserialize;

use super::account_form::{self, AccountForm};
use super::choice::{self, Pages, Tab};
use super::form::Form;
use super::of_account::{self, not_found};
use super::page::{self, Page};
use super::visitor::Visitor;
use crate::texts::Texts;
use crate::web::Web;
use crate::wording;

/// What was done just before.
#[derive(Deserialize)]
pub struct Just {
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "account.html")]
struct OneAccount {
    page: Page,
    here: String,
    tabs: Vec<Tab>,
    name: String,
    number: String,
    kind: String,
    /// Label, value, and where it leads; empty for nowhere.
    facts: Vec<(String, String, String)>,
    /// The form, for those who may change it.
    form: Option<AccountForm>,
    /// The version the form is about.
    version: u64,
    /// The account it was merged into: its name and where it is; empty for none. (L-29)
    merged: (String, String),
    /// Where it is merged into another one; empty for those who may not. (L-29)
    merge: String,
    /// Where one begins to see the portal as it does; empty for those who may not.
    see_as: String,
}

/// `GET /accounts/{account}/profile`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(just): Query<Just>,
) -> Response {
    let texts = visitor.texts;
    let notice = match just.done.as_str() {
        "made" => Some(("success", texts.accounts_made())),
        "changed" => Some(("success", texts.accounts_changed())),
        "merged" => Some(("success", texts.corrections_merged_here())),
        _ => None,
    };
    respond(&web, &visitor, &account, StatusCode::OK, notice, None).await
}

/// `POST /accounts/{account}/profile`: changes it, if nobody else did meanwhile.
pub async fn change(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>, sent: Form) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return not_found(&web, &visitor) };
    let wish = account_form::typed(&sent);
    let typed = wish.clone();
    let seen = sent.field("version").parse().unwrap_or(0);
    match web.write(&visitor.act, move |tx, act, _| account::change(tx, act, id, seen, &wish)).await {
        Ok(_) => Redirect::to(&format!("/accounts/{id}/profile?done=changed")).into_response(),
        Err(Error::Account(Refusal::Mistakes(mistakes))) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            respond(&web, &visitor, &account, status, None, Some((typed, mistakes))).await
        }
        Err(Error::Account(Refusal::ChangedMeanwhile)) => {
            let notice = Some(("caution", visitor.texts.accounts_changed_meanwhile()));
            respond(&web, &visitor, &account, StatusCode::CONFLICT, notice, Some((typed, Vec::new()))).await
        }
        Err(error) => page::explain(&web, &visitor, &error, &here(&account)),
    }
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    account: &str,
    status: StatusCode,
    notice: Option<(&'static str, String)>,
    typed: Option<(Wish, Vec<Mistake>)>,
) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return not_found(web, visitor) };
    let look = web.read(&visitor.act, move |tx, act, _| {
        let view = account::show(tx, act, id)?;
        let pages = Pages::open_to(tx, act, id, view.account.kind);
        Ok((view, pages))
    });
    let (view, pages) = match look.await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &here(account)),
    };
    let texts = visitor.texts;
    let nav = if access::of_kind(&visitor.act.who, AccountKind::Vendor).is_empty() { "/account" } else { "/accounts" };
    let mut page = Page::new(web, visitor, view.account.name.clone(), nav).within(&view.account.name);
    if let Some((tone, text)) = notice {
        page = page.with_notice(tone, text);
    }
    let form = view.may_change.then(|| {
        let (wish, mistakes) = typed.unwrap_or_else(|| (account_form::present(&view), Vec::new()));
        AccountForm::new(texts, wish, false, &mistakes)
    });
    let may_see_as = access::as_vendor(&visitor.act.who, Permission::SeeAccounts).is_ok()
        && view.account.kind != AccountKind::Vendor
        && view.merged_into.is_none();
    let shown = OneAccount {
        page,
        here: here(account),
        tabs: pages.tabs(texts, id, view.account.kind, "profile"),
        name: view.account.name.clone(),
        number: view.account.number.clone(),
        kind: wording::kind(texts, view.account.kind),
        facts: facts(texts, &view),
        form,
        version: view.version,
        merged: view
            .merged_into
            .as_ref()
            .map(|into| (into.name.clone(), format!("/accounts/{}/profile", into.id)))
            .unwrap_or_default(),
        merge: if view.may_merge { format!("/accounts/{id}/merge") } else { String::new() },
        see_as: if may_see_as { format!("/accounts/{id}/seeing") } else { String::new() },
    };
    page::render(status, &shown)
}

fn facts(texts: &Texts, view: &AccountView) -> Vec<(String, String, String)> {
    let account = &view.account;
    let page = |page: &str| format!("/accounts/{}/{page}", account.id);
    let plain = |label: String, value: &str| (label, value.to_owned(), String::new());
    let mut facts = vec![
        plain(texts.accounts_country(), &account.country),
        plain(texts.accounts_zone(), account.zone.iana_name().unwrap_or("UTC")),
        plain(texts.accounts_language(), &wording::language(texts, account.language)),
    ];
    if let Some(above) = &view.above {
        facts.push((texts.accounts_above(), above.name.clone(), format!("/accounts/{}/profile", above.id)));
    } else if account.kind.above().is_some() && view.may_change {
        facts.push(plain(texts.accounts_above(), &texts.accounts_nobody()));
    }
    // An address is for those whose account it is.
    if view.grants.is_some()
        && let Some(email) = &account.orders_to
    {
        facts.push(plain(texts.accounts_orders_to(), &Email::to_string(email)));
    }
    let count =
        |label: String, number: Option<u64>, href: String| number.map(|number| (label, texts.number(number), href));
    let partners =
        if account.kind == AccountKind::Customer { texts.accounts_partners() } else { texts.accounts_customers() };
    let orders = choice::with_query("/orders", &[("q", &account.number)]);
    let grants = if account.kind == AccountKind::Vendor { None } else { view.grants };
    facts.extend(count(texts.accounts_users(), view.users, page("users")));
    facts.extend(count(partners, grants, page("partners")));
    facts.extend(count(texts.accounts_orders(), view.orders, orders));
    facts.extend(count(texts.accounts_servers(), view.servers, page("licenses")));
    facts
}

fn here(account: &str) -> String {
    of_account::here(account, "profile")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(with_form: bool) -> String {
        let page = Page::sample("Account").within("A <b>");
        let form = with_form.then(|| AccountForm::new(page.texts, Wish::default(), false, &[]));
        OneAccount {
            here: "/accounts/acc_1/profile".into(),
            tabs: vec![Tab { label: "Users".into(), href: "/accounts/acc_1/users".into(), current: false }],
            name: "A <script>alert(1)</script>".into(),
            number: "N".into(),
            kind: "Customer".into(),
            facts: vec![("Name".into(), "<img src=x>".into(), "/x".into())],
            form,
            version: 3,
            merged: ("B <b>".into(), "/accounts/acc_2/profile".into()),
            merge: "/accounts/acc_1/merge".into(),
            see_as: "/accounts/acc_1/seeing".into(),
            page,
        }
        .render()
        .unwrap()
    }

    #[test]
    fn x_01_only_who_may_change_an_account_sees_the_form_and_it_names_the_version_seen() {
        let html = rendered(true);
        assert!(html.contains("name=\"version\" value=\"3\"") && html.contains("action=\"/accounts/acc_1/profile\""));
        page::tests::is_escaped(&html);
        let html = rendered(false);
        assert!(!html.contains("name=\"version\""), "{html}");
    }
}
