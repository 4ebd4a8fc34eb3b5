//! One product of the catalogue, edited or made.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::catalogue::writing;
use claviger_app::domain::account::Permission;
use claviger_app::domain::license::{Model, ProductRole};
use claviger_app::domain::sales::catalogue::{Base, Binding, Catalogue, Claim, Delivery, Product};
use claviger_app::domain::sales::price::Price;
use claviger_app::domain::units::Units;
use claviger_app::{Error, access};
use jiff::civil::Date;
use serde::Deserialize;

use super::{Again, CATALOGUE, Outcome, Sent, Terms, go_on, seen};
use crate::portal::choice::Choice;
use crate::portal::form::Form;
use crate::portal::page::{self, Page};
use crate::portal::visitor::Visitor;
use crate::texts::Texts;
use crate::web::Web;
use crate::wording;

pub(super) const HERE: &str = "/catalogue/product";

/// Which product; none for a new one.
#[derive(Deserialize)]
pub struct Which {
    #[serde(default)]
    sku: String,
}

#[derive(Template)]
#[template(path = "editions/product.html")]
struct ProductPage {
    page: Page,
    trail: Vec<(String, String)>,
    title: String,
    typed: Typed,
    applications: Vec<Choice>,
    roles: Vec<Choice>,
    bindings: Vec<Choice>,
    deliveries: Vec<Choice>,
    claims: Vec<Choice>,
    /// Value, label, whether it is chosen.
    models: Vec<Choice>,
    terms: Terms,
    errors: Vec<(String, String)>,
    /// Somebody else was quicker.
    caution: String,
}

/// A product as it stands in the form.
#[derive(Debug, Clone, Default)]
struct Typed {
    is_new: bool,
    sku: String,
    name: String,
    application: String,
    units: String,
    role: String,
    models: Vec<String>,
    base: String,
    binding: String,
    delivery: String,
    claim: String,
    price: String,
    currency: String,
    on_sale_until: String,
    end_of_support: String,
}

/// `GET /catalogue/product`
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(Which { sku }): Query<Which>) -> Response {
    match shown(&web, &visitor, &sku).await {
        Ok(response) => response,
        Err(error) => page::explain(&web, &visitor, &error, HERE),
    }
}

async fn shown(web: &Web, visitor: &Visitor, sku: &str) -> Result<Response, Error> {
    access::as_vendor(&visitor.act.who, Permission::ManageCatalogue)?;
    let terms = Terms::fresh(visitor, seen(web, visitor).await?);
    let vendor = web.vendor();
    let typed = match sku {
        "" => Typed::fresh(&vendor.catalogue),
        sku => Typed::of(vendor.catalogue.product(sku).ok_or(Error::NotFound("product"))?),
    };
    Ok(page::render(
        StatusCode::OK,
        &ProductPage::of(Page::new(web, visitor, "", CATALOGUE), &vendor.catalogue, typed, terms),
    ))
}

/// `POST /catalogue/product`: shows what would change, goes back to the form, or publishes it.
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
        let page = Page::new(web, visitor, "", CATALOGUE);
        let shown = ProductPage::of(page, &vendor.catalogue, typed.clone(), terms);
        page::render(status, &ProductPage { errors, caution, ..shown })
    };
    if sent.field("do") == "back" {
        return Ok(form(Again::back(terms)));
    }
    let product = match typed.read(texts, &vendor.catalogue) {
        Ok(product) => product,
        Err(errors) => return Ok(form(Again::wrong(terms, errors))),
    };
    let Some(document) = writing::with_product(&vendor.document(), &product) else {
        let errors = vec![("document".to_owned(), texts.editions_uneditable())];
        return Ok(form(Again::wrong(terms, errors)));
    };
    let mut fields = typed.fields();
    fields.extend(terms.fields());
    let trail = vec![(texts.catalogue_title(), CATALOGUE.into()), (typed.title(texts), address(&typed))];
    let sent = Sent { action: HERE, is_upload: false, what: sent.field("do").to_owned(), fields, trail };
    match go_on(web, visitor, terms, document, sent).await? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(again) => Ok(form(again)),
    }
}

