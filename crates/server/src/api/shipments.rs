//! `/api/v1/shipments` and `/api/v1/shipped-devices`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use claviger_app::domain::account::Account;
use claviger_app::domain::fold::searched;
use claviger_app::domain::id::ShippedDeviceId;
use claviger_app::shipment::import::{self, Imported, ImportedShipment, Previewed};
use claviger_app::shipment::{self, Request, Search, State as DeviceState, View};
use claviger_app::store::engine::Tx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, Query, id};
use super::etag::Tagged;
use super::pages::{Page, PageParams, Paging};
use super::problem::{ApiError, malformed};
use super::tables::{Csv, ImportMistake, ImportParams, mistakes, previewed};
use crate::guard::current_texts;
use crate::refusals::shipments::in_a_file;
use crate::web::Web;

/// What was imported of one shipment.
#[derive(Serialize, ToSchema)]
#[schema(as = ImportedShipment)]
struct ShipmentBody {
    #[schema(example = "shp_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    #[schema(example = "S-2026-0417")]
    number: String,
    /// How many devices were imported now.
    imported: usize,
    /// How many were the very same as devices imported before.
    again: usize,
}

/// What an import has brought.
#[derive(Serialize, ToSchema)]
struct ShipmentImport {
    /// How many devices were imported now.
    imported: usize,
    /// How many were the very same as devices imported before.
    again: usize,
    /// The shipments, in the order of the file.
    shipments: Vec<ShipmentBody>,
}

/// What an import would come to.
#[derive(Serialize, ToSchema)]
struct ShipmentImportPreview {
    /// The devices that could be imported.
    devices: Vec<PreviewedDevice>,
    /// Everything that is wrong with the file. As long as there is anything, nothing of it is imported.
    mistakes: Vec<ImportMistake>,
}

/// A device of a file that could be imported.
#[derive(Serialize, ToSchema)]
struct PreviewedDevice {
    /// The line of the file at which it begins.
    line: u64,
    shipment: String,
    #[schema(example = "00-90-33-01-02-0F")]
    serial: String,
    licenses: Vec<PreviewedLicense>,
    /// The number of the account that bought it.
    buyer: Option<String>,
    /// Whether its label carries a code.
    has_label: bool,
    /// The very same device, if it was imported before.
    imported: Option<String>,
}

/// A license of a device that could be imported.
#[derive(Serialize, ToSchema)]
struct PreviewedLicense {
    #[schema(example = "REL-BRI-1")]
    sku: String,
    items: u32,
    units: u64,
}

/// A device that left the factory with licenses.
#[derive(Serialize, ToSchema)]
#[schema(as = ShippedDevice)]
struct DeviceBody {
    #[schema(example = "dev_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    #[schema(example = "00-90-33-01-02-0F")]
    serial: String,
    /// The number of its shipment.
    #[schema(example = "S-2026-0417")]
    shipment: String,
    /// Who bought it, if the shipment says so.
    buyer: Option<Party>,
    /// Whether its label carries a code.
    has_label: bool,
    /// `unclaimed`, `claimed` or `withdrawn`.
    #[schema(example = "claimed")]
    state: &'static str,
    /// Since when; null while nobody has claimed it.
    #[schema(format = DateTime)]
    since: Option<String>,
    /// Whose it is.
    holder: Option<Party>,
    /// Why it was taken back, or given to its holder by the vendor.
    reason: Option<String>,
    licenses: Vec<LicenseBody>,
    #[schema(format = DateTime)]
    imported: String,
}

/// An account.
#[derive(Serialize, ToSchema)]
#[schema(as = ShipmentParty)]
struct Party {
    id: String,
    #[schema(example = "R1001")]
    number: String,
    name: String,
}

/// A license that was made with a device.
#[derive(Serialize, ToSchema)]
#[schema(as = FactoryLicense)]
struct LicenseBody {
    #[schema(example = "fac_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    #[schema(example = "REL-BRI-1")]
    sku: String,
    items: u32,
    units: u64,
    /// The license key in force that was made of it.
    license_key: Option<String>,
}

/// Why a device is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DeviceWithdrawalRequest {
    /// Why.
    reason: String,
}

/// To whom a device is given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DeviceAssignmentRequest {
    /// The number of the account.
    #[schema(example = "R1002")]
    to: String,
    /// Why: whoever had it reads it.
    reason: String,
}

/// Which devices are asked for.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// The beginning of a serial number or its last six or four digits, in any spelling; or the beginning of a shipment's
    /// number.
    #[serde(default)]
    q: String,
    /// `unclaimed`, `claimed` or `withdrawn`.
    state: Option<String>,
}

