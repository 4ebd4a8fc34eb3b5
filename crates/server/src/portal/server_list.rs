//! Lists of servers: of one account, or of all that one reaches. (L-13)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::domain::account::Permission;
use claviger_app::domain::fold::searched;
use claviger_app::domain::id::AccountId;
use claviger_app::domain::license::server::{Status, StatusKind};
use claviger_app::domain::sorting::Sort;
use claviger_app::server::{self, Search};
use claviger_app::store::server_list::Listed;
use claviger_app::{Error, access, store};
use serde::Deserialize;

use super::choice::{self, Choice};
use super::listing::{self, Ways};
use super::page::{self, Page};
use super::sheet;
use super::visitor::Visitor;
use super::wording::{self, Badge};
use crate::texts::Texts;
use crate::web::Web;

/// How many servers a page shows.
const ON_A_PAGE: u32 = 50;

/// What one looks for, and what was done just before.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    status: String,
    #[serde(flatten)]
    list: listing::Asked,
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "servers.html")]
struct Servers {
    page: Page,
    here: String,
    /// Whose servers; empty for everybody's.
    account: String,
    /// The account's licenses; empty for everybody's.
    licenses: String,
    q: String,
    kinds: Vec<Choice>,
    servers: Vec<Row>,
    /// Whether one looks for something.
    is_search: bool,
    ways: Ways,
    may_add: bool,
}

struct Row {
    href: String,
    name: String,
    account: String,
    licenses: String,
    status: Badge,
    alerts: String,
    host: String,
    version: String,
    heard: String,
}

/// `GET /servers`: all that one reaches.
pub async fn all(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Response {
    respond(&web, &visitor, None, asked).await
}

/// `GET /accounts/{account}/servers`
pub async fn of_account(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    match account.parse::<AccountId>() {
        Ok(account) => respond(&web, &visitor, Some(account), asked).await,
        Err(_) => page::explain(&web, &visitor, &Error::NotFound("account"), "/servers"),
    }
}

async fn respond(web: &Web, visitor: &Visitor, account: Option<AccountId>, asked: Asked) -> Response {
    let texts = visitor.texts;
    let here = account.map_or_else(|| "/servers".to_owned(), |account| format!("/accounts/{account}/servers"));
    let q = searched(&asked.q);
    let status = StatusKind::from_word(&asked.status);
    let search = Search { account, text: q.clone(), status };
    if asked.list.is_file() {
        return file(web, visitor, search, asked.list.sort(), &here).await;
    }
    let part = asked.list.part(ON_A_PAGE);
    let wanted = part.clone();
    let look = move |tx: &mut store::engine::Tx<'_>, act: &claviger_app::act::Act, vendor: &claviger_app::Vendor| {
        let found = server::list(tx, act, vendor, &search, &wanted)?;
        let Some(id) = account else { return Ok((found, None)) };
        let account = store::account::find(tx, id)?.ok_or(Error::NotFound("account"))?;
        let may_add = access::to_account(tx, &act.who, Permission::AssignLicenses, id).is_ok();
        Ok((found, Some((account, may_add))))
    };
    let (mut found, owner) = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &here),
    };
    let ways = Ways::of(address(&here, &q, status), &part, &mut found);
    let mut page = Page::new(web, visitor, texts.servers_title(), "/servers");
    if asked.done == "removed" {
        page = page.with_notice("success", texts.servers_removed());
    }
    let shown = Servers {
        page,
        account: owner.as_ref().map(|(account, _)| account.name.clone()).unwrap_or_default(),
        licenses: owner.as_ref().map(|(account, _)| licenses_of(account.id)).unwrap_or_default(),
        may_add: owner.as_ref().is_some_and(|(_, may_add)| *may_add),
        kinds: kinds(texts, status),
        is_search: !q.is_empty() || status.is_some(),
        ways,
        servers: found.iter().map(|placed| Row::of(visitor, &placed.row.0, placed.row.1)).collect(),
        q,
        here,
    };
    page::render(StatusCode::OK, &shown)
}

