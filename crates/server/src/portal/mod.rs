//! The portal: pages for people, rendered here, working without script. (portal: calm, dense, one vocabulary)

mod chart;
mod clock;
mod contact;
mod corrections;
mod customers;
mod event_words;
mod events;
pub mod form;
mod invitation;
mod license;
mod licenses;
mod mailbox;
mod matrix_form;
mod matrix_sight;
mod matrix_view;
mod merge;
mod order_facts;
mod orders;
pub mod page;
mod reference;
mod servers;
mod sign_in;
mod start;
mod unlock;
pub mod visitor;
mod wording;

use axum::Router;
use axum::routing::{get, post};

use crate::web::Web;

/// All pages.
pub fn routes(web: &Web) -> Router<Web> {
    Router::new()
        .route("/", get(sign_in::start))
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/unlock/{order}/{secret}", get(unlock::show).post(unlock::confirm))
        .route("/invitations/{id}/{secret}", get(invitation::show).post(invitation::answer))
        .route("/start", get(start::start))
        .route("/customers", get(customers::show))
        .route("/accounts/{account}", get(start::account))
        .route("/accounts/{account}/merge", get(merge::show).post(merge::merge))
        .route("/licenses/{license}", get(license::show))
        .route("/licenses/{license}/registration", post(license::register))
        .route("/licenses/{license}/corrections", post(corrections::correct))
        .route("/orders/{order}/contact", get(contact::show).post(contact::replace))
        .route("/accounts/{account}/licenses", get(licenses::show).post(licenses::save))
        .route("/accounts/{account}/servers", post(licenses::add_server))
        .route("/servers/{server}", get(servers::show))
        .route("/orders", get(orders::list))
        .route("/orders/{order}", get(orders::show))
        .route("/orders/{order}/resend", post(orders::resend))
        .route("/orders/{order}/cancel", post(orders::cancel))
        .route("/events", get(events::show))
        .route("/api/v1/reference", get(reference::contents))
        .route("/api/v1/reference/{room}", get(reference::room))
        .route("/accounts/{account}/events", get(events::of_account))
        .route("/mailbox", get(mailbox::list))
        .route("/mailbox/clock", post(clock::move_on))
        .route("/mailbox/{index}", get(mailbox::show))
        .route("/mailbox/{index}/html", get(mailbox::html))
        .fallback(page::not_found)
        .layer(axum::middleware::from_fn_with_state(web.clone(), visitor::recognise))
}
