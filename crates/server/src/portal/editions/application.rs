//! One application of the catalogue, edited or made.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::catalogue::writing;
use claviger_app::domain::account::Permission;
use claviger_app::domain::license::key_line::Template as KeyLine;
use claviger_app::domain::sales::catalogue::{Application, Catalogue, DeviceKeys};
use claviger_app::{Error, access};
use serde::Deserialize;

use super::product::is_a_name;
use super::{Again, CATALOGUE, Outcome, Sent, Terms, go_on, seen};
use crate::portal::choice::with_query;
use crate::portal::form::Form;
use crate::portal::page::{self, Page};
use crate::portal::visitor::Visitor;
use crate::texts::Texts;
use crate::web::Web;

pub(super) const HERE: &str = "/catalogue/application";

/// Which application; none for a new one.
#[derive(Deserialize)]
pub struct Which {
    #[serde(default)]
    id: String,
}

#[derive(Template)]
#[template(path = "editions/application.html")]
struct ApplicationPage {
    page: Page,
    trail: Vec<(String, String)>,
    title: String,
    typed: Typed,
    terms: Terms,
    errors: Vec<(String, String)>,
    /// Somebody else was quicker.
    caution: String,
}

/// An application as it stands in the form.
#[derive(Debug, Clone, Default)]
struct Typed {
    is_new: bool,
    id: String,
    name: String,
    unit: String,
    key_line: String,
    is_hardware: bool,
    serials: String,
}

/// `GET /catalogue/application`
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(Which { id }): Query<Which>) -> Response {
    match shown(&web, &visitor, &id).await {
        Ok(response) => response,
        Err(error) => page::explain(&web, &visitor, &error, HERE),
    }
}

async fn shown(web: &Web, visitor: &Visitor, id: &str) -> Result<Response, Error> {
    access::as_vendor(&visitor.act.who, Permission::ManageCatalogue)?;
    let terms = Terms::fresh(visitor, seen(web, visitor).await?);
    let typed = match id {
        "" => Typed { is_new: true, ..Typed::default() },
        id => Typed::of(web.vendor().catalogue.application(id).ok_or(Error::NotFound("application"))?),
    };
    Ok(page::render(StatusCode::OK, &ApplicationPage::of(Page::new(web, visitor, "", CATALOGUE), typed, terms)))
}

/// `POST /catalogue/application`: shows what would change, goes back to the form, or publishes it.
pub async fn answer(State(web): State<Web>, visitor: Visitor, sent: Form) -> Response {
    match answered(&web, &visitor, &sent).await {
        Ok(response) => response,
        Err(error) => page::explain(&web, &visitor, &error, HERE),
    }
}

async fn answered(web: &Web, visitor: &Visitor, sent: &Form) -> Result<Response, Error> {
    access::as_vendor(&visitor.act.who, Permission::ManageCatalogue)?;
    let (texts, vendor) = (visitor.texts, web.vendor());
    let typed = Typed::sent(sent);
    let terms = Terms::sent(|name| sent.field(name).to_owned());
    let form = |Again { status, terms, errors, caution }: Again| {
        let shown = ApplicationPage::of(Page::new(web, visitor, "", CATALOGUE), typed.clone(), terms);
        page::render(status, &ApplicationPage { errors, caution, ..shown })
    };
    if sent.field("do") == "back" {
        return Ok(form(Again::back(terms)));
    }
    let application = match typed.read(texts, &vendor.catalogue) {
        Ok(application) => application,
        Err(errors) => return Ok(form(Again::wrong(terms, errors))),
    };
    let Some(document) = writing::with_application(&vendor.document(), &application) else {
        let errors = vec![("document".to_owned(), texts.editions_uneditable())];
        return Ok(form(Again::wrong(terms, errors)));
    };
    let mut fields = typed.fields();
    fields.extend(terms.fields());
    let here = if typed.is_new { HERE.to_owned() } else { with_query(HERE, &[("id", &typed.id)]) };
    let trail = vec![(texts.catalogue_title(), CATALOGUE.into()), (typed.title(texts), here)];
    let sent = Sent { action: HERE, is_upload: false, what: sent.field("do").to_owned(), fields, trail };
    match go_on(web, visitor, terms, document, sent).await? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(again) => Ok(form(again)),
    }
}

impl Typed {
    fn of(application: &Application) -> Self {
        let keys = application.device_keys.as_ref();
        Self {
            is_new: false,
            id: application.id.clone(),
            name: application.name.clone(),
            unit: application.unit.clone(),
            key_line: keys.map(|keys| keys.line.text()).unwrap_or_default(),
            is_hardware: keys.is_some_and(|keys| keys.is_hardware),
            serials: keys.and_then(|keys| keys.serials.clone()).unwrap_or_default(),
        }
    }

