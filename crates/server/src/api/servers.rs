//! `/api/v1/servers` and `/api/v1/accounts/{account}/servers`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use claviger_app::domain::id::{AccountId, AlertId, ServerId};
use claviger_app::domain::license::alert::{Alert, Sighting};
use claviger_app::domain::license::server::{Server, Status, StatusKind};
use claviger_app::matrix::Row;
use claviger_app::server::{self, Search, ServerView};
use claviger_app::store::engine::Tx;
use claviger_app::store::server_day::ServerDay;
use claviger_app::store::server_list::Listed;
use claviger_app::{Vendor, alert};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, Query, id, search};
use super::etag::{IfMatch, Tagged};
use super::pages::{Page, PageParams, Paging};
use super::problem::{ApiError, invalid};
use crate::guard::current_texts;
use crate::web::Web;

/// A server in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = ListedServer)]
struct ListedBody {
    #[schema(example = "srv_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    name: String,
    #[schema(example = "acc_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    account: String,
    account_name: String,
    /// What stands before the bar of its token.
    #[schema(example = "b121893xy2z")]
    public_id: String,
    /// `new`, `available`, `active`, `unreachable`, `disabled`.
    #[schema(example = "active")]
    status: &'static str,
    /// The installation it is bound to, or was last.
    installation: Option<InstallationBody>,
    /// How many of its alerts nobody has acknowledged.
    open_alerts: u32,
}

/// A server with everything that is known of it.
#[derive(Serialize, ToSchema)]
#[schema(as = Server)]
struct ServerBody {
    #[schema(example = "srv_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    name: String,
    #[schema(example = "acc_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    account: String,
    #[schema(example = "b121893xy2z")]
    public_id: String,
    /// `new`, `available`, `active`, `unreachable`, `disabled`.
    #[schema(example = "active")]
    status: &'static str,
    /// Since when it is unreachable or disabled.
    status_since: Option<String>,
    /// The token to activate with: until then, and for keys that may assign licenses.
    token: Option<String>,
    /// The installation it is bound to, or was last.
    installation: Option<InstallationBody>,
    /// When the binding to that installation ended; null while it is open.
    unbound_at: Option<String>,
    /// When it checks in next, if all is well.
    next_check_in: Option<String>,
    lease_number: u64,
    /// Until when that installation may be running on a lease.
    lease_until: Option<String>,
    /// Until when installations before it may be running on theirs.
    left_behind_until: Option<String>,
    /// Goes up with every change after which sessions and tokens of before count no more.
    generation: u64,
    items: Vec<ItemBody>,
    /// What nobody has acknowledged yet.
    alerts: Vec<AlertBody>,
    /// How often the account may still release units now this year; null for the vendor, who may without limit.
    releases_left: Option<u32>,
    /// The last 30 days, of UTC, the earliest first, each with how often it was heard of.
    days: Vec<DayBody>,
    /// By how many seconds the product's clock was ahead when it last proved who it is; behind, if less than nought.
    clock_off_secs: Option<i64>,
    /// When that was.
    clock_seen_at: Option<String>,
}

/// A day, of UTC, and how often a server was heard of on it.
#[derive(Serialize, ToSchema)]
#[schema(as = ServerDay)]
struct DayBody {
    #[schema(example = "2027-08-07")]
    day: String,
    check_ins: u64,
    /// The first time.
    first: Option<String>,
    /// The last time.
    last: Option<String>,
}

/// An installation of the product, as it last said itself.
#[derive(Serialize, ToSchema)]
#[schema(as = Installation)]
struct InstallationBody {
    host: String,
    fingerprint: String,
    product_version: String,
    /// The network address it called from.
    origin: Option<String>,
    last_seen: String,
}

/// What a server has of one pool.
#[derive(Serialize, ToSchema)]
#[schema(as = ServerItem)]
struct ItemBody {
    #[schema(example = "pool_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    pool: String,
    application: String,
    #[schema(example = "channels")]
    unit: String,
    #[schema(example = "base")]
    role: &'static str,
    #[schema(example = "subscription")]
    model: &'static str,
    /// What it is to have.
    wanted: u64,
    /// What it has.
    granted: u64,
    /// What it waits for, as long as it is in use elsewhere.
    waiting: u64,
    /// What was taken from it and is not free yet.
    releasing: u64,
    /// The last day on which all of it may be used.
    until: Option<String>,
    /// What holds of it, the gravest first: `disabled`, `ended`, `over-allocated`, `ends-soon`, `active`, `waiting`,
    /// `releasing`.
    status: Vec<&'static str>,
}

