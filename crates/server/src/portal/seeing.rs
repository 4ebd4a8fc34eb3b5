//! *See as this customer*: the vendor's staff look at the portal as an account sees it, plainly marked, changing nothing.
//!

use axum::extract::{Path, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::id::AccountId;
use claviger_app::{Error, seeing};

use super::form::Form;
use super::page;
use super::visitor::Visitor;
use crate::web::Web;

/// Where it ends.
const END: &str = "/seeing/end";

/// `POST /accounts/{account}/seeing`
pub async fn begin(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>, _form: Form) -> Response {
    let (Ok(account), Some(session)) = (account.parse::<AccountId>(), visitor.session_id) else {
        let why = if visitor.session_id.is_none() { Error::SignInNeeded } else { Error::NotFound("account") };
        return page::explain(&web, &visitor, &why, "/accounts");
    };
    match web.write(&visitor.act, move |tx, act, _| seeing::begin(tx, act, session, account)).await {
        Ok(_) => Redirect::to("/start").into_response(),
        Err(error) => page::explain(&web, &visitor, &error, &format!("/accounts/{account}/profile")),
    }
}

/// `POST /seeing/end`
pub async fn end(State(web): State<Web>, visitor: Visitor, _form: Form) -> Response {
    let secret = visitor.session().unwrap_or_default().to_owned();
    match web.write(&visitor.act, move |tx, act, _| seeing::end(tx, act, &secret)).await {
        Ok(Some(account)) => Redirect::to(&format!("/accounts/{account}/profile")).into_response(),
        Ok(None) => Redirect::to("/start").into_response(),
        Err(error) => page::explain(&web, &visitor, &error, "/start"),
    }
}

/// Whether this may be done while one sees the portal as somebody else: looking, ending it, signing out.
pub(super) fn may_be_done(method: &Method, path: &str) -> bool {
    matches!(*method, Method::GET | Method::HEAD) || [END, "/sign-out"].contains(&path)
}

/// Nothing is changed meanwhile.
pub(super) fn refuse(web: &Web, visitor: &Visitor) -> Response {
    let texts = visitor.texts;
    page::message(web, visitor, StatusCode::FORBIDDEN, texts.seeing_refused(), texts.seeing_refused_text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_18_who_sees_as_somebody_else_only_looks() {
        for (method, path, expected) in [
            (Method::GET, "/orders", true),
            (Method::HEAD, "/orders", true),
            (Method::POST, "/seeing/end", true),
            (Method::POST, "/sign-out", true),
            (Method::POST, "/accounts/acc_1/licenses", false),
            (Method::POST, "/seeing/end/", false),
            (Method::POST, "/views", false),
            (Method::PUT, "/orders", false),
        ] {
            assert_eq!(may_be_done(&method, path), expected, "{method} {path}");
        }
    }
}
