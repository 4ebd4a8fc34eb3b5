//! `/api/v1/accounts/{account}/claims`

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use claviger_app::Error;
use claviger_app::device_key::Texts;
use claviger_app::domain::id::AccountId;
use claviger_app::factory::{self, Claiming, Device, Typed};
use claviger_app::store::engine::Tx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, id};
use super::problem::ApiError;
use crate::web::Web;

/// A device to claim.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ClaimRequest {
    /// Its serial number, in any spelling.
    #[schema(example = "00-90-33-01-02-0F")]
    serial: String,
    /// The code on its label, where the product asks for it.
    #[serde(default)]
    #[schema(example = "K7QX-2M9P")]
    label: String,
    /// What stands on its license keys: whose device it is; when it is claimed, and never changed.
    #[serde(default)]
    end_customer: String,
    /// Where it stands.
    #[serde(default)]
    location: String,
    /// What it is.
    #[serde(default)]
    description: String,
}

/// A device that the account can claim.
#[derive(Serialize, ToSchema)]
struct ClaimReview {
    #[schema(example = "00-90-33-01-02-0F")]
    serial: String,
    /// What it was made with.
    licenses: Vec<ClaimableLicense>,
    /// What its license keys would tell it, without number and signature.
    says: Vec<String>,
    /// Whether it is the account's already.
    is_own: bool,
}

/// A license of a device.
#[derive(Serialize, ToSchema)]
struct ClaimableLicense {
    #[schema(example = "REL-BRI-1")]
    sku: String,
    units: u64,
}

/// A device that is the account's now.
#[derive(Serialize, ToSchema)]
struct Claim {
    #[schema(example = "00-90-33-01-02-0F")]
    serial: String,
    /// The ids of its license keys in force.
    license_keys: Vec<String>,
    /// Whether it was the account's before.
    again: bool,
}

/// The routes of claims.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(claim)).routes(routes!(review))
}

/// Look what claiming a device would bring
///
/// Nothing is claimed. Whatever cannot be claimed is answered alike, whether there is such a device or not; whoever tries
/// often has to wait. (P-04)
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/claims/review", operation_id = "reviewClaim", tag = "Stock",
    params(("account" = String, Path, description = "The account's id.")),
    request_body = ClaimRequest,
    responses(
        (status = 200, description = "What there is.", body = ClaimReview),
        (status = 404, description = "`device-unknown`: there is no such device for this account."),
        (status = 422, description = "`invalid`: no serial number. `license-key-invalid`: a text that cannot stand on a key."),
        (status = 429, description = "`too-many-attempts`"),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn review(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(request): Json<ClaimRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let typed = request.read();
    let deed = move |tx: &mut Tx<'_>, act: &mut _, vendor: &_| factory::look(tx, act, vendor, account, &typed);
    let found = web.write(&act, deed).await?.map_err(Error::from)?;
    Ok(axum::Json(ClaimReview {
        serial: found.device.serial.to_string(),
        licenses: licenses(&found.device),
        says: found.says,
        is_own: found.claiming == Claiming::Already,
    }))
}

/// Claim a device
///
/// Its licenses are in the account from then on, loaded and used, its license keys in the account's list, and its file at
/// `/api/v1/accounts/{account}/license-keys/{serial}`: for this account alone. The account must be the buyer whom the
/// shipment names, or know the code on the label, as the product has it. Claimed again, it is answered alike. (P-04, P-05)
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/claims", operation_id = "claimDevice", tag = "Stock",
    params(("account" = String, Path, description = "The account's id.")),
    request_body = ClaimRequest,
    responses(
        (status = 200, description = "The device is the account's.", body = Claim),
        (status = 404, description = "`device-unknown`: there is no such device for this account."),
        (status = 422, description = "`invalid`: no serial number. `license-key-invalid`: a text that cannot stand on a key."),
        (status = 429, description = "`too-many-attempts`"),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn claim(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(request): Json<ClaimRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let typed = request.read();
    let deed = move |tx: &mut Tx<'_>, act: &mut _, vendor: &_| factory::claim(tx, act, vendor, account, &typed);
    let claimed = web.write(&act, deed).await?.map_err(Error::from)?;
    Ok(axum::Json(Claim {
        serial: claimed.device.serial.to_string(),
        license_keys: claimed.keys.iter().map(|key| key.id.to_string()).collect(),
        again: claimed.again,
    }))
}

impl ClaimRequest {
    fn read(self) -> Typed {
        let Self { serial, label, end_customer, location, description } = self;
        Typed { serial, label, texts: Texts { end_customer, location, description } }
    }
}

fn licenses(device: &Device) -> Vec<ClaimableLicense> {
    let license = device.licenses.iter();
    license.map(|license| ClaimableLicense { sku: license.sku.clone(), units: license.units.count() }).collect()
}
