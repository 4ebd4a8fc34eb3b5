//! The balance: how much of each license type came in, was used, and is left. (P-07, P-18)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::act::Act;
use claviger_app::agreement;
use claviger_app::domain::id::AccountId;
use claviger_app::domain::sorting::{self, Key, Kind, Part, Place, Sort};
use claviger_app::domain::units::Units;
use claviger_app::stock::{self, Type};
use claviger_app::store::engine::Tx;
use serde::Deserialize;

use super::{HERE, no_account, tabs};
use crate::portal::agreement::PAGE;
use crate::portal::choice::Tab;
use crate::portal::listing::{self, Ways};
use crate::portal::page::{self, Page};
use crate::portal::sheet;
use crate::portal::visitor::Visitor;
use crate::portal::wording::{self, Badge};
use crate::texts::Texts;
use crate::web::Web;

/// What was done just before.
#[derive(Deserialize)]
pub struct Just {
    /// The activation key that was added, by its beginning.
    #[serde(default)]
    added: String,
    #[serde(flatten)]
    list: listing::Asked,
}

/// What license types can be sorted by: they are as many as the catalogue has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Name,
    Loaded,
    Used,
    Left,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Name, Self::Loaded, Self::Used, Self::Left];
    const USUAL: Sort<Self> = Sort { by: Self::Name, descending: false };

    fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Loaded => "loaded",
            Self::Used => "used",
            Self::Left => "left",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Name => Kind::Text,
            Self::Loaded | Self::Used | Self::Left => Kind::Number,
        }
    }
}

fn place(by: By, row: &Type) -> Place {
    let (id, of) = (row.pool.id.uuid(), |units: Units| i64::try_from(units.count()).unwrap_or(i64::MAX));
    match by {
        By::Name => Place::of_text(&row.name, id),
        By::Loaded => Place::of_number(of(row.loaded), id),
        By::Used => Place::of_number(of(row.pool.figures.used), id),
        By::Left => Place::of_number(of(row.left), id),
    }
}

#[derive(Template)]
#[template(path = "stock/balance.html")]
struct BalancePage {
    page: Page,
    account: String,
    here: String,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    ways: Ways,
    /// Whether anything is promised to others: the column shows only then.
    has_reserved: bool,
    may_change: bool,
    /// Where the license agreement is; empty where there is none.
    agreement: &'static str,
}

struct Row {
    href: String,
    name: String,
    unit: String,
    loaded: String,
    used: String,
    reserved: String,
    left: String,
    low: Option<Badge>,
}

/// `GET /accounts/{account}/stock`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(just): Query<Just>,
) -> Response {
    let Ok(account) = account.parse::<AccountId>() else { return no_account(&web, &visitor) };
    let here = format!("/accounts/{account}/stock");
    let look = move |tx: &mut Tx<'_>, act: &Act, vendor: &_| {
        let balance = stock::balance(tx, act, vendor, account)?;
        Ok((balance, agreement::standing(tx, act, account)?.is_some()))
    };
    let (mut balance, has_agreement) = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(&web, &visitor, &error, &here),
    };
    let texts = visitor.texts;
    let part = Part { sort: just.list.sort::<By>(), after: None, most: u32::MAX };
    balance.rows = sorting::rows(part.of(balance.rows, place));
    if just.list.is_file() {
        return file(&web, &visitor, &balance.rows, &here);
    }
    let mut page = Page::new(&web, &visitor, texts.stock_title(), HERE).within(&balance.account.name);
    // Only what looks like the beginning of a key is repeated.
    if just.added.starts_with("ACT-1-") && just.added.chars().count() <= 12 {
        page = page.with_notice("success", texts.stock_added(&just.added));
    }
    let shown = BalancePage {
        page,
        account: balance.account.name.clone(),
        tabs: tabs(texts, account, ""),
        has_reserved: balance.rows.iter().any(|row| !row.pool.figures.reserved.is_zero()),
        rows: balance.rows.iter().map(|row| Row::of(texts, row, &here)).collect(),
        may_change: balance.may_change,
        agreement: if has_agreement { PAGE } else { "" },
        ways: Ways::of_whole(here.clone(), part.sort),
        here,
    };
    page::render(StatusCode::OK, &shown)
}

/// The balance as a file.
fn file(web: &Web, visitor: &Visitor, rows: &[Type], here: &str) -> Response {
    let texts = visitor.texts;
    let row = |row: &Type| {
        let (Row { name, unit, .. }, figures) = (Row::of(texts, row, here), row.pool.figures);
        let threshold = row.threshold.map(|threshold| threshold.units.to_string()).unwrap_or_default();
        let [loaded, used, reserved, left] =
            [row.loaded, figures.used, figures.reserved, row.left].map(|units| units.count().to_string());
        [name, unit, loaded, used, reserved, left, threshold]
    };
    let heads = [
        texts.stock_type(),
        texts.lists_unit(),
        texts.stock_loaded(),
        texts.stock_used(),
        texts.stock_reserved(),
        texts.stock_left(),
        texts.stock_threshold(),
    ];
    sheet::answer(web, visitor, "stock", &heads, Some(rows.iter().map(row).collect()))
}

impl Row {
    fn of(texts: &Texts, row: &Type, here: &str) -> Self {
        let figures = row.pool.figures;
        let low = row.threshold.filter(|threshold| row.left < threshold.units);
        Self {
            href: format!("{here}/types/{}", row.pool.id),
            name: wording::application(texts, &row.name, row.pool.key.role),
            unit: wording::unit(&row.pool.key.unit),
            loaded: wording::units(texts, row.loaded),
            used: wording::units(texts, figures.used),
            reserved: wording::units(texts, figures.reserved),
            left: wording::units(texts, row.left),
            low: low.map(|threshold| Badge::new("caution", texts.stock_low(threshold.units.count()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(rows: Vec<Row>, has_reserved: bool) -> String {
        let account = AccountId::new(jiff::Timestamp::UNIX_EPOCH, [1; 10]);
        let page = Page::sample("Stock");
        let tabs = tabs(page.texts, account, "");
        let (account, here) = ("<b>A</b>".into(), "/accounts/acc_1/stock".into());
        let ways = Ways::default();
        BalancePage { page, account, here, tabs, rows, ways, has_reserved, may_change: true, agreement: PAGE }
            .render()
            .unwrap()
    }

    #[test]
    fn p_07_reserved_shows_while_it_is_not_nought() {
        let row = || Row {
            href: "/t".into(),
            name: "PBX <script>alert(1)</script>".into(),
            unit: "phones".into(),
            loaded: "100".into(),
            used: "37".into(),
            reserved: "3".into(),
            left: "60".into(),
            low: Some(Badge::new("caution", "fewer than 70".into())),
        };
        let html = one(vec![row()], true);
        page::tests::is_escaped(&html);
        assert!(html.contains("Reserved") && html.contains("fewer than 70"), "{html}");
        assert!(!one(vec![row()], false).contains("Reserved"));
        assert!(one(Vec::new(), false).contains("/accounts/acc_1/stock/activation-keys"));
    }
}
