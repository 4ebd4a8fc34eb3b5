//! The catalogue: what is sold, to look at. (C-15)

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::domain::fold::{Sought, fold, searched, words};
use claviger_app::domain::sales::catalogue::{Base, Binding, Catalogue, Claim, Delivery, Product};
use claviger_app::domain::sorting::{Key, Kind, Part, Place, Sort};
use claviger_app::edition;
use jiff::civil::Date;
use serde::Deserialize;
use uuid::Uuid;

use super::listing::{self, Ways};
use super::page::{self, Page};
use super::visitor::Visitor;
use super::wording::{self, Badge};
use super::{choice, editions, sheet};
use crate::texts::Texts;
use crate::web::Web;

const HERE: &str = "/catalogue";

/// What is searched for.
#[derive(Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
    #[serde(flatten)]
    list: listing::Asked,
}

/// What products can be sorted by, each within its application: they are as many as the catalogue has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// As they stand in the catalogue.
    Listed,
    Sku,
    Name,
    Units,
    Price,
    OnSaleUntil,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Listed, Self::Sku, Self::Name, Self::Units, Self::Price, Self::OnSaleUntil];
    const USUAL: Sort<Self> = Sort { by: Self::Listed, descending: false };

    fn word(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Sku => "sku",
            Self::Name => "name",
            Self::Units => "units",
            Self::Price => "price",
            Self::OnSaleUntil => "on-sale-until",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Listed => Kind::Id,
            Self::Units | Self::Price => Kind::Number,
            Self::Sku | Self::Name | Self::OnSaleUntil => Kind::Text,
        }
    }
}

/// A product's place; those that are alike stand as in the catalogue.
fn place(by: By, (number, product): &(u128, &Product)) -> Place {
    let id = Uuid::from_u128(*number);
    match by {
        By::Listed => Place::of_id(id),
        By::Sku => Place::of_text(&product.sku, id),
        By::Name => Place::of_text(fold(&product.name), id),
        By::Units => Place::of_number(i64::try_from(product.units_per_item.count()).unwrap_or(i64::MAX), id),
        By::Price => Place::of_number(product.list_price.as_ref().map_or(-1, |price| price.minor), id),
        By::OnSaleUntil => {
            // What is sold without end comes after what is not.
            let until = product.on_sale_until.map_or_else(|| "9999".to_owned(), |day| day.to_string());
            Place::of_text(until, id)
        }
    }
}

#[derive(Template)]
#[template(path = "catalogue.html")]
struct CataloguePage {
    page: Page,
    q: String,
    /// How many products there are in all.
    total: usize,
    applications: Vec<Application>,
    ways: Ways,
    /// Which edition applies.
    lead: String,
    /// Whether its reader may edit it.
    may_edit: bool,
}

struct Application {
    id: String,
    name: String,
    unit: String,
    products: Vec<Row>,
}

struct Row {
    /// Where it is edited.
    href: String,
    sku: String,
    name: String,
    role: String,
    units: String,
    models: String,
    base: String,
    binding: String,
    delivery: String,
    price: String,
    state: Badge,
    on_sale_until: String,
    end_of_support: String,
}

/// `GET /catalogue`
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(Search { q, list }): Query<Search>) -> Response {
    let (catalogue, edition) = match web.read(&visitor.act, edition::catalogue).await {
        Ok(found) => found,
        Err(error) => return page::explain(&web, &visitor, &error, HERE),
    };
    let q = searched(&q);
    let today = visitor.act.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let page = Page::new(&web, &visitor, visitor.texts.catalogue_title(), HERE);
    let mut shown = CataloguePage::of(page, &catalogue, q, today, list.sort());
    shown.lead = match edition {
        0 => visitor.texts.editions_file_applies(),
        number => visitor.texts.editions_applies(visitor.texts.number(number)),
    };
    shown.may_edit = editions::may_edit(&visitor);
    if list.is_file() {
        return shown.file(&web, &visitor);
    }
    page::render(StatusCode::OK, &shown)
}

impl CataloguePage {
    fn of(page: Page, catalogue: &Catalogue, q: String, today: Date, sort: Sort<By>) -> Self {
        let sought = Sought::new(&q);
        let total = catalogue.products().count();
        let applications = catalogue.applications().filter_map(|application| {
            let is_found = |product: &&Product| {
                let texts = [product.sku.as_str(), &product.name, &application.name, &application.id];
                sought.finds(&words(texts))
            };
            let of_it = catalogue.products().filter(|product| product.application == application.id);
            let part = Part { sort, after: None, most: u32::MAX };
            let found = part.of((0..).zip(of_it.filter(is_found)).collect(), place);
            let products: Vec<_> = found.iter().map(|placed| Row::of(page.texts, placed.row.1, today)).collect();
            let is_shown = !products.is_empty() || sought.finds(&words([application.name.as_str(), &application.id]));
            is_shown.then(|| Application {
                id: application.id.clone(),
                name: application.name.clone(),
                unit: wording::unit(&application.unit),
                products,
            })
        });
        let applications = applications.collect();
        let ways = Ways::of_whole(choice::with_query(HERE, &[("q", &q)]), sort);
        Self { page, q, total, applications, ways, lead: String::new(), may_edit: false }
    }

