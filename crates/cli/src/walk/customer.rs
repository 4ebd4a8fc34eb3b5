//! What the customer does: comes in by invitation, adds a server, saves quantities, copies the token.

use super::browser::{Browser, Page};
use super::vendor::{Placed, link};
use super::{Walk, check};

const PASSWORD: &str = "walking all the way";

impl Walk<'_> {
    pub fn accept_invitation(&self, placed: &Placed) -> Result<(Browser, String), String> {
        let prefix = format!("{}/invitations/", self.demo.address);
        let contact = self.contact();
        let mail = self.wait_for_mail(|mail| mail.to.contains(&contact) && mail.text().contains(&prefix))?;
        let link = link(&mail.text(), &prefix).ok_or("there is no link in the invitation")?;
        let path = link.strip_prefix(self.demo.address.as_str()).unwrap_or(&link).to_owned();

        let mut browser = Browser::new(&self.demo.address);
        let page = browser.open(&path)?;
        let refused = browser.send(&page, &path, &[("name", "Willa Walker"), ("password", "short")])?;
        check(refused.status == 422 && refused.says("Willa Walker"), || {
            format!("a short password was answered with {}", refused.status)
        })?;
        let inside = browser.send(&page, &path, &[("name", "Willa Walker"), ("password", PASSWORD)])?;
        let licenses = licenses(placed);
        check(inside.status == 200 && inside.path == licenses, || {
            format!("one lands at {} ({})", inside.path, inside.status)
        })?;
        let again = Browser::new(&self.demo.address).open(&path)?;
        check(again.status == 404, || "the invitation is good twice".into())?;
        Ok((browser, format!("{contact} is in, straight at the licenses")))
    }

    pub fn sign_in_again(&self, browser: &mut Browser) -> Result<((), String), String> {
        let page = browser.open("/")?;
        let out = browser.send(&page, "/sign-out", &[])?;
        check(out.path == "/sign-in", || format!("signing out leads to {}", out.path))?;
        let contact = self.contact();
        let wrong =
            browser.send(&out, "/sign-in", &[("email", contact.as_str()), ("password", "not this one at all")])?;
        check(wrong.status == 422, || format!("a wrong password was answered with {}", wrong.status))?;
        let inside = browser.send(&wrong, "/sign-in", &[("email", contact.as_str()), ("password", PASSWORD)])?;
        check(inside.status == 200 && inside.path.ends_with("/licenses"), || format!("one lands at {}", inside.path))?;
        Ok(((), "the wrong password is refused, the right one is not".into()))
    }

    pub fn add_server(&self, browser: &mut Browser, placed: &Placed) -> Result<(String, String), String> {
        let page = browser.open(&licenses(placed))?;
        check(page.says("IP Fax server") && page.says("Call Recording"), || "the rows are not on the page".into())?;
        let path = format!("/accounts/{}/servers", placed.customer);
        let after = browser.send(&page, &path, &[("name", "walk-ucx-1")])?;
        check(after.status == 200 && after.says("walk-ucx-1"), || format!("the answer was {}", after.status))?;
        let (_, rest) = after.body.split_once("/servers/srv_").ok_or("the page leads to no server")?;
        let digits: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        Ok((format!("srv_{digits}"), "walk-ucx-1 has its column".into()))
    }

    pub fn save_too_much(&self, browser: &mut Browser, placed: &Placed, server: &str) -> Result<((), String), String> {
        let page = browser.open(&licenses(placed))?;
        let refused = self.send_quantities(browser, &page, placed, server, &[5, 60])?;
        check(refused.status == 422 && refused.says("1 too many"), || format!("the answer was {}", refused.status))?;
        let page = browser.open(&licenses(placed))?;
        let stored: Vec<_> = cells(&page, server).into_iter().map(|(_, value)| value).collect();
        check(stored.iter().all(|value| value == "0"), || format!("the cells hold {stored:?}"))?;
        Ok(((), "5 of 4 channels are refused, and the other row was not saved either".into()))
    }

    pub fn save(
        &self,
        browser: &mut Browser,
        placed: &Placed,
        server: &str,
        quantities: &[u64],
    ) -> Result<((), String), String> {
        let page = browser.open(&licenses(placed))?;
        let after = self.send_quantities(browser, &page, placed, server, quantities)?;
        check(after.status == 200, || format!("the answer was {}", after.status))?;
        let stored: Vec<_> = cells(&after, server).into_iter().map(|(_, value)| value).collect();
        let wanted: Vec<_> =
            self.in_page_order(&page, server, quantities).into_iter().map(|(_, value)| value).collect();
        check(stored == wanted, || format!("the cells hold {stored:?}"))?;
        Ok(((), format!("{} channels of fax, {} of recording", quantities[0], quantities[1])))
    }

    pub fn read_token(&self, browser: &mut Browser, server: &str) -> Result<(String, String), String> {
        let page = browser.open(&format!("/servers/{server}"))?;
        let (before, after) = page.body.split_once('|').ok_or("there is no token on the page")?;
        let plain = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let public: String = before.chars().rev().take_while(plain).collect::<String>().chars().rev().collect();
        let secret: String = after.chars().take_while(plain).collect();
        check(public.starts_with('b') && secret.len() >= 26, || "what stands there is no token".into())?;
        let seen = format!("{public}|… with a secret of {} characters", secret.len());
        Ok((format!("{public}|{secret}"), seen))
    }

    fn send_quantities(
        &self,
        browser: &mut Browser,
        page: &Page,
        placed: &Placed,
        server: &str,
        quantities: &[u64],
    ) -> Result<Page, String> {
        let changed = self.in_page_order(page, server, quantities);
        check(changed.len() == quantities.len(), || format!("the page has {} cells for the server", changed.len()))?;
        let seen: Vec<_> = page.inputs().filter(|(name, _)| name.starts_with("s.")).collect();
        let mut fields: Vec<(&str, &str)> =
            changed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend(seen.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        browser.send(page, &licenses(placed), &fields)
    }

    /// The server's cells as they stand on the page, fax first and then recording, each with its new quantity.
    fn in_page_order(&self, page: &Page, server: &str, quantities: &[u64]) -> Vec<(String, String)> {
        let fax_first = page.body.find("IP Fax server") < page.body.find("Call Recording");
        let quantities: Vec<_> =
            if fax_first { quantities.to_vec() } else { quantities.iter().rev().copied().collect() };
        cells(page, server).into_iter().map(|(name, _)| name).zip(quantities.iter().map(ToString::to_string)).collect()
    }
}

fn licenses(placed: &Placed) -> String {
    format!("/accounts/{}/licenses", placed.customer)
}

fn cells(page: &Page, server: &str) -> Vec<(String, String)> {
    page.inputs().filter(|(name, _)| name.starts_with("c.") && name.ends_with(server)).collect()
}
