//! The list of orders: searched, filtered, a page at a time. (L-01)

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::domain::sorting::Sort;
use claviger_app::order::{self, By, MailState, OrderView, Search};
use claviger_app::store::engine::Tx;
use serde::Deserialize;

use super::choice::{self, Choice};
use super::listing::{self, Ways};
use super::order_import::may_place;
use super::orders::mail;
use super::page::{self, Page};
use super::sheet;
use super::visitor::Visitor;
use super::wording::{self, Badge};
use crate::texts::Texts;
use crate::web::Web;

/// How many orders a page of the list shows.
const MOST_ORDERS: u32 = 50;
const HERE: &str = "/orders";

/// What is searched for, where the page begins, and what was done just before.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    mail: String,
    #[serde(flatten)]
    list: listing::Asked,
    placed: Option<u32>,
    again: Option<u32>,
}

#[derive(Template)]
#[template(path = "orders.html")]
struct Orders {
    page: Page,
    q: String,
    states: Vec<Choice>,
    mails: Vec<Choice>,
    /// Whether anything is searched for or filtered.
    is_narrowed: bool,
    may_place: bool,
    orders: Vec<Listed>,
    ways: Ways,
}

struct Listed {
    href: String,
    number: String,
    date: String,
    customer: String,
    reseller: String,
    lines: String,
    state: Badge,
    mail: Badge,
}

/// `GET /orders`
pub async fn list(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Response {
    let texts = visitor.texts;
    // What is no filter, or no place in the list, is as if it were not there.
    let search = Search {
        text: asked.q.trim().to_owned(),
        state: Search::STATES.into_iter().find(|state| *state == asked.state),
        mail: MailState::from_word(&asked.mail),
    };
    if asked.list.is_file() {
        return file(&web, &visitor, search, asked.list.sort()).await;
    }
    let (sought, part) = (search.clone(), asked.list.part(MOST_ORDERS));
    let look = part.clone();
    let mut found = match web.read(&visitor.act, move |tx, act, _| order::list(tx, act, &sought, &look)).await {
        Ok(found) => found,
        Err(error) => return page::explain(&web, &visitor, &error, HERE),
    };
    let mut page = Page::new(&web, &visitor, texts.orders_title(), "/orders");
    if let (Some(placed), Some(again)) = (asked.placed, asked.again) {
        page = page.with_notice("success", texts.finding_imported(placed, again));
    }
    let ways = Ways::of(address(&search), &part, &mut found);
    let shown = Orders {
        page,
        states: states(texts, search.state),
        mails: mails(texts, search.mail),
        is_narrowed: !search.is_for_all(),
        may_place: may_place(&visitor),
        orders: found.iter().map(|placed| Listed::of(texts, &placed.row)).collect(),
        ways,
        q: search.text,
    };
    page::render(StatusCode::OK, &shown)
}

/// All orders that a search finds.
async fn file(web: &Web, visitor: &Visitor, search: Search, sort: Sort<By>) -> Response {
    let texts = visitor.texts;
    let look = move |tx: &mut Tx<'_>, act: &_, _: &_, part: &_| order::list(tx, act, &search, part);
    let found = match sheet::all(web, visitor, HERE, sort, look).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let row = |view: &OrderView| {
        let listed = Listed::of(texts, view);
        [
            listed.number,
            listed.state.word,
            view.order.ordered_on.to_string(),
            listed.customer,
            listed.reseller,
            view.order.lines.len().to_string(),
            listed.mail.word,
        ]
    };
    let heads = [
        texts.orders_number(),
        texts.orders_state(),
        texts.orders_date(),
        texts.orders_customer(),
        texts.orders_reseller(),
        texts.orders_lines_count(),
        texts.orders_mail(),
    ];
    sheet::answer(web, visitor, "orders", &heads, found.map(|found| found.iter().map(row).collect()))
}

fn states(texts: &Texts, chosen: Option<&str>) -> Vec<Choice> {
    let says = |state: &str| match state {
        "locked" => texts.common_locked(),
        "unlocked" => texts.common_unlocked(),
        _ => texts.common_cancelled(),
    };
    let present = chosen.unwrap_or_default();
    let any = Choice::new("", texts.finding_any_state(), present);
    let each = Search::STATES.map(|state| Choice::new(state, says(state), present));
    std::iter::once(any).chain(each).collect()
}

fn mails(texts: &Texts, chosen: Option<MailState>) -> Vec<Choice> {
    let says = |state: MailState| match state {
        MailState::Waiting => texts.finding_mail_waiting(),
        MailState::Sent => texts.finding_mail_sent(),
        MailState::Bounced => texts.orders_mail_bounced(),
        MailState::Dead => texts.finding_mail_dead(),
    };
    let present = chosen.map(MailState::word).unwrap_or_default();
    let any = Choice::new("", texts.finding_any_mail(), present);
    let each = MailState::ALL.map(|state| Choice::new(state.word(), says(state), present));
    std::iter::once(any).chain(each).collect()
}

/// The address of a search.
fn address(search: &Search) -> String {
    let mail = search.mail.map(MailState::word).unwrap_or_default();
    choice::with_query(HERE, &[("q", &search.text), ("state", search.state.unwrap_or_default()), ("mail", mail)])
}

impl Listed {
    fn of(texts: &Texts, view: &OrderView) -> Self {
        Self {
            href: format!("/orders/{}", view.order.id),
            number: view.order.number.clone(),
            date: texts.date(view.order.ordered_on),
            customer: view.customer.name.clone(),
            reseller: view.reseller.name.clone(),
            lines: texts.number(view.order.lines.len() as u64),
            state: wording::order_state(texts, view.order.state),
            mail: mail(texts, view.delivery.as_ref()).0,
        }
    }
}

#[cfg(test)]
mod tests {
    use claviger_app::domain::sorting::Key as _;

    use super::*;

    fn shown(q: &str, orders: Vec<Listed>) -> String {
        let page = Page::sample("Orders");
        Orders {
            q: q.into(),
            states: states(page.texts, Some("locked")),
            mails: mails(page.texts, None),
            is_narrowed: !q.is_empty(),
            may_place: true,
            orders,
            ways: Ways::of_whole(HERE.into(), By::USUAL),
            page,
        }
        .render()
        .unwrap()
    }

    #[test]
    fn the_list_escapes_what_others_wrote() {
        let listed = Listed {
            href: "/orders/ord_1".into(),
            number: "<script>alert(1)</script>".into(),
            date: "8 Aug 2026".into(),
            customer: "A & B".into(),
            reseller: "N".into(),
            lines: "2".into(),
            state: Badge::new("ok", "Unlocked".into()),
            mail: Badge::new("ok", "sent".into()),
        };
        page::tests::is_escaped(&shown("<b>", vec![listed]));
    }

    #[test]
    fn l_01_an_empty_list_says_whether_there_is_nothing_or_nothing_was_found() {
        let nothing = shown("", Vec::new());
        assert!(nothing.contains("No orders yet") && nothing.contains("href=\"/orders/new\""), "{nothing}");
        let not_found = shown("museo", Vec::new());
        assert!(!not_found.contains("No orders yet") && not_found.contains("value=\"museo\""), "{not_found}");
    }

    #[test]
    fn l_01_the_next_page_is_one_of_the_same_search() {
        let search = Search { text: "a & b".into(), state: Some("locked"), mail: Some(MailState::Dead) };
        assert_eq!(address(&search), "/orders?q=a+%26+b&state=locked&mail=dead");
        assert_eq!(address(&Search::default()), "/orders");
    }
}
