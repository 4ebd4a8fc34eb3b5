//! Corrections by the vendor: `/api/v1/licenses/{license}/move`, `…/return`, `…/exchange`, `/api/v1/accounts/{account}/merger`
//! and `/api/v1/orders/{order}/contact`. With `preview` everything is worked out and nothing is changed. (L-29)

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use claviger_app::correction::{self, Effect, MergePlan, Plan, Replacement, Sold, Wish};
use claviger_app::domain::id::{AccountId, LicenseId, OrderId};
use claviger_app::order::{Addressee, LineRequest, PriceRequest};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, id};
use super::licenses::LicenseBody;
use super::problem::ApiError;
use crate::web::Web;

/// Where a license goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MoveBody {
    /// The number of the customer it goes to.
    #[schema(example = "C2001")]
    to: String,
    /// Why; the customers and the buyer read it. 1 to 500 characters.
    reason: String,
    /// Only work out what it would do.
    #[serde(default)]
    preview: bool,
}

/// Why a license is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReturnBody {
    /// Why; the customer and the buyer read it. 1 to 500 characters.
    reason: String,
    /// Only work out what it would do.
    #[serde(default)]
    preview: bool,
}

/// What a license is exchanged for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ExchangeBody {
    /// The new product.
    sku: String,
    /// How many items of it.
    items: u32,
    /// `perpetual`, `subscription`, `cloud`.
    #[schema(example = "subscription")]
    model: String,
    /// First day: of a subscription, or of a perpetual license's care.
    first: Option<String>,
    /// Last day, likewise.
    last: Option<String>,
    /// `basic`, `gold`, `platinum`.
    care: Option<String>,
    /// Instead of days: months of care from the product's registration.
    care_months: Option<u16>,
    /// The new license's code, where the vendor's books give one.
    code: Option<String>,
    /// What it costs.
    price: Option<PriceRequest>,
    /// Why; the customer and the buyer read it. 1 to 500 characters.
    reason: String,
    /// Only work out what it would do.
    #[serde(default)]
    preview: bool,
}

/// Into which account another one is merged.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MergerBody {
    /// The number of the account that takes everything in: of the same kind, below the same distributor.
    #[schema(example = "C2001")]
    into: String,
    /// Why; the customer reads it. 1 to 500 characters.
    reason: String,
    /// Only work out what it would do.
    #[serde(default)]
    preview: bool,
}

/// Whom an order is to be about at the customer's.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ContactBody {
    /// The new contact's address.
    email: String,
    /// The language they read, two letters.
    #[schema(example = "it")]
    language: String,
    /// Why. 1 to 500 characters.
    reason: String,
    /// Only work out what it would do.
    #[serde(default)]
    preview: bool,
}

/// What a correction did, or would do.
#[derive(Serialize, ToSchema)]
#[schema(as = Correction)]
struct CorrectedBody {
    /// Whether it was only worked out.
    preview: bool,
    license: LicenseBody,
    /// The license that came in exchange.
    replacement: Option<LicenseBody>,
    pools: Vec<EffectBody>,
    /// What of the servers' units goes over into the new license's pool, if that is another one.
    carried_over: Vec<CarriedBody>,
    /// How many units servers were to have that fit neither into the one pool any more nor into the other.
    not_carried_over: u64,
}

/// What of a server's units goes over into another pool.
#[derive(Serialize, ToSchema)]
#[schema(as = CarriedUnits)]
struct CarriedBody {
    server: String,
    name: String,
    units: u64,
}

/// What a merger did, or would do.
#[derive(Serialize, ToSchema)]
#[schema(as = Merger)]
struct MergedBody {
    /// Whether it was only worked out.
    preview: bool,
    /// The account that is closed.
    from: String,
    /// The account that took everything in.
    into: String,
    licenses: usize,
    orders: usize,
    /// How many people go along; who is a member of both keeps the role there.
    members: usize,
    /// How many partners a customer has let in.
    partners: usize,
    /// How many keys of programs are good: those of a customer end, those of a partner go along.
    api_keys: u64,
    servers: Vec<MovedServerBody>,
    pools: Vec<EffectBody>,
    /// What only a partner has.
    sold: Option<SoldBody>,
}

/// What goes along with a partner.
#[derive(Serialize, ToSchema)]
#[schema(as = MergedPartner)]
struct SoldBody {
    /// How many accounts stand below it.
    below: u64,
    /// How many customers let it in.
    customers: u64,
    /// Orders whose numbers the other has used as well.
    renumbered: Vec<RenumberedBody>,
}

/// An order that gets another number.
#[derive(Serialize, ToSchema)]
#[schema(as = RenumberedOrder)]
struct RenumberedBody {
    id: String,
    /// Its number from now on.
    number: String,
    /// Its number before; whoever sends it again names this one.
    was: String,
}

