//! A whole request to a demonstration in this process.
//!
//! The first bytes choose method, route, who asks and what kind of body it is; the rest is cut at bytes that no text has:
//! an id in the address, what stands behind the question mark, headers, the body.
#![no_main]

use std::sync::LazyLock;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderName, HeaderValue, Request, header};
use claviger_server::demo::{Demo, Options};
use jiff::SignedDuration;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

const METHODS: [&str; 6] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];
const KINDS: [&str; 5] = [
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=b",
    "text/csv",
    "application/toml",
];
const HEADERS: [&str; 9] = [
    "accept-language",
    "cookie",
    "if-match",
    "idempotency-key",
    "claviger-session",
    "claviger-sequence",
    "claviger-nonce",
    "claviger-mac",
    "x-request-id",
];

struct Stage {
    runtime: Runtime,
    routes: Router,
    paths: Vec<String>,
    key: String,
    demo: Demo,
    _data: tempfile::TempDir,
}

static STAGE: LazyLock<Stage> = LazyLock::new(|| {
    let runtime = Runtime::new().expect("a runtime");
    let data = tempfile::tempdir().expect("a folder");
    let options = Options { data: data.path().to_owned(), database: None, port: 0 };
    let demo = runtime.block_on(Demo::start(&options)).unwrap_or_else(|why| panic!("{why}"));
    let key = runtime.block_on(demo.make_admin_key()).unwrap_or_else(|why| panic!("{why}"));
    let routes = demo.routes();
    let told = format!("{routes:?}");
    let all = told.split("RouteId(").filter_map(|part| part.split_once("): \"")?.1.split_once('"'));
    let paths: Vec<_> = all.map(|(path, _)| path.to_owned()).filter(|path| !path.contains("__private__")).collect();
    assert!(paths.len() > 20, "the router does not tell its paths");
    Stage { runtime, routes, paths, key, demo, _data: data }
});

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let [method, route, who, kind, rest @ ..] = input else { return };
    let stage = &*STAGE;
    let pick = |number: &u8, of: usize| usize::from(*number) % of;
    let mut parts = rest.split(|byte| *byte == 0xff);
    let mut part = || parts.next().unwrap_or_default();
    let (id, query) = (part(), part());
    let encoded = |bytes: &[u8]| bytes.iter().map(|byte| format!("%{byte:02x}")).collect::<String>();
    let path = &stage.paths[pick(route, stage.paths.len())];
    let segment = if id.is_empty() { "x".to_owned() } else { encoded(id) };
    let filled: String = path
        .split('/')
        .map(|part| if part.starts_with('{') { segment.as_str() } else { part })
        .collect::<Vec<_>>()
        .join("/");
    let query: String = query
        .iter()
        .map(|byte| match byte {
            b'=' | b'&' | b'a'..=b'z' | b'0'..=b'9' => char::from(*byte).to_string(),
            byte => format!("%{byte:02x}"),
        })
        .collect();
    let mut request = Request::new(Body::empty());
    *request.method_mut() = METHODS[pick(method, METHODS.len())].parse().expect("a method");
    let Ok(uri) = format!("{filled}?{query}").parse() else { return };
    *request.uri_mut() = uri;
    for name in HEADERS.iter().skip(pick(who, 5)).take(2) {
        if let Ok(value) = HeaderValue::from_bytes(part()) {
            request.headers_mut().append(HeaderName::from_static(name), value);
        }
    }
    if who % 2 == 0 {
        let key = format!("Bearer {}", stage.key).parse().expect("a header");
        request.headers_mut().insert(header::AUTHORIZATION, key);
    }
    let kind = HeaderValue::from_static(KINDS[pick(kind, KINDS.len())]);
    request.headers_mut().insert(header::CONTENT_TYPE, kind);
    *request.body_mut() = Body::from(part().to_vec());
    let about = format!("{} {} {:?}", request.method(), request.uri(), request.headers());
    // No more often than a key may call, lest the limit answers for the route.
    stage.demo.clock().move_by(SignedDuration::from_millis(20));
    stage.runtime.block_on(async {
        let answer = stage.routes.clone().oneshot(request).await.expect("an answer");
        let status = answer.status().as_u16();
        let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap_or_default();
        assert!(status < 500, "{about}: {status} {}", String::from_utf8_lossy(&body));
    });
});
