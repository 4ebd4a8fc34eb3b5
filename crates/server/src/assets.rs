//! The style sheet, the scripts and the icon of the portal, inside the binary.
//!
//! Each is served under an address that holds a fingerprint of its content, so a browser may keep it for ever and
//! still gets the new one after an update. The style sheet is put together from one file for each part of the look.

use std::borrow::Cow;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// The style sheet as it is served: tokens first, then the page, then its parts; a later rule wins.
pub const STYLE: &str = concat!(
    include_str!("../assets/css/tokens.css"),
    include_str!("../assets/css/page.css"),
    include_str!("../assets/css/parts.css"),
    include_str!("../assets/css/ways.css"),
    include_str!("../assets/css/form.css"),
    include_str!("../assets/css/table.css"),
    include_str!("../assets/css/lists.css"),
    include_str!("../assets/css/matrix.css"),
);

/// The address of the style sheet: `/assets/claviger-<fingerprint>.css`.
pub fn css() -> &'static str {
    &CSS.path
}

/// The address of the script of every page, an ES module.
pub fn js() -> &'static str {
    &JS.path
}

/// The address of the script of pages that change by themselves, an ES module.
pub fn live() -> &'static str {
    &LIVE.path
}

/// The address of the matrix's script, an ES module.
pub fn matrix_js() -> &'static str {
    &MATRIX_JS.path
}

/// The address of the icon, an SVG.
pub fn icon() -> &'static str {
    &ICON.path
}

/// `GET /assets/{name}`, for whatever state the application has.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{name}", get(serve))
}

/// Something that is served under the fingerprint of its content.
pub(crate) struct Asset {
    /// Its address.
    pub path: String,
    etag: String,
    content_type: &'static str,
    content: Cow<'static, [u8]>,
}

static CSS: LazyLock<Asset> = LazyLock::new(|| embedded("claviger", "css", "text/css; charset=utf-8", lean(STYLE)));
static JS: LazyLock<Asset> =
    LazyLock::new(|| embedded("claviger", "js", SCRIPT, lean(include_str!("../assets/claviger.js"))));
static MATRIX_JS: LazyLock<Asset> =
    LazyLock::new(|| embedded("matrix", "js", SCRIPT, lean(include_str!("../assets/matrix.js"))));
static LIVE: LazyLock<Asset> =
    LazyLock::new(|| embedded("live", "js", SCRIPT, lean(include_str!("../assets/live.js"))));
static ICON: LazyLock<Asset> =
    LazyLock::new(|| embedded("claviger", "svg", "image/svg+xml", include_str!("../assets/claviger.svg").to_owned()));

const SCRIPT: &str = "text/javascript; charset=utf-8";

fn embedded(name: &str, ending: &str, content_type: &'static str, content: String) -> Asset {
    Asset::new("/assets", name, ending, content_type, Cow::Owned(content.into_bytes()))
}

/// A style sheet or script of ours without what is there for its readers: indentation, empty lines, and comments that have
/// lines to themselves. Nothing of ours needs more: no text runs over several lines.
fn lean(source: &str) -> String {
    let mut lean = String::with_capacity(source.len());
    let mut within = false;
    for line in source.lines().map(str::trim) {
        let begins = line.starts_with("/*");
        if !(within || begins || line.is_empty() || line.starts_with("//")) {
            lean.push_str(line);
            lean.push('\n');
        }
        within = (within || begins) && !line.ends_with("*/");
    }
    lean
}

impl Asset {
    /// What is served at `<folder>/<name>-<fingerprint>.<ending>`.
    pub(crate) fn new(
        folder: &str,
        name: &str,
        ending: &str,
        content_type: &'static str,
        content: Cow<'static, [u8]>,
    ) -> Self {
        let print = fingerprint(&content);
        Self {
            path: format!("{folder}/{name}-{print:016x}.{ending}"),
            // Weak, because the same content may travel compressed.
            etag: format!("W/\"{print:016x}\""),
            content_type,
            content,
        }
    }

    /// Whether this is what the last part of an address names.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        self.path.rsplit('/').next() == Some(name)
    }

    /// The answer to whoever asks for it and may have it already.
    pub(crate) fn answer(&self, headers: &HeaderMap) -> Response {
        let kept = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
        let unchanged = kept.is_some_and(|tags| tags.split(',').any(|tag| tag.trim() == self.etag));
        let caching = [(CACHE_CONTROL, "public, max-age=31536000, immutable"), (ETAG, self.etag.as_str())];
        if unchanged {
            return (StatusCode::NOT_MODIFIED, caching).into_response();
        }
        let kind = [(CONTENT_TYPE, self.content_type), (X_CONTENT_TYPE_OPTIONS, "nosniff")];
        (caching, kind, self.content.clone().into_owned()).into_response()
    }
}

async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    match [&*CSS, &*JS, &*MATRIX_JS, &*LIVE, &*ICON].into_iter().find(|asset| asset.is_called(&name)) {
        Some(asset) => asset.answer(&headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// FNV-1a, 64 bits: tells our own versions apart. It is no protection and needs to be none.
fn fingerprint(content: &[u8]) -> u64 {
    content.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use tower::ServiceExt as _;

    use super::*;

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

    #[test]
    fn x_05_all_scripts_together_are_smaller_than_20_kb_and_say_what_was_written() {
        let scripts = [&*JS, &*MATRIX_JS, &*LIVE].map(|script| String::from_utf8_lossy(&script.content).into_owned());
        let together: usize = scripts.iter().map(String::len).sum();
        assert!(together < 20_000, "{together} bytes");
        for script in scripts {
            assert!(!script.contains("\n//") && !script.contains("\n ") && !script.contains("\n\n"), "{script}");
        }
        let written = "a {\n  /* one\n     two */\n  b: c; /* kept */\n}\n\n// d\n/** e */\nf();\n";
        assert_eq!(lean(written), "a {\nb: c; /* kept */\n}\nf();\n");
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
}
