//! Letters to a person about themselves.

use askama::Template;
use claviger_app::Vendor;
use claviger_app::letter::{Kind, Letter};

use super::message::Unwritable;
use crate::texts::Texts;
use crate::wording;

#[derive(Template)]
#[template(path = "mail/letter.txt", escape = "none", whitespace = "preserve")]
struct LetterText<'a> {
    vendor: &'a str,
    lead: &'a str,
    button: &'a str,
    link: &'a str,
    note: &'a str,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct LetterHtml<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    lead: &'a str,
    button: &'a str,
    link: &'a str,
    note: &'a str,
    subject: &'a str,
}

/// What a letter says, in the reader's language.
struct Said {
    subject: String,
    lead: String,
    button: String,
    note: String,
}

/// Subject, plain text and HTML.
pub(super) fn write(
    vendor: &Vendor,
    texts: &'static Texts,
    letter: &Letter,
) -> Result<(String, String, String), Unwritable> {
    let Said { subject, lead, button, note } = said(&vendor.name, texts, letter);
    let (vendor, link) = (vendor.name.as_str(), letter.link.as_str());
    let text = LetterText { vendor, lead: &lead, button: &button, link, note: &note }.render()?;
    let html = LetterHtml { texts, vendor, lead: &lead, button: &button, link, note: &note, subject: &subject };
    let html = html.render()?;
    Ok((subject, text, html))
}

fn said(vendor: &str, texts: &Texts, letter: &Letter) -> Said {
    let until = letter.until.map(|until| wording::instant_utc(texts, until)).unwrap_or_default();
    match letter.kind {
        Kind::Confirmation => Said {
            subject: texts.letter_confirmation_subject(vendor),
            lead: texts.letter_confirmation_lead(),
            button: texts.letter_confirmation_button(),
            note: texts.letter_confirmation_note(until),
        },
        Kind::Known => Said {
            subject: texts.letter_known_subject(vendor),
            lead: texts.letter_known_lead(),
            button: texts.letter_reset_button(),
            note: texts.letter_known_note(),
        },
        Kind::Reset => Said {
            subject: texts.letter_reset_subject(vendor),
            lead: texts.letter_reset_lead(),
            button: texts.letter_reset_button(),
            note: texts.letter_reset_note(until),
        },
        Kind::PasswordChanged => Said {
            subject: texts.letter_changed_subject(vendor),
            lead: texts.letter_changed_lead(),
            button: texts.letter_reset_button(),
            note: texts.letter_changed_note(vendor),
        },
        Kind::NewAddress => Said {
            subject: texts.letter_new_address_subject(vendor),
            lead: texts.letter_new_address_lead(),
            button: texts.letter_new_address_button(),
            note: texts.letter_new_address_note(until),
        },
        Kind::AddressChanged => Said {
            subject: texts.letter_address_changed_subject(vendor),
            lead: texts.letter_address_changed_lead(letter.person.email.as_str()),
            button: texts.letter_address_changed_button(),
            note: texts.letter_address_changed_note(vendor),
        },
        Kind::Attempts => Said {
            subject: texts.letter_attempts_subject(vendor),
            lead: texts.letter_attempts_lead(letter.count),
            button: texts.letter_reset_button(),
            note: texts.letter_attempts_note(),
        },
    }
}
