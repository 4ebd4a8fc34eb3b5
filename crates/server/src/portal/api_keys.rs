//! The keys of an account's programs: made, looked at, ended. The secret of a new one is shown this once.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::Error;
use claviger_app::api_key::{self, ApiKey, Refusal, Request};
use claviger_app::domain::account::{Role, Scope, Scopes};
use claviger_app::domain::id::{AccountId, ApiKeyId};
use claviger_app::domain::sorting::Sort;
use claviger_app::store::engine::Tx;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::choice::Choice;
use super::form::Form;
use super::listing::{self, Ways};
use super::page::{self, Page};
use super::sheet;
use super::visitor::Visitor;
use super::wording::{self, Badge};
use crate::refusals;
use crate::texts::Texts;
use crate::web::Web;

/// How many keys a page shows: an account has fewer that are good.
const ON_A_PAGE: u32 = 200;

/// In which order, and what was done just before.
#[derive(Deserialize)]
pub struct Just {
    #[serde(default)]
    done: u8,
    #[serde(flatten)]
    list: listing::Asked,
}

#[derive(Template)]
#[template(path = "api_keys.html")]
struct ApiKeys {
    page: Page,
    here: String,
    keys: Vec<Row>,
    ways: Ways,
    /// The secret of the key that was just made; empty for none.
    secret: String,
    name: String,
    days: String,
    roles: Vec<Choice>,
    /// Whether the key is to be narrowed to nothing but its role.
    is_whole: bool,
    scopes: Vec<Choice>,
    errors: Vec<(&'static str, String)>,
}

struct Row {
    id: String,
    name: String,
    role: String,
    scopes: String,
    made: String,
    expires: String,
    used: String,
    state: Badge,
    is_good: bool,
}

/// What the page says of what was done just before.
#[derive(Default)]
struct Said {
    errors: Vec<(&'static str, String)>,
    secret: String,
    notice: Option<String>,
    list: listing::Asked,
}

/// What was typed of a new key.
#[derive(Default)]
struct Typed {
    name: String,
    role: String,
    days: String,
    is_whole: bool,
    scopes: Vec<String>,
}

impl ApiKeys {
    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| *name == field).map_or("", |(_, sentence)| sentence)
    }
}

/// `GET /accounts/{account}/api-keys`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(just): Query<Just>,
) -> Response {
    if just.list.is_file() {
        return file(&web, &visitor, &account, just.list.sort()).await;
    }
    let notice = (just.done == 1).then(|| visitor.texts.apikeys_ended());
    let typed = Typed { days: "90".into(), ..Typed::default() };
    let said = Said { notice, list: just.list, ..Said::default() };
    respond(&web, &visitor, &account, StatusCode::OK, typed, said).await
}

/// `POST /accounts/{account}/api-keys`: answers with the page itself, for the secret is nowhere to be found again.
pub async fn make(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>, form: Form) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return not_found(&web, &visitor, "account") };
    let typed = Typed::of(&form);
    let request = typed.request();
    let deed = web.write(&visitor.act, move |tx, act, _| {
        let made = api_key::make(tx, act, id, &request)?;
        Ok(made.secret)
    });
    match deed.await {
        Ok(secret) => {
            let next = Typed { days: "90".into(), ..Typed::default() };
            let notice = Some(visitor.texts.apikeys_made(&typed.name));
            let said = Said { secret, notice, ..Said::default() };
            respond(&web, &visitor, &account, StatusCode::OK, next, said).await
        }
        Err(Error::ApiKey(refusal)) => {
            let said = Said { errors: errors(visitor.texts, &refusal), ..Said::default() };
            respond(&web, &visitor, &account, StatusCode::UNPROCESSABLE_ENTITY, typed, said).await
        }
        Err(error) => page::explain(&web, &visitor, &error, &format!("/accounts/{account}/api-keys")),
    }
}

/// `POST /accounts/{account}/api-keys/{key}/end`
pub async fn end(
    State(web): State<Web>,
    visitor: Visitor,
    Path((account, key)): Path<(String, String)>,
    _form: Form,
) -> Response {
    let (Ok(account), Ok(key)) = (account.parse::<AccountId>(), key.parse::<ApiKeyId>()) else {
        return not_found(&web, &visitor, "key");
    };
    let here = format!("/accounts/{account}/api-keys");
    match web.write(&visitor.act, move |tx, act, _| api_key::revoke(tx, act, account, key)).await {
        Ok(()) => Redirect::to(&format!("{here}?done=1")).into_response(),
        Err(error) => page::explain(&web, &visitor, &error, &here),
    }
}