    /// The products that were found, as a file.
    fn file(&self, web: &Web, visitor: &Visitor) -> Response {
        let texts = visitor.texts;
        let rows = self.applications.iter().flat_map(|application| {
            application.products.iter().map(|row| {
                let texts = [
                    &application.name,
                    &row.sku,
                    &row.name,
                    &row.state.word,
                    &row.units,
                    &row.price,
                    &row.models,
                    &row.role,
                    &row.base,
                    &row.binding,
                    &row.delivery,
                    &row.on_sale_until,
                    &row.end_of_support,
                ];
                texts.map(Clone::clone)
            })
        });
        let heads = [
            texts.licenses_application(),
            texts.orders_sku(),
            texts.orders_product(),
            texts.orders_state(),
            texts.catalogue_units(),
            texts.catalogue_price(),
            texts.catalogue_models(),
            texts.catalogue_role(),
            texts.catalogue_base(),
            texts.catalogue_binding(),
            texts.catalogue_delivery(),
            texts.catalogue_on_sale_until(),
            texts.catalogue_supported_until(),
        ];
        sheet::answer(web, visitor, "catalogue", &heads, Some(rows.collect()))
    }
}

impl Row {
    fn of(texts: &Texts, product: &Product, today: Date) -> Self {
        let models: Vec<_> = product.models.iter().map(|model| wording::model(texts, *model)).collect();
        let is_over = |day: Option<Date>| day.is_some_and(|day| day < today);
        let state = if is_over(product.end_of_support) {
            Badge::new("critical", texts.catalogue_unsupported())
        } else if is_over(product.on_sale_until) {
            Badge::new("caution", texts.catalogue_end_of_life())
        } else {
            Badge::new("ok", texts.catalogue_on_sale())
        };
        Self {
            href: choice::with_query("/catalogue/product", &[("sku", &product.sku)]),
            sku: product.sku.clone(),
            name: product.name.clone(),
            role: wording::product_role(texts, product.role),
            units: wording::units(texts, product.units_per_item),
            models: texts.list(models),
            base: match &product.base {
                Some(Base::Application(name) | Base::Product(name)) => name.clone(),
                None => String::new(),
            },
            binding: match product.binding {
                Binding::Server => texts.catalogue_binding_server(),
                Binding::Device => texts.catalogue_binding_device(),
            },
            delivery: delivery(texts, product),
            price: product.list_price.as_ref().map(|price| wording::price(texts, price)).unwrap_or_default(),
            state,
            on_sale_until: wording::day(texts, product.on_sale_until),
            end_of_support: wording::day(texts, product.end_of_support),
        }
    }
}

/// How a product reaches whoever bought it, and how it is claimed where it comes with a device.
fn delivery(texts: &Texts, product: &Product) -> String {
    let delivery = match product.delivery {
        Delivery::Unlock => texts.catalogue_delivery_unlock(),
        Delivery::ActivationKey => texts.catalogue_delivery_activation_key(),
    };
    let claim = match product.claim {
        None => return delivery,
        Some(Claim::Buyer) => texts.shipments_claim_buyer(),
        Some(Claim::Label) => texts.shipments_claim_label(),
        Some(Claim::Either) => texts.shipments_claim_either(),
    };
    format!("{delivery} · {claim}")
}

#[cfg(test)]
mod tests {
    use claviger_app::catalogue;

    use super::*;

    const CATALOGUE: &str = include_str!("../../../../data/demonstration/catalogue.toml");

    #[test]
    fn the_catalogue_is_searched_and_says_when_nothing_is_found() {
        let catalogue = catalogue::read("catalogue.toml", CATALOGUE).unwrap();
        let shown = |q: &str, today: &str| {
            let (page, today) = (Page::sample("Catalogue"), today.parse().unwrap());
            CataloguePage::of(page, &catalogue, q.into(), today, By::USUAL).render().unwrap()
        };
        let all = shown("", "2026-11-22");
        assert!(all.contains("IM120-4L") && all.contains("IM162-90L"));
        let fax = shown("ip fax", "2026-11-22");
        assert!(fax.contains("IM120-4L") && !fax.contains("IM162-90L"), "{fax}");
        let nothing = shown("<script>", "2026-11-22");
        page::tests::is_escaped(&nothing);
        assert!(nothing.contains("href=\"/catalogue?view=all\"") && !nothing.contains("IM120-4L"));
    }

    #[test]
    fn c_15_the_catalogue_says_what_is_past_its_end_of_life_and_of_support() {
        let catalogue = catalogue::read("catalogue.toml", CATALOGUE).unwrap();
        let old = catalogue.products().find(|product| product.on_sale_until.is_some()).unwrap();
        let texts = Texts::of("en");
        let word = |day: Date| Row::of(texts, old, day).state.word;
        let (sale, support) = (old.on_sale_until.unwrap(), old.end_of_support.unwrap());
        let next = |day: Date| day.tomorrow().unwrap();
        assert_eq!(
            [word(sale), word(next(sale)), word(support), word(next(support))],
            ["On sale", "End of life", "End of life", "End of support"]
        );
    }
}
