//! Two accounts of one customer, or of one partner, become one: the form, the review, the deed. (L-29)

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::correction::{self, MergePlan, Refusal};
use claviger_app::domain::account::{Account, AccountKind, Permission};
use claviger_app::domain::id::AccountId;
use claviger_app::{Error, access, store};

use super::corrections::{EffectRow, Review, Typed};
use super::form::Form;
use super::page::{self, Page};
use super::visitor::Visitor;
use crate::refusals::licensing::correction_sentence;
use crate::web::Web;

/// How many orders the review names that get other numbers.
const MOST_NAMED: usize = 20;

#[derive(Template)]
#[template(path = "merge.html")]
struct Merge {
    page: Page,
    trail: Vec<(String, String)>,
    here: String,
    title: String,
    typed: Typed,
}

/// `GET /accounts/{account}/merge`
pub async fn show(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>) -> Response {
    respond(&web, &visitor, &account, StatusCode::OK, None, Typed::default()).await
}

/// `POST /accounts/{account}/merge`: first the review, then the deed. (L-29)
pub async fn merge(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>, form: Form) -> Response {
    let Ok(from) = account.parse::<AccountId>() else { return not_found(&web, &visitor) };
    let mut typed = Typed::of(&form);
    let (into, reason) = (typed.value("into"), typed.value("reason"));
    let step = form.field("step");
    if step == "edit" {
        return respond(&web, &visitor, &account, StatusCode::OK, None, typed).await;
    }
    let plan = if step == "confirm" {
        web.write(&visitor.act, move |tx, act, vendor| correction::merge(tx, act, vendor, from, &into, &reason)).await
    } else {
        web.read(&visitor.act, move |tx, act, vendor| correction::plan_merge(tx, act, vendor, from, &into, &reason))
            .await
    };
    match plan {
        Ok(plan) if step == "confirm" => {
            let page = if plan.sold.is_some() { "/profile" } else { "" };
            Redirect::to(&format!("/accounts/{}{page}?done=merged", plan.into.id)).into_response()
        }
        Ok(plan) => page::render(StatusCode::OK, &review(&web, &visitor, &plan, &typed)),
        Err(Error::Correction(refusal)) => {
            let sentence = correction_sentence(visitor.texts, &refusal);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let mut notice = None;
            match refusal {
                Refusal::Reason => typed.errors = vec![("reason".into(), sentence)],
                Refusal::Merge(_) | Refusal::NoAccount(_) | Refusal::SameAccount | Refusal::Closed(_) => {
                    typed.errors = vec![("into".into(), sentence)];
                }
                _ => notice = Some(("critical", sentence)),
            }
            respond(&web, &visitor, &account, status, notice, typed).await
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
    typed: Typed,
) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return not_found(web, visitor) };
    let found = web
        .read(&visitor.act, move |tx, act, _| {
            access::as_vendor(&act.who, Permission::CorrectLicenses)?;
            store::account::find(tx, id)?.ok_or(Error::NotFound("account"))
        })
        .await;
    let found: Account = match found {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &here(account)),
    };
    let title = visitor.texts.corrections_merge_title(&found.name);
    let mut page = Page::new(web, visitor, title.clone(), room(found.kind));
    if let Some((tone, text)) = notice {
        page = page.with_notice(tone, text);
    }
    let trail = vec![(found.name, format!("/accounts/{id}/profile"))];
    page::render(status, &Merge { page, trail, here: here(account), title, typed })
}

fn review(web: &Web, visitor: &Visitor, plan: &MergePlan, typed: &Typed) -> Review {
    let texts = visitor.texts;
    let title = texts.corrections_merge_title(&plan.from.name);
    let servers = plan.servers.iter().map(|(_, before, after)| {
        if before == after { after.clone() } else { texts.corrections_merge_renamed(before, after) }
    });
    let count = |number: usize| texts.number(number as u64);
    let mut facts = vec![(texts.corrections_merge_orders(), count(plan.orders))];
    if let Some(sold) = &plan.sold {
        let renumbered = sold.renumbered.iter().take(MOST_NAMED);
        let mut renumbered: Vec<_> =
            renumbered.map(|(_, before, after)| texts.corrections_merge_renamed(before, after)).collect();
        if sold.renumbered.len() > MOST_NAMED {
            renumbered.push(texts.corrections_merge_more(sold.renumbered.len() - MOST_NAMED));
        }
        facts.push((texts.corrections_merge_renumbered(), texts.list(renumbered)));
        facts.push((texts.corrections_merge_below(), texts.number(sold.below)));
        facts.push((texts.corrections_merge_customers(), texts.number(sold.customers)));
        facts.push((texts.corrections_merge_keys(), texts.number(plan.api_keys)));
    }
    if plan.sold.is_none() || plan.licenses > 0 {
        facts.push((texts.corrections_merge_licenses(), count(plan.licenses)));
    }
    for (label, number) in [
        (texts.stockmerge_license_keys(), plan.stock_keys.0 as u64),
        (texts.stockmerge_activation_keys(), plan.stock_keys.1),
        (texts.stockmerge_transfers(), u64::from(plan.transfers)),
    ] {
        if number > 0 {
            facts.push((label, texts.number(number)));
        }
    }
    facts.extend([
        (texts.corrections_merge_servers(), texts.list(servers)),
        (texts.corrections_merge_members(), count(plan.members)),
    ]);
    if plan.sold.is_none() {
        facts.push((texts.corrections_merge_partners(), count(plan.partners)));
        facts.push((texts.corrections_merge_keys_end(), texts.number(plan.api_keys)));
    }
    let people =
        if plan.sold.is_some() { texts.corrections_merge_sold_text() } else { texts.corrections_merge_people_text() };
    facts.extend([(texts.corrections_merge_people(), people), (texts.corrections_reason(), typed.value("reason"))]);
    Review {
        page: Page::new(web, visitor, title.clone(), room(plan.from.kind)),
        trail: vec![(plan.from.name.clone(), format!("/accounts/{}/profile", plan.from.id))],
        here: here(&plan.from.id.to_string()),
        title,
        sentence: texts.corrections_merge_sentence(&plan.from.name, &plan.into.name),
        facts: facts.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        effects: plan.effects.iter().map(|effect| EffectRow::of(texts, effect, visitor.act.now)).collect(),
        told: texts.corrections_told_merge(),
        hidden: typed.hidden(),
    }
}

/// The entry of the navigation at which accounts of a kind are found.
fn room(kind: AccountKind) -> &'static str {
    if kind == AccountKind::Customer { "/customers" } else { "/accounts" }
}

fn here(account: &str) -> String {
    format!("/accounts/{account}/merge")
}

fn not_found(web: &Web, visitor: &Visitor) -> Response {
    page::explain(web, visitor, &Error::NotFound("account"), "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_29_the_form_of_a_merger_keeps_what_was_typed() {
        let mut typed = Typed::with(&[("into", "<b>".into()), ("reason", "\"><script>alert(1)</script>".into())]);
        typed.errors = vec![("into".into(), "No customer has this number.".into())];
        let html = Merge {
            page: Page::sample("Merge"),
            trail: vec![("Alinea <b>".into(), "/accounts/acc_1".into())],
            here: "/accounts/acc_1/merge".into(),
            title: "Merge Alinea".into(),
            typed,
        }
        .render()
        .unwrap();
        assert!(html.contains("value=\"&#60;b&#62;\"") && html.contains("No customer has this number."), "{html}");
        page::tests::is_escaped(&html);
    }
}
