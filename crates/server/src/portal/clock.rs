//! The demonstration's clock can be moved on, to see what ends and what falls due.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::{Error, demonstration};
use jiff::SignedDuration;

use super::form::Form;
use super::page;
use super::visitor::Visitor;
use crate::web::Web;

/// The furthest one may go at once, in days.
const MOST_DAYS: i64 = 3_660;

/// `POST /mailbox/clock`: only in the demonstration, where it is for everybody. It goes forwards only: what has happened
/// stays in the past.
pub async fn move_on(State(web): State<Web>, visitor: Visitor, form: Form) -> Response {
    if web.mailbox().is_none() {
        return page::explain(&web, &visitor, &Error::NotFound("page"), "/");
    }
    let days = form.field("days").trim().parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
    let Some(days) = days else {
        let texts = visitor.texts;
        let status = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
        return page::message(
            &web,
            &visitor,
            status,
            texts.mailbox_clock_title(),
            texts.mailbox_clock_error(MOST_DAYS),
        );
    };
    if let Err(error) = web.write(&visitor.act, move |tx, act, _| demonstration::note_clock_moved(tx, act, days)).await
    {
        return page::explain(&web, &visitor, &error, "/mailbox");
    }
    web.clock().move_by(SignedDuration::from_hours(24 * days));
    Redirect::to("/mailbox").into_response()
}
