//! The portal: pages for people, rendered here, working without script. (portal: calm, dense, one vocabulary)

mod catalogue;
mod clock;
mod customers;
mod event_words;
mod events;
pub mod form;
mod invitation;
mod licenses;
mod mailbox;
mod matrix_form;
mod matrix_sight;
mod matrix_view;
mod order_draft;
mod order_facts;
mod order_form;
mod order_import;
mod order_list;
mod order_review;
mod orders;
pub mod page;
mod servers;
mod sign_in;
mod unlock;
mod upload;
pub mod visitor;
mod wording;

use axum::Router;
use axum::extract::DefaultBodyLimit;
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
        .route("/customers", get(customers::show))
        .route("/accounts/{account}/licenses", get(licenses::show).post(licenses::save))
        .route("/accounts/{account}/servers", post(licenses::add_server))
        .route("/servers/{server}", get(servers::show))
        .route("/catalogue", get(catalogue::show))
        .route("/orders", get(order_list::list))
        .route("/orders/new", get(order_form::show).post(order_form::answer))
        .route(
            "/orders/import",
            get(order_import::show).post(order_import::answer).layer(DefaultBodyLimit::max(order_import::LONGEST_BODY)),
        )
        .route("/orders/{order}", get(orders::show))
        .route("/orders/{order}/resend", post(orders::resend))
        .route("/orders/{order}/cancel", post(orders::cancel))
        .route("/events", get(events::show))
        .route("/accounts/{account}/events", get(events::of_account))
        .route("/mailbox", get(mailbox::list))
        .route("/mailbox/clock", post(clock::move_on))
        .route("/mailbox/{index}", get(mailbox::show))
        .route("/mailbox/{index}/html", get(mailbox::html))
        .fallback(page::not_found)
        .layer(axum::middleware::from_fn_with_state(web.clone(), visitor::recognise))
}
