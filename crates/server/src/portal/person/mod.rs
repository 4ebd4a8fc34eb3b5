//! Pages about persons: how they come in, prove who they are, and look after what is known of them.

mod confirmation;
mod new_address;
mod password_reset;
mod personal_data;
mod profile;
mod proving;
mod registration;
mod retention;
mod welcome;

use axum::Router;
use axum::routing::{get, post};
use claviger_app::person::Refusal;
use jiff::Timestamp;

pub(super) use proving::{admit, hash, prove};
pub(super) use welcome::welcome;

use crate::refusals::people::person_sentence;
use crate::texts::Texts;
use crate::web::Web;

/// All pages about persons.
pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/registration", get(registration::show).post(registration::register))
        .route("/registration/sent", get(registration::sent))
        .route("/confirmation", get(confirmation::ask).post(confirmation::send_again))
        .route("/confirmations/{person}/{secret}", get(confirmation::show).post(confirmation::confirm))
        .route("/password-reset", get(password_reset::show).post(password_reset::ask))
        .route("/password-reset/sent", get(password_reset::sent))
        .route("/password-resets/{person}/{secret}", get(password_reset::choose).post(password_reset::chosen))
        .route("/new-addresses/{person}/{secret}", get(new_address::show).post(new_address::take))
        .route("/profile", get(profile::show).post(profile::change))
        .route("/profile/address", post(profile::change_address))
        .route("/profile/password", post(profile::change_password))
        .route("/profile/sessions/end", post(profile::end_other_sessions))
        .route("/profile/sessions/end-all", post(profile::end_all_sessions))
        .route("/profile/sessions/{session}/end", post(profile::end_session))
        .route("/profile/accounts/{account}/leave", post(profile::leave))
        .route("/profile/data.json", get(profile::data))
        .route("/profile/erasure", post(profile::erase))
        .route("/settings/personal-data", get(personal_data::show).post(personal_data::find))
        .route("/settings/personal-data/contact", post(personal_data::erase_contact))
        .route("/persons/{person}/erasure", post(personal_data::erase))
        .route("/settings/retention", get(retention::show).post(retention::choose))
}

/// Why somebody was refused what concerns their own person, as it stands beside the field.
pub(super) fn refusal(texts: &Texts, refusal: &Refusal, now: Timestamp) -> String {
    person_sentence(texts, refusal, Some(now))
}

/// What is wrong with `field`; empty for nothing.
pub(super) fn error_of<'a>(errors: &'a [(&'static str, String)], field: &str) -> &'a str {
    errors.iter().find(|(name, _)| *name == field).map_or("", |(_, sentence)| sentence)
}