/// Something about a server that somebody has to look at.
#[derive(Serialize, ToSchema)]
#[schema(as = Alert)]
struct AlertBody {
    #[schema(example = "alr_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    /// `second-installation`, `copy`, `version-too-old`.
    #[schema(example = "second-installation")]
    kind: &'static str,
    /// The installation that was refused.
    seen: InstallationBody,
    /// The installation the server was bound to then.
    known: Option<InstallationBody>,
    since: String,
    /// How often it was seen.
    times: u64,
    acknowledged_at: Option<String>,
}

/// What is to change of a server.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ServerChange)]
struct ChangeBody {
    /// Its name, 1 to 64 characters, unlike all others of the account.
    #[schema(example = "rome-1")]
    name: String,
}

/// Which servers a list shows.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Which {
    /// Words that must all be in name, public id or host.
    #[serde(default, deserialize_with = "search")]
    #[param(max_length = 100)]
    q: Option<String>,
    /// Only those of this status.
    #[serde(default)]
    #[param(example = "unreachable")]
    status: Option<String>,
}

/// The routes of servers.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(list_of_account))
        .routes(routes!(show, change, remove))
        .routes(routes!(disable))
        .routes(routes!(enable))
        .routes(routes!(rotate_token))
        .routes(routes!(release_binding))
        .routes(routes!(release_now))
        .routes(routes!(alerts))
        .routes(routes!(acknowledge))
}

/// List servers
///
/// By name: the vendor sees all, a distributor or reseller those of the customers that let it in, a customer its own.
/// (L-13)
#[utoipa::path(
    get, path = "/api/v1/servers", operation_id = "listServers", tag = "Servers",
    params(
        Which,
        PageParams,
        ("sort" = Option<String>, Query, description = "By `name`, `host` or `heard`; `-name` and so on: the last one first. \
            Without it `name`."),
    ),
    responses(
        (status = 200, description = "A page of servers.", body = Page<ListedBody>),
        (status = 422, description = "`invalid`: there is no such status, or it is not sorted by this."),
    ),
    security(("key" = ["licenses:read"])),
)]
async fn list(
    State(web): State<Web>,
    Caller(act): Caller,
    Query(which): Query<Which>,
    paging: Paging,
) -> Result<Page<ListedBody>, ApiError> {
    page(&web, &act, None, &which, paging).await
}

/// List an account's servers
///
/// By name. (L-13)
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/servers", operation_id = "listServersOfAccount", tag = "Servers",
    params(
        ("account" = String, Path, description = "The account's id."),
        Which,
        PageParams,
        ("sort" = Option<String>, Query, description = "By `name`, `host` or `heard`; `-name` and so on: the last one first. \
            Without it `name`."),
    ),
    responses(
        (status = 200, description = "A page of servers.", body = Page<ListedBody>),
        (status = 422, description = "`invalid`: there is no such status, or it is not sorted by this."),
    ),
    security(("key" = ["licenses:read"])),
)]
async fn list_of_account(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Query(which): Query<Which>,
    paging: Paging,
) -> Result<Page<ListedBody>, ApiError> {
    page(&web, &act, Some(id(&account, "account")?), &which, paging).await
}

/// Show a server
///
/// Its status, installation, items, lease and open alerts. (L-13)
#[utoipa::path(
    get, path = "/api/v1/servers/{server}", operation_id = "showServer", tag = "Servers",
    params(("server" = String, Path, description = "The server's id.")),
    responses((status = 200, description = "The server.", body = ServerBody,
        headers(("ETag" = String, description = "The tag of this answer.")))),
    security(("key" = ["licenses:read"])),
)]
async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(server): Path<String>,
) -> Result<Tagged<ServerBody>, ApiError> {
    let server: ServerId = id(&server, "server")?;
    let view = web.read(&act, move |tx, act, vendor| server::show(tx, act, vendor, server)).await?;
    Ok(Tagged(body(&web.vendor(), &view, act.now)))
}

