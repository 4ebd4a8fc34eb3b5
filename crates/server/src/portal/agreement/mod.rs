//! The license agreement: read and accepted by a partner's people, published by the vendor. (P-01)

mod mine;
mod publish;
mod versions;

pub(super) use mine::{PAGE, again, ask, asks};

use axum::Router;
use axum::routing::get;
use claviger_app::agreement::{Block, blocks};
use claviger_app::domain::account::Language;

use super::choice::Tab;
use crate::texts::Texts;
use crate::web::Web;
use crate::wording;

/// The pages of the license agreement.
pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route(PAGE, get(mine::show).post(mine::accept))
        .route("/agreements", get(versions::list))
        .route("/agreements/new", get(publish::show).post(publish::answer))
        .route("/agreements/{agreement}", get(versions::show))
        .route("/agreements/{agreement}/text", get(mine::text))
}

/// A text as a page sets it.
struct Sheet {
    /// Its language's code, and how that is written: `rtl` or `ltr`.
    language: &'static str,
    direction: &'static str,
    parts: Vec<Part>,
}

struct Part {
    is_heading: bool,
    text: String,
}

impl Sheet {
    fn of(language: Language, text: &str) -> Self {
        let part = |block: Block| match block {
            Block::Heading(text) => Part { is_heading: true, text },
            Block::Paragraph(text) => Part { is_heading: false, text },
        };
        let direction = Texts::of(language.code()).direction();
        Self { language: language.code(), direction, parts: blocks(text).into_iter().map(part).collect() }
    }
}

/// The languages of a text, to change to at `address`, which ends where a language's code is wanted.
fn tabs(texts: &Texts, languages: &[Language], present: Language, address: &str) -> Vec<Tab> {
    let tab = |language: &Language| Tab {
        label: wording::language(texts, *language),
        href: format!("{address}{}", language.code()),
        current: *language == present,
    };
    if languages.len() < 2 { Vec::new() } else { languages.iter().map(tab).collect() }
}
