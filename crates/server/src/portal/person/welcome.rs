//! Where somebody lands who is registered and belongs to no account yet: what waits for them, or what to do. (X-02, L-06)

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::registration::{self, Waiting};

use crate::portal::page::{self, Page};
use crate::portal::visitor::Visitor;
use crate::web::Web;

#[derive(Template)]
#[template(path = "person/welcome.html")]
struct Welcome {
    page: Page,
    email: String,
    vendor: String,
    waiting: Vec<Waiting>,
}

/// The page for somebody without any account.
pub(in crate::portal) async fn welcome(web: &Web, visitor: &Visitor) -> Response {
    match web.read(&visitor.act, registration::waiting).await {
        Ok(waiting) => {
            let page = Page::new(web, visitor, visitor.texts.registration_welcome(), "");
            let email = match &visitor.act.who {
                claviger_app::act::Who::Person(person, _) => person.email.to_string(),
                _ => String::new(),
            };
            let vendor = web.vendor().name.clone();
            page::render(StatusCode::OK, &Welcome { page, email, vendor, waiting })
        }
        Err(error) => page::explain(web, visitor, &error, "/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_02_who_belongs_nowhere_is_told_what_to_do_or_what_waits() {
        let rendered = |waiting| {
            let (email, vendor) = ("anna@museo.example".into(), "Imago".into());
            Welcome { page: Page::sample("Welcome"), email, vendor, waiting }.render().unwrap()
        };
        let html = rendered(Vec::new());
        assert!(html.contains("anna@museo.example") && !html.contains("/invitations/"), "{html}");
        let html = rendered(vec![Waiting { account: "A & <b>B</b>".into(), path: "/invitations/inv_1/x".into() }]);
        assert!(html.contains("href=\"/invitations/inv_1/x\"") && html.contains("A &#38; &#60;b&#62;B"), "{html}");
        page::tests::is_escaped(&html);
    }
}