/// Rename a server
#[utoipa::path(
    patch, path = "/api/v1/servers/{server}", operation_id = "changeServer", tag = "Servers",
    params(("server" = String, Path, description = "The server's id.")),
    request_body = ChangeBody,
    responses(
        (status = 200, description = "The server as it is now.", body = ServerBody),
        (status = 409, description = "`server-name-taken`."),
        (status = 412, description = "`precondition-failed`: the server is not as it was seen."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn change(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(server): Path<String>,
    seen: IfMatch,
    Json(wanted): Json<ChangeBody>,
) -> Result<Tagged<ServerBody>, ApiError> {
    deed(&web, &act, &server, seen, move |tx, act, _, server| server::rename(tx, act, server, &wanted.name)).await
}

/// Remove a server
///
/// Only if no installation is bound to it, and nothing is granted to it or releasing. (L-13)
#[utoipa::path(
    delete, path = "/api/v1/servers/{server}", operation_id = "removeServer", tag = "Servers",
    params(("server" = String, Path, description = "The server's id.")),
    responses(
        (status = 204, description = "The server is removed."),
        (status = 409, description = "`server-in-use`: what stands in the way."),
        (status = 412, description = "`precondition-failed`: the server is not as it was seen."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn remove(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(server): Path<String>,
    seen: IfMatch,
) -> Result<StatusCode, ApiError> {
    let server: ServerId = id(&server, "server")?;
    web.write(&act, move |tx, act, vendor| {
        seen.check(|| Ok(body(vendor, &server::show(tx, act, vendor, server)?, act.now)))?;
        server::remove(tx, act, server)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Disable a server
///
/// Its sessions and its binding end, its lease is not renewed, its token is worth nothing, and everything it has is
/// taken from it: *releasing* until its lease ends or it is released now. What it is to have is remembered. Done twice is
/// done once. (L-15)
#[utoipa::path(
    post, path = "/api/v1/servers/{server}/disabling", operation_id = "disableServer", tag = "Servers",
    params(("server" = String, Path, description = "The server's id.")),
    responses(
        (status = 200, description = "The server as it is now.", body = ServerBody),
        (status = 412, description = "`precondition-failed`: the server is not as it was seen."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn disable(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(server): Path<String>,
    seen: IfMatch,
) -> Result<Tagged<ServerBody>, ApiError> {
    deed(&web, &act, &server, seen, |tx, act, _, server| server::disable(tx, act, server)).await
}

/// Enable a server
///
/// It gets a new token, and is to have what it was to have before, as far as nobody else was given it meanwhile. Done
/// twice is done once. (L-15)
#[utoipa::path(
    post, path = "/api/v1/servers/{server}/enabling", operation_id = "enableServer", tag = "Servers",
    params(("server" = String, Path, description = "The server's id.")),
    responses(
        (status = 200, description = "The server as it is now.", body = ServerBody),
        (status = 412, description = "`precondition-failed`: the server is not as it was seen."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn enable(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(server): Path<String>,
    seen: IfMatch,
) -> Result<Tagged<ServerBody>, ApiError> {
    deed(&web, &act, &server, seen, server::enable).await
}

/// Rotate a server's token
///
/// The old one is worth nothing at once; an installation that is bound stays so. (L-14)
#[utoipa::path(
    post, path = "/api/v1/servers/{server}/token-rotation", operation_id = "rotateServerToken", tag = "Servers",
    params(("server" = String, Path, description = "The server's id.")),
    responses(
        (status = 200, description = "The server as it is now.", body = ServerBody),
        (status = 409, description = "`no-token`, `server-disabled`."),
        (status = 412, description = "`precondition-failed`: the server is not as it was seen."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn rotate_token(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(server): Path<String>,
    seen: IfMatch,
) -> Result<Tagged<ServerBody>, ApiError> {
    deed(&web, &act, &server, seen, |tx, act, vendor, server| server::rotate_token(tx, act, vendor, server, None)).await
}

/// Release a server's binding
///
/// Its hardware was replaced: the next installation that activates with the new token is bound. It waits for what the
/// former one may be running on. Done twice is done once. (L-15, L-17)
#[utoipa::path(
    post, path = "/api/v1/servers/{server}/binding-release", operation_id = "releaseServerBinding", tag = "Servers",
    params(("server" = String, Path, description = "The server's id.")),
    responses(
        (status = 200, description = "The server as it is now.", body = ServerBody),
        (status = 412, description = "`precondition-failed`: the server is not as it was seen."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn release_binding(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(server): Path<String>,
    seen: IfMatch,
) -> Result<Tagged<ServerBody>, ApiError> {
    deed(&web, &act, &server, seen, server::release_binding).await
}

/// Release units now
///
/// What was taken from the server is free at once. Only for who knows that nothing of it runs any more, and so many times
/// a year for each account. Where nothing is to be released, nothing is done nor counted. (L-15)
#[utoipa::path(
    post, path = "/api/v1/servers/{server}/release", operation_id = "releaseServerUnits", tag = "Servers",
    params(("server" = String, Path, description = "The server's id.")),
    responses(
        (status = 200, description = "The server as it is now.", body = ServerBody),
        (status = 409, description = "`no-release-left`: the account has released as often as it may this year."),
        (status = 412, description = "`precondition-failed`: the server is not as it was seen."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn release_now(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(server): Path<String>,
    seen: IfMatch,
) -> Result<Tagged<ServerBody>, ApiError> {
    deed(&web, &act, &server, seen, server::release_now).await
}

/// List a server's alerts
///
/// The newest hundred, acknowledged ones included, newest first. (L-17)
#[utoipa::path(
    get, path = "/api/v1/servers/{server}/alerts", operation_id = "listServerAlerts", tag = "Servers",
    params(("server" = String, Path, description = "The server's id.")),
    responses((status = 200, description = "The alerts.", body = Vec<AlertBody>)),
    security(("key" = ["licenses:read"])),
)]
async fn alerts(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(server): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let server: ServerId = id(&server, "server")?;
    let alerts = web.read(&act, move |tx, act, _| alert::of_server(tx, act, server)).await?;
    Ok(axum::Json(alerts.iter().map(alert_body).collect::<Vec<_>>()))
}

/// Acknowledge an alert
///
/// It is shown no more; if the same happens again, that is a new one. Done twice is done once. (L-17)
#[utoipa::path(
    post, path = "/api/v1/servers/{server}/alerts/{alert}/acknowledgement", operation_id = "acknowledgeAlert",
    tag = "Servers",
    params(
        ("server" = String, Path, description = "The server's id."),
        ("alert" = String, Path, description = "The alert's id."),
    ),
    responses((status = 204, description = "It is acknowledged.")),
    security(("key" = ["licenses:write"])),
)]
async fn acknowledge(
    State(web): State<Web>,
    Caller(act): Caller,
    Path((server, alert)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let (server, alert): (ServerId, AlertId) = (id(&server, "server")?, id(&alert, "alert")?);
    web.write(&act, move |tx, act, _| alert::acknowledge(tx, act, server, alert)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn page(
    web: &Web,
    act: &claviger_app::act::Act,
    account: Option<AccountId>,
    which: &Which,
    paging: Paging,
) -> Result<Page<ListedBody>, ApiError> {
    let status = match which.status.as_deref().filter(|word| !word.is_empty()) {
        None => None,
        Some(word) => Some(StatusKind::from_word(word).ok_or_else(|| {
            let known = StatusKind::ALL.map(StatusKind::word).join(", ");
            invalid(current_texts().refusal_one_of("status", known))
        })?),
    };
    let text = which.q.clone().unwrap_or_default();
    let search = Search { account, text, status };
    let look = move |tx: &mut Tx<'_>, act: &_, vendor: &_, part: &_| server::list(tx, act, vendor, &search, part);
    paging.look(web, act, "servers", look, |(listed, status)| listed_body(&listed, status)).await
}

/// Does something with a server that is as it was seen, and shows it as it is then.
async fn deed(
    web: &Web,
    act: &claviger_app::act::Act,
    server: &str,
    seen: IfMatch,
    deed: impl Fn(&mut Tx<'_>, &mut claviger_app::act::Act, &Vendor, ServerId) -> Result<(), claviger_app::Error>
    + Send
    + 'static,
) -> Result<Tagged<ServerBody>, ApiError> {
    let server: ServerId = id(server, "server")?;
    let view = web
        .write(act, move |tx, act, vendor| {
            seen.check(|| Ok(body(vendor, &server::show(tx, act, vendor, server)?, act.now)))?;
            deed(tx, act, vendor, server)?;
            server::show(tx, act, vendor, server)
        })
        .await?;
    Ok(Tagged(body(&web.vendor(), &view, act.now)))
}

fn listed_body(listed: &Listed, status: Status) -> ListedBody {
    let server = &listed.stored.server;
    ListedBody {
        id: server.id.to_string(),
        name: server.name.clone(),
        account: server.account.to_string(),
        account_name: listed.account_name.clone(),
        public_id: server.public_id.clone(),
        status: status.kind().word(),
        installation: installation(server),
        open_alerts: listed.alerts,
    }
}

fn body(vendor: &Vendor, view: &ServerView, now: Timestamp) -> ServerBody {
    let server = &view.stored.server;
    let told = |at: Timestamp| at.to_string();
    let still = |until: Option<Timestamp>| until.filter(|until| *until > now).map(told);
    let bound = server.binding.as_ref();
    ServerBody {
        id: server.id.to_string(),
        name: server.name.clone(),
        account: server.account.to_string(),
        public_id: server.public_id.clone(),
        status: view.status.kind().word(),
        status_since: match view.status {
            Status::Unreachable { since } | Status::Disabled { since } => Some(told(since)),
            _ => None,
        },
        token: view.token.as_ref().map(|token| token.reveal()),
        installation: installation(server),
        unbound_at: server.former.as_ref().map(|former| told(former.unbound_at)),
        next_check_in: bound.map(|bound| told(bound.last_seen + vendor.lease_policy.check_in_every)),
        lease_number: server.lease_number,
        lease_until: still(server.holds_lease_until),
        left_behind_until: still(server.left_behind_until),
        generation: server.generation,
        items: view.rows.iter().filter_map(|row| item(row, server.id, now)).collect(),
        alerts: view.alerts.iter().map(alert_body).collect(),
        releases_left: view.releases.map(|left| left.left),
        days: view.heard.days.iter().map(day_body).collect(),
        clock_off_secs: view.heard.clock.map(|clock| clock.off.as_secs()),
        clock_seen_at: view.heard.clock.map(|clock| told(clock.seen)),
    }
}

fn day_body((day, heard): &(Date, Option<ServerDay>)) -> DayBody {
    DayBody {
        day: day.to_string(),
        check_ins: heard.map_or(0, |heard| heard.check_ins),
        first: heard.map(|heard| heard.first.to_string()),
        last: heard.map(|heard| heard.last.to_string()),
    }
}

fn item(row: &Row, server: ServerId, now: Timestamp) -> Option<ItemBody> {
    let pool = &row.pool;
    let allocation = pool.allocation(server)?;
    Some(ItemBody {
        pool: pool.id.to_string(),
        application: row.application.clone(),
        unit: pool.key.unit.clone(),
        role: pool.key.role.word(),
        model: pool.key.model.word(),
        wanted: allocation.wanted.count(),
        granted: allocation.granted.count(),
        waiting: allocation.waiting().count(),
        releasing: allocation.letting_go().count(),
        until: pool.last_day(now).map(|day| day.to_string()),
        status: pool.item_status(server, now).into_iter().map(|status| status.word()).collect(),
    })
}

fn installation(server: &Server) -> Option<InstallationBody> {
    server.last_known().map(|known| InstallationBody {
        host: known.host.clone(),
        fingerprint: known.fingerprint.clone(),
        product_version: known.product_version.clone(),
        origin: known.origin.clone(),
        last_seen: known.last_seen.to_string(),
    })
}

fn alert_body(alert: &Alert) -> AlertBody {
    let sighting = |one: &Sighting| InstallationBody {
        host: one.host.clone(),
        fingerprint: one.fingerprint.clone(),
        product_version: one.product_version.clone(),
        origin: one.origin.clone(),
        last_seen: one.at.to_string(),
    };
    AlertBody {
        id: alert.id.to_string(),
        kind: alert.kind.word(),
        seen: sighting(&alert.seen),
        known: alert.known.as_ref().map(sighting),
        since: alert.since.to_string(),
        times: alert.times,
        acknowledged_at: alert.acknowledged.map(|(at, _)| at.to_string()),
    }
}
