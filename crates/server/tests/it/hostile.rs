//! Input of any kind, from anybody: it is answered, never with our own trouble, and changes nothing. (X-12)
//!
//! Each property is tried on 256 inputs; `PROPTEST_CASES` sets another number. The folder `fuzz` goes on from here.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderName, HeaderValue, Request, header};
use claviger_app::{catalogue, order, policy, shipment};
use claviger_server::links::Links;
use claviger_server::mail::report;
use claviger_server::wire::check_in::CheckIn;
use claviger_server::wire::device::{DeviceSigner, Line, Revoked};
use claviger_server::wire::key::{KEY_SET, KeySet, LEASE, SigningKey, decode, signer_named_by};
use claviger_server::wire::problem::Problem;
use claviger_server::wire::token::ServerToken;
use jiff::SignedDuration;
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any};
use proptest::prop_oneof;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::routes::paths;
use crate::stage::{OPERATOR, Stage, on_both};

/// What stands behind question marks and in forms.
const NAMES: [&str; 26] = [
    "q",
    "after",
    "limit",
    "kind",
    "state",
    "mail",
    "status",
    "next",
    "done",
    "preview",
    "account",
    "actor",
    "from",
    "until",
    "email",
    "password",
    "csrf",
    "version",
    "step",
    "name",
    "recipient",
    "page",
    "edition",
    "code",
    "serial",
    "label",
];
const METHODS: [&str; 6] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];
const HEADERS: [&str; 13] = [
    "accept-language",
    "cookie",
    "if-match",
    "if-none-match",
    "idempotency-key",
    "x-request-id",
    "x-forwarded-for",
    "claviger-session",
    "claviger-sequence",
    "claviger-nonce",
    "claviger-mac",
    "accept-encoding",
    "range",
];
const KINDS: [&str; 7] = [
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=walk",
    "multipart/form-data",
    "text/csv",
    "application/toml",
    "\u{fe}",
];

/// Any text, those that are near to something meant by it most of all.
fn text() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        vec(any::<u8>(), 0..40),
        any::<String>().prop_map(String::into_bytes),
        select(vec![
            "",
            "/",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/orders?x=%0d%0a",
            "\0",
            "é",
            "%",
            "%zz",
            "*",
            "*;q=9",
            "de-CH;q=0.5, it;q=x",
            "0",
            "-1",
            "1e999",
            "9223372036854775808",
            "18446744073709551616",
            "ACTé000000000000000",
            "9999-12-31",
            "2026-02-30",
            "W/\"\"",
            "\"",
            "claviger-session=; claviger-visit==",
            "null",
            "[]",
            "{}",
            "\u{202e}",
            "acc_00000000000000000000000000000000",
            "WyJhY2NvdW50cyIsIngiLCJ5Il0",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
        (1usize..3_000).prop_map(|length| vec![b'a'; length]),
    ]
}

fn encoded(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("%{byte:02x}")).collect()
}

fn fields() -> impl Strategy<Value = String> {
    let field = (select(NAMES.to_vec()), text()).prop_map(|(name, value)| format!("{name}={}", encoded(&value)));
    vec(field, 0..4).prop_map(|fields| fields.join("&"))
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    let order = r#"{"number":"N","date":"2026-11-22","reseller":"R1001","customer":{"number":"C","name":"N","country":"IT"},
        "contact":{"email":"a@b.example"},"lines":[{"sku":"IM120-4L","items":1,"model":"cloud"}]}"#;
    let cut = |at: usize, with: Vec<u8>| {
        let mut text = order.as_bytes().to_vec();
        let at = at % text.len();
        let end = (at + with.len()).min(text.len());
        text.splice(at..end, with);
        text
    };
    prop_oneof![
        text(),
        fields().prop_map(String::into_bytes),
        (any::<usize>(), text()).prop_map(move |(at, with)| cut(at, with)),
        (1usize..4_000).prop_map(|depth| vec![b'['; depth]),
        text().prop_map(
            |value| [&b"--walk\r\ncontent-disposition: form-data; name=\"file\"\r\n\r\n"[..], &value].concat()
        ),
    ]
}