impl Row {
    fn of(visitor: &Visitor, listed: &Listed, status: Status) -> Self {
        let (texts, server) = (visitor.texts, &listed.stored.server);
        let known = server.last_known();
        Self {
            href: format!("/servers/{}", server.id),
            name: server.name.clone(),
            account: listed.account_name.clone(),
            licenses: licenses_of(server.account),
            status: wording::server_status(texts, status),
            alerts: if listed.alerts == 0 { String::new() } else { texts.servers_alerts(listed.alerts) },
            host: known.map(|known| known.host.clone()).unwrap_or_default(),
            version: known.map(|known| known.product_version.clone()).unwrap_or_default(),
            heard: known.map(|known| wording::instant_utc(texts, known.last_seen)).unwrap_or_default(),
        }
    }
}

fn licenses_of(account: AccountId) -> String {
    format!("/accounts/{account}/licenses")
}

fn kinds(texts: &Texts, chosen: Option<StatusKind>) -> Vec<Choice> {
    let present = chosen.map(StatusKind::word).unwrap_or_default();
    let any = Choice::new("", texts.servers_any_status(), present);
    let each = StatusKind::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.word(), wording::server_status_kind(texts, kind), present));
    std::iter::once(any).chain(each).collect()
}

/// All servers that a search finds.
async fn file(web: &Web, visitor: &Visitor, search: Search, sort: Sort<server::By>, here: &str) -> Response {
    let texts = visitor.texts;
    let look = move |tx: &mut store::engine::Tx<'_>, act: &_, vendor: &_, part: &_| {
        server::list(tx, act, vendor, &search, part)
    };
    let found = match sheet::all(web, visitor, here, sort, look).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let row = |(listed, status): &(Listed, Status)| {
        let row = Row::of(visitor, listed, *status);
        let heard = listed.stored.server.last_known().map(|known| known.last_seen.to_string()).unwrap_or_default();
        [row.name, row.account, row.status.word, listed.alerts.to_string(), row.host, row.version, heard]
    };
    let heads = [
        texts.servers_name(),
        texts.licenses_customer(),
        texts.server_status(),
        texts.shell_alerts(),
        texts.server_host(),
        texts.server_version(),
        texts.server_last_check_in(),
    ];
    sheet::answer(web, visitor, "servers", &heads, found.map(|found| found.iter().map(row).collect()))
}

/// The address of a search.
fn address(here: &str, q: &str, status: Option<StatusKind>) -> String {
    choice::with_query(here, &[("q", q), ("status", status.map(StatusKind::word).unwrap_or_default())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(servers: Vec<Row>, is_search: bool, may_add: bool) -> String {
        let texts = Texts::of("en");
        Servers {
            page: Page::sample("Servers"),
            here: "/accounts/acc_1/servers".into(),
            account: "A & <b>B</b>".into(),
            licenses: "/accounts/acc_1/licenses".into(),
            q: "\"><script>alert(1)</script>".into(),
            kinds: kinds(texts, Some(StatusKind::Unreachable)),
            servers,
            is_search,
            ways: Ways { next: "/accounts/acc_1/servers?q=a&after=srv_1".into(), ..Ways::default() },
            may_add,
        }
        .render()
        .unwrap()
    }

    #[test]
    fn l_13_the_list_escapes_what_others_wrote_and_leads_on() {
        let evil = "<script>alert(1)</script>".to_owned();
        let row = Row {
            href: "/servers/srv_1".into(),
            name: evil.clone(),
            account: evil.clone(),
            licenses: "/accounts/acc_1/licenses".into(),
            status: Badge::new("ok", "active".into()),
            alerts: "2 alerts".into(),
            host: evil.clone(),
            version: evil,
            heard: "today".into(),
        };
        let html = rendered(vec![row], true, true);
        page::tests::is_escaped(&html);
        assert!(html.contains("after=srv_1") && html.contains("2 alerts"), "{html}");
        assert!(html.contains("value=\"unreachable\" selected"), "{html}");
    }

    #[test]
    fn l_13_an_empty_list_says_why_and_how_to_begin() {
        let html = rendered(Vec::new(), false, true);
        assert!(html.contains("href=\"/accounts/acc_1/licenses#add-server\""), "{html}");
        let html = rendered(Vec::new(), false, false);
        assert!(!html.contains("#add-server"));
        let html = rendered(Vec::new(), true, true);
        assert!(html.contains("href=\"/accounts/acc_1/servers?view=all\""), "{html}");
    }
}
