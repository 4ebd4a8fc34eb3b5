//! The licenses of an account: one row per application and model, one column per server, one button. (L-09 to L-12)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::{AccountKind, Permission};
use claviger_app::domain::id::{AccountId, ServerId};
use claviger_app::matrix::{self, Matrix, Refusal, Saved};
use claviger_app::{Error, access};
use serde::Deserialize;

use super::customers;
use super::form::Form;
use super::listing::{self, Ways};
use super::matrix_form::Typed;
use super::matrix_sheet;
use super::matrix_sight::Sight;
use super::matrix_view::MatrixView;
use super::of_account::{self, not_found};
use super::page::{self, Page};
use super::visitor::Visitor;
use crate::refusals;
use crate::web::Web;

/// What was done just before.
#[derive(Deserialize)]
pub struct Just {
    /// How many servers and rows a save has changed: `2-3`.
    #[serde(default)]
    saved: String,
    /// The server that was added.
    #[serde(default)]
    added: String,
    /// The only row to show; every row if it is none.
    #[serde(default)]
    row: String,
    #[serde(flatten)]
    list: listing::Asked,
}

#[derive(Template)]
#[template(path = "licenses.html")]
struct Licenses {
    page: Page,
    /// Where the matrix is sent.
    here: String,
    /// Where a new server is sent.
    servers: String,
    customer: String,
    /// The account's start page.
    start: String,
    /// Where the account is merged into another one; empty for those who may not.
    merge: String,
    /// Whether there are other customers to choose from.
    may_choose: bool,
    /// Those looked at last, as name and address.
    recent: Vec<(String, String)>,
    may_assign: bool,
    matrix: MatrixView,
    ways: Ways,
    /// Whether one row only is shown.
    is_one_row: bool,
    /// What was typed as the name of a server, and what is wrong with it.
    server_name: String,
    server_error: String,
}

/// What came back from the page and cannot be done.
#[derive(Default)]
struct Answer {
    typed: Typed,
    refusal: Option<Refusal>,
    server_name: String,
    server_error: String,
}

/// `GET /accounts/{account}/licenses`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(just): Query<Just>,
) -> Response {
    respond(&web, &visitor, &account, &just, Answer::default()).await
}

/// `POST /accounts/{account}/licenses`: *Save config*, all of it or none. (L-12)
pub async fn save(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>, form: Form) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return not_found(&web, &visitor) };
    let Ok(typed) = Typed::read(form.fields()) else { return page::stale_form(&web, Some(&visitor)) };
    let refusal = match typed.changes() {
        None => None,
        Some(changes) => {
            let deed =
                web.write(&visitor.act, move |tx, act, vendor| matrix::save(tx, act, vendor, id, &changes)).await;
            match deed {
                Ok(Saved { rows, servers }) => {
                    return Redirect::to(&format!("/accounts/{id}/licenses?saved={servers}-{rows}")).into_response();
                }
                Err(Error::Matrix(refusal)) => Some(refusal),
                Err(error) => return page::explain(&web, &visitor, &error, &here(&account)),
            }
        }
    };
    let answer = Answer { typed, refusal, ..Answer::default() };
    respond(&web, &visitor, &account, &Just::nothing(), answer).await
}

/// `POST /accounts/{account}/servers`: a new column.
pub async fn add_server(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>, form: Form) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return not_found(&web, &visitor) };
    let name = form.field("name").to_owned();
    let typed = name.clone();
    let texts = visitor.texts;
    let server_error = match web.write(&visitor.act, move |tx, act, _| matrix::add_server(tx, act, id, &name)).await {
        Ok(server) => {
            return Redirect::to(&format!("/accounts/{id}/licenses?added={}", server.id)).into_response();
        }
        Err(Error::Matrix(Refusal::ServerName)) => texts.licenses_server_name_error(),
        Err(Error::Matrix(Refusal::ServerNameTaken)) => texts.licenses_server_name_taken(),
        Err(Error::Matrix(Refusal::Closed)) => texts.corrections_refused_closed(),
        Err(Error::Matrix(Refusal::TooManyServers)) => texts.licenses_too_many_servers(),
        Err(error) => return page::explain(&web, &visitor, &error, &here(&account)),
    };
    let answer = Answer { server_name: typed, server_error, ..Answer::default() };
    respond(&web, &visitor, &account, &Just::nothing(), answer).await
}