fn address(typed: &Typed) -> String {
    if typed.is_new { HERE.to_owned() } else { crate::portal::choice::with_query(HERE, &[("sku", &typed.sku)]) }
}

impl Typed {
    /// A new product of the first application.
    fn fresh(catalogue: &Catalogue) -> Self {
        let currency = catalogue.products().find_map(|product| Some(product.list_price.as_ref()?.currency.clone()));
        let application = catalogue.applications().next().map(|one| one.id.clone());
        Self {
            is_new: true,
            application: application.unwrap_or_default(),
            units: "1".into(),
            role: ProductRole::Base.word().into(),
            models: Model::ALL.map(|model| model.word().to_owned()).into(),
            binding: Binding::default().word().into(),
            delivery: Delivery::default().word().into(),
            currency: currency.unwrap_or_else(|| "EUR".into()),
            ..Self::default()
        }
    }

    fn of(product: &Product) -> Self {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            is_new: false,
            sku: product.sku.clone(),
            name: product.name.clone(),
            application: product.application.clone(),
            units: product.units_per_item.count().to_string(),
            role: product.role.word().into(),
            models: product.models.iter().map(|model| model.word().to_owned()).collect(),
            base: match &product.base {
                Some(Base::Application(name)) if product.role != ProductRole::Base && *name == product.application => {
                    String::new()
                }
                Some(Base::Application(name) | Base::Product(name)) => name.clone(),
                None => String::new(),
            },
            binding: product.binding.word().into(),
            delivery: product.delivery.word().into(),
            claim: product.claim.map(Claim::word).unwrap_or_default().into(),
            price: product.list_price.as_ref().map(Price::amount).unwrap_or_default(),
            currency: product.list_price.as_ref().map_or_else(|| "EUR".into(), |price| price.currency.clone()),
            on_sale_until: day(product.on_sale_until),
            end_of_support: day(product.end_of_support),
        }
    }

    fn sent(sent: &Form) -> Self {
        let field = |name: &str| sent.field(name).trim().to_owned();
        let models = sent.fields().filter(|(name, _)| *name == "models").take(Model::ALL.len());
        Self {
            is_new: !sent.field("new").is_empty(),
            sku: field("sku"),
            name: field("name"),
            application: field("application"),
            units: field("units_per_item"),
            role: field("role"),
            models: models.map(|(_, word)| word.to_owned()).collect(),
            base: field("base"),
            binding: field("binding"),
            delivery: field("delivery"),
            claim: field("claim"),
            price: field("list_price"),
            currency: field("currency"),
            on_sale_until: field("on_sale_until"),
            end_of_support: field("end_of_support"),
        }
    }

    fn fields(&self) -> Vec<(String, String)> {
        let mut fields: Vec<(String, String)> = [
            ("sku", &self.sku),
            ("name", &self.name),
            ("application", &self.application),
            ("units_per_item", &self.units),
            ("role", &self.role),
            ("base", &self.base),
            ("binding", &self.binding),
            ("delivery", &self.delivery),
            ("claim", &self.claim),
            ("list_price", &self.price),
            ("currency", &self.currency),
            ("on_sale_until", &self.on_sale_until),
            ("end_of_support", &self.end_of_support),
        ]
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .into();
        fields.extend(self.models.iter().map(|word| ("models".to_owned(), word.clone())));
        if self.is_new {
            fields.push(("new".into(), "yes".into()));
        }
        fields
    }

    fn title(&self, texts: &Texts) -> String {
        if self.is_new { texts.editions_new_product() } else { self.sku.clone() }
    }

    /// The product, or everything that is wrong, by field.
    fn read(&self, texts: &Texts, catalogue: &Catalogue) -> Result<Product, Vec<(String, String)>> {
        let mut errors: Vec<(String, String)> = Vec::new();
        let mut wrong = |field: &str, sentence: String| errors.push((field.to_owned(), sentence));
        let fits = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        if self.sku.is_empty() || self.sku.len() > 64 || !self.sku.chars().all(fits) {
            wrong("sku", texts.editions_wrong_sku());
        } else if self.is_new && catalogue.product(&self.sku).is_some() {
            wrong("sku", texts.editions_wrong_sku_taken());
        } else if !self.is_new && catalogue.product(&self.sku).is_none() {
            wrong("sku", texts.editions_wrong_sku_gone());
        }
        if !is_a_name(&self.name) {
            wrong("name", texts.editions_wrong_name());
        }
        let application = catalogue.application(&self.application);
        if application.is_none() {
            wrong("application", texts.editions_wrong_application());
        }
        let units = self.units.parse().ok().and_then(Units::new).filter(|units| !units.is_zero());
        if units.is_none() {
            wrong("units_per_item", texts.editions_wrong_units(texts.number(Units::MOST.count())));
        }
        let models: Vec<_> = self.models.iter().filter_map(|word| Model::from_word(word)).collect();
        if models.is_empty() {
            wrong("models", texts.editions_wrong_models());
        }
        let role = ProductRole::from_word(&self.role).unwrap_or(ProductRole::Base);
        let binding = Binding::from_word(&self.binding).unwrap_or_default();
        if let Some(application) = application
            && application.device_keys.is_some() != (binding == Binding::Device)
        {
            wrong("binding", texts.editions_wrong_binding());
        }
        let delivery = Delivery::from_word(&self.delivery).unwrap_or_default();
        if delivery == Delivery::ActivationKey && !models.is_empty() && models != [Model::Perpetual] {
            wrong("delivery", texts.editions_wrong_delivery());
        }
        let claim = Claim::from_word(&self.claim);
        if claim.is_some() && !(binding == Binding::Device && models.contains(&Model::Perpetual)) {
            wrong("claim", texts.editions_wrong_claim());
        }
        let base = match self.base.as_str() {
            "" if role == ProductRole::Base => None,
            "" => Some(Base::Application(self.application.clone())),
            name if catalogue.application(name).is_some() => Some(Base::Application(name.to_owned())),
            name => Some(Base::Product(name.to_owned())),
        };
        let is_a_base = |sku: &String| catalogue.product(sku).is_some_and(|found| found.role == ProductRole::Base);
        if base.is_some() && role == ProductRole::Base {
            wrong("base", texts.editions_wrong_base_of_base());
        } else if matches!(&base, Some(Base::Product(sku)) if !is_a_base(sku)) {
            wrong("base", texts.editions_wrong_base());
        }
        let list_price = Price::read(&self.price, &self.currency);
        if list_price.is_none() && !self.price.is_empty() {
            wrong("list_price", texts.editions_wrong_price());
        }
        let mut day = |field: &str, text: &str| {
            let day = text.parse::<Date>().ok();
            if day.is_none() && !text.is_empty() {
                wrong(field, texts.editions_wrong_day());
            }
            day
        };
        let on_sale_until = day("on_sale_until", &self.on_sale_until);
        let end_of_support = day("end_of_support", &self.end_of_support);
        if matches!((on_sale_until, end_of_support), (Some(sale), Some(support)) if support < sale) {
            wrong("end_of_support", texts.editions_wrong_support());
        }
        match units {
            Some(units_per_item) if errors.is_empty() => Ok(Product {
                sku: self.sku.clone(),
                name: self.name.clone(),
                application: self.application.clone(),
                units_per_item,
                role,
                models,
                base,
                binding,
                delivery,
                claim,
                on_sale_until,
                end_of_support,
                list_price,
            }),
            _ => Err(errors),
        }
    }
}