/// A request to any route of `paths`, by somebody with a good key, a good session, or neither.
fn request(paths: Vec<String>, key: String, cookie: String) -> impl Strategy<Value = Request<Body>> {
    let segment = prop_oneof![
        Just("acc_00000000000000000000000000000000".to_owned()),
        text().prop_map(|text| encoded(&text)).prop_filter("a segment", |text| !text.is_empty()),
    ];
    let head = (select(METHODS.to_vec()), select(paths), segment, fields());
    let headers = vec((select(HEADERS.to_vec()), text()), 0..4);
    (head, headers, 0u8..3, select(KINDS.to_vec()), body()).prop_map(
        move |((method, path, segment, query), headers, who, kind, body)| {
            let mut filled = String::new();
            let mut rest = path.as_str();
            while let Some((before, after)) = rest.split_once('{') {
                filled = filled + before + &segment;
                rest = after.split_once('}').map_or("", |(_, rest)| rest);
            }
            let mut request = Request::new(Body::from(body));
            *request.method_mut() = method.parse().unwrap();
            *request.uri_mut() = format!("{filled}{rest}?{query}").parse().unwrap_or_default();
            let all = request.headers_mut();
            for (name, value) in headers {
                if let Ok(value) = HeaderValue::from_bytes(&value) {
                    all.append(HeaderName::from_static(name), value);
                }
            }
            all.insert(header::CONTENT_TYPE, HeaderValue::from_bytes(kind.as_bytes()).unwrap());
            match who {
                0 => drop(all.insert(header::AUTHORIZATION, format!("Bearer {key}").parse().unwrap())),
                1 => drop(all.append(header::COOKIE, cookie.parse().unwrap())),
                _ => {}
            }
            request
        },
    )
}

fn runner() -> TestRunner {
    TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })
}

#[test]
fn x_12_no_request_whatsoever_is_answered_with_our_own_trouble() {
    on_both(|stage| {
        let (key, visitor) = (stage.admin_key(), stage.signed_in(OPERATOR));
        let routes = stage.demo().routes();
        let requests = request(paths(stage.demo()), key, visitor.cookie());
        let outcome = runner().run(&requests.prop_map(std::sync::Mutex::new), |request| {
            let mut taken = Request::new(Body::empty());
            std::mem::swap(&mut *request.lock().unwrap(), &mut taken);
            let about = format!("{} {} {:?}", taken.method(), taken.uri(), taken.headers());
            let is_api = taken.uri().path().starts_with("/api/");
            let is_head = taken.method() == "HEAD";
            // As many as a key may send.
            stage.demo().clock().move_by(SignedDuration::from_millis(20));
            let answer = stage.runtime.block_on(routes.clone().oneshot(taken)).unwrap();
            let (parts, body) = answer.into_parts();
            // A stream that was opened has no end to wait for.
            if parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream") {
                return Ok(());
            }
            let body = stage.runtime.block_on(to_bytes(body, usize::MAX)).unwrap();
            assert!(parts.status.as_u16() < 500, "{about}: {} {}", parts.status, String::from_utf8_lossy(&body));
            let goes_to = parts.headers.get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
            let is_ours = |to: &str| to.starts_with('/') && !to.starts_with("//") && !to.contains('\\');
            assert!(goes_to.as_deref().is_none_or(is_ours), "{about} leads to {goes_to:?}");
            let is_plain = !parts.headers.contains_key(header::CONTENT_ENCODING);
            if is_api && !is_head && is_plain && parts.status.is_client_error() {
                let problem: Result<Problem, _> = serde_json::from_slice(&body);
                assert!(problem.is_ok_and(|problem| problem.status == parts.status.as_u16()), "{about}: {body:?}");
            }
            Ok(())
        });
        outcome.unwrap_or_else(|failure| panic!("{failure}"));
    });
}

