//! The API's description of itself: OpenAPI 3.1, made from the handlers.
//!
//! Handlers describe what is theirs; what holds for every call is added here, so that no handler can forget it.

use std::sync::LazyLock;

use axum::body::Bytes;
use claviger_app::wire::problem::MEDIA_TYPE;
use utoipa::openapi::path::{Operation, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, Content, Info, License, ObjectBuilder, OpenApi, Ref, RefOr, Required, Response, Type,
};

use super::problem::schemas;

/// The key's name among the security schemes: `security(("key" = ["orders:read"]))`, with the scope that is needed.
const KEY: &str = "key";

/// The description of the whole API.
#[must_use]
pub fn document() -> &'static OpenApi {
    static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(describe);
    &DOCUMENT
}

/// The same, as it is served.
pub fn text() -> Bytes {
    static TEXT: LazyLock<Bytes> = LazyLock::new(|| document().to_pretty_json().unwrap_or_default().into());
    TEXT.clone()
}

/// The operations of a path with their methods.
#[must_use]
pub fn operations(item: &PathItem) -> Vec<(&'static str, &Operation)> {
    let all = [
        ("GET", &item.get),
        ("POST", &item.post),
        ("PUT", &item.put),
        ("PATCH", &item.patch),
        ("DELETE", &item.delete),
    ];
    all.into_iter().filter_map(|(method, operation)| Some((method, operation.as_ref()?))).collect()
}

fn describe() -> OpenApi {
    let mut document = super::nouns().into_iter().map(utoipa_axum::router::OpenApiRouter::into_openapi).fold(
        OpenApi::default(),
        |mut all, noun| {
            all.merge(noun);
            all
        },
    );
    let mut info = Info::new("Claviger", env!("CARGO_PKG_VERSION"));
    info.description = Some(
        "Licenses, orders and everything around them, for programs. Times are RFC 3339 in UTC, days are `YYYY-MM-DD`, \
         ids are opaque. Every refusal is a problem document (RFC 9457)."
            .into(),
    );
    let mut license = License::new("Apache-2.0");
    license.identifier = Some("Apache-2.0".into());
    info.license = Some(license);
    document.info = info;

    let mut key = Http::new(HttpAuthScheme::Bearer);
    key.description =
        Some("A key made by an administrator of the account; it acts as a role, within its scopes.".into());
    let components = document.components.take().unwrap_or_default();
    let components = ComponentsBuilder::from(components)
        .security_scheme(KEY, SecurityScheme::Http(key))
        .schemas_from_iter(schemas())
        .build();
    document.components = Some(components);
    for (path, item) in &mut document.paths.paths {
        let all = [
            ("GET", &mut item.get),
            ("POST", &mut item.post),
            ("PUT", &mut item.put),
            ("PATCH", &mut item.patch),
            ("DELETE", &mut item.delete),
        ];
        for (method, operation) in all {
            if let Some(operation) = operation {
                complete(operation, path, method);
            }
        }
    }
    document
}

