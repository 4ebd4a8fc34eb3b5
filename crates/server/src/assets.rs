//! The style sheet, the script and the icon of the portal, inside the binary.
//!
//! Each is served under an address that holds a fingerprint of its content, so a browser may keep it for ever and
//! still gets the new one after an update.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// The address of the style sheet: `/assets/claviger-<fingerprint>.css`.
pub fn css() -> &'static str {
    &CSS.path
}

/// The address of the script, an ES module.
pub fn js() -> &'static str {
    &JS.path
}

/// The address of the script of pages that change by themselves, an ES module.
pub fn live() -> &'static str {
    &LIVE.path
}

/// The address of the icon, an SVG.
pub fn icon() -> &'static str {
    &ICON.path
}

/// `GET /assets/{name}`, for whatever state the application has.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{name}", get(serve))
}

struct Asset {
    path: String,
    etag: String,
    content_type: &'static str,
    content: &'static [u8],
}

static CSS: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("css", "text/css; charset=utf-8", include_bytes!("../assets/claviger.css")));
static JS: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("js", "text/javascript; charset=utf-8", include_bytes!("../assets/claviger.js")));
static LIVE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("js", "text/javascript; charset=utf-8", include_bytes!("../assets/live.js")));
static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("svg", "image/svg+xml", include_bytes!("../assets/claviger.svg")));

impl Asset {
    fn new(ending: &str, content_type: &'static str, content: &'static [u8]) -> Self {
        let print = fingerprint(content);
        Self {
            path: format!("/assets/claviger-{print:016x}.{ending}"),
            // Weak, because the same content may travel compressed.
            etag: format!("W/\"{print:016x}\""),
            content_type,
            content,
        }
    }
}

async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = [&*CSS, &*JS, &*LIVE, &*ICON].into_iter().find(|asset| asset.path.ends_with(&format!("/{name}")))
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kept = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let unchanged = kept.is_some_and(|tags| tags.split(',').any(|tag| tag.trim() == asset.etag));
    let caching = [(CACHE_CONTROL, "public, max-age=31536000, immutable"), (ETAG, asset.etag.as_str())];
    if unchanged {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    let kind = [(CONTENT_TYPE, asset.content_type), (X_CONTENT_TYPE_OPTIONS, "nosniff")];
    (caching, kind, asset.content).into_response()
}

/// FNV-1a, 64 bits: tells our own versions apart. It is no protection and needs to be none.
fn fingerprint(content: &[u8]) -> u64 {
    content.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use askama::Template;
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use tower::ServiceExt as _;

    use super::*;
    use crate::texts::Texts;

    async fn fetch(path: &str, kept: Option<&str>) -> Response {
        let mut request = Request::get(path);
        if let Some(tag) = kept {
            request = request.header(IF_NONE_MATCH, tag);
        }
        let request = request.body(Body::empty()).expect("a request");
        routes::<()>().oneshot(request).await.expect("an answer")
    }

    #[tokio::test]
    async fn an_asset_is_kept_for_ever_under_the_address_of_its_content() {
        for (path, kind) in
            [(css(), "text/css"), (js(), "text/javascript"), (live(), "text/javascript"), (icon(), "image/svg+xml")]
        {
            let answer = fetch(path, None).await;
            assert_eq!(answer.status(), StatusCode::OK, "{path}");
            let header = |name| answer.headers()[name].to_str().expect("text").to_owned();
            assert!(header(CONTENT_TYPE).starts_with(kind));
            assert!(header(CACHE_CONTROL).contains("immutable"));
            let etag = header(ETAG);
            assert!(path.contains(etag.trim_start_matches("W/").trim_matches('"')));
            assert!(!to_bytes(answer.into_body(), 100_000).await.expect("a body").is_empty());

            let again = fetch(path, Some(&format!("\"other\", {etag}"))).await;
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        }
    }

    #[tokio::test]
    async fn another_name_is_not_found() {
        for name in ["claviger.css", "claviger-0000000000000000.css", "%2e%2e%2fCargo.toml", "css"] {
            assert_eq!(fetch(&format!("/assets/{name}"), None).await.status(), StatusCode::NOT_FOUND, "{name}");
        }
    }

    #[test]
    fn the_fingerprint_is_fnv_1a() {
        assert_eq!(fingerprint(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint(b"foobar"), 0x8594_4171_f739_67e8);
    }

    /// The page of all components.
    #[derive(Template)]
    #[template(path = "styleguide.html")]
    struct Styleguide {
        page: Page,
        rows: Vec<Row>,
        errors: Vec<(&'static str, &'static str)>,
    }

    struct Page {
        texts: &'static Texts,
        title: String,
        nav: Vec<NavItem>,
        who: Option<String>,
        profile: &'static str,
        csrf: String,
        within: String,
        notice: Option<Notice>,
        css: String,
        js: String,
    }

    struct NavItem {
        label: &'static str,
        href: &'static str,
        current: bool,
    }

    struct Notice {
        tone: &'static str,
        text: String,
    }

    struct Row {
        name: &'static str,
        unit: &'static str,
        total: u64,
        first: u64,
        saved: u64,
        second: u64,
        error: &'static str,
    }

    fn styleguide() -> Styleguide {
        let nav = ["Start", "Customers", "Licenses", "Servers", "Stock", "Orders", "Renewals", "Tickets"];
        let row =
            |name, unit, total, first, saved, second, error| Row { name, unit, total, first, saved, second, error };
        Styleguide {
            page: Page {
                texts: Texts::of("en"),
                title: "Components <all>".to_owned(),
                nav: nav.map(|label| NavItem { label, href: "#", current: label == "Licenses" }).into(),
                who: Some("Maria Rossi · Alinea".to_owned()),
                profile: "/profile",
                csrf: "csrf-token".to_owned(),
                within: "Alinea S.p.A.".to_owned(),
                notice: Some(Notice { tone: "success", text: "The order is unlocked.".to_owned() }),
                css: css().to_owned(),
                js: js().to_owned(),
            },
            rows: vec![
                row("Advanced Queueing", "channels", 20, 18, 20, 0, ""),
                row("Auto Attendant", "", 1, 1, 1, 0, ""),
                row("IP Fax server red.", "channels", 4, 0, 0, 7, "3 too many"),
                row("Voice recording", "users", 12_500, 1_250, 1_250, 1_000, ""),
            ],
            errors: vec![
                ("mail", "An address looks like name@example.com."),
                ("note", "A note has 200 characters at most."),
            ],
        }
    }

    #[test]
    fn the_components_render_escaped_and_without_inline_script_or_style() {
        let html = styleguide().render().expect("a page");
        assert!(html.contains("Components &#60;all&#62;"));
        assert!(html.contains("2 things need your attention"));
        assert!(html.contains("12,500"));
        for component in ["badge", "banner", "breadcrumb", "copy-box", "empty", "facts", "field", "meter", "steps"] {
            assert!(html.contains(&format!("class=\"{component}")), "{component} is not shown");
        }
        for inline in ["style=", "<style", "<script>", "javascript:", " onclick"] {
            assert!(!html.contains(inline), "{inline}");
        }
    }
}