/// A server that went into another account.
#[derive(Serialize, ToSchema)]
#[schema(as = MovedServer)]
struct MovedServerBody {
    id: String,
    /// Its name there.
    name: String,
    /// Its name before.
    was: String,
}

/// What a correction does to a pool.
#[derive(Serialize, ToSchema)]
#[schema(as = PoolEffect)]
struct EffectBody {
    pool: String,
    account: String,
    application: String,
    capacity_before: u64,
    capacity_after: u64,
    used: u64,
    /// By how much more is given out afterwards than there is.
    over_allocated: u64,
    /// Whether nothing is left, so that servers stop at their next check-in.
    stops: bool,
}

/// The replacement of a contact.
#[derive(Serialize, ToSchema)]
#[schema(as = ContactReplacement)]
struct ReplacedBody {
    /// Whether it was only worked out.
    preview: bool,
    order: String,
    email: String,
    language: &'static str,
    /// Whether an invitation goes out to the new contact.
    invited: bool,
}

/// The routes of corrections.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(move_license))
        .routes(routes!(return_license))
        .routes(routes!(exchange_license))
        .routes(routes!(merge_account))
        .routes(routes!(replace_contact))
}

/// Move a license to another account
///
/// It was sold to the wrong customer. Servers keep what they were granted; the pool may be over-allocated. (L-29)
#[utoipa::path(
    post, path = "/api/v1/licenses/{license}/move", operation_id = "moveLicense", tag = "Corrections",
    params(("license" = String, Path, description = "The license's id.")),
    request_body = MoveBody,
    responses(
        (status = 200, description = "What it did, or would do.", body = CorrectedBody),
        (status = 409, description = "`license-state`, `already-there`, `account-closed`."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn move_license(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(license): Path<String>,
    Json(body): Json<MoveBody>,
) -> Result<impl IntoResponse, ApiError> {
    correct(&web, &act, &license, Wish::Move { to: body.to }, body.reason, body.preview).await
}

/// Take a license back against credit
///
/// Servers keep what they were granted; the pool may be over-allocated. (L-29)
#[utoipa::path(
    post, path = "/api/v1/licenses/{license}/return", operation_id = "returnLicense", tag = "Corrections",
    params(("license" = String, Path, description = "The license's id.")),
    request_body = ReturnBody,
    responses(
        (status = 200, description = "What it did, or would do.", body = CorrectedBody),
        (status = 409, description = "`license-state`: it is not in force, or units of it were passed on."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn return_license(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(license): Path<String>,
    Json(body): Json<ReturnBody>,
) -> Result<impl IntoResponse, ApiError> {
    correct(&web, &act, &license, Wish::Return, body.reason, body.preview).await
}

/// Exchange a license
///
/// For another product or term. The new license has its own code. If it fills another pool, what servers have goes over into
/// that one as far as it holds it. (L-29)
#[utoipa::path(
    post, path = "/api/v1/licenses/{license}/exchange", operation_id = "exchangeLicense", tag = "Corrections",
    params(("license" = String, Path, description = "The license's id.")),
    request_body = ExchangeBody,
    responses(
        (status = 200, description = "What it did, or would do.", body = CorrectedBody),
        (status = 409, description = "`license-state`: it is not in force, or units of it were passed on."),
        (status = 422, description = "`exchange-invalid`: what it is exchanged for cannot be ordered like this."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn exchange_license(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(license): Path<String>,
    Json(body): Json<ExchangeBody>,
) -> Result<impl IntoResponse, ApiError> {
    let line = LineRequest {
        sku: body.sku,
        items: body.items,
        model: body.model,
        first: body.first,
        last: body.last,
        care: body.care,
        care_months: body.care_months,
        code: body.code,
        price: body.price,
    };
    correct(&web, &act, &license, Wish::Exchange(Box::new(line)), body.reason, body.preview).await
}

/// Merge an account into another
///
/// Licenses, servers, members, grants and orders move; with a distributor or reseller also the accounts below it and its
/// keys. The emptied account is closed and points to the other. (L-29)
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/merger", operation_id = "mergeAccount", tag = "Corrections",
    params(("account" = String, Path, description = "The id of the account that is emptied.")),
    request_body = MergerBody,
    responses(
        (status = 200, description = "What it did, or would do.", body = MergedBody),
        (status = 409, description = "`already-there`, `account-closed`, `not-mergeable`, `license-state`."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn merge_account(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(body): Json<MergerBody>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let (now, MergerBody { into, reason, preview }) = (act.now, body);
    let plan = if preview {
        web.read(&act, move |tx, act, vendor| correction::plan_merge(tx, act, vendor, account, &into, &reason)).await?
    } else {
        web.write(&act, move |tx, act, vendor| correction::merge(tx, act, vendor, account, &into, &reason)).await?
    };
    Ok(axum::Json(MergedBody::of(&plan, preview, now)))
}

/// Replace an order's contact
///
/// Before anybody is the customer's administrator: the open invitation to the old contact ends, a new one goes out.
/// (L-29)
#[utoipa::path(
    post, path = "/api/v1/orders/{order}/contact", operation_id = "replaceContact", tag = "Corrections",
    params(("order" = String, Path, description = "The order's id.")),
    request_body = ContactBody,
    responses(
        (status = 200, description = "Who the contact is, or would be.", body = ReplacedBody),
        (status = 409, description = "`has-administrator`, `already-there`, `order-state`."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn replace_contact(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(order): Path<String>,
    Json(body): Json<ContactBody>,
) -> Result<impl IntoResponse, ApiError> {
    let order: OrderId = id(&order, "order")?;
    let ContactBody { email, language, reason, preview } = body;
    let contact = Addressee { email, language };
    let plan = if preview {
        web.read(&act, move |tx, act, _| correction::plan_contact(tx, act, order, &contact, &reason)).await?
    } else {
        web.write(&act, move |tx, act, _| correction::replace_contact(tx, act, order, &contact, &reason)).await?
    };
    Ok(axum::Json(ReplacedBody::of(&plan, preview)))
}

async fn correct(
    web: &Web,
    act: &claviger_app::act::Act,
    license: &str,
    wish: Wish,
    reason: String,
    preview: bool,
) -> Result<impl IntoResponse + use<>, ApiError> {
    let license: LicenseId = id(license, "license")?;
    let now = act.now;
    let plan = if preview {
        web.read(act, move |tx, act, vendor| correction::plan(tx, act, vendor, license, &wish, &reason)).await?
    } else {
        web.write(act, move |tx, act, vendor| correction::make(tx, act, vendor, license, &wish, &reason)).await?
    };
    Ok(axum::Json(CorrectedBody::of(&plan, preview, now)))
}

impl CorrectedBody {
    fn of(plan: &Plan, preview: bool, now: Timestamp) -> Self {
        let zone = &plan.account.zone;
        let carried = plan.carried.iter().map(|one| CarriedBody {
            server: one.server.to_string(),
            name: one.name.clone(),
            units: one.units.count(),
        });
        Self {
            preview,
            license: LicenseBody::of(&plan.license, zone, now),
            replacement: plan.replacement.as_ref().map(|new| LicenseBody::of(new, zone, now)),
            pools: plan.effects.iter().map(|effect| EffectBody::of(effect, now)).collect(),
            carried_over: carried.collect(),
            not_carried_over: plan.left.count(),
        }
    }
}

impl MergedBody {
    fn of(plan: &MergePlan, preview: bool, now: Timestamp) -> Self {
        let servers = plan.servers.iter().map(|(server, was, name)| MovedServerBody {
            id: server.to_string(),
            name: name.clone(),
            was: was.clone(),
        });
        Self {
            preview,
            from: plan.from.id.to_string(),
            into: plan.into.id.to_string(),
            licenses: plan.licenses,
            orders: plan.orders,
            members: plan.members,
            partners: plan.partners,
            api_keys: plan.api_keys,
            servers: servers.collect(),
            pools: plan.effects.iter().map(|effect| EffectBody::of(effect, now)).collect(),
            sold: plan.sold.as_ref().map(SoldBody::of),
        }
    }
}

impl SoldBody {
    fn of(sold: &Sold) -> Self {
        let renumbered = sold.renumbered.iter().map(|(order, was, number)| RenumberedBody {
            id: order.to_string(),
            number: number.clone(),
            was: was.clone(),
        });
        Self { below: sold.below, customers: sold.customers, renumbered: renumbered.collect() }
    }
}

impl ReplacedBody {
    fn of(plan: &Replacement, preview: bool) -> Self {
        Self {
            preview,
            order: plan.order.order.id.to_string(),
            email: plan.contact.email.to_string(),
            language: plan.contact.language.code(),
            invited: plan.invites,
        }
    }
}

impl EffectBody {
    fn of(effect: &Effect, now: Timestamp) -> Self {
        Self {
            pool: effect.after.id.to_string(),
            account: effect.account.id.to_string(),
            application: effect.application.clone(),
            capacity_before: effect.before.capacity_at(now).count(),
            capacity_after: effect.after.capacity_at(now).count(),
            used: effect.after.figures.used.count(),
            over_allocated: effect.over(now),
            stops: effect.stops(now),
        }
    }
}