/// Adds to an operation what holds for every call.
fn complete(operation: &mut Operation, path: &str, method: &str) {
    operation.description =
        operation.description.take().map(|text| without_rows(&text)).filter(|text| !text.is_empty());
    refuses(operation, "401", "`unauthorized`: no key, or none that is still good.");
    refuses(operation, "403", "`forbidden`: the key's role does not allow it. `out-of-scope`: its scopes do not.");
    let asks = asked_in_query(operation);
    if !asks.is_empty() {
        refuses(operation, "400", "`invalid`: what stands behind the question mark cannot be read.");
    }
    if asks.iter().any(|name| name == "after") {
        refuses(operation, "400", "`bad-cursor`, `bad-limit`: what would be right.");
    }
    if path.contains('{') {
        refuses(operation, "400", "`invalid`: the address is not UTF-8.");
        refuses(operation, "404", "`not-found`: there is no such thing, or none that the key reaches.");
    }
    if let Some(RefOr::T(body)) = &operation.request_body {
        let kind = body.content.keys().next().cloned().unwrap_or_default();
        refuses(operation, "400", "`body`: the body could not be read to its end.");
        refuses(operation, "413", "`body-too-large`: the body is longer than 4 MiB.");
        refuses(operation, "415", &format!("`unsupported-media-type`: the body is not sent as `{kind}`."));
        if kind == "application/json" {
            refuses(
                operation,
                "422",
                "`invalid-json`: where the body is not what is expected. `invalid`: what cannot be.",
            );
        }
    }
    if method == "POST" {
        let says = "Names this call: sent again within 24 hours, it is carried out once and answered alike.";
        takes(operation, "Idempotency-Key", says);
        refuses(operation, "400", "`idempotency-key-invalid`: it is not 1 to 128 visible ASCII characters.");
        refuses(operation, "409", "`idempotency-under-way`, `idempotency-answer-lost`: what became of the first call.");
        refuses(operation, "422", "`idempotency-key-reused`: the key was sent with another call.");
    }
    if operation.responses.responses.contains_key("412") {
        takes(operation, "If-Match", "The `ETag` of what was seen: refused if it has changed since.");
    }
    if method == "GET" && says_header(operation, "200", "ETag") {
        takes(operation, "If-None-Match", "The `ETag` of what is known already: answered with 304 if it is still so.");
        let unchanged = Response::new("It is as it was when it was given this tag.");
        operation.responses.responses.insert("304".into(), RefOr::T(unchanged));
    }
    refuses(operation, "429", "`too-many-requests`: `Retry-After` says in how many seconds to call again.");
    refuses(operation, "500", "`internal`: our own trouble; nothing was changed.");
    refuses(operation, "503", "`unavailable`: the database does not answer. `busy`: it took too long.");
    refuses(operation, "507", "`no-space`: the service has no space left; nothing was changed.");
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && matches!(status.as_bytes().first(), Some(b'4' | b'5'))
        {
            response.content.insert(MEDIA_TYPE.into(), Content::new(Some(Ref::from_schema_name("Problem"))).into());
        }
    }
}

/// The names of what the operation may be asked behind the question mark.
fn asked_in_query(operation: &Operation) -> Vec<String> {
    let all = operation.parameters.iter().flatten().filter_map(|parameter| match parameter {
        RefOr::T(parameter) => Some(parameter),
        RefOr::Ref(_) => None,
    });
    all.filter(|parameter| parameter.parameter_in == ParameterIn::Query)
        .map(|parameter| parameter.name.clone())
        .collect()
}

/// Notes that the operation takes a header.
fn takes(operation: &mut Operation, name: &str, says: &str) {
    let text = ObjectBuilder::new().schema_type(Type::String).build();
    let parameter = ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(says))
        .schema(Some(text))
        .build();
    operation.parameters.get_or_insert_default().push(parameter.into());
}

fn says_header(operation: &Operation, status: &str, name: &str) -> bool {
    let response = operation.responses.responses.get(status);
    matches!(response, Some(RefOr::T(response)) if response.headers.contains_key(name))
}

/// Notes that the operation may be refused with `status`, beside what it says itself about that.
fn refuses(operation: &mut Operation, status: &str, why: &str) {
    let added = || RefOr::T(Response::new(String::new()));
    let response = operation.responses.responses.entry(status.to_owned()).or_insert_with(added);
    if let RefOr::T(response) = response {
        let sign = if response.description.is_empty() { "" } else { " " };
        response.description = format!("{}{sign}{why}", response.description);
    }
}

/// The rows of the specification that a comment names mean nothing to those who read the reference.
fn without_rows(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(" (") {
        kept.push_str(before);
        let Some((inside, behind)) = after.split_once(')') else {
            kept.push_str(" (");
            rest = after;
            continue;
        };
        if !is_rows(inside) {
            kept.push_str(" (");
            kept.push_str(inside);
            kept.push(')');
        }
        rest = behind;
    }
    kept.push_str(rest);
    kept.trim().to_owned()
}

