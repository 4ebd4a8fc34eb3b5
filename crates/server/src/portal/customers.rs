//! The chooser: whose licenses does one want to see? (L-08)

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::Account;
use claviger_app::person;
use serde::Deserialize;

use super::page::{self, Page};
use super::visitor::Visitor;
use crate::web::Web;

/// The longest search that is looked at, in characters.
const LONGEST_SEARCH: usize = 100;

/// What is searched for.
#[derive(Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "customers.html")]
struct Customers {
    page: Page,
    q: String,
    /// How many there are in all.
    total: usize,
    found: Vec<Customer>,
}

struct Customer {
    href: String,
    name: String,
    number: String,
    country: String,
}

/// `GET /customers`: whoever has one customer only is there at once.
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(Search { q }): Query<Search>) -> Response {
    let customers = match web.read(&visitor.act, |tx, act, _| person::customers(tx, act)).await {
        Ok(customers) => customers,
        Err(error) => return page::explain(&web, &visitor, &error, "/customers"),
    };
    if let [only] = customers.as_slice() {
        return Redirect::to(&licenses_of(only)).into_response();
    }
    let q: String = q.trim().chars().take(LONGEST_SEARCH).collect();
    let total = customers.len();
    let found = customers.iter().filter(|customer| is_found(&q, &customer.name, &customer.number));
    let found = found.map(|customer| Customer {
        href: licenses_of(customer),
        name: customer.name.clone(),
        number: customer.number.clone(),
        country: customer.country.clone(),
    });
    let found = found.collect();
    let page = Page::new(&web, &visitor, visitor.texts.licenses_choose(), "/customers");
    page::render(StatusCode::OK, &Customers { page, q, total, found })
}

fn licenses_of(customer: &Account) -> String {
    format!("/accounts/{}/licenses", customer.id)
}

/// Whether every word of `q` is in name or number, however it is spelt.
fn is_found(q: &str, name: &str, number: &str) -> bool {
    let (name, number) = (name.to_lowercase(), number.to_lowercase());
    q.to_lowercase().split_whitespace().all(|word| name.contains(word) || number.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_08_a_customer_is_found_by_name_or_number() {
        for (q, found) in
            [("", true), ("ALI", true), ("c-10", true), ("alinea 1001", true), ("medica", true), ("alinea x", false)]
        {
            assert_eq!(is_found(q, "Alinea Medica", "C-1001"), found, "{q}");
        }
    }

    #[test]
    fn l_08_the_chooser_says_when_nobody_is_found_and_escapes_what_was_searched() {
        let q = "<script>alert(1)</script>".to_owned();
        let customer = Customer {
            href: "/accounts/acc_1/licenses".into(),
            name: "A & <b>B</b>".into(),
            number: "C-1".into(),
            country: "IT".into(),
        };
        let found = Customers { page: Page::sample("Customers"), q: q.clone(), total: 2, found: vec![customer] }
            .render()
            .unwrap();
        assert!(found.contains("A &#38; &#60;b&#62;B"), "{found}");
        page::tests::is_escaped(&found);
        let empty = Customers { page: Page::sample("Customers"), q, total: 2, found: Vec::new() }.render().unwrap();
        assert!(empty.contains("/customers\""));
        page::tests::is_escaped(&empty);
    }
}
