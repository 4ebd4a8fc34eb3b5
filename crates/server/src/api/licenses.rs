//! `/api/v1/licenses/{license}` and its registration

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use claviger_app::domain::care::Standing;
use claviger_app::domain::id::LicenseId;
use claviger_app::domain::license::License;
use claviger_app::license::{self, Happened, LicenseView};
use claviger_app::product_registration;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, id};
use super::etag::Tagged;
use super::problem::ApiError;
use crate::web::Web;

/// How care stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Care)]
pub(super) struct CareBody {
    /// `basic`, `gold`, `platinum`.
    #[schema(example = "gold")]
    plan: &'static str,
    /// `not-started`, `active`, `expiring` (90 days or fewer are left), `expired`, `lapsed` (for more than 30 days).
    #[schema(example = "active")]
    state: &'static str,
    /// The first day; none while the product is not registered.
    first: Option<String>,
    /// The last day, included.
    last: Option<String>,
}

/// A license.
#[derive(Serialize, ToSchema)]
#[schema(as = License)]
pub(super) struct LicenseBody {
    #[schema(example = "lic_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    code: String,
    /// The order that brought it.
    order: String,
    ordered_on: String,
    sku: String,
    items: u32,
    units: u64,
    /// `perpetual`, `subscription`, `cloud`.
    #[schema(example = "subscription")]
    model: &'static str,
    /// The first day of a license with a term.
    first: Option<String>,
    /// Its last day, included.
    last: Option<String>,
    care: Option<CareBody>,
    /// Care waits for the product to be registered, and then lasts so many months.
    unregistered_months: Option<u16>,
    /// The newest release date that may run on it.
    newest_release: String,
}

/// A license with everything that happened to it.
#[derive(Serialize, ToSchema)]
#[schema(as = LicensePage)]
struct PageBody {
    license: LicenseBody,
    /// Whose it is, or was.
    account: String,
    /// The pool it fills; none once it was taken back.
    pool: Option<String>,
    /// How the vendor took it back: `returned`, `exchanged`.
    taken: Option<&'static str>,
    /// The license it came in exchange for.
    replaces: Option<String>,
    /// The license it was exchanged for.
    replacement: Option<String>,
    history: Vec<MomentBody>,
}

/// Something that happened to a license.
#[derive(Serialize, ToSchema)]
#[schema(as = LicenseMoment)]
struct MomentBody {
    at: String,
    /// `loaded`, `left`, `registered`, or the kind of a correction: `moved-away`, `moved-in`, `returned`, `exchanged`.
    #[schema(example = "loaded")]
    what: &'static str,
    account: String,
    /// Why, of a correction.
    reason: Option<String>,
}

/// The routes of licenses.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(show)).routes(routes!(register))
}

/// Show a license
///
/// With its care and everything that happened to it. (L-09, L-29)
#[utoipa::path(
    get, path = "/api/v1/licenses/{license}", operation_id = "showLicense", tag = "Licenses",
    params(("license" = String, Path, description = "The license's id.")),
    responses((status = 200, description = "The license.", body = PageBody,
        headers(("ETag" = String, description = "The tag of this answer.")))),
    security(("key" = ["licenses:read"])),
)]
async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(license): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let license: LicenseId = id(&license, "license")?;
    let now = act.now;
    let view = web.read(&act, move |tx, act, vendor| license::show(tx, act, vendor, license)).await?;
    Ok(Tagged(PageBody::of(&view, now)))
}

/// Register a product
///
/// The care of a license whose order fixed no days begins today, in the account's time zone. (C-03)
#[utoipa::path(
    post, path = "/api/v1/licenses/{license}/registration", operation_id = "registerLicense", tag = "Licenses",
    params(("license" = String, Path, description = "The license's id.")),
    responses(
        (status = 200, description = "The license, with the days of its care.", body = PageBody,
            headers(("ETag" = String, description = "The tag of this answer."))),
        (status = 409, description = "`not-registrable`: its care has its days already, or there is none."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn register(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(license): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let license: LicenseId = id(&license, "license")?;
    let now = act.now;
    let view = web
        .write(&act, move |tx, act, vendor| {
            product_registration::register(tx, act, license)?;
            license::show(tx, act, vendor, license)
        })
        .await?;
    Ok(Tagged(PageBody::of(&view, now)))
}

impl CareBody {
    pub(super) fn of(standing: Standing) -> Self {
        Self {
            plan: standing.plan.word(),
            state: standing.state.word(),
            first: standing.term.map(|term| term.first.to_string()),
            last: standing.term.map(|term| term.last.to_string()),
        }
    }
}

impl LicenseBody {
    pub(super) fn of(license: &License, zone: &TimeZone, now: Timestamp) -> Self {
        Self {
            id: license.id.to_string(),
            code: license.code.clone(),
            order: license.order.to_string(),
            ordered_on: license.ordered_on.to_string(),
            sku: license.sku.clone(),
            items: license.items,
            units: license.units.count(),
            model: license.model.word(),
            first: license.term.map(|term| term.first.to_string()),
            last: license.term.map(|term| term.last.to_string()),
            care: license.care_at(zone, now).map(CareBody::of),
            unregistered_months: license.unregistered_care().map(|(_, months)| months),
            newest_release: license.newest_release().to_string(),
        }
    }
}

impl PageBody {
    fn of(view: &LicenseView, now: Timestamp) -> Self {
        let history = view.history.iter().map(|moment| MomentBody {
            at: moment.at.to_string(),
            what: match moment.what {
                Happened::Loaded => "loaded",
                Happened::Left => "left",
                Happened::Registered => "registered",
                Happened::Corrected(kind) => kind.word(),
            },
            account: moment.account.id.to_string(),
            reason: Some(moment.reason.clone()).filter(|reason| !reason.is_empty()),
        });
        Self {
            license: LicenseBody::of(&view.license, &view.account.zone, now),
            account: view.account.id.to_string(),
            pool: view.row.as_ref().map(|row| row.pool.id.to_string()),
            taken: view.taken.as_ref().map(|correction| correction.kind.word()),
            replaces: view.replaces.as_ref().map(|(license, _)| license.to_string()),
            replacement: view.replacement.as_ref().map(|(license, _)| license.to_string()),
            history: history.collect(),
        }
    }
}