impl Typed {
    fn of(form: &Form) -> Self {
        let named = |wanted: &'static str| form.fields().filter(move |(name, _)| *name == wanted);
        Self {
            name: form.field("name").to_owned(),
            role: form.field("role").to_owned(),
            days: form.field("days").to_owned(),
            is_whole: form.field("whole") == "1",
            scopes: named("scope").take(Scope::ALL.len()).map(|(_, word)| word.to_owned()).collect(),
        }
    }

    fn request(&self) -> Request {
        Request {
            name: self.name.clone(),
            role: self.role.clone(),
            scopes: (!self.is_whole).then(|| self.scopes.clone()),
            // What is no number at all is out of bounds like any other that cannot be.
            days: self.days.trim().parse().unwrap_or(0),
        }
    }
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    account: &str,
    status: StatusCode,
    typed: Typed,
    said: Said,
) -> Response {
    let Said { errors, secret, notice, list } = said;
    let Ok(id) = account.parse::<AccountId>() else { return not_found(web, visitor, "account") };
    let here = format!("/accounts/{id}/api-keys");
    let part = list.part(ON_A_PAGE);
    let wanted = part.clone();
    let mut keys = match web.read(&visitor.act, move |tx, act, _| api_key::list(tx, act, id, &wanted)).await {
        Ok(keys) => keys,
        Err(error) => return page::explain(web, visitor, &error, &here),
    };
    let texts = visitor.texts;
    let mut page = Page::new(web, visitor, texts.apikeys_title(), "");
    if let Some(text) = notice {
        page = page.with_notice("success", text);
    }
    let role = |role: Role| Choice::new(role.word(), wording::role(texts, role), &typed.role);
    let scope = |scope: Scope| Choice {
        value: scope.word().to_owned(),
        label: label(texts, scope),
        chosen: typed.scopes.iter().any(|word| word == scope.word()),
    };
    let shown = ApiKeys {
        page,
        ways: Ways::of(here.clone(), &part, &mut keys),
        here,
        keys: keys.iter().map(|placed| Row::of(texts, &placed.row, visitor.act.now)).collect(),
        secret,
        roles: api_key::roles_to_give(&visitor.act.who, id).into_iter().map(role).collect(),
        scopes: api_key::scopes_to_give(&visitor.act.who, id).into_iter().map(scope).collect(),
        name: typed.name,
        days: typed.days,
        is_whole: typed.is_whole,
        errors,
    };
    page::render(status, &shown)
}

/// All keys of an account.
async fn file(web: &Web, visitor: &Visitor, account: &str, sort: Sort<api_key::By>) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return not_found(web, visitor, "account") };
    let (texts, now) = (visitor.texts, visitor.act.now);
    let look = move |tx: &mut Tx<'_>, act: &_, _: &_, part: &_| api_key::list(tx, act, id, part);
    let found = match sheet::all(web, visitor, &format!("/accounts/{id}/api-keys"), sort, look).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let row = |key: &ApiKey| {
        let Row { name, state, role, scopes, .. } = Row::of(texts, key, now);
        let used = key.last_used.map(|used| used.to_string()).unwrap_or_default();
        [name, state.word, role, scopes, key.created.to_string(), key.expires.to_string(), used]
    };
    let heads = [
        texts.apikeys_name(),
        texts.apikeys_state(),
        texts.profile_role(),
        texts.apikeys_may(),
        texts.apikeys_created(),
        texts.apikeys_expires(),
        texts.profile_seen(),
    ];
    sheet::answer(web, visitor, "api-keys", &heads, found.map(|found| found.iter().map(row).collect()))
}

