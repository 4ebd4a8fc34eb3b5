//! How refusals look to programs: problem details with a stable `type` per cause. (RFC 9457, X-06, X-12)

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use claviger_app::domain::account::team::Unfit;
use claviger_app::store::fault::Fault;
use claviger_app::wire::problem::{BASE, FieldError, MEDIA_TYPE, Problem};
use claviger_app::{
    Error, account, activation, api_key, correction, forward, grant, invitation, matrix, member, once, order, person,
    server,
};
use utoipa::openapi::schema::{ArrayBuilder, Schema};
use utoipa::openapi::{ObjectBuilder, Ref, RefOr, SchemaFormat, Type};

use super::causes::CAUSES;
use crate::body::Unreadable;
use crate::trouble::Trouble;

/// A refusal on its way to a program.
#[derive(Debug, Clone)]
pub struct ApiError(Box<Problem>);

/// A problem of this cause.
#[must_use]
pub fn problem(status: StatusCode, cause: &str, title: &str, detail: impl Into<String>) -> ApiError {
    ApiError(Box::new(Problem {
        kind: format!("{BASE}{cause}"),
        title: title.into(),
        status: status.as_u16(),
        detail: detail.into(),
        errors: Vec::new(),
        request_id: None,
    }))
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
    told
}

/// What a refusal said beside its body stays.
fn keep(headers: HeaderMap, told: &mut HeaderMap) {
    let (mut last, mut of_the_body) = (None, false);
    for (name, value) in headers {
        if let Some(name) = name {
            of_the_body = name == header::CONTENT_TYPE || name == header::CONTENT_LENGTH;
            last = Some(name);
        }
        if let Some(name) = last.clone().filter(|_| !of_the_body) {
            told.append(name, value);
        }
    }
}

fn of_status(status: StatusCode) -> ApiError {
    match status {
        StatusCode::NOT_FOUND => problem(StatusCode::NOT_FOUND, "not-found", "Not found", "there is no such address"),
        StatusCode::METHOD_NOT_ALLOWED => problem(
            StatusCode::METHOD_NOT_ALLOWED,
            "method-not-allowed",
            "Another method",
            "this address does not take this method: the header `Allow` names those it takes",
        ),
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        StatusCode::SERVICE_UNAVAILABLE => problem(
            StatusCode::SERVICE_UNAVAILABLE,
            "busy",
            "It took too long",
            "the answer took too long; what was asked may have been carried out: look before you ask again",
        ),
        _ if status.is_client_error() => {
            problem(status, "invalid", "Not as it should be", "the call is not as it should be")
        }
        _ => internal(),
    }
}

