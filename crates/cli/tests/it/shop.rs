//! A program of the vendor's that places orders.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::installed::{Answer, Place, answer, client, get, post};

/// A vendor's program that places orders.
#[derive(Clone)]
pub struct Shop {
    url: String,
    authorization: String,
}

impl Shop {
    /// A program with a key of its own, and a reseller to order for.
    pub fn of(place: &Place, url: &str, variables: &[(&str, &str)]) -> Self {
        let file = place.path("shop.key");
        let made = ["admin", "api-key", "--name", "shop", "--out", file.to_str().unwrap()];
        let said = place.run(&made, variables);
        assert!(said.status.success(), "{}", said.err);
        let authorization = format!("Bearer {}", std::fs::read_to_string(file).unwrap().trim());
        Self { url: url.to_owned(), authorization }
    }

    pub fn at(&self, url: &str) -> Self {
        Self { url: url.to_owned(), authorization: self.authorization.clone() }
    }

    pub fn headers(&self) -> [(&str, &str); 2] {
        [("authorization", &self.authorization), ("content-type", "application/json")]
    }

    pub fn make_reseller(&self) {
        let account = json!({
            "kind": "reseller", "number": "R1", "name": "Reseller", "country": "IT", "time_zone": "Europe/Rome",
            "language": "en", "orders_to": "orders@reseller.test",
        });
        let (status, _, body) = post(&format!("{}/api/v1/accounts", self.url), &self.headers(), &account.to_string());
        assert_eq!(status, 201, "{body}");
    }

    /// Places an order; answers with the status and what was said.
    pub fn order(&self, number: &str) -> (u16, String) {
        let order = json!({
            "number": number, "date": "2026-11-22", "reseller": "R1", "contact": { "email": "it@customer.test" },
            "customer": { "number": "C1", "name": "Customer", "country": "IT" },
            "lines": [{ "sku": "IM120-4L", "items": 1, "model": "perpetual", "care": "gold",
                        "first": "2026-08-08", "last": "2027-08-07" }],
        });
        let (status, _, body) = post(&format!("{}/api/v1/orders", self.url), &self.headers(), &order.to_string());
        (status, body)
    }

    /// Sends a JSON body by PUT.
    pub fn put(&self, url: &str, body: &str) -> Answer {
        let mut request = client().put(url);
        for (name, value) in self.headers() {
            request = request.header(name, value);
        }
        answer(request.send(body).unwrap())
    }

    /// How many orders a search finds.
    pub fn orders_found(&self, sought: &str) -> usize {
        let (status, _, body) = get(&format!("{}/api/v1/orders?q={sought}", self.url), &self.headers());
        assert_eq!(status, 200, "{body}");
        serde_json::from_str::<Value>(&body).unwrap()["items"].as_array().unwrap().len()
    }

    /// The numbers of all orders there are.
    pub fn orders(&self) -> BTreeSet<String> {
        let (mut numbers, mut path) = (BTreeSet::new(), "/api/v1/orders?limit=200".to_owned());
        loop {
            let (status, _, body) = get(&format!("{}{path}", self.url), &self.headers());
            assert_eq!(status, 200, "{body}");
            let page: Value = serde_json::from_str(&body).unwrap();
            for order in page["items"].as_array().unwrap() {
                assert!(numbers.insert(order["number"].as_str().unwrap().to_owned()), "{order} is there twice");
            }
            match page["next"].as_str() {
                Some(next) => path = format!("/api/v1/orders?limit=200&after={next}"),
                None => return numbers,
            }
        }
    }
}
