//! What all pages share: lists as files, forms that outlive their session, the look and its parts.

use crate::stage::{CUSTOMER, OPERATOR, PASSWORD, Visitor, on_both};

#[test]
fn x_08_every_list_is_to_be_had_as_a_file_of_what_its_search_finds() {
    on_both(|stage| {
        let mut olivia = stage.signed_in(OPERATOR);
        for (list, head, holds) in [
            ("/orders", "Order number,", "OrdNum001"),
            ("/accounts", "Name,", "Hotel Miramonte"),
            ("/customers", "Customer,", "Hotel Miramonte"),
            ("/servers", "Server,", "rome-ucx-1"),
            ("/events", "Time,", "order.placed"),
            ("/mails", "Kind,", "licenses@"),
        ] {
            let page = stage.open(&mut olivia, list);
            assert!(page.body.contains(&format!("href=\"{list}?as=csv\" download")), "{list} offers no file");
            let file = stage.open(&mut olivia, &format!("{list}?as=csv"));
            assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8; header=present"));
            assert!(file.header("content-disposition").starts_with("attachment; filename="));
            assert!(file.body.starts_with(&format!("\u{feff}{head}")), "{list}: {}", file.body);
            assert!(file.body.contains(holds), "{list}: {}", file.body);
        }
        let found = stage.open(&mut olivia, "/orders?q=OrdNum002&as=csv");
        assert!(found.body.contains("OrdNum002") && !found.body.contains("OrdNum001"), "{}", found.body);
        // Whoever may not see a list may not have its file.
        let mut carla = stage.signed_in(CUSTOMER);
        for list in ["/accounts?as=csv", "/events?as=csv", "/mails?as=csv"] {
            let refused = stage.open(&mut carla, list);
            assert!(refused.status >= 400 && !refused.header("content-type").starts_with("text/csv"), "{list}");
        }
        assert_eq!(stage.open(&mut Visitor::default(), "/orders?as=csv").status, 303);
    });
}

#[test]
fn x_15_the_navigation_has_the_vendors_own_links_for_those_they_are_meant_for() {
    on_both(|stage| {
        let prices =
            "<li><a href=\"https://www.cantora.example/partners/price-list\" rel=\"external noopener noreferrer\">";
        for (email, label) in [(OPERATOR, Some("Price list")), ("renzo@voxline.example", Some("Price list"))] {
            let mut partner = stage.signed_in(email);
            let page = stage.open(&mut partner, "/orders");
            let found = page.body.split_once(prices).map(|(_, rest)| rest.split('<').next().unwrap());
            assert_eq!(found, label, "{}", page.body);
        }
        let mut carla = stage.signed_in(CUSTOMER);
        let own = stage.open(&mut carla, "/start").header("location").to_owned();
        let page = stage.open(&mut carla, &own);
        assert!(page.body.contains("https://www.cantora.example/training"), "{}", page.body);
        assert!(!page.body.contains("price-list"), "{}", page.body);
        assert!(!stage.open(&mut Visitor::default(), "/sign-in").body.contains("cantora.example/training"));
    });
}

#[test]
fn x_12_what_was_typed_outlives_the_session_and_is_sent_by_one_press() {
    on_both(|stage| {
        let mut olivia = stage.signed_in(OPERATOR);
        let page = stage.open(&mut olivia, "/accounts/new");
        let fields = [("kind", "reseller"), ("name", "Kept & <b>found</b>"), ("number", "R7007"), ("country", "IT")];
        olivia.cookies.remove("claviger-session");
        let asked = stage.send(&mut olivia, &page, "/accounts", &fields);
        assert!(asked.status == 401 && asked.body.contains("Your session has ended."), "{}", asked.body);
        let kept_for = ("kept-for", "/accounts");
        let kept = asked.body.split_once("name=\"kept\" value=\"").unwrap().1.split('"').next().unwrap();
        let kept = kept.replace("&#38;", "&");
        assert!(!kept.contains("csrf"), "{kept}");

        // A wrong password keeps it too; it is sent by whoever has signed in, and only by a press.
        let typed =
            |password| [("email", OPERATOR), ("password", password), kept_for, ("kept", &kept), ("next", "/accounts")];
        let wrong = stage.send(&mut olivia, &asked, "/sign-in", &typed("no"));
        assert!(wrong.status == 422 && wrong.body.contains("name=\"kept-for\" value=\"/accounts\""), "{}", wrong.body);
        let resumed = stage.send(&mut olivia, &wrong, "/sign-in", &typed(PASSWORD));
        assert_eq!(resumed.status, 200, "{}", resumed.body);
        assert!(resumed.body.contains("action=\"/accounts\"") && resumed.body.contains("Kept &#38; &#60;b&#62;found"));
        assert!(!stage.open(&mut olivia, "/accounts?q=Kept").body.contains("R7007"));
        let more = [("time_zone", "Europe/Rome"), ("language", "it")];
        let all: Vec<_> = fields.into_iter().chain(more).collect();
        assert_eq!(stage.send(&mut olivia, &resumed, "/accounts", &all).status, 303);
        assert!(stage.open(&mut olivia, "/accounts?q=Kept").body.contains("R7007"));
    });
}

#[test]
fn x_12_passwords_are_never_kept_and_nobody_is_sent_elsewhere_by_what_is() {
    on_both(|stage| {
        let mut carla = stage.signed_in(CUSTOMER);
        let page = stage.open(&mut carla, "/profile");
        carla.cookies.remove("claviger-session");
        let secret = [("password", "one that nobody may read"), ("new_password", "another one of them")];
        let asked = stage.send(&mut carla, &page, "/profile/password", &secret);
        assert!(asked.status == 303 && asked.header("location").starts_with("/sign-in?"), "{}", asked.body);

        let page = stage.open(&mut carla, "/sign-in");
        let evil = [("email", CUSTOMER), ("password", PASSWORD), ("kept-for", "//evil.example/"), ("kept", "a=1")];
        assert_eq!(stage.send(&mut carla, &page, "/sign-in", &evil).header("location"), "/");
    });
}

#[test]
fn x_05_the_look_is_kept_for_ever_and_every_component_can_be_looked_at_in_the_demonstration() {
    on_both(|stage| {
        let page = stage.get("/styleguide", &[]);
        assert!(page.status == 200 && page.body.contains("class=\"copy-box"));
        assert!(!page.header("content-security-policy").contains("unsafe"));
        for address in page.body.split('"').filter(|part| part.starts_with("/assets/")) {
            let asset = stage.get(address, &[]);
            assert_eq!((asset.status, asset.header("cache-control")), (200, "public, max-age=31536000, immutable"));
        }
    });
}
