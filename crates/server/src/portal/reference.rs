//! The API's reference, rendered from its own description: a page of what there is, and one for each room of it.

use std::sync::LazyLock;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::Error;
use serde_json::{Map, Value, json};

use super::page::{self, Page};
use super::visitor::Visitor;
use crate::api::{self, CAUSES};
use crate::web::Web;

/// How deep the fields of a body are listed.
const DEEPEST: usize = 5;

#[derive(Template)]
#[template(path = "reference.html")]
struct Contents {
    page: Page,
    rooms: &'static [Room],
    call: String,
    causes: Vec<(&'static str, Prose)>,
}

#[derive(Template)]
#[template(path = "reference_room.html")]
struct OneRoom {
    page: Page,
    room: &'static Room,
    calls: Vec<String>,
}

/// What belongs together: the operations with one tag.
struct Room {
    name: String,
    slug: String,
    operations: Vec<Operation>,
}

struct Operation {
    id: String,
    method: &'static str,
    path: String,
    summary: String,
    says: Prose,
    scope: String,
    parameters: Vec<Parameter>,
    body: Vec<Field>,
    example: Option<String>,
    answers: Vec<Answer>,
}

struct Parameter {
    name: String,
    place: String,
    required: bool,
    says: Prose,
}

struct Answer {
    status: String,
    says: Prose,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    kind: String,
    required: bool,
    says: Prose,
}

/// A text in which some words are code: each part, and whether it is code.
type Prose = Vec<(bool, String)>;

/// `GET /api/v1/reference`
pub async fn contents(State(web): State<Web>, visitor: Visitor) -> Response {
    let page = Page::new(&web, &visitor, visitor.texts.reference_title(), "");
    let call = curl(&web.vendor().address, "GET", "/api/v1/orders?limit=2", None);
    let causes = CAUSES.iter().map(|cause| (cause.word, prose(cause.meaning))).collect();
    page::render(StatusCode::OK, &Contents { page, rooms: rooms(), call, causes })
}

/// `GET /api/v1/reference/{room}`
pub async fn room(State(web): State<Web>, visitor: Visitor, Path(slug): Path<String>) -> Response {
    let Some(room) = rooms().iter().find(|room| room.slug == slug) else {
        return page::explain(&web, &visitor, &Error::NotFound("page"), "/");
    };
    let page = Page::new(&web, &visitor, format!("{} · {}", room.name, visitor.texts.reference_title()), "");
    let vendor = web.vendor();
    let address = &vendor.address;
    let call = |one: &Operation| curl(address, one.method, &one.path, one.example.as_deref());
    let calls = room.operations.iter().map(call).collect();
    page::render(StatusCode::OK, &OneRoom { page, room, calls })
}

fn rooms() -> &'static [Room] {
    static ROOMS: LazyLock<Vec<Room>> = LazyLock::new(|| {
        // The description is asked as what programs get to see.
        let document = serde_json::to_value(api::document()).unwrap_or_default();
        let mut rooms: Vec<Room> = Vec::new();
        for (path, item) in &api::document().paths.paths {
            for (method, operation) in api::operations(item) {
                let name = operation.tags.iter().flatten().next().cloned().unwrap_or_default();
                let described = serde_json::to_value(operation).unwrap_or_default();
                let operation = Operation::of(&document, method, path, &described);
                match rooms.iter_mut().find(|room| room.name == name) {
                    Some(room) => room.operations.push(operation),
                    None => {
                        let slug = name.to_lowercase().replace(' ', "-");
                        rooms.push(Room { name, slug, operations: vec![operation] });
                    }
                }
            }
        }
        rooms
    });
    &ROOMS
}

impl Operation {
    fn of(document: &Value, method: &'static str, path: &str, described: &Value) -> Self {
        let text = |name: &str| described[name].as_str().unwrap_or_default().to_owned();
        let body = &described["requestBody"]["content"]["application/json"]["schema"];
        let parameters = described["parameters"].as_array().into_iter().flatten().map(|parameter| Parameter {
            name: parameter["name"].as_str().unwrap_or_default().to_owned(),
            place: parameter["in"].as_str().unwrap_or_default().to_owned(),
            required: parameter["required"] == true,
            says: prose(parameter["description"].as_str().unwrap_or_default()),
        });
        let answers = described["responses"].as_object().into_iter().flatten().map(|(status, answer)| Answer {
            status: status.clone(),
            says: prose(answer["description"].as_str().unwrap_or_default()),
            fields: fields(document, &answer["content"]["application/json"]["schema"]),
        });
        let example = (!body.is_null()).then(|| example(document, body, DEEPEST));
        Self {
            id: text("operationId"),
            method,
            path: path.to_owned(),
            summary: text("summary"),
            says: prose(&text("description")),
            scope: described["security"][0]["key"][0].as_str().unwrap_or_default().to_owned(),
            parameters: parameters.collect(),
            body: fields(document, body),
            example: example.and_then(|example| serde_json::to_string_pretty(&example).ok()),
            answers: answers.collect(),
        }
    }
}

/// Every field of a body, with its path.
fn fields(document: &Value, schema: &Value) -> Vec<Field> {
    let mut all = Vec::new();
    gather(document, schema, "", DEEPEST, &mut all);
    all
}

fn gather(document: &Value, schema: &Value, path: &str, deep: usize, all: &mut Vec<Field>) {
    let schema = resolve(document, schema);
    if deep == 0 {
        return;
    }
    if schema["items"].is_object() {
        gather(document, &schema["items"], &format!("{path}[]"), deep, all);
    }
    let required = |name: &str| schema["required"].as_array().is_some_and(|names| names.iter().any(|one| one == name));
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let whole = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let meant = resolve(document, field);
        let says = [&field["description"], &meant["description"]].into_iter().find_map(Value::as_str);
        all.push(Field {
            name: whole.clone(),
            kind: kind(document, field),
            required: required(name),
            says: prose(says.unwrap_or_default()),
        });
        gather(document, field, &whole, deep - 1, all);
    }
}

