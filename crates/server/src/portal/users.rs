//! The people of an account: who they are, what they may do, who is invited.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::act::{Act, Who};
use claviger_app::domain::account::{Language, Role};
use claviger_app::domain::id::{AccountId, InvitationId, PersonId};
use claviger_app::domain::sorting::{self, Part};
use claviger_app::member::{self, Refusal, Team};
use claviger_app::store::engine::Tx;
use claviger_app::store::invitation::Invitation;
use claviger_app::store::person::Member;
use claviger_app::{Error, invitation};
use serde::Deserialize;

use super::choice::{self, Choice, Pages, Tab};
use super::form::Form;
use super::listing::{self, Ways};
use super::of_account::{self, not_found};
use super::page::{self, Page};
use super::sheet;
use super::visitor::Visitor;
use super::wording;
use crate::refusals::people;
use crate::web::Web;

/// The last part of the page's address.
const HERE: &str = "users";

/// In which order, and what was done just before.
#[derive(Deserialize, Default)]
pub struct Just {
    #[serde(default)]
    done: String,
    #[serde(flatten)]
    list: listing::Asked,
}

#[derive(Template)]
#[template(path = "users.html")]
struct Users {
    page: Page,
    here: String,
    tabs: Vec<Tab>,
    account: String,
    members: Vec<OneMember>,
    ways: Ways,
    invitations: Vec<Invited>,
    may_manage: bool,
    email: String,
    email_error: String,
    roles: Vec<Choice>,
    role_error: String,
    languages: Vec<Choice>,
}

struct OneMember {
    href: String,
    name: String,
    email: String,
    role: String,
    /// The roles to choose from; none where the present one is above the reader.
    roles: Vec<Choice>,
    since: String,
    last: String,
    is_me: bool,
}

struct Invited {
    href: String,
    email: String,
    role: String,
    until: String,
}

/// What came back from the page and cannot be done.
#[derive(Default)]
struct Answer {
    email: String,
    role: String,
    language: String,
    email_error: String,
    role_error: String,
    /// What is wrong with a change of a member.
    refused: String,
}

/// `GET /accounts/{account}/users`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(just): Query<Just>,
) -> Response {
    respond(&web, &visitor, &account, &just, Answer::default()).await
}

/// `POST /accounts/{account}/users`: invites somebody.
pub async fn invite(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>, sent: Form) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return not_found(&web, &visitor) };
    let texts = visitor.texts;
    let field = |name| sent.field(name).to_owned();
    let mut answer =
        Answer { email: field("email"), role: field("role"), language: field("language"), ..Answer::default() };
    let Some(role) = Role::from_word(&answer.role) else {
        answer.role_error = texts.users_wrong_role();
        return respond(&web, &visitor, &account, &Just::default(), answer).await;
    };
    let language = Language::from_code(&answer.language).unwrap_or_default();
    let email = answer.email.clone();
    let deed = web.write(&visitor.act, move |tx, act, _| invitation::invite(tx, act, id, &email, role, language));
    match deed.await {
        Ok(_) => return of_account::done(id, HERE, "invited"),
        Err(Error::Invitation(refusal)) => match refusal {
            invitation::Refusal::Unfit(unfit) => answer.role_error = people::role(texts, unfit),
            invitation::Refusal::Address
            | invitation::Refusal::AlreadyMember
            | invitation::Refusal::AlreadyInvited
            | invitation::Refusal::TooMany => answer.email_error = people::invitation_sentence(texts, refusal),
            other => return page::explain(&web, &visitor, &other.into(), &here(&account)),
        },
        Err(error) => return page::explain(&web, &visitor, &error, &here(&account)),
    }
    respond(&web, &visitor, &account, &Just::default(), answer).await
}

/// `POST /accounts/{account}/users/{person}/role`
pub async fn set_role(
    State(web): State<Web>,
    visitor: Visitor,
    Path((account, person)): Path<(String, String)>,
    sent: Form,
) -> Response {
    let Some(role) = Role::from_word(sent.field("role")) else {
        let answer = Answer { refused: visitor.texts.users_wrong_role(), ..Answer::default() };
        return respond(&web, &visitor, &account, &Just::default(), answer).await;
    };
    let Ok(person) = person.parse::<PersonId>() else { return not_found(&web, &visitor) };
    change(&web, &visitor, &account, "role", move |tx, act, id| member::change_role(tx, act, id, person, role)).await
}