#[test]
fn x_12_whatever_stands_behind_any_question_mark_is_answered() {
    on_both(|stage| {
        let (key, visitor) = (stage.admin_key(), stage.signed_in(OPERATOR));
        let routes = stage.demo().routes();
        let ask = |uri: &str| {
            let mut request = Request::get(uri).header(header::COOKIE, visitor.cookie());
            if uri.starts_with("/api/") {
                request = request.header(header::AUTHORIZATION, format!("Bearer {key}"));
            }
            let request = request.body(Body::empty()).unwrap();
            let status = stage.runtime.block_on(routes.clone().oneshot(request)).unwrap().status().as_u16();
            assert!(status < 500, "{uri}: {status}");
            status
        };
        for path in paths(stage.demo()) {
            // Whoever calls so often is told to wait.
            stage.demo().clock().move_by(SignedDuration::from_secs(3));
            let path = path.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect::<Vec<_>>();
            let path = path.join("/");
            let plain = ask(&path);
            if plain == 405 {
                continue;
            }
            for value in ["%00", "a%00b", "%ff", "%F0%9F%97%9D", "-1", "9223372036854775808"] {
                let asked: Vec<_> = NAMES.iter().map(|name| format!("{name}={value}")).collect();
                if plain == 404 {
                    // What is asked is taken apart before it is seen that there is no such thing, and goes no further.
                    ask(&format!("{path}?{}", asked.join("&")));
                    continue;
                }
                // One at a time: of several, the first that is wrong may hide the others.
                for query in asked {
                    ask(&format!("{path}?{query}"));
                }
            }
        }
    });
}