/// The routes of shipments.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(place))
        .routes(routes!(place_all))
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(withdraw))
        .routes(routes!(assign))
}

/// Import a shipment
///
/// All of its devices, or nothing. The very same device once more is answered as such; one that differs from what was
/// imported before is refused. (P-03)
#[utoipa::path(
    post, path = "/api/v1/shipments", operation_id = "importShipment", tag = "Shipments",
    request_body = Request,
    responses(
        (status = 201, description = "The shipment is imported.", body = ShipmentBody),
        (status = 422, description = "`shipment-invalid`: each field that is wrong."),
    ),
    security(("key" = ["orders:write"])),
)]
async fn place(
    State(web): State<Web>,
    Caller(act): Caller,
    Json(request): Json<Request>,
) -> Result<impl IntoResponse, ApiError> {
    let placed = web.write(&act, move |tx, act, vendor| import::place(tx, act, vendor, &request)).await?;
    Ok((StatusCode::CREATED, axum::Json(ShipmentBody::of(&placed))))
}

/// Import shipments from a table
///
/// One row per license, with the columns `shipment`, `serial`, `sku`, `items`, and, where they are known, `buyer` and `label`;
/// rows of the same shipment and serial number are one device. All of the file is imported, or nothing. With
/// `preview=true` nothing is imported, and the answer says what would be (`ShipmentImportPreview`). (P-03)
#[utoipa::path(
    post, path = "/api/v1/shipments/import", operation_id = "importShipments", tag = "Shipments",
    params(ImportParams),
    request_body(content = String, content_type = "text/csv"),
    responses(
        (status = 200, description = "With `preview=true`: what would be imported.", body = ShipmentImportPreview),
        (status = 201, description = "All of the file is imported.", body = ShipmentImport),
        (status = 422, description = "`shipment-invalid`: each cell that is wrong, by line and column."),
    ),
    security(("key" = ["orders:write"])),
)]
async fn place_all(
    State(web): State<Web>,
    Caller(act): Caller,
    Query(ImportParams { preview }): Query<ImportParams>,
    Csv(file): Csv,
) -> Result<Response, ApiError> {
    if preview {
        let seen = web.read(&act, move |tx, act, vendor| import::preview(tx, act, vendor, &file)).await?;
        let mistakes = mistakes(seen.mistakes, in_a_file);
        let devices = seen.devices.iter().map(PreviewedDevice::of).collect();
        return Ok(previewed(ShipmentImportPreview { devices, mistakes }));
    }
    let imported = web.write(&act, move |tx, act, vendor| import::import(tx, act, vendor, &file)).await?;
    Ok((StatusCode::CREATED, axum::Json(ShipmentImport::of(&imported))).into_response())
}

/// List shipped devices
///
/// Those that left the factory with licenses, whoever has claimed them. (P-03)
#[utoipa::path(
    get, path = "/api/v1/shipped-devices", operation_id = "listShippedDevices", tag = "Shipments",
    params(
        Asked,
        PageParams,
        ("sort" = Option<String>, Query, description = "By `imported` or `serial`; `-imported` and so on: the last one \
            first. Without it `-imported`."),
    ),
    responses(
        (status = 200, description = "A page of devices.", body = Page<DeviceBody>),
        (status = 422, description = "`invalid`: it is not sorted by this."),
    ),
    security(("key" = ["orders:read"])),
)]
async fn list(
    State(web): State<Web>,
    Caller(act): Caller,
    Query(asked): Query<Asked>,
    paging: Paging,
) -> Result<Page<DeviceBody>, ApiError> {
    let known = |word: &String| DeviceState::WORDS.into_iter().find(|known| known == word);
    let state = match &asked.state {
        None => None,
        Some(word) => {
            let refused = || malformed(current_texts().refusal_one_of("state", DeviceState::WORDS.join(", ")));
            Some(known(word).ok_or_else(refused)?)
        }
    };
    let search = Search { text: searched(&asked.q), state };
    let look = move |tx: &mut Tx<'_>, act: &_, _: &_, part: &_| shipment::list(tx, act, &search, part);
    paging.look(&web, &act, "shipped-devices", look, |view| DeviceBody::of(&view)).await
}

/// Show a shipped device
#[utoipa::path(
    get, path = "/api/v1/shipped-devices/{device}", operation_id = "showShippedDevice", tag = "Shipments",
    params(("device" = String, Path, description = "The device's id.")),
    responses((status = 200, description = "The device.", body = DeviceBody,
        headers(("ETag" = String, description = "The tag of this answer.")))),
    security(("key" = ["orders:read"])),
)]
async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(device): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let device: ShippedDeviceId = id(&device, "device")?;
    let view = web.read(&act, move |tx, act, _| shipment::show(tx, act, device)).await?;
    Ok(Tagged(DeviceBody::of(&view)))
}

