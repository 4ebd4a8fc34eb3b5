//! Tables that programs send: what importing orders and importing shipments share. (L-01, P-03)

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use claviger_app::table::{Mistake, Wrong};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::another_kind;
use super::problem::{ApiError, unreadable};
use crate::body;
use crate::guard::current_texts;
use crate::texts::Texts;
use crate::web::Web;

/// How to import.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ImportParams {
    /// `true`: say what would be imported, and import nothing.
    #[serde(default)]
    #[param(default = false)]
    pub preview: bool,
}

/// What is wrong with a cell of a file.
#[derive(Serialize, ToSchema)]
pub(super) struct ImportMistake {
    /// The line of the file, the header's being 1.
    line: u64,
    /// The column; empty where it is not about one.
    column: String,
    /// What was wrong and what would be right, in the language that `Accept-Language` asks for.
    detail: String,
}

/// A body of `text/csv`.
pub(super) struct Csv(pub Bytes);

/// Everything that is wrong with a file, as `told`.
pub(super) fn mistakes<C>(found: Vec<Mistake<C>>, told: fn(&Texts, &Wrong<C>) -> String) -> Vec<ImportMistake> {
    let texts = current_texts();
    let mistake = |Mistake { line, column, what }| ImportMistake { line, column, detail: told(texts, &what) };
    found.into_iter().map(mistake).collect()
}

/// The answer to a preview, which says in which language it is.
pub(super) fn previewed(body: impl Serialize) -> Response {
    let said_in = [(header::CONTENT_LANGUAGE, current_texts().language()), (header::VARY, "accept-language")];
    (said_in, axum::Json(body)).into_response()
}

impl FromRequest<Web> for Csv {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &Web) -> Result<Self, ApiError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("text/csv") {
            return Err(another_kind("text/csv"));
        }
        body::read(request.into_body()).await.map(Self).map_err(|why| unreadable(&why))
    }
}
