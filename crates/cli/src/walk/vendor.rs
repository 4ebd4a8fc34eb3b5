//! What the vendor does: places orders over the API; and the reseller's mail, its link, the unlock page.

use std::time::Duration;

use serde_json::{Value, json};

use super::browser::{Browser, agent};
use super::{Walk, check};

/// How often and how long we look for a mail.
const LOOKS: u32 = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// An order that was placed.
pub struct Placed {
    pub id: String,
    pub number: String,
    pub customer: String,
}

impl Walk<'_> {
    pub fn place_first(&self) -> Result<(Placed, String), String> {
        let number = format!("WALK-{}-1", self.tag);
        let lines = json!([self.line("IM120-4L", 1), self.line("IM162-90L", 1)]);
        let (status, body) = self.post("/api/v1/orders", &self.order(&number, &lines))?;
        check(status == 201, || format!("the answer was {status}: {body}"))?;
        let codes: Vec<_> =
            body["lines"].as_array().into_iter().flatten().filter_map(|line| line["code"].as_str()).collect();
        check(codes.len() == 2 && codes[0] != codes[1], || format!("the codes are {codes:?}"))?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let placed = Placed { id: text(&body["id"]), number, customer: text(&body["customer"]["id"]) };
        let seen = format!("{} with licenses {}", placed.number, codes.join(", "));
        Ok((placed, seen))
    }

    pub fn place_again(&self, placed: &Placed) -> Result<((), String), String> {
        let lines = json!([self.line("IM120-4L", 1), self.line("IM162-90L", 1)]);
        let (status, body) = self.post("/api/v1/orders", &self.order(&placed.number, &lines))?;
        check(status == 200 && body["id"] == placed.id.as_str(), || format!("the answer was {status}: {body}"))?;
        Ok(((), format!("answered with {}", placed.id)))
    }

    pub fn place_another(&self) -> Result<((), String), String> {
        let lines = json!([self.line("IM120-4L", 2), self.line("IM162-90L", 1)]);
        let (status, body) = self.post("/api/v1/orders", &self.order(&format!("WALK-{}-1", self.tag), &lines))?;
        let field = body["errors"][0]["field"].as_str().unwrap_or_default().to_owned();
        check(status == 409 && field == "lines[0].items", || format!("the answer was {status}: {body}"))?;
        Ok(((), format!("409, and it names {field}")))
    }

    /// Waits for the order's mail; answers with the address of *Unlock now*.
    pub fn find_order_mail(&self, number: &str, leave: bool) -> Result<(String, String), String> {
        let prefix = format!("{}/unlock/", self.demo.address);
        let mail = self.wait_for_mail(|mail| mail.subject().contains(number) && mail.text().contains(&prefix))?;
        let link = link(&mail.text(), &prefix).ok_or("there is no link in its plain text")?;
        let html = mail.html().ok_or("it has no HTML")?;
        check(html.contains(&link), || "its HTML holds another link than its text".into())?;
        let mails = self.demo.mailbox().all();
        let same = mails.iter().filter(|other| other.text().contains(&link)).count();
        check(same == 1, || format!("{same} mails were sent"))?;
        if leave {
            self.leave("mail.eml", &mail.raw)?;
        }
        Ok((link, format!("to {}: “{}”", mail.to.join(", "), mail.subject())))
    }

    pub fn open_link(&self, placed: &Placed, link: &str) -> Result<((), String), String> {
        let mut browser = Browser::new(&self.demo.address);
        for _ in 0..2 {
            let page = browser.open(link)?;
            check(page.status == 200 && page.says("Locked") && page.says("Unlock now"), || {
                format!("{}: {}", page.status, page.path)
            })?;
        }
        let (_, order) = self.get(&format!("/api/v1/orders/{}", placed.id))?;
        check(order["state"] == "locked", || format!("the order is {}", order["state"]))?;
        let (_, matrix) = self.get(&format!("/api/v1/accounts/{}/allocations", placed.customer))?;
        check(matrix["rows"] == json!([]), || format!("the customer has {}", matrix["rows"]))?;
        let page = browser.open(&format!("{link}x"))?;
        check(page.status == 404 && !page.says(&placed.number), || "a wrong link was taken".into())?;
        Ok(((), "still locked, nothing in the account, a wrong link shows nothing".into()))
    }

    pub fn unlock(&self, placed: &Placed, link: &str) -> Result<((), String), String> {
        let mut browser = Browser::new(&self.demo.address);
        let path = link.strip_prefix(self.demo.address.as_str()).unwrap_or(link);
        let page = browser.open(path)?;
        let forged = Browser::new(&self.demo.address).send(&page, path, &[])?;
        check(forged.status == 403, || format!("a form of another browser was answered with {}", forged.status))?;
        for _ in 0..2 {
            let after = browser.send(&page, path, &[])?;
            check(after.status == 200 && after.says("Unlocked") && after.says("Manage licenses"), || {
                format!("{}", after.status)
            })?;
        }
        let (_, matrix) = self.get(&format!("/api/v1/accounts/{}/allocations", placed.customer))?;
        let capacities: Vec<_> =
            matrix["rows"].as_array().into_iter().flatten().filter_map(|row| row["capacity"].as_u64()).collect();
        check(sorted(&capacities) == [4, 90], || format!("the pools hold {capacities:?}"))?;
        Ok(((), "the pools hold 4 and 90 channels".into()))
    }

    pub fn expand(&self, placed: &Placed) -> Result<(Placed, String), String> {
        let number = format!("WALK-{}-2", self.tag);
        let (status, body) = self.post("/api/v1/orders", &self.order(&number, &json!([self.line("IM120-4L", 1)])))?;
        check(status == 201, || format!("the answer was {status}: {body}"))?;
        let (link, _) = self.find_order_mail(&number, false)?;
        let mut browser = Browser::new(&self.demo.address);
        let page = browser.open(&link)?;
        let path = link.strip_prefix(self.demo.address.as_str()).unwrap_or(&link);
        let after = browser.send(&page, path, &[])?;
        check(after.says("Unlocked"), || format!("the unlock was answered with {}", after.status))?;
        let id = body["id"].as_str().unwrap_or_default().to_owned();
        let seen = format!("{number}: 4 channels more");
        Ok((Placed { id, number, customer: placed.customer.clone() }, seen))
    }

    pub fn read_events(&self, first: &Placed, second: &Placed, server: &str) -> Result<((), String), String> {
        let (_, events) = self.get("/api/v1/events?limit=200")?;
        let plain = |id: &str| id.split_once('_').map_or_else(|| id.to_owned(), |(_, digits)| digits.to_owned());
        let about = |subject: &str| {
            let subject = plain(subject);
            let events =
                events["items"].as_array().into_iter().flatten().filter(|event| event["subject"] == subject.as_str());
            let mut kinds: Vec<_> = events.filter_map(|event| event["kind"].as_str()).collect();
            kinds.reverse();
            kinds
        };
        for order in [first, second] {
            let kinds = about(&order.id);
            check(kinds == ["order.placed", "order.unlocked"], || format!("{} has {kinds:?}", order.number))?;
        }
        let kinds = about(server);
        for kind in ["server.added", "server.token-made", "server.activated", "lease.issued", "product.refused"] {
            check(kinds.contains(&kind), || format!("the server has {kinds:?}"))?;
        }
        Ok(((), format!("{} events about the server", kinds.len())))
    }

    /// Waits until a mail is there that fits.
    pub(super) fn wait_for_mail(
        &self,
        fits: impl Fn(&claviger_server::mail::Caught) -> bool,
    ) -> Result<claviger_server::mail::Caught, String> {
        for _ in 0..LOOKS {
            if let Some(mail) = self.demo.mailbox().all().into_iter().find(|mail| fits(mail)) {
                return Ok(mail);
            }
            std::thread::sleep(PAUSE);
        }
        Err("no such mail arrived".into())
    }

    fn line(&self, sku: &str, items: u32) -> Value {
        let zone = self.clock.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let first = zone.yesterday().unwrap_or(zone);
        let last = first.checked_add(jiff::Span::new().years(1)).unwrap_or(first);
        json!({
            "sku": sku, "items": items, "model": "subscription", "care": "gold",
            "first": first.to_string(), "last": last.to_string(),
        })
    }

    fn order(&self, number: &str, lines: &Value) -> Value {
        json!({
            "number": number,
            "date": self.clock.now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string(),
            "customer": { "number": format!("W-{}", self.tag), "name": format!("Walker & Sons {}", self.tag), "country": "IT" },
            "reseller": "R1001",
            "contact": { "email": self.contact(), "language": "en" },
            "lines": lines,
        })
    }

    pub(super) fn contact(&self) -> String {
        format!("walker.{}@walker.example", self.tag.to_lowercase())
    }

    fn post(&self, path: &str, body: &Value) -> Result<(u16, Value), String> {
        let request = agent()
            .post(format!("{}{path}", self.demo.address))
            .header("authorization", format!("Bearer {}", self.key));
        answer(request.send_json(body).map_err(|why| format!("POST {path}: {why}"))?)
    }

    fn get(&self, path: &str) -> Result<(u16, Value), String> {
        let request =
            agent().get(format!("{}{path}", self.demo.address)).header("authorization", format!("Bearer {}", self.key));
        answer(request.call().map_err(|why| format!("GET {path}: {why}"))?)
    }
}

fn answer(mut response: ureq::http::Response<ureq::Body>) -> Result<(u16, Value), String> {
    let status = response.status().as_u16();
    let text = response.body_mut().read_to_string().map_err(|why| why.to_string())?;
    Ok((status, serde_json::from_str(&text).unwrap_or(Value::String(text))))
}

pub(super) fn link(text: &str, prefix: &str) -> Option<String> {
    let start = text.find(prefix)?;
    text[start..].split_whitespace().next().map(ToOwned::to_owned)
}

fn sorted(numbers: &[u64]) -> Vec<u64> {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    numbers
}