    fn sent(sent: &Form) -> Self {
        let field = |name: &str| sent.field(name).trim().to_owned();
        Self {
            is_new: !sent.field("new").is_empty(),
            id: field("id"),
            name: field("name"),
            unit: field("unit"),
            key_line: field("key_line"),
            is_hardware: !sent.field("hardware").is_empty(),
            serials: field("serials"),
        }
    }

    fn fields(&self) -> Vec<(String, String)> {
        let mut fields: Vec<(String, String)> = [
            ("id", &self.id),
            ("name", &self.name),
            ("unit", &self.unit),
            ("key_line", &self.key_line),
            ("serials", &self.serials),
        ]
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .into();
        for (name, is_so) in [("hardware", self.is_hardware), ("new", self.is_new)] {
            if is_so {
                fields.push((name.into(), "yes".into()));
            }
        }
        fields
    }

    fn title(&self, texts: &Texts) -> String {
        if self.is_new { texts.editions_new_application() } else { self.id.clone() }
    }

    /// The application, or everything that is wrong, by field.
    fn read(&self, texts: &Texts, catalogue: &Catalogue) -> Result<Application, Vec<(String, String)>> {
        let mut errors: Vec<(String, String)> = Vec::new();
        let mut wrong = |field: &str, sentence: String| errors.push((field.to_owned(), sentence));
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.id.is_empty() || self.id.len() > 64 || !self.id.chars().all(fits) {
            wrong("id", texts.editions_wrong_id());
        } else if self.is_new && catalogue.application(&self.id).is_some() {
            wrong("id", texts.editions_wrong_id_taken());
        } else if !self.is_new && catalogue.application(&self.id).is_none() {
            wrong("id", texts.editions_wrong_id_gone());
        }
        for (field, text) in [("name", &self.name), ("unit", &self.unit)] {
            if !is_a_name(text) {
                wrong(field, texts.editions_wrong_name());
            }
        }
        let line = match self.key_line.as_str() {
            "" => None,
            text => {
                let line = KeyLine::read(text).ok();
                if line.is_none() {
                    wrong("key_line", texts.editions_wrong_key_line("{units}", "{serial}"));
                }
                line
            }
        };
        let digits: String = self.serials.chars().filter(|c| !"-:. ".contains(*c)).collect();
        let are_digits = (1..=12).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit());
        if !self.serials.is_empty() && !are_digits {
            wrong("serials", texts.editions_wrong_serials());
        }
        if self.key_line.is_empty() && (self.is_hardware || !self.serials.is_empty()) {
            wrong("key_line", texts.editions_wrong_key_line_missing());
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let serials = Some(self.serials.clone()).filter(|serials| !serials.is_empty());
        let device_keys = line.map(|line| DeviceKeys { line, is_hardware: self.is_hardware, serials });
        let (id, name, unit) = (self.id.clone(), self.name.clone(), self.unit.clone());
        Ok(Application { id, name, unit, device_keys })
    }
}

impl ApplicationPage {
    fn of(mut page: Page, typed: Typed, terms: Terms) -> Self {
        let texts = page.texts;
        let title = typed.title(texts);
        page.title.clone_from(&title);
        let trail = vec![(texts.catalogue_title(), CATALOGUE.into())];
        Self { page, trail, title, typed, terms, errors: Vec::new(), caution: String::new() }
    }

    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| name == field).map_or("", |(_, sentence)| sentence)
    }
}

#[cfg(test)]
mod tests {
    use claviger_app::catalogue;

    use super::*;

    #[test]
    fn x_18_every_application_comes_back_from_its_form_and_what_is_wrong_stands_beside_its_field() {
        let file = include_str!("../../../../../data/telephones/catalogue.toml");
        let catalogue = catalogue::read("catalogue.toml", file).unwrap();
        for application in catalogue.applications() {
            let read = Typed::of(application).read(Texts::of("en"), &catalogue);
            assert_eq!(read.as_ref(), Ok(application));
        }
        let good = Typed::of(catalogue.applications().find(|one| one.device_keys.is_some()).unwrap());
        let check = |change: fn(&mut Typed), field: &str| {
            let mut typed = good.clone();
            change(&mut typed);
            let errors = typed.read(Texts::of("en"), &catalogue).unwrap_err();
            assert_eq!(errors.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), [field]);
            let shown = ApplicationPage::of(Page::sample(""), typed, Terms::default());
            let html = ApplicationPage { errors, ..shown }.render().unwrap();
            page::tests::is_escaped(&html);
            assert!(html.contains(&format!("f-{field}-error")), "{field}: {html}");
        };
        check(|typed| typed.id = "Big <b>".into(), "id");
        check(|typed| typed.is_new = true, "id");
        check(|typed| typed.id = "nothing".into(), "id");
        check(|typed| typed.name.clear(), "name");
        check(|typed| typed.unit = "x".repeat(201), "unit");
        check(|typed| typed.key_line = "vars <script>alert(1)</script>".into(), "key_line");
        check(|typed| typed.serials = "00-90-3X".into(), "serials");
    }
}