/// `POST /accounts/{account}/users/{person}/remove`
pub async fn remove(
    State(web): State<Web>,
    visitor: Visitor,
    Path((account, person)): Path<(String, String)>,
    _form: Form,
) -> Response {
    let Ok(person) = person.parse::<PersonId>() else { return not_found(&web, &visitor) };
    change(&web, &visitor, &account, "removed", move |tx, act, id| member::remove(tx, act, id, person)).await
}

/// `POST /accounts/{account}/invitations/{invitation}/resend`
pub async fn resend(
    State(web): State<Web>,
    visitor: Visitor,
    Path((account, invited)): Path<(String, String)>,
    _form: Form,
) -> Response {
    let Ok(invited) = invited.parse::<InvitationId>() else { return not_found(&web, &visitor) };
    change(&web, &visitor, &account, "resent", move |tx, act, id| invitation::resend(tx, act, id, invited)).await
}

/// `POST /accounts/{account}/invitations/{invitation}/withdraw`
pub async fn withdraw(
    State(web): State<Web>,
    visitor: Visitor,
    Path((account, invited)): Path<(String, String)>,
    _form: Form,
) -> Response {
    let Ok(invited) = invited.parse::<InvitationId>() else { return not_found(&web, &visitor) };
    change(&web, &visitor, &account, "withdrawn", move |tx, act, id| invitation::withdraw(tx, act, id, invited)).await
}

async fn change(
    web: &Web,
    visitor: &Visitor,
    account: &str,
    what: &str,
    deed: impl Fn(&mut Tx<'_>, &mut Act, AccountId) -> Result<(), Error> + Send + 'static,
) -> Response {
    match of_account::deed(web, visitor, account, HERE, what, deed).await {
        Ok(done) => done,
        Err(Error::Member(Refusal::Unfit(unfit))) => {
            let answer = Answer { refused: people::role(visitor.texts, unfit), ..Answer::default() };
            respond(web, visitor, account, &Just::default(), answer).await
        }
        Err(error) => page::explain(web, visitor, &error, &here(account)),
    }
}

async fn respond(web: &Web, visitor: &Visitor, account: &str, just: &Just, answer: Answer) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return not_found(web, visitor) };
    let look = web.read(&visitor.act, move |tx, act, _| {
        let team = member::show(tx, act, id)?;
        let pages = Pages::open_to(tx, act, id, team.account.kind);
        Ok((team, pages))
    });
    let (mut team, pages) = match look.await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &here(account)),
    };
    let texts = visitor.texts;
    let sort = just.list.sort();
    let part = Part { sort, after: None, most: member::MOST };
    team.members = sorting::rows(member::part_of(std::mem::take(&mut team.members), &part));
    if just.list.is_file() {
        return file(web, visitor, &team);
    }
    let mut page = Page::new(web, visitor, texts.users_title(), "/account").within(&team.account.name);
    let notice = match just.done.as_str() {
        "invited" => Some(texts.users_done_invited()),
        "resent" => Some(texts.users_done_resent()),
        "withdrawn" => Some(texts.users_done_withdrawn()),
        "role" => Some(texts.users_done_role()),
        "removed" => Some(texts.users_done_removed()),
        _ => None,
    };
    if let Some(text) = notice {
        page = page.with_notice("success", text);
    }
    let mut status = StatusCode::OK;
    if !answer.refused.is_empty() {
        (page, status) = (page.with_notice("critical", answer.refused), StatusCode::CONFLICT);
    }
    if !answer.email_error.is_empty() || !answer.role_error.is_empty() {
        status = StatusCode::UNPROCESSABLE_ENTITY;
    }
    let language = if answer.language.is_empty() { team.account.language.code() } else { &answer.language };
    let shown = Users {
        page,
        here: here(account),
        tabs: pages.tabs(texts, id, team.account.kind, "users"),
        account: team.account.name.clone(),
        members: team.members.iter().map(|member| OneMember::of(visitor, &team, member)).collect(),
        ways: Ways::of_whole(here(account), sort),
        invitations: team.invitations.iter().map(|invited| Invited::of(visitor, &team, invited)).collect(),
        may_manage: !team.may_give.is_empty(),
        roles: choice::roles(texts, &team.may_give, &answer.role),
        languages: choice::languages(texts, language),
        email: answer.email,
        email_error: answer.email_error,
        role_error: answer.role_error,
    };
    page::render(status, &shown)
}