async fn respond(web: &Web, visitor: &Visitor, account: &str, just: &Just, answer: Answer) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return not_found(web, visitor) };
    let look = move |tx: &mut claviger_app::store::engine::Tx<'_>,
                     act: &claviger_app::act::Act,
                     vendor: &claviger_app::Vendor| {
        let matrix = matrix::show(tx, act, vendor, id)?;
        let may_assign = access::to_account(tx, &act.who, Permission::AssignLicenses, id).is_ok()
            && matrix.account.kind == AccountKind::Customer
            && matrix.merged_into.is_none();
        let into = match matrix.merged_into {
            Some(into) => claviger_app::store::account::find(tx, into)?,
            None => None,
        };
        Ok((matrix, may_assign, into))
    };
    let (mut found, may_assign, into) = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &here(account)),
    };
    let sight = Sight {
        texts: visitor.texts,
        vendor: &web.vendor(),
        now: visitor.act.now,
        may_assign,
        only: just.row.parse().ok(),
    };
    let sort = just.list.sort();
    matrix_sheet::sort(&mut found, sort, visitor.act.now);
    let matrix = MatrixView::of(&sight, &found, &answer.typed, answer.refusal.as_ref());
    if just.list.is_file() {
        return matrix_sheet::file(web, visitor, &matrix);
    }
    let mut page = Page::new(web, visitor, visitor.texts.licenses_title(), "/customers").within(&found.account.name);
    if let Some(text) = just.text(visitor, &found) {
        page = page.with_notice("success", text);
    }
    if let Some(into) = into {
        page = page.with_notice("caution", visitor.texts.corrections_closed(&into.name));
    }
    let may_correct = access::as_vendor(&visitor.act.who, Permission::CorrectLicenses).is_ok()
        && found.account.kind == AccountKind::Customer
        && found.merged_into.is_none();
    let status = if matrix.errors.is_empty() && answer.server_error.is_empty() && answer.refusal.is_none() {
        StatusCode::OK
    } else {
        match &answer.refusal {
            Some(Refusal::ChangedMeanwhile(_)) => page = page.with_notice("caution", visitor.texts.licenses_conflict()),
            Some(Refusal::Disabled(servers)) => {
                page =
                    page.with_notice("critical", visitor.texts.licenses_server_disabled(visitor.texts.list(servers)));
            }
            Some(Refusal::Cells) => page = page.with_notice("critical", refusals::licensing::cells(visitor.texts)),
            _ => {}
        }
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let shown = Licenses {
        page,
        here: here(account),
        servers: format!("/accounts/{id}/servers"),
        customer: found.account.name,
        start: format!("/accounts/{id}"),
        merge: if may_correct { format!("/accounts/{id}/merge") } else { String::new() },
        may_choose: customers::may_choose(visitor),
        recent: customers::visit(web, visitor, id).await,
        may_assign,
        is_one_row: sight.only.is_some(),
        ways: Ways::of_whole(here(account), sort),
        matrix,
        server_name: answer.server_name,
        server_error: answer.server_error,
    };
    page::render(status, &shown)
}

impl Just {
    fn nothing() -> Self {
        Self { saved: String::new(), added: String::new(), row: String::new(), list: listing::Asked::default() }
    }

    /// What to say of it; nothing, if nothing was done or it is not there.
    fn text(&self, visitor: &Visitor, matrix: &Matrix) -> Option<String> {
        let texts = visitor.texts;
        if let Some((servers, rows)) = self.saved.split_once('-') {
            let (servers, rows): (u32, u32) = (servers.parse().ok()?, rows.parse().ok()?);
            return Some(if rows == 0 {
                texts.licenses_nothing_changed()
            } else {
                texts.licenses_saved(servers, rows)
            });
        }
        let added: ServerId = self.added.parse().ok()?;
        let stored = matrix.servers.iter().find(|stored| stored.server.id == added)?;
        Some(texts.licenses_added(&stored.server.name))
    }
}

fn here(account: &str) -> String {
    of_account::here(account, "licenses")
}

#[cfg(test)]
mod tests {
    use super::super::matrix_view::{CellView, Column, FieldView, LicenseView, RowView};
    use super::super::wording::Badge;
    use super::*;

    fn rendered(may_assign: bool, with_rows: bool) -> String {
        rendered_as(may_assign, with_rows, false)
    }

    /// The page; in a large matrix nobody has typed, and nothing waits.
    fn rendered_as(may_assign: bool, with_rows: bool, is_large: bool) -> String {
        sample(may_assign, with_rows, is_large).render().unwrap()
    }

