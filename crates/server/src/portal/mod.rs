//! The portal: pages for people, rendered here, working without script. (portal: calm, dense, one vocabulary)

mod account;
mod account_form;
mod accounts;
mod choice;
mod clock;
mod customers;
mod event_words;
mod events;
pub mod form;
mod forwarding;
mod invitation;
mod licenses;
mod mailbox;
mod matrix_form;
mod matrix_sight;
mod matrix_view;
mod order_facts;
mod orders;
pub mod page;
mod partners;
mod servers;
mod sign_in;
mod unlock;
mod users;
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
        .route("/invitations/{id}/{secret}/join", post(invitation::join))
        .route("/unlock/{order}/{secret}/forward", post(forwarding::forward))
        .route("/forwardings/{forwarding}/{secret}", get(forwarding::show).post(forwarding::ask))
        .route("/customers", get(customers::show))
        .route("/account", get(accounts::own))
        .route("/accounts", get(accounts::list).post(accounts::make))
        .route("/accounts/new", get(accounts::new))
        .route("/accounts/{account}/profile", get(account::show).post(account::change))
        .route("/accounts/{account}/partners", get(partners::show).post(partners::let_in))
        .route("/accounts/{account}/partners/{partner}/end", post(partners::end))
        .route("/accounts/{account}/partners/{partner}/accept", post(partners::accept))
        .route("/accounts/{account}/partners/{partner}/decline", post(partners::decline))
        .route("/accounts/{account}/users", get(users::show).post(users::invite))
        .route("/accounts/{account}/users/{person}/role", post(users::set_role))
        .route("/accounts/{account}/users/{person}/remove", post(users::remove))
        .route("/accounts/{account}/invitations/{invitation}/resend", post(users::resend))
        .route("/accounts/{account}/invitations/{invitation}/withdraw", post(users::withdraw))
        .route("/accounts/{account}/licenses", get(licenses::show).post(licenses::save))
        .route("/accounts/{account}/servers", post(licenses::add_server))
        .route("/servers/{server}", get(servers::show))
        .route("/orders", get(orders::list))
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