/// A body longer than any.
pub(super) fn too_large() -> ApiError {
    let detail = format!("a body has {} bytes at the most: send less at a time", crate::guard::LONGEST_BODY);
    problem(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large", "Too large", detail)
}

/// A body that cannot be read.
pub(super) fn unreadable(why: &Unreadable) -> ApiError {
    match why {
        Unreadable::TooLong => too_large(),
        Unreadable::Broken(_) => problem(StatusCode::BAD_REQUEST, "body", "Not readable", why.to_string()),
    }
}

fn internal() -> ApiError {
    problem(
        StatusCode::INTERNAL_SERVER_ERROR,
        "internal",
        "Our own trouble",
        "it was noted; try again, and tell the support the request's id if it stays",
    )
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
        .property("title", text("The cause in a few words."))
        .required("title")
        .property("status", ObjectBuilder::new().schema_type(Type::Integer).description(Some("The HTTP status.")))
        .required("status")
        .property("detail", text("What was wrong here, and what would be right."))
        .required("detail")
        .property("errors", ArrayBuilder::new().items(Ref::from_schema_name("FieldError")))
        .property("request_id", text("The request's id, to be told to the support."));
    vec![("FieldError", Schema::from(field).into()), ("Problem", Schema::from(problem).into())]
}

impl ApiError {
    /// A refusal as it was told before.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(|problem| Self(Box::new(problem)))
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
        // The guard writes the request's id into it.
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::SignInNeeded => problem(
                StatusCode::UNAUTHORIZED,
                "unauthorized",
                "Who are you?",
                "send an API key that is still good as `Authorization: Bearer …`",
            ),
            Error::NotFound(what) => {
                problem(StatusCode::NOT_FOUND, "not-found", "Not found", format!("there is no such {what}"))
            }
            Error::Forbidden => {
                problem(StatusCode::FORBIDDEN, "forbidden", "Not allowed", "the role of this key does not allow it")
            }
            Error::OutOfScope(scope) => problem(
                StatusCode::FORBIDDEN,
                "out-of-scope",
                "Not in its scopes",
                format!("the scopes of this key do not include `{}`", scope.word()),
            ),
            Error::NotAsSeen => problem(
                StatusCode::PRECONDITION_FAILED,
                "precondition-failed",
                "Changed since it was seen",
                "it is no longer as `If-Match` says: get it again, and decide again",
            ),
            Error::ApiKey(refusal) => of_api_key(refusal),
            Error::Once(refusal) => of_once(refusal),
            Error::Order(refusal) => of_order(refusal),
            Error::Matrix(refusal) => of_matrix(refusal),
            Error::Outbox(refusal) => {
                problem(StatusCode::CONFLICT, "mail-sent", "The mail has gone out", refusal.to_string())
            }
            Error::Server(refusal) => of_server(refusal),
            Error::Invitation(refusal) => of_invitation(refusal),
            Error::Person(refusal) => of_person(&refusal),
            Error::Correction(refusal) => of_correction(refusal),
            Error::ProductRegistration(refusal) => {
                problem(StatusCode::CONFLICT, "not-registrable", "Not to be registered", refusal.to_string())
            }
            // The keys are worked on at the command line alone: no call can be refused for their sake.
            Error::Keys(refusal) => {
                tracing::error!(%refusal, "a request failed");
                internal()
            }
            Error::Account(refusal) => of_account(refusal),
            Error::Grant(refusal) => of_grant(&refusal),
            Error::Member(refusal) => of_member(refusal),
            Error::Forward(refusal) => of_forward(refusal),
            Error::Overview(refusal) => problem(StatusCode::NOT_FOUND, "not-found", "Not found", refusal.to_string()),
            Error::Fault(fault) => of_fault(&fault),
        }
    }
}

impl From<activation::Refusal> for ApiError {
    fn from(refusal: activation::Refusal) -> Self {
        use activation::Refusal;
        use claviger_app::wire::problem as cause;
        let (status, cause, title) = match refusal {
            Refusal::TokenUnknown => (StatusCode::FORBIDDEN, cause::TOKEN_UNKNOWN, "Token not known"),
            Refusal::TokenBound => (StatusCode::CONFLICT, cause::TOKEN_BOUND, "Token in use elsewhere"),
            Refusal::Disabled => (StatusCode::FORBIDDEN, cause::SERVER_DISABLED, "Server disabled"),
            Refusal::Unbound => (StatusCode::FORBIDDEN, cause::BINDING_RELEASED, "Binding released"),
            Refusal::VersionTooOld { .. } => (StatusCode::FORBIDDEN, cause::VERSION_TOO_OLD, "Product too old"),
            Refusal::NotBound => (StatusCode::FORBIDDEN, cause::PROOF_INVALID, "Not this installation"),
            Refusal::Repeated => (StatusCode::CONFLICT, cause::SEQUENCE_REPEATED, "A copy is running"),
            Refusal::SessionEnded => (StatusCode::UNAUTHORIZED, cause::SESSION_ENDED, "Session over"),
            Refusal::LeaseChanged => (StatusCode::CONFLICT, cause::LEASE_CHANGED, "New lease"),
            Refusal::HostFacts => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not as it should be"),
        };
        problem(status, cause, title, refusal.to_string())
    }
}