/// What kind of value a field holds, in a word or two.
fn kind(document: &Value, schema: &Value) -> String {
    let may_be_null = schema["oneOf"].as_array().is_some_and(|choices| choices.iter().any(|one| one["type"] == "null"));
    let meant = resolve(document, schema);
    let mut words: Vec<String> = match &meant["type"] {
        Value::String(one) => vec![one.clone()],
        Value::Array(several) => several.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    if let (Some(format), Some(first)) = (meant["format"].as_str(), words.first_mut())
        && first == "string"
    {
        format.clone_into(first);
    }
    if may_be_null {
        words.push("null".into());
    }
    words.join(", ")
}

/// The schema meant: behind a reference, or beside the `null` of a field that may be left out.
fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let mut meant = schema;
    for _ in 0..DEEPEST {
        let choice = meant["oneOf"].as_array().and_then(|choices| choices.iter().find(|one| one["type"] != "null"));
        let behind = meant["$ref"].as_str().and_then(|to| document.pointer(to.trim_start_matches('#')));
        match choice.or(behind) {
            Some(next) => meant = next,
            None => break,
        }
    }
    meant
}

/// A body to begin with: all that is required, and what has an example.
fn example(document: &Value, schema: &Value, deep: usize) -> Value {
    let meant = resolve(document, schema);
    if let Some(given) = meant.get("example").or_else(|| schema.get("example")) {
        return given.clone();
    }
    let kind = meant["type"].as_str().or_else(|| meant["type"][0].as_str()).unwrap_or("object");
    match (kind, deep) {
        ("string", _) => json!("…"),
        ("integer" | "number", _) => json!(1),
        ("boolean", _) => json!(true),
        (_, 0) => Value::Null,
        ("array", _) => json!([example(document, &meant["items"], deep - 1)]),
        _ => {
            let required = meant["required"].as_array().cloned().unwrap_or_default();
            let mut fields = Map::new();
            for (name, field) in meant["properties"].as_object().into_iter().flatten() {
                let has_example = resolve(document, field).get("example").is_some();
                if has_example || required.iter().any(|one| one == name) {
                    fields.insert(name.clone(), example(document, field, deep - 1));
                }
            }
            fields.into()
        }
    }
}

/// The call as one types it.
fn curl(address: &str, method: &str, path: &str, body: Option<&str>) -> String {
    let mut lines = vec![match method {
        "GET" => format!("curl '{address}{path}'"),
        _ => format!("curl -X {method} '{address}{path}'"),
    }];
    lines.push("-H \"Authorization: Bearer $CLAVIGER_KEY\"".into());
    if method == "POST" {
        lines.push("-H \"Idempotency-Key: $(uuidgen)\"".into());
    }
    if let Some(body) = body {
        lines.push("-H 'Content-Type: application/json'".into());
        lines.push(format!("-d '{}'", body.replace('\'', "'\\''")));
    }
    lines.join(" \\\n  ")
}

fn prose(text: &str) -> Prose {
    let parts = text.split('`').enumerate().map(|(index, part)| (index % 2 == 1, part.to_owned()));
    parts.filter(|(_, part)| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_06_the_reference_shows_every_call_with_its_fields_answers_and_an_example() {
        let calls: usize = api::document().paths.paths.values().map(|item| api::operations(item).len()).sum();
        assert_eq!(rooms().iter().map(|room| room.operations.len()).sum::<usize>(), calls);
        for room in rooms() {
            let commands: Vec<_> = room
                .operations
                .iter()
                .map(|one| curl("https://licensing.example", one.method, &one.path, one.example.as_deref()))
                .collect();
            let html = OneRoom { page: Page::sample("API"), room, calls: commands }.render().unwrap();
            page::tests::is_escaped(&html);
            for operation in &room.operations {
                assert!(html.contains(&format!("id=\"{}\"", operation.id)), "{}", operation.id);
                assert!(html.contains(&operation.path) && html.contains(&operation.scope));
            }
        }
        let orders = rooms().iter().find(|room| room.name == "Orders").unwrap();
        let place = orders.operations.iter().find(|one| one.id == "placeOrder").unwrap();
        let names: Vec<_> = place.body.iter().map(|field| field.name.as_str()).collect();
        assert!(names.contains(&"customer.number") && names.contains(&"lines[].sku"), "{names:?}");
        assert!(place.answers.iter().any(|answer| answer.status == "201" && !answer.fields.is_empty()));
        let list = orders.operations.iter().find(|one| one.id == "listOrders").unwrap();
        let fields: Vec<_> = list.answers.iter().flat_map(|answer| &answer.fields).map(|field| &field.name).collect();
        assert!(fields.iter().any(|name| *name == "items[].lines[].code"), "{fields:?}");
    }

    /// The example of an order is one that can be read.
    #[test]
    fn x_06_an_example_is_what_the_call_takes() {
        let orders = rooms().iter().find(|room| room.name == "Orders").unwrap();
        let place = orders.operations.iter().find(|one| one.id == "placeOrder").unwrap();
        let request: claviger_app::order::Request = serde_json::from_str(place.example.as_ref().unwrap()).unwrap();
        assert_eq!(request.lines.len(), 1);
        assert_eq!(
            curl("https://x", "GET", "/y", None),
            "curl 'https://x/y' \\\n  -H \"Authorization: Bearer $CLAVIGER_KEY\""
        );
        assert!(curl("https://x", "PUT", "/y", Some("it's")).ends_with("-d 'it'\\''s'"));
    }
}
