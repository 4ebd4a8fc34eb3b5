//! `/api/v1/catalogue`

use axum::extract::State;
use claviger_app::domain::license::Model;
use claviger_app::domain::sales::catalogue::{Application, Base, Claim, Product};
use claviger_app::edition;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::problem::ApiError;
use crate::web::Web;

/// Everything that is sold.
#[derive(Serialize, ToSchema)]
#[schema(as = Catalogue)]
struct CatalogueBody {
    /// The number of the edition that applies; 0 where the configured file does.
    edition: u64,
    applications: Vec<ApplicationBody>,
    products: Vec<ProductBody>,
}

/// What a user recognises as a product.
#[derive(Serialize, ToSchema)]
#[schema(as = Application)]
struct ApplicationBody {
    #[schema(example = "ip-fax")]
    id: String,
    #[schema(example = "IP Fax server")]
    name: String,
    /// What is counted.
    #[schema(example = "channels")]
    unit: String,
    /// Whether its license keys are for hardware: each for one device; null for what servers run.
    hardware: Option<bool>,
    /// How the serial numbers of its devices begin.
    #[schema(example = "00-90-33")]
    serials: Option<String>,
}

/// One sellable item of an application.
#[derive(Serialize, ToSchema)]
#[schema(as = Product)]
struct ProductBody {
    #[schema(example = "IM120-4L")]
    sku: String,
    #[schema(example = "IP Fax server, 4 channels")]
    name: String,
    /// The application's id.
    #[schema(example = "ip-fax")]
    application: String,
    /// How many units one item brings.
    units_per_item: u64,
    /// `base`, `add-on`, `client`, `redundancy`, `customization`.
    #[schema(example = "base")]
    role: &'static str,
    /// The models it is sold in.
    #[schema(example = json!(["perpetual", "subscription"]))]
    models: Vec<&'static str>,
    /// The application or SKU it belongs to; null for the application itself.
    base: Option<String>,
    /// What its units are given to: `server` or `device`.
    #[schema(example = "server")]
    binding: &'static str,
    /// `unlock` or `activation-key`.
    #[schema(example = "unlock")]
    delivery: &'static str,
    /// What proves that a device that was made with it is one's own: `buyer`, `label`, `either`; null where no device is.
    #[schema(example = "either")]
    claim: Option<&'static str>,
    /// End of life: the last day on which it is sold.
    #[schema(format = Date)]
    on_sale_until: Option<String>,
    /// The last day on which it is supported.
    #[schema(format = Date)]
    end_of_support: Option<String>,
    list_price: Option<ListPrice>,
}

/// What one item costs by the price list.
#[derive(Serialize, ToSchema)]
struct ListPrice {
    /// In the currency's smallest unit.
    #[schema(example = 125_000)]
    minor: i64,
    #[schema(example = "EUR")]
    currency: String,
}

/// The routes of the catalogue.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(show))
}

/// Show the catalogue
///
/// What the vendor sells today: applications and their products.
#[utoipa::path(
    get, path = "/api/v1/catalogue", operation_id = "showCatalogue", tag = "Catalogue",
    responses(
        (status = 200, description = "The whole catalogue.", body = CatalogueBody),
        (status = 409, description = "`catalogue-changed`: another edition has come to apply just now. Ask again."),
    ),
    security(("key" = ["orders:read"])),
)]
async fn show(State(web): State<Web>, Caller(act): Caller) -> Result<axum::Json<CatalogueBody>, ApiError> {
    let (catalogue, edition) = web.read(&act, edition::catalogue).await?;
    let applications = catalogue.applications().map(application).collect();
    let products = catalogue.products().map(product).collect();
    Ok(axum::Json(CatalogueBody { edition, applications, products }))
}

fn application(application: &Application) -> ApplicationBody {
    let Application { id, name, unit, device_keys } = application.clone();
    let hardware = device_keys.as_ref().map(|keys| keys.is_hardware);
    ApplicationBody { id, name, unit, hardware, serials: device_keys.and_then(|keys| keys.serials) }
}

fn product(product: &Product) -> ProductBody {
    ProductBody {
        sku: product.sku.clone(),
        name: product.name.clone(),
        application: product.application.clone(),
        units_per_item: product.units_per_item.count(),
        role: product.role.word(),
        models: product.models.iter().copied().map(Model::word).collect(),
        base: product.base.as_ref().map(|base| match base {
            Base::Application(name) | Base::Product(name) => name.clone(),
        }),
        binding: product.binding.word(),
        delivery: product.delivery.word(),
        claim: product.claim.map(Claim::word),
        on_sale_until: product.on_sale_until.map(|day| day.to_string()),
        end_of_support: product.end_of_support.map(|day| day.to_string()),
        list_price: product
            .list_price
            .as_ref()
            .map(|price| ListPrice { minor: price.minor, currency: price.currency.clone() }),
    }
}