/// Our own trouble: that there is no space or no database helps to decide what to do, the rest is for the log.
fn of_fault(fault: &Fault) -> ApiError {
    tracing::error!(%fault, "a request failed");
    match Trouble::of(fault) {
        Trouble::NoSpace => problem(
            StatusCode::INSUFFICIENT_STORAGE,
            "no-space",
            "No space left",
            "the service has no space left to store anything; nothing was changed. Send the same again once its operator \
             has made room",
        ),
        Trouble::Unavailable => problem(
            StatusCode::SERVICE_UNAVAILABLE,
            "unavailable",
            "Not available just now",
            "the database does not answer or has too much to do; nothing was changed. Send the same again in a moment",
        ),
        Trouble::Internal => internal(),
    }
}

fn of_order(refusal: order::Refusal) -> ApiError {
    let detail = refusal.to_string();
    match refusal {
        order::Refusal::Mistakes(mistakes) => {
            let errors =
                mistakes.into_iter().map(|mistake| FieldError { field: mistake.field, detail: mistake.detail });
            problem(StatusCode::UNPROCESSABLE_ENTITY, "order-invalid", "The order cannot be placed", detail)
                .with_errors(errors.collect())
        }
        order::Refusal::Conflict { order, differences } => {
            let errors = differences.into_iter().map(|difference| FieldError {
                field: difference.field,
                detail: format!("placed as `{}`, sent now as `{}`", difference.placed, difference.sent),
            });
            let detail = format!("{detail}: {order}");
            problem(StatusCode::CONFLICT, "order-number-used", "The order number is used", detail)
                .with_errors(errors.collect())
        }
        order::Refusal::Csv(mistakes) => {
            let place = |line: u64, column: &str| match column {
                "" => format!("line {line}"),
                column => format!("line {line}, {column}"),
            };
            let errors = mistakes
                .into_iter()
                .map(|mistake| FieldError { field: place(mistake.line, &mistake.column), detail: mistake.detail });
            problem(StatusCode::UNPROCESSABLE_ENTITY, "import-invalid", "The file cannot be imported", detail)
                .with_errors(errors.collect())
        }
        order::Refusal::State(_) => {
            problem(StatusCode::CONFLICT, "order-state", "The order's state does not allow it", detail)
        }
        order::Refusal::BadLink => problem(StatusCode::NOT_FOUND, "not-found", "Not found", detail),
    }
}

fn of_matrix(refusal: matrix::Refusal) -> ApiError {
    let detail = refusal.to_string();
    match refusal {
        matrix::Refusal::NotEnough(short) => {
            let errors = short.into_iter().map(|short| FieldError {
                field: short.pool.to_string(),
                detail: format!("{}: {} are wanted and {} are there", short.application, short.wanted, short.available),
            });
            problem(StatusCode::CONFLICT, "not-enough", "Not enough units", detail).with_errors(errors.collect())
        }
        matrix::Refusal::ChangedMeanwhile(cells) => {
            let errors = cells.into_iter().map(|cell| FieldError {
                field: format!("{}/{}", cell.pool, cell.server),
                detail: format!("{} on {}: was {}, is {} now", cell.application, cell.server_name, cell.seen, cell.now),
            });
            problem(StatusCode::CONFLICT, "changed-meanwhile", "Changed meanwhile", detail)
                .with_errors(errors.collect())
        }
        matrix::Refusal::Disabled(_) => problem(StatusCode::CONFLICT, "server-disabled", "Server disabled", detail),
        matrix::Refusal::Closed => problem(StatusCode::CONFLICT, "account-closed", "Account closed", detail),
        matrix::Refusal::ServerNameTaken => problem(StatusCode::CONFLICT, "server-name-taken", "Name taken", detail),
        matrix::Refusal::ServerName | matrix::Refusal::Cells => {
            problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not as it should be", detail)
        }
        matrix::Refusal::TooManyServers => {
            problem(StatusCode::CONFLICT, "too-many-servers", "Too many servers", detail)
        }
    }
}

