//! `/api/v1/accounts/{account}/overview` and `/api/v1/overview`: how one account, or everything one looks after, is doing.
//! (L-27)

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use claviger_app::domain::account::AccountKind;
use claviger_app::domain::id::AccountId;
use claviger_app::domain::license::pool::Ends;
use claviger_app::domain::license::server::Status;
use claviger_app::overview::{self, EndingSoon, Need, Overview, Start, Use};
use claviger_app::stock_needs::{Elsewhere, StockNeeds};
use claviger_app::store::overview::{EndingLicense, LockedOrder, SilentServer};
use claviger_app::transfer::Seen;
use claviger_app::{access, domain};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, id};
use super::etag::Tagged;
use super::licenses::CareBody;
use super::problem::ApiError;
use crate::web::Web;

/// How an account is doing.
#[derive(Serialize, ToSchema)]
#[schema(as = Overview)]
struct OverviewBody {
    account: String,
    /// The account it was merged into.
    merged_into: Option<String>,
    servers: Vec<ServerStateBody>,
    pools: Vec<UseBody>,
    /// What ends within 90 days, the first first.
    endings: Vec<EndingBody>,
    /// What needs somebody now, the gravest first.
    needs: Vec<NeedBody>,
    /// What of its stock needs somebody now.
    stock: StockNeedsBody,
}

/// A server and its status.
#[derive(Serialize, ToSchema)]
#[schema(as = ServerState)]
struct ServerStateBody {
    id: String,
    name: String,
    /// `new`, `available`, `active`, `unreachable`, `disabled`.
    #[schema(example = "active")]
    status: &'static str,
    last_seen: Option<String>,
}

/// A pool and its use.
#[derive(Serialize, ToSchema)]
#[schema(as = PoolUse)]
struct UseBody {
    pool: String,
    application: String,
    unit: String,
    role: &'static str,
    model: &'static str,
    used: u64,
    capacity: u64,
    care: Option<CareBody>,
    /// Units in use at the end of each of the last months, and now.
    months: Vec<MonthBody>,
}

/// Units in use at the end of a day.
#[derive(Serialize, ToSchema)]
#[schema(as = MonthUse)]
struct MonthBody {
    day: String,
    used: u64,
}

/// Something that ends.
#[derive(Serialize, ToSchema)]
#[schema(as = Ending)]
struct EndingBody {
    license: String,
    application: String,
    units: u64,
    /// `units`, or `care` where the units stay.
    #[schema(example = "units")]
    what: &'static str,
    /// The last day, included.
    last: String,
}

/// Something that needs somebody.
#[derive(Serialize, ToSchema)]
#[schema(as = Need)]
struct NeedBody {
    /// `over-allocated`, `ended`, `unreachable`, `care-over`, `waiting`, `unregistered`, `unassigned`.
    #[schema(example = "unreachable")]
    what: &'static str,
    /// The pool, server or license it is about.
    about: String,
    /// How many units, where it is about units.
    units: Option<u64>,
}

/// What of an account's stock needs somebody now.
#[derive(Serialize, ToSchema)]
#[schema(as = StockNeeds)]
struct StockNeedsBody {
    /// License types of which few are left.
    low: Vec<LowBody>,
    /// Devices that it bought and that another account claimed with the code on their label within 30 days, the last
    /// first, at most 20.
    claimed_elsewhere: Vec<ElsewhereBody>,
    /// How many transfers others have offered it, counted up to 1,001.
    transfers_to_answer: u32,
    /// Those that end first.
    to_answer: Vec<WaitingBody>,
    /// How many of its own offers others have not answered, counted up to 1,001.
    transfers_waiting: u32,
    /// Those that end first.
    waiting: Vec<WaitingBody>,
}

/// A license type that runs low.
#[derive(Serialize, ToSchema)]
#[schema(as = LowStock)]
struct LowBody {
    pool: String,
    #[schema(example = "PBX-Registrations")]
    name: String,
    left: u64,
    /// The threshold: below so many it is said.
    below: u64,
}

/// A device that was bought, and claimed by another account.
#[derive(Serialize, ToSchema)]
#[schema(as = DeviceClaimedElsewhere)]
struct ElsewhereBody {
    #[schema(example = "dev_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    device: String,
    #[schema(example = "00-90-33-04-00-01")]
    serial: String,
    claimed_at: String,
}

/// A transfer that waits for an answer.
#[derive(Serialize, ToSchema)]
#[schema(as = WaitingTransfer)]
struct WaitingBody {
    #[schema(example = "tra_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    /// The names of the two sides.
    from: String,
    to: String,
    name: String,
    units: u64,
    #[schema(format = DateTime)]
    expires: String,
}