#[test]
fn x_12_no_file_whatsoever_makes_its_reader_fall_over() {
    let line = "order,date,reseller,customer,customer name,country,contact,sku,items,model\r\n";
    let devices = "shipment,serial,buyer,label,sku,items\r\nS-1,00-90-33-01-02-03,R1001,K7QX-2M9P,REL-BRI-1,2\r\n";
    let toml = include_str!("../../../../data/demonstration/catalogue.toml");
    let links = include_str!("../../../../data/demonstration/links.toml");
    let mail = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\
                Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\n\r\n--b--\r\n";
    let damaged = |whole: &'static str| {
        (any::<usize>(), any::<usize>(), vec(any::<u8>(), 0..30)).prop_map(move |(at, length, with)| {
            let mut bytes = whole.as_bytes().to_vec();
            let at = at % bytes.len();
            let end = (at + length % 40).min(bytes.len());
            bytes.splice(at..end, with);
            bytes
        })
    };
    let inputs = prop_oneof![
        vec(any::<u8>(), 0..200),
        damaged(line),
        damaged(devices),
        damaged(toml),
        damaged(links),
        damaged(mail)
    ];
    let outcome = runner().run(&inputs, |bytes| {
        let _ = order::csv::read(&bytes);
        let _ = shipment::csv::read(&bytes);
        let _ = report::read(&bytes);
        if let Ok(text) = std::str::from_utf8(&bytes) {
            let links = Links::read("l.toml", text).err();
            for refused in [catalogue::read("c.toml", text).err(), policy::read("p.toml", text).err(), links] {
                assert!(refused.is_none_or(|refused| refused.to_string().contains(".toml")));
            }
        }
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn x_12_what_nobody_signed_is_never_believed() {
    let (root, device) = (SigningKey::from_seed(&[7; 32]), DeviceSigner::from_seed(&[9; 32]));
    let keys = KeySet { iat: 0, keys: vec![root.public()], revoked: vec![] };
    let line = device.line("vars create LICENSE/RELAY0 pau BRIs=2,00-90-33-00-00-00,444,é", "5d57b1c0b7588ac7");
    let list = Revoked { made: 1_793_610_000, numbers: vec!["5d57b1c0b7588ac7".into()] }
        .signed_by(&[DeviceSigner::from_seed(&[9; 32])]);
    let token = ServerToken::new("srv", "secret").reveal();
    let good = [root.sign(KEY_SET, &keys), root.sign(LEASE, &json!({"n": 1})), line, list, token];
    let damaged = (0..good.len(), any::<usize>(), 0usize..3, "[é.|A0 \n]{0,3}");
    let texts = prop_oneof![
        any::<String>(),
        damaged.prop_map({
            let good = good.clone();
            move |(which, at, fewer, with)| {
                let whole: Vec<char> = good[which].chars().collect();
                let at = at % whole.len();
                let after = (at + fewer).min(whole.len());
                [&whole[..at], &with.chars().collect::<Vec<_>>(), &whole[after..]].concat().into_iter().collect()
            }
        }),
    ];
    let outcome = runner().run(&texts, |text: String| {
        let is_good = |which: usize| good[which] == text;
        assert_eq!(root.public().verify::<KeySet>(KEY_SET, &text).is_ok(), is_good(0), "{text}");
        // Who is said to have signed it says little; the signature does.
        let signer = keys.signer_of(LEASE, &text).ok();
        let is_signed = signer.is_some_and(|signer| signer.verify::<Value>(LEASE, &text).is_ok());
        assert_eq!(is_signed, is_good(1), "{text}");
        assert_eq!(Line::read(&device.public(), &text).is_ok(), is_good(2), "{text}");
        // Lines behind the last are nobody's.
        assert!(Revoked::read(&device.public(), &text).is_err() || text.trim_end() == good[3].trim_end(), "{text}");
        if let Ok(token) = text.parse::<ServerToken>() {
            let again = token.reveal().parse::<ServerToken>().map(|token| token.reveal());
            assert_eq!(again.ok(), Some(token.reveal()), "{text}");
        }
        let _ = (signer_named_by(&text), decode(&text), KeySet::unverified(&text));
        let call = CheckIn { session: text.clone(), sequence: 1, nonce: text.clone(), held: 1 };
        assert!(!call.is_authentic("a2V5", &text), "{text}");
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

/// A whole answer as it comes over the network.
fn raw(stage: &Stage, path: &str, headers: &str) -> (String, Vec<u8>) {
    let address = stage.demo().address.trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{headers}\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let at = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    (String::from_utf8_lossy(&answer[..at]).to_ascii_lowercase(), answer[at + 4..].to_vec())
}

#[test]
fn x_06_what_says_that_it_is_compressed_is() {
    on_both(|stage| {
        let key = stage.admin_key();
        let compressed = |path: &str, headers: &str| {
            let (head, body) = raw(stage, path, &format!("accept-encoding: gzip\r\n{headers}"));
            let says_so = head.contains("content-encoding: gzip");
            // Chunks have their length before them.
            let is_so = body.windows(2).take(12).any(|window| window == [0x1f, 0x8b]);
            assert_eq!(says_so, is_so, "{path}: {head}");
            says_so
        };
        let authorization = format!("authorization: Bearer {key}\r\n");
        assert!(compressed("/sign-in", ""), "pages are compressed");
        assert!(compressed("/api/v1/orders", &authorization), "so are answers to programs");
        for refused in ["/api/v1/orders/ord_x", "/api/v1/nowhere", "/api/v1/orders?limit=0"] {
            compressed(refused, &authorization);
            compressed(refused, "");
        }
    });
}

#[test]
fn x_12_a_search_that_is_too_long_is_refused_rather_than_cut() {
    on_both(|stage| {
        let key = stage.admin_key();
        for list in ["accounts", "customers", "orders", "servers"] {
            let asked = |length: usize| stage.api(&key, &format!("/api/v1/{list}?q={}", "%C3%A9".repeat(length)), None);
            assert_eq!(asked(100).status, 200, "{list}");
            let answer = asked(101);
            assert_eq!((answer.status, answer.cause().as_str()), (400, "invalid"), "{list}");
            assert!(answer.body.contains("101 characters") && answer.body.contains("100"), "{}", answer.body);
            assert_eq!(stage.api(&key, &format!("/api/v1/{list}"), None).status, 200, "{list}");
        }
    });
}