fn of_api_key(refusal: api_key::Refusal) -> ApiError {
    let detail = refusal.to_string();
    match refusal {
        api_key::Refusal::Mistakes(mistakes) => {
            let errors =
                mistakes.into_iter().map(|mistake| FieldError { field: mistake.field, detail: mistake.detail });
            problem(StatusCode::UNPROCESSABLE_ENTITY, "api-key-invalid", "The key cannot be made", detail)
                .with_errors(errors.collect())
        }
        api_key::Refusal::TooMany => problem(StatusCode::CONFLICT, "too-many-keys", "Too many keys", detail),
    }
}

fn of_once(refusal: once::Refusal) -> ApiError {
    let detail = refusal.to_string();
    match refusal {
        once::Refusal::Key => {
            problem(StatusCode::BAD_REQUEST, "idempotency-key-invalid", "Not an Idempotency-Key", detail)
        }
        once::Refusal::OtherCall => {
            problem(StatusCode::UNPROCESSABLE_ENTITY, "idempotency-key-reused", "The key names another call", detail)
        }
        once::Refusal::UnderWay => problem(StatusCode::CONFLICT, "idempotency-under-way", "Still under way", detail),
        once::Refusal::AnswerLost => {
            problem(StatusCode::CONFLICT, "idempotency-answer-lost", "Carried out before", detail)
        }
    }
}
fn of_server(refusal: server::Refusal) -> ApiError {
    let detail = refusal.to_string();
    match refusal {
        server::Refusal::Disabled => problem(StatusCode::CONFLICT, "server-disabled", "Server disabled", detail),
        server::Refusal::NoToken => problem(StatusCode::CONFLICT, "no-token", "No token yet", detail),
        server::Refusal::NoReleaseLeft { .. } => {
            problem(StatusCode::CONFLICT, "no-release-left", "Released too often", detail)
        }
        server::Refusal::NotRemovable(_) => problem(StatusCode::CONFLICT, "server-in-use", "Still in use", detail),
    }
}

fn of_correction(refusal: correction::Refusal) -> ApiError {
    use correction::Refusal;
    let detail = refusal.to_string();
    let invalid = |field: &str| {
        let errors = vec![FieldError { field: field.into(), detail: detail.clone() }];
        problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not as it should be", detail.clone()).with_errors(errors)
    };
    match refusal {
        Refusal::Reason => invalid("reason"),
        Refusal::NotACustomer(_) | Refusal::NoSuchNumber(_) => invalid("to"),
        Refusal::NoAccount(_) => invalid("into"),
        Refusal::Merge(_) => problem(StatusCode::CONFLICT, "not-mergeable", "Not one business", detail),
        Refusal::Contact(_) => invalid("contact"),
        Refusal::Exchange(mistakes) => {
            let errors = mistakes.into_iter().map(|one| FieldError { field: one.field, detail: one.detail });
            problem(StatusCode::UNPROCESSABLE_ENTITY, "exchange-invalid", "The exchange cannot be made", detail)
                .with_errors(errors.collect())
        }
        Refusal::Closed(_) => problem(StatusCode::CONFLICT, "account-closed", "Account closed", detail),
        Refusal::SameAccount | Refusal::SameContact => {
            problem(StatusCode::CONFLICT, "already-there", "Already there", detail)
        }
        Refusal::License(_) | Refusal::Pool { .. } => {
            problem(StatusCode::CONFLICT, "license-state", "The license does not allow it", detail)
        }
        Refusal::HasAdministrator => {
            problem(StatusCode::CONFLICT, "has-administrator", "Somebody is administrator", detail)
        }
        Refusal::Cancelled => {
            problem(StatusCode::CONFLICT, "order-state", "The order's state does not allow it", detail)
        }
    }
}

