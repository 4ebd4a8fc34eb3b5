//! How refusals look to programs: problem details with a stable `type` per cause, told in the language that the call asks
//! for. (RFC 9457, X-04, X-06, X-12)

use std::borrow::Cow;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use claviger_app::wire::problem::{BASE, FieldError, MEDIA_TYPE, Problem};
use claviger_app::{Error, activation};
use utoipa::openapi::schema::{ArrayBuilder, Schema};
use utoipa::openapi::{ObjectBuilder, Ref, RefOr, SchemaFormat, Type};

use super::causes::CAUSES;
use crate::body::Unreadable;
use crate::guard::current_texts;
use crate::refusals::{self, Told};

/// A refusal on its way to a program, and the language it is told in.
#[derive(Debug, Clone)]
pub struct ApiError(Box<Problem>, Cow<'static, str>);

/// A problem of this cause, in the language that the call asks for.
#[must_use]
pub fn problem(status: StatusCode, cause: &str, title: impl Into<String>, detail: impl Into<String>) -> ApiError {
    let problem = Problem {
        kind: format!("{BASE}{cause}"),
        title: title.into(),
        status: status.as_u16(),
        detail: detail.into(),
        errors: Vec::new(),
        request_id: None,
    };
    ApiError(Box::new(problem), Cow::Borrowed(current_texts().language()))
}

/// A value that cannot be.
pub(super) fn invalid(detail: impl Into<String>) -> ApiError {
    problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid", current_texts().refusal_invalid(), detail)
}

/// An address or a header that cannot be.
pub(super) fn malformed(detail: impl Into<String>) -> ApiError {
    problem(StatusCode::BAD_REQUEST, "invalid", current_texts().refusal_invalid(), detail)
}

/// Makes every refusal of `response` a problem that carries the request's id. What the router, a limit or a panic has
/// refused in its own way becomes a problem too, where a program asked.
#[must_use]
pub fn told(path: &str, request_id: &str, mut response: Response) -> Response {
    let status = response.status();
    let refused = response.extensions_mut().remove::<ApiError>();
    let is_for_a_program = path.starts_with("/api/") || path.starts_with("/agent/");
    let mut refused = match refused {
        Some(refused) => refused,
        None if is_for_a_program && (status.is_client_error() || status.is_server_error()) => of_status(status),
        None => return response,
    };
    refused.0.request_id = Some(request_id.to_owned());
    let headers = std::mem::take(response.headers_mut());
    let mut told = refused.into_response();
    told.extensions_mut().remove::<ApiError>();
    keep(headers, told.headers_mut());
    told.headers_mut().append(header::VARY, HeaderValue::from_static("accept-language"));
    told
}

/// What is said of a body goes with it: the one that was compressed is not the one that is told.
const OF_THE_BODY: [HeaderName; 4] =
    [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_ENCODING, header::CONTENT_LANGUAGE];

/// What a refusal said beside its body stays.
fn keep(headers: HeaderMap, told: &mut HeaderMap) {
    let (mut last, mut of_the_body) = (None, false);
    for (name, value) in headers {
        if let Some(name) = name {
            of_the_body = OF_THE_BODY.contains(&name);
            last = Some(name);
        }
        if let Some(name) = last.clone().filter(|_| !of_the_body) {
            told.append(name, value);
        }
    }
}

fn of_status(status: StatusCode) -> ApiError {
    let texts = current_texts();
    match status {
        StatusCode::NOT_FOUND => Error::NotFound("page").into(),
        StatusCode::METHOD_NOT_ALLOWED => {
            let (title, detail) = (texts.refusal_method(), texts.refusal_method_text());
            problem(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", title, detail)
        }
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        StatusCode::SERVICE_UNAVAILABLE => {
            problem(StatusCode::SERVICE_UNAVAILABLE, "busy", texts.refusal_busy(), texts.refusal_busy_text())
        }
        _ if status.is_client_error() => problem(status, "invalid", texts.refusal_invalid(), texts.refusal_call_text()),
        _ => refusals::internal(texts).into(),
    }
}

/// A body longer than any.
pub(super) fn too_large() -> ApiError {
    let texts = current_texts();
    let detail = texts.refusal_too_large_text(crate::guard::LONGEST_BODY);
    problem(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large", texts.common_too_large(), detail)
}

/// A body that cannot be read.
pub(super) fn unreadable(why: &Unreadable) -> ApiError {
    let texts = current_texts();
    match why {
        Unreadable::TooLong => too_large(),
        Unreadable::Broken(why) => {
            let detail = texts.refusal_body_text(why.to_string());
            problem(StatusCode::BAD_REQUEST, "body", texts.refusal_body(), detail)
        }
    }
}

/// How problems look, for the API's description.
pub(super) fn schemas() -> Vec<(&'static str, RefOr<Schema>)> {
    let text = |says: &str| ObjectBuilder::new().schema_type(Type::String).description(Some(says));
    let field = ObjectBuilder::new()
        .description(Some("What is wrong with one field."))
        .property("field", text("Where: a path such as `lines[0].sku`."))
        .required("field")
        .property("detail", text("What was wrong and what would be right."))
        .required("detail");
    let causes = CAUSES.iter().fold("The cause; it never changes its meaning.".to_owned(), |list, cause| {
        format!("{list}\n- `{BASE}{}`: {}", cause.word, cause.meaning)
    });
    let problem = ObjectBuilder::new()
        .description(Some("A refusal (RFC 9457). Nothing was changed."))
        .property("type", text(&causes).format(Some(SchemaFormat::Custom("uri".into()))))
        .required("type")
        .property("title", text("The cause in a few words, in the language that `Accept-Language` asks for."))
        .required("title")
        .property("status", ObjectBuilder::new().schema_type(Type::Integer).description(Some("The HTTP status.")))
        .required("status")
        .property("detail", text("What was wrong here, and what would be right, in the same language."))
        .required("detail")
        .property("errors", ArrayBuilder::new().items(Ref::from_schema_name("FieldError")))
        .property("request_id", text("The request's id, to be told to the support."));
    vec![("FieldError", Schema::from(field).into()), ("Problem", Schema::from(problem).into())]
}

impl ApiError {
    /// A refusal as it was told before, in the language of then.
    pub(super) fn of_text(text: &str, language: String) -> Option<Self> {
        serde_json::from_str(text).ok().map(|problem| Self(Box::new(problem), Cow::Owned(language)))
    }

    /// The same, with what is wrong field by field.
    #[must_use]
    pub fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.0.errors = errors;
        self
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = Response::new(Body::from(serde_json::to_string(&self.0).unwrap_or_default()));
        *response.status_mut() = status;
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        if let Ok(language) = HeaderValue::from_str(&self.1) {
            response.headers_mut().insert(header::CONTENT_LANGUAGE, language);
        }
        // The guard writes the request's id into it.
        response.extensions_mut().insert(self);
        response
    }
}

/// A refusal in the language that the call asks for.
impl From<Told> for ApiError {
    fn from(told: Told) -> Self {
        let errors = told.errors.into_iter().map(|(field, detail)| FieldError { field, detail });
        problem(told.status, told.cause, told.title, told.detail).with_errors(errors.collect())
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match &error {
            Error::Fault(fault) => tracing::error!(%fault, "a request failed"),
            Error::Keys(refusal) => tracing::error!(%refusal, "a request failed"),
            _ => {}
        }
        refusals::told(current_texts(), &error).into()
    }
}

impl From<activation::Refusal> for ApiError {
    fn from(refusal: activation::Refusal) -> Self {
        refusals::product(current_texts(), &refusal).into()
    }
}
