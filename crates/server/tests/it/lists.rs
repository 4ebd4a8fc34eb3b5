//! Every list in every order it offers, page by page, as a page and as a file; and the views people keep of them.
//! (P-11, X-05, X-06, X-08)

use claviger_app::act::{Act, Who};
use claviger_app::domain::account::Role;
use claviger_app::domain::fold::fold;
use claviger_app::{Error, setup};
use claviger_server::store::account;
use claviger_server::store::engine::Db;
use claviger_server::store::fault::Fault;
use serde_json::{Value, json};

use crate::stage::{Answer, CUSTOMER, OPERATOR, Stage, Visitor, on_both};

const RESELLER: &str = "renzo@voxline.example";

/// The lists of the API: the address, what it can be sorted by, and which field of an entry that is. `{customer}` and
/// `{reseller}` are the accounts; `*` marks how it stands if nobody says.
const LISTS: &str = "
orders                                placed:id:-* number:number date:date customer:customer.name
orders?q=voxline                      placed:id:-* number:number date:date customer:customer.name
orders?state=unlocked                 placed:id:-* number:number date:date customer:customer.name
orders?q=a                            placed:id:-* number:number date:date customer:customer.name
accounts                              name:name:* number:number
accounts?q=a                          name:name:* number:number
accounts?kind=customer                name:name:* number:number
customers                             name:name:* number:number
servers                               name:name:* host:installation.host heard:installation.last_seen
servers?q=rome                        name:name:* host:installation.host heard:installation.last_seen
accounts/{customer}/servers           name:name:* host:installation.host heard:installation.last_seen
accounts/{customer}/members           name:name:* email:email role:role since:since signed-in:last_sign_in
accounts/{customer}/grants            name:account.name:* number:account.number since:since
accounts/{reseller}/grants            name:account.name:* number:account.number since:since
accounts/{customer}/api-keys          made:id:-* name:name expires:expires used:last_used
accounts/{reseller}/activation-keys   made:id:-* state:state product:sku
accounts/{reseller}/license-keys      made:id:-* serial:serial end-customer:end_customer location:location
accounts/{reseller}/license-keys?q=ulm  made:id:-* serial:serial end-customer:end_customer location:location
accounts/{reseller}/license-keys?state=active  made:id:-* serial:serial end-customer:end_customer location:location
accounts/{reseller}/transfers         made:id:-* state:state
accounts/{reseller}/balance/{pool}/ledger  time:id:-*
agreements                            time:id:-*
agreements/{agreement}/acceptances    time:id:-*
catalogue/editions                      time:id:-*
shipped-devices                       imported:id:-* serial:serial
shipped-devices?state=unclaimed       imported:id:-* serial:serial
mails                                 made:id:-* to:recipient
mails?state=sent                      made:id:-* to:recipient
events                                time:id:-*
events?kind=order.placed              time:id:-*
";

