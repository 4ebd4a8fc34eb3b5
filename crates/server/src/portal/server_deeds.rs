//! What is done on a server's page: each form leads back to it. (L-13 to L-17)

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::act::Act;
use claviger_app::domain::id::{AlertId, ServerId};
use claviger_app::matrix::Refusal as NameRefusal;
use claviger_app::server;
use claviger_app::store::engine::Tx;
use claviger_app::{Error, Vendor, alert};

use super::form::Form;
use super::page;
use super::servers::{self, Answer};
use super::visitor::Visitor;
use crate::refusals::licensing::server_sentence;
use crate::web::Web;

/// `POST /servers/{server}/rename`
pub async fn rename(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, form: Form) -> Response {
    let Ok(server) = id.parse::<ServerId>() else { return servers::not_found(&web, &visitor) };
    let name = form.field("name").to_owned();
    let typed = name.clone();
    let texts = visitor.texts;
    let name_error = match web.write(&visitor.act, move |tx, act, _| server::rename(tx, act, server, &name)).await {
        Ok(()) => return done(server, "renamed"),
        Err(Error::Matrix(NameRefusal::ServerName)) => texts.licenses_server_name_error(),
        Err(Error::Matrix(NameRefusal::ServerNameTaken)) => texts.licenses_server_name_taken(),
        Err(error) => return page::explain(&web, &visitor, &error, &here(server)),
    };
    let answer = Answer { name: Some((typed, name_error)), notice: None };
    servers::respond(&web, &visitor, server, StatusCode::UNPROCESSABLE_ENTITY, answer).await
}

/// `POST /servers/{server}/rotate-token`: the old token is worth nothing from now on. (L-14)
pub async fn rotate_token(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, form: Form) -> Response {
    // Whoever presses twice has seen the same, and the second press does nothing.
    let seen = form.field("seen").parse().ok();
    let deed =
        move |tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, id| server::rotate_token(tx, act, vendor, id, seen);
    change(&web, &visitor, &id, "rotated", deed).await
}

/// `POST /servers/{server}/release-binding`: the hardware was replaced. (L-17)
pub async fn release_binding(
    State(web): State<Web>,
    visitor: Visitor,
    Path(id): Path<String>,
    _form: Form,
) -> Response {
    change(&web, &visitor, &id, "binding-released", server::release_binding).await
}

/// `POST /servers/{server}/release-now`: what was taken from it is free at once. (L-15)
pub async fn release_now(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, _form: Form) -> Response {
    change(&web, &visitor, &id, "released", server::release_now).await
}

/// `POST /servers/{server}/disable` (L-15)
pub async fn disable(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, _form: Form) -> Response {
    change(&web, &visitor, &id, "disabled", |tx, act, _, id| server::disable(tx, act, id)).await
}

/// `POST /servers/{server}/enable` (L-15)
pub async fn enable(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, _form: Form) -> Response {
    change(&web, &visitor, &id, "enabled", server::enable).await
}

/// `POST /servers/{server}/remove`
pub async fn remove(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, _form: Form) -> Response {
    let Ok(server) = id.parse::<ServerId>() else { return servers::not_found(&web, &visitor) };
    let deed = move |tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor| {
        let account = server::show(tx, act, vendor, server)?.account.id;
        server::remove(tx, act, server)?;
        Ok(account)
    };
    match web.write(&visitor.act, deed).await {
        Ok(account) => Redirect::to(&format!("/accounts/{account}/servers?done=removed")).into_response(),
        Err(error) => refused(&web, &visitor, server, error).await,
    }
}

/// `POST /servers/{server}/alerts/{alert}/acknowledge` (L-17)
pub async fn acknowledge(
    State(web): State<Web>,
    visitor: Visitor,
    Path((id, alert)): Path<(String, String)>,
    _form: Form,
) -> Response {
    let Ok(alert) = alert.parse::<AlertId>() else { return servers::not_found(&web, &visitor) };
    change(&web, &visitor, &id, "acknowledged", move |tx, act, _, id| alert::acknowledge(tx, act, id, alert)).await
}

async fn change(
    web: &Web,
    visitor: &Visitor,
    id: &str,
    what: &str,
    deed: impl Fn(&mut Tx<'_>, &mut Act, &Vendor, ServerId) -> Result<(), Error> + Send + 'static,
) -> Response {
    let Ok(server) = id.parse::<ServerId>() else { return servers::not_found(web, visitor) };
    match web.write(&visitor.act, move |tx, act, vendor| deed(tx, act, vendor, server)).await {
        Ok(()) => done(server, what),
        Err(error) => refused(web, visitor, server, error).await,
    }
}

async fn refused(web: &Web, visitor: &Visitor, server: ServerId, error: Error) -> Response {
    let Error::Server(refusal) = error else { return page::explain(web, visitor, &error, &here(server)) };
    let answer = Answer { name: None, notice: Some(("critical", server_sentence(visitor.texts, refusal))) };
    servers::respond(web, visitor, server, StatusCode::CONFLICT, answer).await
}

fn done(server: ServerId, what: &str) -> Response {
    Redirect::to(&format!("/servers/{server}?done={what}")).into_response()
}

fn here(server: ServerId) -> String {
    format!("/servers/{server}")
}