/// How everything is doing that one looks after.
#[derive(Serialize, ToSchema)]
#[schema(as = Start)]
struct StartBody {
    /// What of the partner's own stock needs somebody now; null for the vendor.
    stock: Option<StockNeedsBody>,
    /// How many orders are locked, counted up to 1,001; absent for those who may not see orders.
    orders_locked: Option<u32>,
    /// Those that wait longest.
    locked: Option<Vec<LockedBody>>,
    /// Mails that were given up; absent for those who may not see mails.
    mails_dead: Option<u32>,
    /// Mails that wait after a failure.
    mails_failing: Option<u32>,
    /// How many servers are unreachable, counted up to 1,001.
    servers_unreachable: u32,
    /// Those that were silent longest.
    unreachable: Vec<SilentBody>,
    /// How many licenses, or the care of how many, end within 90 days, counted up to 1,001.
    licenses_ending: u32,
    /// Those that end first.
    ending: Vec<EndingLicenseBody>,
}

/// A locked order.
#[derive(Serialize, ToSchema)]
#[schema(as = LockedOrder)]
struct LockedBody {
    id: String,
    number: String,
    customer: String,
    reseller: String,
    placed_at: String,
}

/// An unreachable server.
#[derive(Serialize, ToSchema)]
#[schema(as = UnreachableServer)]
struct SilentBody {
    id: String,
    name: String,
    account: String,
    last_seen: String,
}

/// A license that ends, or whose care does.
#[derive(Serialize, ToSchema)]
#[schema(as = EndingLicense)]
struct EndingLicenseBody {
    id: String,
    account: String,
    sku: String,
    units: u64,
    /// `units`, or `care` where the units stay.
    #[schema(example = "units")]
    what: &'static str,
    last: String,
}

/// The routes of start pages.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(show)).routes(routes!(start))
}

/// Show how an account is doing
///
/// Servers, use now and over a year, what ends within 90 days, care, and what needs somebody now. (L-27)
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/overview", operation_id = "showOverview", tag = "Overview",
    params(("account" = String, Path, description = "The account's id.")),
    responses((status = 200, description = "The overview.", body = OverviewBody,
        headers(("ETag" = String, description = "The tag of this answer.")))),
    security(("key" = ["licenses:read"])),
)]
async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let now = act.now;
    let overview = web.read(&act, move |tx, act, vendor| overview::show(tx, act, vendor, account)).await?;
    Ok(Tagged(OverviewBody::of(&overview, now)))
}

/// Show how everything is doing
///
/// Over all accounts for the vendor, over the customers it manages for a partner. A customer has one account, whose
/// overview stands there. (L-27)
#[utoipa::path(
    get, path = "/api/v1/overview", operation_id = "showStart", tag = "Overview",
    responses(
        (status = 200, description = "The overview.", body = StartBody),
        (status = 404, description = "`not-found`: a customer's key; `detail` names the overview of its account."),
    ),
    security(("key" = ["licenses:read"])),
)]
async fn start(State(web): State<Web>, Caller(act): Caller) -> Result<impl IntoResponse, ApiError> {
    let partner = if access::of_kind(&act.who, AccountKind::Vendor).is_empty() {
        act.who.memberships().first().map(|membership| membership.account)
    } else {
        None
    };
    let start = web.read(&act, move |tx, act, vendor| overview::start(tx, act, vendor, partner)).await?;
    Ok(axum::Json(StartBody::of(&start)))
}

impl OverviewBody {
    fn of(overview: &Overview, now: jiff::Timestamp) -> Self {
        let servers = overview.servers.iter().map(|(stored, status)| ServerStateBody {
            id: stored.server.id.to_string(),
            name: stored.server.name.clone(),
            status: match status {
                Status::New => "new",
                Status::Available => "available",
                Status::Active { .. } => "active",
                Status::Unreachable { .. } => "unreachable",
                Status::Disabled { .. } => "disabled",
            },
            last_seen: stored.server.binding.as_ref().map(|binding| binding.last_seen.to_string()),
        });
        Self {
            account: overview.account.id.to_string(),
            merged_into: overview.merged_into.as_ref().map(|account| account.id.to_string()),
            servers: servers.collect(),
            pools: overview.uses.iter().map(|one| UseBody::of(one, now)).collect(),
            endings: overview.endings.iter().map(EndingBody::of).collect(),
            needs: overview.needs.iter().map(NeedBody::of).collect(),
            stock: StockNeedsBody::of(&overview.stock),
        }
    }
}

