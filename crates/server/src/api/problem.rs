//! How refusals look to programs: problem details with a stable `type` per cause. (RFC 9457, X-06, X-12)

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use claviger_app::wire::problem::{BASE, FieldError, MEDIA_TYPE, Problem};
use claviger_app::{Error, activation, invitation, matrix, order};

/// A refusal on its way to a program.
#[derive(Debug)]
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

impl ApiError {
    fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.0.errors = errors;
        self
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, serde_json::to_string(&self.0).unwrap_or_default()).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
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
            Error::Order(refusal) => of_order(refusal),
            Error::Matrix(refusal) => of_matrix(refusal),
            Error::Invitation(refusal) => of_invitation(refusal),
            Error::Fault(fault) => {
                tracing::error!(%fault, "a request failed");
                problem(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "internal",
                    "Our own trouble",
                    "it was noted; try again, and tell the support the request's id if it stays",
                )
            }
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
            Refusal::NotBound => (StatusCode::FORBIDDEN, cause::PROOF_INVALID, "Not this installation"),
            Refusal::Repeated => (StatusCode::CONFLICT, cause::SEQUENCE_REPEATED, "A copy is running"),
            Refusal::SessionEnded => (StatusCode::UNAUTHORIZED, cause::SESSION_ENDED, "Session over"),
            Refusal::LeaseChanged => (StatusCode::CONFLICT, cause::LEASE_CHANGED, "New lease"),
            Refusal::HostFacts => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not as it should be"),
        };
        problem(status, cause, title, refusal.to_string())
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
        matrix::Refusal::ServerNameTaken => problem(StatusCode::CONFLICT, "server-name-taken", "Name taken", detail),
        matrix::Refusal::ServerName | matrix::Refusal::Cells => {
            problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not as it should be", detail)
        }
        matrix::Refusal::TooManyServers => {
            problem(StatusCode::CONFLICT, "too-many-servers", "Too many servers", detail)
        }
    }
}

fn of_invitation(refusal: invitation::Refusal) -> ApiError {
    problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not as it should be", refusal.to_string())
}