/// Whether `text` names rows: `L-01`, `L-01 to L-07`, `X-06, X-12`.
fn is_rows(text: &str) -> bool {
    text.split([',', ' ']).filter(|word| !word.is_empty() && *word != "to").all(|word| {
        let mut parts = word.splitn(2, '-');
        parts.next().is_some_and(|room| room.len() == 1 && room.bytes().all(|byte| byte.is_ascii_uppercase()))
            && parts.next().is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn x_06_every_operation_says_what_it_is_what_it_needs_and_how_it_refuses() {
        let mut ids = BTreeSet::new();
        for (path, item) in &document().paths.paths {
            assert!(path.starts_with("/api/v1/"), "{path}");
            for (method, operation) in operations(item) {
                let about = format!("{method} {path}");
                assert!(
                    ids.insert(operation.operation_id.clone().unwrap()),
                    "{about}: the operation's id is another's"
                );
                assert_eq!(operation.tags.as_ref().map(Vec::len), Some(1), "{about}: one tag");
                assert!(operation.summary.as_ref().is_some_and(|says| !says.is_empty()), "{about}: a summary");
                let security = serde_json::to_value(&operation.security).unwrap();
                assert_eq!(security[0][KEY].as_array().map(Vec::len), Some(1), "{about}: the scope it needs");
                let in_path = path.matches('{').count();
                let described = operation
                    .parameters
                    .iter()
                    .flatten()
                    .filter(|parameter| serde_json::to_value(parameter).unwrap()["in"] == "path");
                assert_eq!(described.count(), in_path, "{about}: the parameters of its path");
                for (status, response) in &operation.responses.responses {
                    let RefOr::T(response) = response else { panic!("{about} {status}") };
                    assert!(!response.description.is_empty(), "{about} {status}: a description");
                    let is_refusal = status.starts_with(['4', '5']);
                    assert_eq!(response.content.contains_key(MEDIA_TYPE), is_refusal, "{about} {status}");
                }
                let answers = operation.responses.responses.keys().filter(|status| status.starts_with('2'));
                assert!(answers.count() > 0, "{about}: an answer");
            }
        }
        assert!(!ids.is_empty());
    }

    #[test]
    fn x_06_no_two_nouns_call_different_things_by_one_name() {
        let mut known = BTreeMap::new();
        for noun in crate::api::nouns() {
            for (name, schema) in noun.into_openapi().components.unwrap_or_default().schemas {
                let schema = serde_json::to_value(schema).unwrap();
                let first = known.entry(name.clone()).or_insert_with(|| schema.clone());
                assert_eq!(*first, schema, "{name}");
            }
        }
    }

    /// Every `$ref` leads to something, and every object closes what it requires.
    #[test]
    fn x_06_the_description_is_whole() {
        fn walk(value: &serde_json::Value, whole: &serde_json::Value) {
            if let Some(to) = value.get("$ref").and_then(serde_json::Value::as_str) {
                let at = to.strip_prefix('#').unwrap();
                assert!(whole.pointer(at).is_some(), "{to} leads nowhere");
            }
            if let (Some(required), Some(properties)) =
                (value.get("required").and_then(|r| r.as_array()), value.get("properties"))
            {
                for name in required {
                    assert!(properties.get(name.as_str().unwrap()).is_some(), "{name} is required and not described");
                }
            }
            match value {
                serde_json::Value::Object(fields) => fields.values().for_each(|value| walk(value, whole)),
                serde_json::Value::Array(items) => items.iter().for_each(|value| walk(value, whole)),
                _ => {}
            }
        }
        let whole: serde_json::Value = serde_json::from_slice(&text()).unwrap();
        walk(&whole, &whole);
        assert_eq!(whole["openapi"], "3.1.0");
        assert_eq!(whole["components"]["securitySchemes"][KEY]["scheme"], "bearer");
    }

    #[test]
    fn the_rows_of_the_specification_stay_out_of_the_reference() {
        for (text, said) in [
            ("With a new link. (L-03)", "With a new link."),
            ("All (or none) of it. (L-12, X-06)", "All (or none) of it."),
            ("(L-03)", "(L-03)"),
            ("Rows (L-01 to L-07) and more.", "Rows and more."),
            ("An end (without one", "An end (without one"),
        ] {
            assert_eq!(without_rows(text), said);
        }
    }
}