fn of_invitation(refusal: invitation::Refusal) -> ApiError {
    use invitation::Refusal;
    let detail = refusal.to_string();
    match refusal {
        Refusal::BadLink => problem(StatusCode::NOT_FOUND, "not-found", "Not found", detail),
        Refusal::Known | Refusal::AlreadyMember => {
            problem(StatusCode::CONFLICT, "already-member", "Belongs to it already", detail)
        }
        Refusal::AlreadyInvited => problem(StatusCode::CONFLICT, "already-invited", "Invited already", detail),
        Refusal::TooMany => problem(StatusCode::CONFLICT, "too-many-users", "Too many users", detail),
        Refusal::SomebodyElse => problem(StatusCode::FORBIDDEN, "forbidden", "Not allowed", detail),
        Refusal::Unfit(unfit) => of_unfit(unfit),
        Refusal::Name | Refusal::Address => {
            problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not as it should be", detail)
        }
    }
}

fn of_account(refusal: account::Refusal) -> ApiError {
    let detail = refusal.to_string();
    match refusal {
        account::Refusal::Mistakes(mistakes) => {
            let errors = mistakes
                .into_iter()
                .map(|mistake| FieldError { field: mistake.field.to_owned(), detail: mistake.what.to_string() });
            problem(StatusCode::UNPROCESSABLE_ENTITY, "account-invalid", "The account cannot be like this", detail)
                .with_errors(errors.collect())
        }
        account::Refusal::ChangedMeanwhile => {
            problem(StatusCode::CONFLICT, "account-changed", "Changed meanwhile", detail)
        }
    }
}

fn of_grant(refusal: &grant::Refusal) -> ApiError {
    let detail = refusal.to_string();
    match refusal {
        grant::Refusal::Already => problem(StatusCode::CONFLICT, "already-granted", "Let in already", detail),
        grant::Refusal::Unknown(_) | grant::Refusal::CannotGrant(_) | grant::Refusal::Scope => {
            problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not as it should be", detail)
        }
    }
}

fn of_member(refusal: member::Refusal) -> ApiError {
    match refusal {
        member::Refusal::Unfit(unfit) => of_unfit(unfit),
    }
}

fn of_unfit(unfit: Unfit) -> ApiError {
    let detail = unfit.to_string();
    match unfit {
        Unfit::RoleOfOthers { .. } => {
            problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not as it should be", detail)
        }
        Unfit::AboveOneself(_) => problem(StatusCode::FORBIDDEN, "role-above", "Above your own role", detail),
        Unfit::LastInCharge(_) => problem(StatusCode::CONFLICT, "last-in-charge", "The last one in charge", detail),
    }
}

fn of_forward(refusal: forward::Refusal) -> ApiError {
    use forward::Refusal;
    let detail = refusal.to_string();
    match refusal {
        Refusal::NotUnlocked => {
            problem(StatusCode::CONFLICT, "order-state", "The order's state does not allow it", detail)
        }
        Refusal::ContactErased => problem(StatusCode::CONFLICT, "contact-erased", "Nobody to write to", detail),
        Refusal::TooOften(_) => problem(StatusCode::TOO_MANY_REQUESTS, "forwarded-often", "Forwarded often", detail),
        Refusal::BadLink => problem(StatusCode::NOT_FOUND, "not-found", "Not found", detail),
        Refusal::Address | Refusal::ToWhom | Refusal::NotAPartner => {
            problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not as it should be", detail)
        }
    }
}

fn of_person(refusal: &person::Refusal) -> ApiError {
    let detail = refusal.to_string();
    match refusal {
        person::Refusal::LastAdministrator { .. } => {
            problem(StatusCode::CONFLICT, "last-administrator", "Somebody must manage the users", detail)
        }
        person::Refusal::TooMany(_) => {
            problem(StatusCode::TOO_MANY_REQUESTS, "too-many-attempts", "Tried too often", detail)
        }
        person::Refusal::BadLink => problem(StatusCode::NOT_FOUND, "not-found", "Not found", detail),
        person::Refusal::Password(_)
        | person::Refusal::Name
        | person::Refusal::Address
        | person::Refusal::Language
        | person::Refusal::WrongPassword
        | person::Refusal::Retention(_) => {
            problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not as it should be", detail)
        }
    }
}
