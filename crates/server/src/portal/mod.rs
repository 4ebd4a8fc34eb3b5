//! The portal: pages for people, rendered here, working without script. (portal: calm, dense, one vocabulary)

mod account;
mod account_form;
mod accounts;
mod agreement;
mod api_keys;
mod catalogue;
mod chart;
mod choice;
mod clock;
mod contact;
mod corrections;
mod customers;
mod editions;
mod event_words;
mod events;
pub mod form;
mod forwarding;
mod invitation;
mod kept;
mod license;
mod licenses;
mod listing;
mod live;
mod mailbox;
mod mails;
mod matrix_form;
mod matrix_sheet;
mod matrix_sight;
mod matrix_view;
mod merge;
mod of_account;
mod order_draft;
mod order_facts;
mod order_form;
mod order_import;
mod order_list;
mod order_recipient;
mod order_review;
mod orders;
pub mod page;
mod partners;
mod person;
mod reference;
mod seeing;
mod server_alerts;
mod server_deeds;
mod server_heard;
mod server_list;
mod servers;
mod sheet;
mod shipment_import;
mod shipments;
mod sign_in;
mod start;
mod stock;
mod stock_needs;
mod styleguide;
mod tables;
mod unlock;
mod upload;
mod users;
mod views;
pub mod visitor;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::web::Web;
use crate::wording;

/// All pages.
pub fn routes(web: &Web) -> Router<Web> {
    Router::new()
        .route("/", get(sign_in::start))
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/unlock/{order}/{secret}", get(unlock::show).post(unlock::confirm))
        .route("/invitations/{id}/{secret}", get(invitation::show).post(invitation::answer))
        .route("/start", get(start::start))
        .route("/live", get(live::all))
        .route("/accounts/{account}/live", get(live::of_account))
        .route("/orders/{order}/live", get(live::of_order))
        .route("/invitations/{id}/{secret}/join", post(invitation::join))
        .route("/unlock/{order}/{secret}/forward", post(forwarding::forward))
        .route("/forwardings/{forwarding}/{secret}", get(forwarding::show).post(forwarding::ask))
        .route("/customers", get(customers::show))
        .route("/accounts/{account}", get(start::account))
        .route("/accounts/{account}/merge", get(merge::show).post(merge::merge))
        .route("/licenses/{license}", get(license::show))
        .route("/licenses/{license}/registration", post(license::register))
        .route("/licenses/{license}/corrections", post(corrections::correct))
        .route("/orders/{order}/contact", get(contact::show).post(contact::replace))
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
        .route("/accounts/{account}/servers", get(server_list::of_account).post(licenses::add_server))
        .route("/servers", get(server_list::all))
        .route("/servers/{server}", get(servers::show))
        .route("/servers/{server}/rename", post(server_deeds::rename))
        .route("/servers/{server}/rotate-token", post(server_deeds::rotate_token))
        .route("/servers/{server}/release-binding", post(server_deeds::release_binding))
        .route("/servers/{server}/release-now", post(server_deeds::release_now))
        .route("/servers/{server}/disable", post(server_deeds::disable))
        .route("/servers/{server}/enable", post(server_deeds::enable))
        .route("/servers/{server}/remove", post(server_deeds::remove))
        .route("/servers/{server}/alerts/{alert}/acknowledge", post(server_deeds::acknowledge))
        .route("/catalogue", get(catalogue::show))
        .route("/orders", get(order_list::list))
        .route("/orders/new", get(order_form::show).post(order_form::answer))
        .route(
            "/orders/import",
            get(order_import::show).post(order_import::answer).layer(DefaultBodyLimit::max(order_import::LONGEST_BODY)),
        )
        .route("/orders/{order}", get(orders::show))
        .route("/orders/{order}/recipient", get(order_recipient::show).post(order_recipient::send))
        .route("/orders/{order}/resend", post(orders::resend))
        .route("/orders/{order}/cancel", post(orders::cancel))
        .route("/shipments", get(shipments::list))
        .route(
            "/shipments/import",
            get(shipment_import::show)
                .post(shipment_import::answer)
                .layer(DefaultBodyLimit::max(order_import::LONGEST_BODY)),
        )
        .route("/shipments/{device}", get(shipments::show))
        .route("/shipments/{device}/withdrawal", post(shipments::withdraw))
        .route("/shipments/{device}/assignment", post(shipments::assign))
        .route("/events", get(events::show))
        .route("/api/v1/reference", get(reference::contents))
        .route("/api/v1/reference/{room}", get(reference::room))
        .route("/accounts/{account}/events", get(events::of_account))
        .route("/mails", get(mails::list))
        .route("/mails/retry", post(mails::retry_all))
        .route("/mails/{mail}", get(mails::show))
        .route("/mails/{mail}/html", get(mails::html))
        .route("/mails/{mail}/retry", post(mails::retry))
        .route("/styleguide", get(styleguide::show))
        .route("/styleguide/mails/{sample}", get(styleguide::mail))
        .route("/mailbox", get(mailbox::list))
        .route("/mailbox/clock", post(clock::move_on))
        .route("/mailbox/{index}", get(mailbox::show))
        .route("/mailbox/{index}/html", get(mailbox::html))
        .route("/accounts/{account}/api-keys", get(api_keys::show).post(api_keys::make))
        .route("/accounts/{account}/api-keys/{key}/end", post(api_keys::end))
        .route("/views", get(views::show).post(views::change))
        .route("/accounts/{account}/seeing", post(seeing::begin))
        .route("/seeing/end", post(seeing::end))
        .merge(person::routes())
        .merge(stock::routes())
        .merge(agreement::routes())
        .merge(editions::routes())
        .fallback(page::not_found)
        .layer(axum::middleware::from_fn_with_state(web.clone(), views::look))
        .layer(axum::middleware::from_fn_with_state(web.clone(), visitor::recognise))
}