impl Row {
    fn of(texts: &Texts, key: &ApiKey, now: Timestamp) -> Self {
        let is_good = key.revoked.is_none() && key.expires > now;
        let state = match (key.revoked, is_good) {
            (Some(_), _) => Badge::new("neutral", texts.apikeys_state_ended()),
            (None, true) => Badge::new("ok", texts.apikeys_state_good()),
            (None, false) => Badge::new("neutral", texts.apikeys_state_expired()),
        };
        let scopes = match &key.scopes {
            Scopes::AllOfTheRole => texts.apikeys_whole(),
            Scopes::Only(scopes) => texts.list(scopes.iter().map(|scope| label(texts, *scope))),
        };
        let used = key.last_used.map(|used| wording::ago(texts, used, now, &TimeZone::UTC));
        Self {
            id: key.id.to_string(),
            name: key.name.clone(),
            role: wording::role(texts, key.membership.role),
            scopes,
            made: wording::instant_utc(texts, key.created),
            expires: wording::instant_utc(texts, key.expires),
            used: used.unwrap_or_else(|| texts.apikeys_never_used()),
            state,
            is_good,
        }
    }
}

fn errors(texts: &Texts, refusal: &Refusal) -> Vec<(&'static str, String)> {
    let Refusal::Mistakes(mistakes) = refusal else { return vec![("name", texts.apikeys_too_many())] };
    let told = mistakes.iter().map(|mistake| {
        let field = match mistake.field.as_str() {
            "name" => "name",
            "days" => "days",
            "role" => "role",
            _ => "scopes",
        };
        (field, refusals::api_key(texts, &mistake.what))
    });
    told.collect()
}

fn label(texts: &Texts, scope: Scope) -> String {
    match scope {
        Scope::OrdersRead => texts.apikeys_scope_orders_read(),
        Scope::OrdersWrite => texts.apikeys_scope_orders_write(),
        Scope::CatalogueWrite => texts.editions_scope(),
        Scope::LicensesRead => texts.apikeys_scope_licenses_read(),
        Scope::LicensesWrite => texts.apikeys_scope_licenses_write(),
        Scope::AccountsRead => texts.apikeys_scope_accounts_read(),
        Scope::AccountsWrite => texts.apikeys_scope_accounts_write(),
        Scope::UsersRead => texts.apikeys_scope_users_read(),
        Scope::UsersWrite => texts.apikeys_scope_users_write(),
        Scope::ApiKeysWrite => texts.apikeys_scope_api_keys_write(),
        Scope::EventsRead => texts.apikeys_scope_events_read(),
        Scope::MailsRead => texts.apikeys_scope_mails_read(),
        Scope::MailsWrite => texts.apikeys_scope_mails_write(),
    }
}

fn not_found(web: &Web, visitor: &Visitor, what: &'static str) -> Response {
    page::explain(web, visitor, &Error::NotFound(what), "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(secret: &str, roles: Vec<Choice>) -> String {
        let row = |id: &str, is_good| Row {
            id: id.into(),
            name: "<script>alert(1)</script>".into(),
            role: "Administrator".into(),
            scopes: "Everything".into(),
            made: "22 Nov 2026, 10:14 UTC".into(),
            expires: "22 Nov 2027, 10:14 UTC".into(),
            used: "never".into(),
            state: Badge::new("ok", "good".into()),
            is_good,
        };
        ApiKeys {
            page: Page::sample("Keys"),
            here: "/accounts/acc_1/api-keys".into(),
            keys: vec![row("apik_1", true), row("apik_2", false)],
            ways: Ways::default(),
            secret: secret.into(),
            name: "books <b>".into(),
            days: "90".into(),
            roles,
            is_whole: false,
            scopes: vec![Choice::new("orders:read", "See orders".into(), "orders:read")],
            errors: vec![("days", "Too long.".into())],
        }
        .render()
        .unwrap()
    }

    fn administrator() -> Vec<Choice> {
        vec![Choice::new("administrator", "Administrator".into(), "administrator")]
    }

    #[test]
    fn x_06_keys_that_are_good_can_be_ended_and_what_was_typed_of_a_new_one_stays() {
        let html = rendered("", administrator());
        assert!(html.contains("/api-keys/apik_1/end") && !html.contains("/api-keys/apik_2/end"), "{html}");
        assert!(
            html.contains("id=\"f-days-error\">Too long.") && html.contains("value=\"orders:read\" checked"),
            "{html}"
        );
        assert!(!html.contains("copy-box"));
        page::tests::is_escaped(&html);
    }

    #[test]
    fn x_06_a_secret_stands_in_a_copy_box_and_who_can_make_none_is_not_asked_for_one() {
        assert!(rendered("s3cr3t", administrator()).contains("s3cr3t</code>"));
        assert!(!rendered("", Vec::new()).contains("name=\"role\""));
    }
}