impl UseBody {
    fn of(one: &Use, now: jiff::Timestamp) -> Self {
        let pool = &one.row.pool;
        let months = one.months.iter().map(|(day, used)| MonthBody { day: day.to_string(), used: used.count() });
        Self {
            pool: pool.id.to_string(),
            application: one.row.application.clone(),
            unit: pool.key.unit.clone(),
            role: pool.key.role.word(),
            model: pool.key.model.word(),
            used: pool.figures.used.count(),
            capacity: pool.capacity_at(now).count(),
            care: one.care.map(CareBody::of),
            months: months.collect(),
        }
    }
}

impl EndingBody {
    fn of(ending: &EndingSoon) -> Self {
        Self {
            license: ending.license.to_string(),
            application: ending.row.application.clone(),
            units: ending.units.count(),
            what: match ending.what {
                Ends::Units => "units",
                Ends::Care(_) => "care",
            },
            last: ending.last.to_string(),
        }
    }
}

impl NeedBody {
    fn of(need: &Need) -> Self {
        let (what, about, units): (_, String, Option<domain::units::Units>) = match need {
            Need::OverAllocated { row, by } => ("over-allocated", row.pool.id.to_string(), Some(*by)),
            Need::Ended { row, .. } => ("ended", row.pool.id.to_string(), None),
            Need::Unreachable { server, .. } => ("unreachable", server.to_string(), None),
            Need::CareOver { row, .. } => ("care-over", row.pool.id.to_string(), None),
            Need::Waiting { row, units } => ("waiting", row.pool.id.to_string(), Some(*units)),
            Need::Unregistered { license, .. } => ("unregistered", license.to_string(), None),
            Need::Unassigned { row, units } => ("unassigned", row.pool.id.to_string(), Some(*units)),
        };
        Self { what, about, units: units.map(domain::units::Units::count) }
    }
}

impl StockNeedsBody {
    fn of(needs: &StockNeeds) -> Self {
        let low = needs.low.iter().map(|low| LowBody {
            pool: low.pool.to_string(),
            name: low.name.clone(),
            left: low.left.count(),
            below: low.below.count(),
        });
        Self {
            low: low.collect(),
            claimed_elsewhere: needs.elsewhere.iter().map(ElsewhereBody::of).collect(),
            transfers_to_answer: needs.to_answer.count,
            to_answer: needs.to_answer.first.iter().map(WaitingBody::of).collect(),
            transfers_waiting: needs.waiting.count,
            waiting: needs.waiting.first.iter().map(WaitingBody::of).collect(),
        }
    }
}

impl ElsewhereBody {
    fn of(one: &Elsewhere) -> Self {
        Self { device: one.device.to_string(), serial: one.serial.to_string(), claimed_at: one.at.to_string() }
    }
}

impl WaitingBody {
    fn of(seen: &Seen) -> Self {
        Self {
            id: seen.transfer.id.to_string(),
            from: seen.sender.name.clone(),
            to: seen.receiver.name.clone(),
            name: seen.name.clone(),
            units: seen.transfer.units.count(),
            expires: seen.transfer.expires.to_string(),
        }
    }
}

impl StartBody {
    fn of(start: &Start) -> Self {
        Self {
            stock: start.stock.as_ref().map(StockNeedsBody::of),
            orders_locked: start.locked.as_ref().map(|locked| locked.count),
            locked: start.locked.as_ref().map(|locked| locked.first.iter().map(LockedBody::of).collect()),
            mails_dead: start.mails.map(|(dead, _)| dead),
            mails_failing: start.mails.map(|(_, failing)| failing),
            servers_unreachable: start.silent.count,
            unreachable: start.silent.first.iter().map(SilentBody::of).collect(),
            licenses_ending: start.ending.count,
            ending: start.ending.first.iter().map(EndingLicenseBody::of).collect(),
        }
    }
}

impl LockedBody {
    fn of(order: &LockedOrder) -> Self {
        Self {
            id: order.id.to_string(),
            number: order.number.clone(),
            customer: order.customer.clone(),
            reseller: order.reseller.clone(),
            placed_at: order.placed_at.to_string(),
        }
    }
}

impl SilentBody {
    fn of(server: &SilentServer) -> Self {
        Self {
            id: server.id.to_string(),
            name: server.name.clone(),
            account: server.account.to_string(),
            last_seen: server.last_seen.to_string(),
        }
    }
}

impl EndingLicenseBody {
    fn of(license: &EndingLicense) -> Self {
        Self {
            id: license.id.to_string(),
            account: license.account.to_string(),
            sku: license.sku.clone(),
            units: license.units.count(),
            what: if license.care_only { "care" } else { "units" },
            last: license.last.to_string(),
        }
    }
}