    fn sample(may_assign: bool, with_rows: bool, is_large: bool) -> Licenses {
        let evil = "Fax <script>alert(1)</script>";
        let field = FieldView {
            place: "pool_1.srv_1".into(),
            value: "\"><b>".into(),
            seen: 3,
            theirs: Some(7),
            error: "5 too many".into(),
        };
        let field = may_assign.then_some(field);
        let cell = CellView { saved: 4, is_fixed: false, notes: vec!["2 waiting".into()], field };
        let untouched = |saved| CellView { saved, is_fixed: false, notes: Vec::new(), field: None };
        let license = LicenseView {
            code: "TEST-0002".into(),
            product: evil.into(),
            sku: "FX-4".into(),
            ordered: "8 Aug 2026".into(),
            items: "2".into(),
            units: "8".into(),
            term: String::new(),
            care: Badge::new("caution", "Gold · expires 7 Aug 2027".into()),
            href: "/licenses/lic_1".into(),
            order: "N-1<b>".into(),
            order_href: "/orders/ord_1".into(),
            state: Badge::new("neutral", "returned".into()),
            reason: evil.into(),
            may_register: true,
        };
        let row = RowView {
            id: "pool_1".into(),
            application: evil.into(),
            unit: "channels".into(),
            model: "Subscription".into(),
            used: 9,
            total: 8,
            elsewhere: 0,
            error: "13 wanted, 8 available".into(),
            over: "over-allocated by 1".into(),
            next: "from 8 Aug 2027: 4".into(),
            ended: String::new(),
            care: Badge::new("ok", "Gold · active".into()),
            start: "8 Aug 2026".into(),
            term: "7 Aug 2027".into(),
            cells: if is_large { vec![untouched(1_250), cell, untouched(12)] } else { vec![cell] },
            licenses: vec![license],
        };
        let column = || Column {
            id: "srv_1".into(),
            href: "/servers/srv_1".into(),
            name: evil.into(),
            status: Badge::new("ok", "active".into()),
        };
        let matrix = MatrixView {
            servers: if is_large { vec![column(), column(), column()] } else { vec![column()] },
            rows: if with_rows { vec![row] } else { Vec::new() },
            is_large,
            errors: vec![("pool_1".into(), evil.into())],
        };
        Licenses {
            page: Page::sample("Licenses"),
            here: "/accounts/acc_1/licenses".into(),
            servers: "/accounts/acc_1/servers".into(),
            customer: evil.into(),
            start: "/accounts/acc_1".into(),
            merge: "/accounts/acc_1/merge".into(),
            may_choose: true,
            recent: vec![(evil.into(), "/accounts/acc_2/licenses".into())],
            may_assign,
            matrix,
            ways: Ways::default(),
            is_one_row: false,
            server_name: "<b>".into(),
            server_error: "Taken.".into(),
        }
    }

    #[test]
    fn l_12_a_cell_carries_what_was_seen_and_what_was_typed() {
        let html = rendered(true, true);
        assert!(html.contains("name=\"c.pool_1.srv_1\"") && html.contains("value=\"&#34;&#62;&#60;b&#62;\""), "{html}");
        assert!(html.contains("name=\"s.pool_1.srv_1\" value=\"3\"") && html.contains("data-saved=\"4\""));
        assert!(html.contains("href=\"#f-pool_1\"") && html.contains("id=\"f-pool_1\""));
        page::tests::is_escaped(&html);
    }

    #[test]
    fn x_03_who_may_only_look_sees_numbers() {
        let html = rendered(false, true);
        assert!(!html.contains("name=\"c.") && !html.contains("Save config") && !html.contains("Add server"));
        assert!(html.contains("2 waiting"));
        page::tests::is_escaped(&html);
    }

    #[test]
    fn l_12_a_large_matrix_has_fields_only_where_somebody_typed_and_a_page_for_each_row() {
        let html = rendered_as(true, true, true);
        assert!(html.contains("<td data-n=\"1250\">1,250<td>") && html.contains("<td>12\n"), "{html}");
        assert_eq!(html.matches("name=\"c.").count(), 1, "the one that was typed");
        assert!(html.contains("href=\"?row=pool_1\"") && !html.contains("class=\"behind\""));
        page::tests::is_escaped(&html);
        // Groups of twelve, as they stand; the first has the rest.
        for (rows, groups) in [(3, vec![3]), (12, vec![12]), (15, vec![15]), (16, vec![4, 12]), (27, vec![15, 12])] {
            assert_eq!(groups_of(rows), groups, "{rows}");
        }
        let groups = groups_of(500);
        assert_eq!((groups.len(), groups[0], groups[41]), (42, 8, 12));
    }

    /// How many rows each group of a large matrix has.
    fn groups_of(rows: usize) -> Vec<usize> {
        let mut page = sample(true, true, true);
        page.matrix.rows = (0..rows).flat_map(|_| sample(true, true, true).matrix.rows).collect();
        let html = page.render().unwrap();
        html.split("<tbody>").skip(1).map(|group| group.matches("<tr id=").count()).collect()
    }

    #[test]
    fn an_account_without_licenses_is_told_what_will_be_here() {
        let html = rendered(true, false);
        assert!(html.contains("No licenses yet") && !html.contains("Save config"));
    }
}