/// Take a shipped device back
///
/// One that nobody has claimed, with a reason: nobody can claim it any more. The same file once more does not bring it back;
/// another shipment of the same serial number does.
#[utoipa::path(
    post, path = "/api/v1/shipped-devices/{device}/withdrawal", operation_id = "withdrawShippedDevice", tag = "Shipments",
    params(("device" = String, Path, description = "The device's id.")),
    request_body = DeviceWithdrawalRequest,
    responses(
        (status = 200, description = "The device.", body = DeviceBody),
        (status = 409, description = "`device-state`: it was claimed or taken back."),
        (status = 422, description = "`invalid`: no reason."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn withdraw(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(device): Path<String>,
    Json(DeviceWithdrawalRequest { reason }): Json<DeviceWithdrawalRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let device: ShippedDeviceId = id(&device, "device")?;
    let view = web.write(&act, move |tx, act, _| shipment::withdraw(tx, act, device, &reason)).await?;
    Ok(axum::Json(DeviceBody::of(&view)))
}

/// Give a shipped device to an account
///
/// Whoever had claimed it: its license keys there are revoked, and the account gets its own. The administrators of both are
/// written to. (P-04)
#[utoipa::path(
    post, path = "/api/v1/shipped-devices/{device}/assignment", operation_id = "assignShippedDevice", tag = "Shipments",
    params(("device" = String, Path, description = "The device's id.")),
    request_body = DeviceAssignmentRequest,
    responses(
        (status = 200, description = "The device.", body = DeviceBody),
        (status = 409, description = "`device-state`: it was taken back, or is that account's already."),
        (status = 422, description = "`invalid`: no reason, or no such account."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn assign(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(device): Path<String>,
    Json(DeviceAssignmentRequest { to, reason }): Json<DeviceAssignmentRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let device: ShippedDeviceId = id(&device, "device")?;
    let deed = move |tx: &mut Tx<'_>, act: &mut _, vendor: &_| shipment::assign(tx, act, vendor, device, &to, &reason);
    let view = web.write(&act, deed).await?;
    Ok(axum::Json(DeviceBody::of(&view)))
}

impl ShipmentBody {
    fn of(placed: &ImportedShipment) -> Self {
        Self { id: placed.id.to_string(), number: placed.number.clone(), imported: placed.fresh, again: placed.again }
    }
}

impl ShipmentImport {
    fn of(imported: &Imported) -> Self {
        let shipments: Vec<_> = imported.shipments.iter().map(ShipmentBody::of).collect();
        let (fresh, again) = (shipments.iter().map(|one| one.imported), shipments.iter().map(|one| one.again));
        Self { imported: fresh.sum(), again: again.sum(), shipments }
    }
}

impl PreviewedDevice {
    fn of(previewed: &Previewed) -> Self {
        let prepared = &previewed.prepared;
        let licenses = prepared.draft.licenses.iter().zip(&prepared.units);
        Self {
            line: previewed.line,
            shipment: previewed.number.clone(),
            serial: prepared.draft.serial.to_string(),
            licenses: licenses
                .map(|((sku, items), units)| PreviewedLicense { sku: sku.clone(), items: *items, units: units.count() })
                .collect(),
            buyer: prepared.buyer.as_ref().map(|buyer| buyer.number.clone()),
            has_label: prepared.draft.has_label,
            imported: prepared.known.as_ref().map(|known| known.id.to_string()),
        }
    }
}

impl DeviceBody {
    fn of(view: &View) -> Self {
        let device = &view.device;
        let key_of = |license| view.keys.iter().find(|key| key.factory == Some(license)).map(|key| key.id.to_string());
        let license = |license: &shipment::FactoryLicense| LicenseBody {
            id: license.id.to_string(),
            sku: license.sku.clone(),
            items: license.items,
            units: license.units.count(),
            license_key: key_of(license.id),
        };
        Self {
            id: device.id.to_string(),
            serial: device.serial.to_string(),
            shipment: device.number.clone(),
            buyer: view.buyer.as_ref().map(Party::of),
            has_label: device.has_label,
            state: device.state.word(),
            since: device.state.since().map(|at| at.to_string()),
            holder: view.holder.as_ref().map(Party::of),
            reason: view.reason.clone(),
            licenses: device.licenses.iter().map(license).collect(),
            imported: device.made.to_string(),
        }
    }
}

impl Party {
    fn of(account: &Account) -> Self {
        Self { id: account.id.to_string(), number: account.number.clone(), name: account.name.clone() }
    }
}
