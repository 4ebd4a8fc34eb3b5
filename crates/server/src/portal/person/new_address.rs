//! Confirming a new address by the link that was sent there. Opening it changes nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::id::PersonId;
use claviger_app::person::Refusal;
use claviger_app::{Error, profile};

use super::confirmation::bad_link;
use crate::portal::form::Form;
use crate::portal::page::{self, Page};
use crate::portal::visitor::Visitor;
use crate::web::Web;

#[derive(Template)]
#[template(path = "person/new_address.html")]
struct NewAddress {
    page: Page,
    address: String,
}

/// `GET /new-addresses/{person}/{secret}`
pub async fn show(State(web): State<Web>, visitor: Visitor, Path((id, secret)): Path<(String, String)>) -> Response {
    let looked = match id.parse::<PersonId>() {
        Ok(id) => {
            let look = web
                .read(&visitor.act, move |tx, act, vendor| profile::new_address_by_link(tx, act, vendor, id, &secret));
            look.await
        }
        Err(_) => Err(Refusal::BadLink.into()),
    };
    match looked {
        Ok((_, address)) => {
            let page = Page::new(&web, &visitor, visitor.texts.profile_take_address(), "");
            page::render(StatusCode::OK, &NewAddress { page, address: address.to_string() })
        }
        Err(error) => bad_link(&web, &visitor, &error),
    }
}

/// `POST /new-addresses/{person}/{secret}`
pub async fn take(
    State(web): State<Web>,
    visitor: Visitor,
    Path((id, secret)): Path<(String, String)>,
    _form: Form,
) -> Response {
    let taken: Result<(), Error> = match id.parse::<PersonId>() {
        Ok(id) => {
            let deed = web
                .write(&visitor.act, move |tx, act, vendor| profile::take_new_address(tx, act, vendor, (id, &secret)));
            deed.await
        }
        Err(_) => Err(Refusal::BadLink.into()),
    };
    match taken {
        Ok(()) => Redirect::to("/sign-in?done=address").into_response(),
        Err(error) => bad_link(&web, &visitor, &error),
    }
}