fn call(stage: &Stage, key: &str, path: &str, body: &Value) -> Value {
    let answer = stage.api(key, path, Some(&body.to_string()));
    assert!((200..300).contains(&answer.status), "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The accounts and the pool of the table, with enough in each list to be sorted.
fn filled(stage: &Stage, key: &str) -> Vec<(&'static str, String)> {
    let account = |number: &str| {
        let found = stage.api(key, &format!("/api/v1/accounts?q={number}"), None);
        text(&serde_json::from_str::<Value>(&found.body).unwrap()["items"][0]["id"])
    };
    let (customer, reseller) = (account("C2001"), account("R1001"));
    for (number, date, customer, name) in [
        ("Z-1", "2026-03-01", "C9001", "Ärzte am Ring"),
        ("a-2", "2026-05-01", "C9002", "zum Löwen"),
        ("B-3", "2026-03-01", "C9003", "Ärzte am Ring"),
        ("b-3", "2026-01-31", "C9001", "Ärzte am Ring"),
    ] {
        let order = json!({
            "number": number, "date": date, "reseller": "R1001",
            "customer": { "number": customer, "name": name, "country": "IT", "time_zone": "Europe/Rome" },
            "contact": { "email": format!("{customer}@example.com") },
            "lines": [{ "sku": "IM120-4L", "items": 1, "model": "perpetual" }],
        });
        call(stage, key, "/api/v1/orders", &order);
    }
    for name in ["Zürich", "aosta", "Bern"] {
        call(stage, key, &format!("/api/v1/accounts/{customer}/servers"), &json!({ "name": name }));
    }
    let mut carla = stage.signed_in(CUSTOMER);
    let keys = format!("/accounts/{customer}/api-keys");
    for (name, days) in [("books", "30"), ("Audit", "90"), ("zoo", "60")] {
        let page = stage.open(&mut carla, &keys);
        let fields = [("name", name), ("role", "read-only"), ("days", days), ("whole", "1")];
        assert_eq!(stage.send(&mut carla, &page, &keys, &fields).status, 200);
    }
    let mail = stage.mail(&["OrdNum004", "ACT-1-"]);
    let code = |sku: &str| {
        let (_, after) = mail.split_once(sku).unwrap();
        after[after.find("ACT-1-").unwrap()..][..25].to_owned()
    };
    let of = format!("/api/v1/accounts/{reseller}");
    // The reseller redeems on its page, which the vendor's program may not.
    let mut renzo = stage.signed_in(RESELLER);
    let page = format!("/accounts/{reseller}/stock/activation-keys");
    let shown = stage.open(&mut renzo, &page);
    assert_eq!(stage.send(&mut renzo, &shown, &page, &[("code", &code("PBX-REG-1"))]).status, 303);
    let balance = stage.api(key, &format!("{of}/balance"), None);
    let pool = text(&serde_json::from_str::<Value>(&balance.body).unwrap()["types"][0]["pool"]);
    for (serial, end_customer, location) in [
        ("00-90-33-00-00-02", "Zum Löwen", "Ulm"),
        ("", "Ärzte am Ring", "=1+1"),
        ("00-90-33-00-00-01", "alpha", "ulm"),
        ("00-90-33-00-00-02", "Zum Löwen", "Bern"),
    ] {
        let wanted =
            json!({ "pool": pool, "units": 1, "serial": serial, "end_customer": end_customer, "location": location });
        call(stage, key, &format!("{of}/license-keys"), &wanted);
    }
    let transfers = format!("/accounts/{reseller}/stock/transfers");
    for cancelled in [true, false, false] {
        let shown = stage.open(&mut renzo, &transfers);
        let fields = [("what", pool.as_str()), ("units", "1"), ("to", "R1002")];
        assert_eq!(stage.send(&mut renzo, &shown, &transfers, &fields).status, 303);
        if cancelled {
            let shown = stage.open(&mut renzo, &transfers);
            let at = shown.body.find("/transfers/tra_").unwrap();
            let answer = &shown.body[at..][..shown.body[at..].find('"').unwrap()];
            assert_eq!(stage.send(&mut renzo, &shown, answer, &[("do", "cancel")]).status, 303);
        }
    }
    for note in ["one", "two", "three"] {
        let document = stage.api(key, "/api/v1/catalogue/document", None).body;
        let (authorization, kind) = (format!("Bearer {key}"), ("content-type", "application/toml"));
        let headers = [("authorization", authorization.as_str()), kind];
        let path = format!("/api/v1/catalogue/document?note={note}");
        let published = stage.request("PUT", &path, &headers, Some(format!("{document}# {note}\n").as_bytes()));
        assert_eq!(published.status, 200, "{}", published.body);
    }
    let agreements = stage.api(key, "/api/v1/agreements", None);
    let agreement = text(&serde_json::from_str::<Value>(&agreements.body).unwrap()["items"][0]["id"]);
    vec![("{customer}", customer), ("{reseller}", reseller), ("{pool}", pool), ("{agreement}", agreement)]
}

/// What one reads at `path` (`customer.name`) of an entry, as lists sort it.
fn at(entry: &Value, path: &str) -> String {
    let found = text(path.split('.').fold(entry, |value, part| &value[part]));
    if ["name", "customer.name", "account.name", "end_customer", "location"].contains(&path) {
        return fold(&found);
    }
    // Instants are written with as many digits as they need.
    found.parse::<jiff::Timestamp>().map_or(found, |at| format!("{:020}", at.as_microsecond()))
}

/// What tells entries apart: how their mails fare may change between two looks.
fn names(entries: &[Value]) -> Vec<String> {
    let name = |entry: &Value| [&entry["id"], &entry["person"], &entry["account"]["id"]].map(text).concat();
    entries.iter().map(name).collect()
}

/// All entries of a list, page by page, each as its text.
fn pages(stage: &Stage, key: &str, list: &str, sort: &str, limit: u32) -> Vec<Value> {
    let joint = if list.contains('?') { '&' } else { '?' };
    let sort = if sort.is_empty() { String::new() } else { format!("&sort={sort}") };
    let mut address = format!("/api/v1/{list}{joint}limit={limit}{sort}");
    let mut all = Vec::new();
    loop {
        let answer = stage.api(key, &address, None);
        assert_eq!(answer.status, 200, "{address}: {}", answer.body);
        let page: Value = serde_json::from_str(&answer.body).unwrap();
        all.extend(page["items"].as_array().unwrap().iter().cloned());
        if page["next"].is_null() {
            return all;
        }
        let (_, next) = answer.header("link").split_once('<').unwrap();
        address = next.split_once('>').unwrap().0.to_owned();
        assert!(all.len() < 2_000, "{address} does not come to its end");
    }
}

#[test]
fn p_11_x_06_every_list_of_the_api_stands_in_every_order_it_offers_page_by_page() {
    on_both(|stage| {
        let key = stage.admin_key();
        let ids = filled(stage, &key);
        for line in LISTS.lines().filter(|line| !line.is_empty()) {
            let (list, sorts) = line.split_once(' ').unwrap();
            let list = ids.iter().fold(list.to_owned(), |list, (name, id)| list.replace(name, id));
            let mut words = Vec::new();
            for sort in sorts.split_whitespace() {
                let mut parts = sort.split(':');
                let (word, path, usual) = (parts.next().unwrap(), parts.next().unwrap(), parts.next());
                words.extend([word.to_owned(), format!("-{word}")]);
                let (up, down) =
                    (pages(stage, &key, &list, word, 200), pages(stage, &key, &list, &format!("-{word}"), 200));
                let about = format!("{list} by {word}");
                let minimum = if list.contains('?')
                    || ["members", "grants", "agreements", "acceptances"].iter().any(|few| list.ends_with(few))
                {
                    1
                } else {
                    2
                };
                assert!(up.len() >= minimum, "{about}: {} entries", up.len());
                let stand: Vec<_> = up.iter().map(|entry| at(entry, path)).collect();
                let mut sorted = stand.clone();
                sorted.sort();
                assert_eq!(stand, sorted, "{about}");
                let (up, mut down) = (names(&up), names(&down));
                down.reverse();
                assert_eq!(up, down, "{about}, and backwards");
                down.reverse();
                for limit in if up.len() > 40 { [9, 20] } else { [1, 3] } {
                    let small = pages(stage, &key, &list, word, limit);
                    assert_eq!(names(&small), up, "{about}, {limit} at a time");
                }
                match usual {
                    Some("*") => assert_eq!(names(&pages(stage, &key, &list, "", 20)), up, "{about}, as usual"),
                    Some("-*") => {
                        assert_eq!(names(&pages(stage, &key, &list, "", 20)), down, "{about}, as usual");
                    }
                    _ => {}
                }
            }
            // What is not offered is refused with what is, and the cursor of one order is none of another.
            let joint = if list.contains('?') { '&' } else { '?' };
            for wrong in ["password_hash", "id%20DESC", "--name"] {
                let refused = stage.api(&key, &format!("/api/v1/{list}{joint}sort={wrong}"), None);
                assert_eq!((refused.status, refused.cause().as_str()), (422, "invalid"), "{list} {wrong}");
                assert!(refused.body.contains(&words.join(", ")), "{list}: {}", refused.body);
            }
            let first = stage.api(&key, &format!("/api/v1/{list}{joint}limit=1&sort=-{}", words[0]), None);
            let next = text(&serde_json::from_str::<Value>(&first.body).unwrap()["next"]);
            if !next.is_empty() {
                let refused = stage.api(&key, &format!("/api/v1/{list}{joint}sort={}&after={next}", words[0]), None);
                assert_eq!(refused.cause(), "bad-cursor", "{list}");
            }
        }
    });
}

#[test]
fn x_06_the_description_names_what_each_list_is_sorted_by() {
    on_both(|stage| {
        let document: Value = serde_json::from_str(&stage.get("/api/v1/openapi.json", &[]).body).unwrap();
        let mut described = 0;
        for (path, item) in document["paths"].as_object().unwrap() {
            let parameters = item["get"]["parameters"].as_array().cloned().unwrap_or_default();
            let Some(sort) = parameters.iter().find(|parameter| parameter["name"] == "sort") else { continue };
            let called = path
                .trim_start_matches("/api/v1/")
                .replace("{account}", "{…}")
                .replace("{pool}", "{…}")
                .replace("{agreement}", "{…}");
            let line = LISTS.lines().find(|line| {
                let list = line.split([' ', '?']).next().unwrap();
                ["{customer}", "{reseller}", "{pool}", "{agreement}"]
                    .iter()
                    .fold(list.to_owned(), |list, id| list.replace(id, "{…}"))
                    == called
            });
            let line = line.unwrap_or_else(|| panic!("{path} is sorted, but not in the table"));
            for word in line.split_whitespace().skip(1).map(|sort| sort.split(':').next().unwrap()) {
                let says = text(&sort["description"]);
                assert!(says.contains(&format!("`{word}`")), "{path} does not say {word}: {says}");
            }
            assert_eq!(sort["required"], json!(false), "{path}");
            described += 1;
        }
        assert_eq!(described, 18, "as many lists are described");
    });
}

/// The pages with lists, what their heads sort by, and for whom they are.
const PAGES: &str = "
operator /orders                                    number date customer
operator /orders?q=voxline                          number date customer
operator /accounts                                  name number
operator /customers                                 name number
operator /servers                                   name host heard
operator /accounts/{customer}/servers               name host heard
operator /accounts/{customer}/users                 name email role since signed-in
operator /accounts/{customer}/partners              name number since
operator /accounts/{reseller}/partners              name number since
operator /accounts/{customer}/licenses              application type used start term
operator /catalogue                                 sku name units price on-sale-until
operator /catalogue?q=fax                           sku name units price on-sale-until
operator /events                                    time
operator /events?q=OrdNum001                        time
operator /mails                                     to made
operator /shipments                                 serial imported
operator /agreements                                time
operator /catalogue/editions                        time
operator /agreements/{agreement}                    time
customer /accounts/{customer}/api-keys              name made expires used
reseller /accounts/{reseller}/stock                 name loaded used left
reseller /accounts/{reseller}/stock/types/{pool}    time
reseller /accounts/{reseller}/stock/activation-keys made product state
reseller /accounts/{reseller}/stock/license-keys    serial end-customer location made
reseller /accounts/{reseller}/stock/license-keys?q=ulm  serial end-customer location made
reseller /accounts/{reseller}/stock/transfers       state made
";

/// Where the head that sorts by `word` leads on the page, and how it stands.
fn head(page: &Answer, word: &str) -> (String, String) {
    for cell in page.body.split("<th scope=\"col\"").skip(1).map(|rest| rest.split("</th>").next().unwrap()) {
        let Some((_, link)) = cell.split_once("class=\"sort\" href=\"") else { continue };
        let link = link.split('"').next().unwrap().replace("&#38;", "&");
        let stands = cell.split_once("aria-sort=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap());
        if link.ends_with(&format!("sort={word}")) || link.ends_with(&format!("sort=-{word}")) {
            return (link, stands.to_owned());
        }
    }
    (String::new(), String::new())
}

#[test]
fn p_11_x_05_every_head_sorts_and_turns_round_and_the_file_stands_like_the_page() {
    on_both(|stage| {
        let key = stage.admin_key();
        let ids = filled(stage, &key);
        let mut people: Vec<(&str, Visitor)> = [("operator", OPERATOR), ("reseller", RESELLER), ("customer", CUSTOMER)]
            .into_iter()
            .map(|(who, email)| (who, stage.signed_in(email)))
            .collect();
        for line in PAGES.lines().filter(|line| !line.is_empty()) {
            let mut words = line.split_whitespace();
            let (who, path) = (words.next().unwrap(), words.next().unwrap());
            let path = ids.iter().fold(path.to_owned(), |path, (name, id)| path.replace(name, id));
            let visitor = &mut people.iter_mut().find(|(name, _)| *name == who).unwrap().1;
            let joint = if path.contains('?') { '&' } else { '?' };
            for word in words {
                let about = format!("{path} by {word}");
                let up = stage.open(visitor, &format!("{path}{joint}sort={word}"));
                let down = stage.open(visitor, &format!("{path}{joint}sort=-{word}"));
                assert_eq!((up.status, down.status), (200, 200), "{about}: {}", up.body);
                let of_word = |page: &Answer| {
                    let cell = page.body.split("<th scope=\"col\"").find(|cell| cell.contains("aria-sort="));
                    cell.map(|cell| cell.split_once("aria-sort=\"").unwrap().1.split('"').next().unwrap().to_owned())
                };
                assert_eq!(of_word(&up).as_deref(), Some("ascending"), "{about}");
                assert_eq!(of_word(&down).as_deref(), Some("descending"), "{about}");
                // From the page as it is opened, the head leads to one of the two.
                let (link, stands) = head(&stage.open(visitor, &format!("{path}{joint}sort=nonsense")), word);
                if stands.is_empty() {
                    assert!(link.contains("sort=") || link == path, "{about}: {link}");
                }
                // The files hold the same rows, one in the order of the other turned round.
                let rows = |sort: &str| {
                    let file = stage.get(&format!("{path}{joint}sort={sort}&as=csv"), &[("cookie", &visitor.cookie())]);
                    assert_eq!((file.status, &file.header("content-type")[..8]), (200, "text/csv"), "{about}");
                    let mut rows: Vec<_> = file.body.lines().skip(1).map(ToOwned::to_owned).collect();
                    rows.retain(|row| !row.is_empty());
                    if path.starts_with("/orders") || path.starts_with("/mails") {
                        // How their mails fare may change between two looks.
                        rows.iter_mut().for_each(|row| row.truncate(row.find(',').unwrap_or(0)));
                    }
                    rows
                };
                let (ups, mut downs) = (rows(word), rows(&format!("-{word}")));
                assert!(!ups.is_empty(), "{about}: an empty file");
                downs.reverse();
                // Within an application each; what signing in here has left meanwhile is no matter.
                if !path.starts_with("/catalogue") && !path.starts_with("/events") {
                    assert_eq!(ups, downs, "{about}");
                }
                assert!(
                    ups.iter().all(|row| !row.split(',').any(|cell| cell.starts_with("\"=") || cell.starts_with('=')))
                );
            }
        }
        let shielded = stage
            .get(&format!("/accounts/{}/stock/license-keys?as=csv", ids[1].1), &[("cookie", &people[1].1.cookie())]);
        assert!(shielded.body.contains("\"'=1+1\""), "{}", shielded.body);
    });
}

#[test]
fn x_08_who_may_not_see_a_list_may_not_have_its_file() {
    on_both(|stage| {
        let key = stage.admin_key();
        let ids = filled(stage, &key);
        let mut carla = stage.signed_in(CUSTOMER);
        for line in PAGES.lines().filter(|line| !line.is_empty()) {
            let path = line.split_whitespace().nth(1).unwrap();
            let path = ids.iter().fold(path.to_owned(), |path, (name, id)| path.replace(name, id));
            let joint = if path.contains('?') { '&' } else { '?' };
            let stranger = stage.open(&mut Visitor::default(), &format!("{path}{joint}as=csv"));
            assert_eq!(stranger.status, 303, "{path}");
            if path.contains(&ids[1].1) {
                assert_eq!(stage.open(&mut carla, &format!("{path}{joint}as=csv")).status, 404, "{path}");
            }
        }
    });
}

#[test]
fn x_05_views_are_kept_opened_renamed_chosen_and_forgotten() {
    on_both(|stage| {
        let mut olivia = stage.signed_in(OPERATOR);
        let plain = stage.open(&mut olivia, "/orders");
        assert!(!plain.body.contains("class=\"views\""), "nothing to choose among, and nothing to keep");
        let shown = stage.open(&mut olivia, "/orders?q=OrdNum002&state=&sort=-date&after=x");
        let keep = "/views?of=%2Forders&amp;with=q%3DOrdNum002%26sort%3D-date";
        assert!(shown.body.contains(&keep.replace("&amp;", "&#38;")), "{}", shown.body);
        let page = stage.open(&mut olivia, "/views?of=%2Forders&with=q%3DOrdNum002%26sort%3D-date%26after%3Dx");
        assert!(page.body.contains("q: OrdNum002 · sort: -date"), "{}", page.body);

        let with = ("with", "q=OrdNum002&sort=-date&after=x");
        let make = |olivia: &mut Visitor, name: &str, with: (&'static str, &str)| {
            stage.send(olivia, &page, "/views", &[("of", "/orders"), with, ("name", name)])
        };
        let wrong = make(&mut olivia, "", with);
        assert!(wrong.status == 422 && wrong.body.contains("id=\"f-name-error\""), "{}", wrong.body);
        let made = make(&mut olivia, "Two & <b>only</b>", with);
        assert_eq!((made.status, made.header("location")), (303, "/orders?q=OrdNum002&sort=-date"));
        let taken = make(&mut olivia, "two & <B>ONLY</b>", ("with", "state=locked"));
        assert!(taken.status == 422 && taken.body.contains("state: locked"), "{}", taken.body);
        assert_eq!(make(&mut olivia, "Locked", ("with", "state=locked")).status, 303);
        assert_eq!(make(&mut olivia, "Nothing", ("with", "after=x")).status, 422);

        let shown = stage.open(&mut olivia, "/orders?q=OrdNum002&sort=-date");
        assert!(
            shown.body.contains("<li><a href=\"/orders?q=OrdNum002&#38;sort=-date\" aria-current=\"page\">Two &#38; ")
        );
        assert!(shown.body.contains("OrdNum002") && !shown.body.contains("OrdNum001"));
        assert!(!stage.open(&mut olivia, "/accounts").body.contains("Locked"), "another list has others");

        let look_after = stage.open(&mut olivia, "/views?of=%2Forders");
        let id = |name: &str| {
            let (_, rest) = look_after.body.split_once(name).unwrap();
            rest.split_once("name=\"view\" value=\"").unwrap().1.split('"').next().unwrap().to_owned()
        };
        let locked = id("/orders?state=locked");
        let press = |visitor: &mut Visitor, what: &str, name: &str| {
            let fields = [("of", "/orders"), ("view", locked.as_str()), ("do", what), ("name", name)];
            stage.send(visitor, &look_after, "/views", &fields)
        };
        assert_eq!(press(&mut olivia, "opens", "").status, 303);
        let opened = stage.open(&mut olivia, "/orders");
        assert_eq!((opened.status, opened.header("location")), (303, "/orders?state=locked"));
        let all = stage.open(&mut olivia, "/orders?view=all");
        assert!(all.status == 200 && all.body.contains("OrdNum001") && all.body.contains("OrdNum002"), "{}", all.body);
        assert_eq!(press(&mut olivia, "rename", "Still locked").status, 303);
        assert_eq!(press(&mut olivia, "rename", " ").status, 422);
        assert!(stage.open(&mut olivia, "/orders?view=all").body.contains("Still locked"));
        // They are nobody else's: neither seen, nor opened, nor changed; and a program has none.
        let mut carla = stage.signed_in(CUSTOMER);
        let page = stage.open(&mut carla, "/views?of=%2Forders");
        assert!(page.status == 200 && !page.body.contains("Still locked"), "{}", page.body);
        let fields = [("of", "/orders"), ("view", locked.as_str()), ("do", "forget"), ("name", "")];
        assert_eq!(stage.send(&mut carla, &page, "/views", &fields).status, 404);
        let exported = stage.open(&mut olivia, "/profile/data.json");
        assert!(exported.body.contains("Still locked") && exported.body.contains("state=locked"), "{}", exported.body);
        assert_eq!(press(&mut olivia, "forget", "").status, 303);
        assert_eq!(stage.open(&mut olivia, "/orders").status, 200);
        assert_eq!(press(&mut olivia, "forget", "").status, 404);
        // What is no list of ours leads nowhere.
        let fields = [("of", "//evil.example"), ("with", "q=a"), ("name", "Evil")];
        assert_eq!(stage.send(&mut olivia, &look_after, "/views", &fields).status, 422);
        assert_eq!(stage.open(&mut Visitor::default(), "/views").status, 303);
    });
}

#[test]
fn x_16_views_go_with_the_person_and_are_bounded() {
    on_both(|stage| {
        let mut carla = stage.signed_in(CUSTOMER);
        let page = stage.open(&mut carla, "/views?of=%2Fcustomers&with=q%3Da");
        for number in 0..13 {
            let (name, with) = (format!("View {number}"), format!("q={number}"));
            let fields = [("of", "/customers"), ("with", with.as_str()), ("name", name.as_str())];
            let answer = stage.send(&mut carla, &page, "/views", &fields);
            assert_eq!(answer.status, if number < 12 { 303 } else { 422 }, "{number}");
        }
        let count = |db: &Db| {
            let row = db.read::<_, Fault, _>(|tx| tx.row("SELECT count(*) AS views FROM list_view", &[]));
            row.wait().unwrap().unwrap().get::<u64>("views").unwrap()
        };
        let db = Db::open(stage.scratch.target()).unwrap();
        // Somebody else is in charge, too: the last one could not go.
        let second = db.write::<_, Error, _>(|tx| {
            let act = &mut Act::new("2020-01-01T00:00:00Z".parse().unwrap(), Who::System, "test", [77; 32]);
            let account = account::find_by_number(tx, "C2001")?.unwrap();
            let email = "second@belcampo.example".parse().unwrap();
            setup::person(tx, act, &email, "Second", "no password has this hash", &account, Role::Administrator)
        });
        second.wait().unwrap();
        assert_eq!(count(&db), 12);
        let key = stage.admin_key();
        let found = stage.api(&key, "/api/v1/personal-data/lookups", Some(&json!({ "email": CUSTOMER }).to_string()));
        let person = text(&serde_json::from_str::<Value>(&found.body).unwrap()["person"]["id"]);
        let erased = stage.api(&key, &format!("/api/v1/persons/{person}/erasure"), Some("{}"));
        assert!((200..300).contains(&erased.status), "{} {}", erased.status, erased.body);
        assert_eq!(count(&db), 0);
    });
}

#[test]
fn x_18_the_vendors_staff_see_the_portal_as_a_customer_does_and_change_nothing() {
    on_both(|stage| {
        let key = stage.admin_key();
        let found = stage.api(&key, "/api/v1/accounts?q=C2001", None);
        let customer = text(&serde_json::from_str::<Value>(&found.body).unwrap()["items"][0]["id"]);
        let mut olivia = stage.signed_in(OPERATOR);
        let profile = format!("/accounts/{customer}/profile");
        let page = stage.open(&mut olivia, &profile);
        assert!(page.body.contains("See as this account"), "{}", page.body);
        let begun = stage.send(&mut olivia, &page, &format!("/accounts/{customer}/seeing"), &[]);
        assert_eq!((begun.status, begun.header("location")), (303, "/start"));
        // It is a customer's portal now, and says so on every page.
        let start = stage.open(&mut olivia, "/start");
        assert_eq!(start.header("location"), format!("/accounts/{customer}"));
        let licenses = stage.open(&mut olivia, &format!("/accounts/{customer}/licenses"));
        assert!(licenses.body.contains("as Belcampo S.p.A. sees it"), "{}", licenses.body);
        assert!(!licenses.body.contains("Save config") && !licenses.body.contains("href=\"/accounts\""));
        for path in ["/accounts", "/mails", "/events", "/orders"] {
            assert!([303, 403, 404].contains(&stage.open(&mut olivia, path).status), "{path}");
        }
        // Nothing is changed meanwhile, not even what one may do as oneself.
        let servers = format!("/accounts/{customer}/servers");
        for path in [servers.as_str(), "/profile", "/views", "/orders/new"] {
            let refused = stage.send(&mut olivia, &licenses, path, &[("name", "never")]);
            assert!(refused.status == 403 && refused.body.contains("change nothing"), "{path}: {}", refused.body);
        }
        let ended = stage.send(&mut olivia, &licenses, "/seeing/end", &[]);
        assert_eq!((ended.status, ended.header("location")), (303, profile.as_str()));
        assert!(stage.open(&mut olivia, "/accounts").status == 200);
        for kind in ["account.seen-as", "account.seen-as-ended"] {
            let told = stage.api(&key, &format!("/api/v1/events?kind={kind}&account={customer}"), None);
            let told: Value = serde_json::from_str(&told.body).unwrap();
            assert_eq!(told["items"].as_array().unwrap().len(), 1, "{kind}");
        }
        // Whoever is no vendor's staff cannot; and an hour later it is over by itself.
        let mut carla = stage.signed_in(CUSTOMER);
        let own = stage.open(&mut carla, &profile);
        assert!(!own.body.contains("See as this account"));
        let refused = stage.send(&mut carla, &own, &format!("/accounts/{customer}/seeing"), &[]);
        assert!([403, 404].contains(&refused.status), "{}", refused.status);
        let page = stage.open(&mut olivia, &profile);
        assert_eq!(stage.send(&mut olivia, &page, &format!("/accounts/{customer}/seeing"), &[]).status, 303);
        stage.demo().clock().move_by(jiff::SignedDuration::from_mins(61));
        assert_eq!(stage.open(&mut olivia, "/accounts").status, 200);
    });
}