/// Whether a name is 1 to 200 characters in one line.
pub(super) fn is_a_name(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 200 && !text.chars().any(char::is_control)
}

impl ProductPage {
    fn of(mut page: Page, catalogue: &Catalogue, typed: Typed, terms: Terms) -> Self {
        let texts = page.texts;
        let title = typed.title(texts);
        page.title.clone_from(&title);
        let applications = catalogue.applications();
        let applications = applications.map(|one| Choice::new(&one.id, one.name.clone(), &typed.application));
        let roles =
            ProductRole::ALL.map(|role| Choice::new(role.word(), wording::product_role(texts, role), &typed.role));
        let bindings =
            [(Binding::Server, texts.catalogue_binding_server()), (Binding::Device, texts.catalogue_binding_device())];
        let deliveries = [
            (Delivery::Unlock, texts.catalogue_delivery_unlock()),
            (Delivery::ActivationKey, texts.catalogue_delivery_activation_key()),
        ];
        let claims = [
            ("", texts.editions_no_claim()),
            (Claim::Buyer.word(), texts.shipments_claim_buyer()),
            (Claim::Label.word(), texts.shipments_claim_label()),
            (Claim::Either.word(), texts.shipments_claim_either()),
        ];
        let model = |model: Model| Choice {
            value: model.word().into(),
            label: wording::model(texts, model),
            chosen: typed.models.iter().any(|word| word == model.word()),
        };
        Self {
            trail: vec![(texts.catalogue_title(), CATALOGUE.into())],
            applications: applications.collect(),
            roles: roles.into(),
            bindings: bindings.map(|(one, label)| Choice::new(one.word(), label, &typed.binding)).into(),
            deliveries: deliveries.map(|(one, label)| Choice::new(one.word(), label, &typed.delivery)).into(),
            claims: claims.map(|(word, label)| Choice::new(word, label, &typed.claim)).into(),
            models: Model::ALL.map(model).into(),
            errors: Vec::new(),
            caution: String::new(),
            title,
            typed,
            terms,
            page,
        }
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

    const CATALOGUE_FILE: &str = include_str!("../../../../../data/demonstration/catalogue.toml");

    #[test]
    fn x_18_every_product_comes_back_from_its_form_as_it_was() {
        let catalogue = catalogue::read("catalogue.toml", CATALOGUE_FILE).unwrap();
        for product in catalogue.products() {
            let read = Typed::of(product).read(Texts::of("en"), &catalogue);
            assert_eq!(read.as_ref(), Ok(product));
        }
    }

    #[test]
    fn x_18_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
        let catalogue = catalogue::read("catalogue.toml", CATALOGUE_FILE).unwrap();
        let good = Typed::of(catalogue.product("IM120-4L").unwrap());
        let check = |change: fn(&mut Typed), field: &str| {
            let mut typed = good.clone();
            change(&mut typed);
            let errors = typed.read(Texts::of("en"), &catalogue).unwrap_err();
            assert_eq!(errors.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), [field]);
            let shown = ProductPage::of(Page::sample(""), &catalogue, typed, Terms::default());
            let html = ProductPage { errors, ..shown }.render().unwrap();
            page::tests::is_escaped(&html);
            assert!(html.contains(&format!("f-{field}-error")), "{field}: {html}");
        };
        check(|typed| typed.sku = "T W O".into(), "sku");
        check(|typed| typed.is_new = true, "sku");
        check(|typed| typed.name = " ".trim().into(), "name");
        check(|typed| typed.application = "<b>".into(), "application");
        check(|typed| typed.units = "0".into(), "units_per_item");
        check(|typed| typed.units = "<script>alert(1)</script>".into(), "units_per_item");
        check(|typed| typed.models.clear(), "models");
        check(|typed| typed.binding = "device".into(), "binding");
        check(|typed| typed.delivery = "activation-key".into(), "delivery");
        check(|typed| typed.claim = "buyer".into(), "claim");
        check(|typed| typed.base = "ip-fax".into(), "base");
        check(|typed| typed.price = "1.999".into(), "list_price");
        check(|typed| typed.currency = "euro".into(), "list_price");
        check(|typed| typed.on_sale_until = "soon".into(), "on_sale_until");
        check(
            |typed| (typed.on_sale_until, typed.end_of_support) = ("2027-12-31".into(), "2027-01-01".into()),
            "end_of_support",
        );
    }
}