/// All members of an account.
fn file(web: &Web, visitor: &Visitor, team: &Team) -> Response {
    let texts = visitor.texts;
    let row = |member: &Member| {
        let OneMember { name, email, role, .. } = OneMember::of(visitor, team, member);
        let last = member.last_sign_in.map(|at| at.to_string()).unwrap_or_default();
        [name, email, role, member.since.to_string(), last]
    };
    let heads = [texts.users_name(), texts.users_email(), texts.users_role(), texts.users_since(), texts.users_last()];
    sheet::answer(web, visitor, "users", &heads, Some(team.members.iter().map(row).collect()))
}

impl OneMember {
    fn of(visitor: &Visitor, team: &Team, member: &Member) -> Self {
        let (texts, zone) = (visitor.texts, &team.account.zone);
        let told = |at: jiff::Timestamp| texts.date(at.to_zoned(zone.clone()).date());
        let may_change = team.may_give.contains(&member.role);
        Self {
            href: format!("/accounts/{}/users/{}", team.account.id, member.person.id),
            name: member.person.name.clone(),
            email: member.person.email.to_string(),
            role: wording::role(texts, member.role),
            roles: if may_change { choice::roles(texts, &team.may_give, member.role.word()) } else { Vec::new() },
            since: told(member.since),
            last: member.last_sign_in.map_or_else(|| texts.users_never(), |at| wording::instant(texts, at, zone)),
            is_me: matches!(&visitor.act.who, Who::Person(person, _) if person.id == member.person.id),
        }
    }
}

impl Invited {
    fn of(visitor: &Visitor, team: &Team, invitation: &Invitation) -> Self {
        let texts = visitor.texts;
        let until = texts.date(invitation.expires.to_zoned(team.account.zone.clone()).date());
        Self {
            href: format!("/accounts/{}/invitations/{}", team.account.id, invitation.id),
            email: invitation.email.to_string(),
            role: wording::role(texts, invitation.role),
            until: if invitation.is_open(visitor.act.now) { until } else { texts.users_run_out(until) },
        }
    }
}

fn here(account: &str) -> String {
    of_account::here(account, HERE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(may_manage: bool) -> String {
        let evil = || "N <script>alert(1)</script>".to_owned();
        let page = Page::sample("Users");
        let roles = || choice::roles(page.texts, &[Role::Administrator, Role::ReadOnly], "read-only");
        Users {
            here: "/accounts/acc_1/users".into(),
            tabs: Vec::new(),
            account: evil(),
            members: vec![OneMember {
                href: "/accounts/acc_1/users/per_1".into(),
                name: evil(),
                email: "a@b.example".into(),
                role: "Read only".into(),
                roles: roles(),
                since: "8 Aug 2026".into(),
                last: "never".into(),
                is_me: true,
            }],
            ways: Ways::default(),
            invitations: vec![Invited {
                href: "/accounts/acc_1/invitations/inv_1".into(),
                email: "<b>@c.example".into(),
                role: "Administrator".into(),
                until: "8 Sep 2026".into(),
            }],
            may_manage,
            email: "\"><img src=x>".into(),
            email_error: "Wrong.".into(),
            roles: roles(),
            role_error: String::new(),
            languages: choice::languages(page.texts, "it"),
            page,
        }
        .render()
        .unwrap()
    }

    #[test]
    fn x_03_who_may_only_look_at_the_people_of_an_account_sees_no_forms() {
        let html = rendered(true);
        for action in
            ["users/per_1/role", "users/per_1/remove", "invitations/inv_1/resend", "invitations/inv_1/withdraw"]
        {
            assert!(html.contains(&format!("action=\"/accounts/acc_1/{action}\"")), "{action}\n{html}");
        }
        assert!(html.contains("<option value=\"it\" selected>") && html.contains("id=\"f-email-error\">Wrong."));
        page::tests::is_escaped(&html);
        let html = rendered(false);
        assert!(!html.contains("/role\"") && !html.contains("/remove\"") && !html.contains("/resend\""));
        page::tests::is_escaped(&html);
    }
}
