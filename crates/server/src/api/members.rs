//! `/api/v1/accounts/{account}/members` and `…/invitations`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use claviger_app::domain::account::{Language, Role};
use claviger_app::domain::id::{AccountId, InvitationId, PersonId};
use claviger_app::store::engine::Tx;
use claviger_app::store::invitation::Invitation;
use claviger_app::store::person::Member;
use claviger_app::{invitation, member};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, id, language};
use super::pages::{Page, PageParams, Paging};
use super::problem::{ApiError, invalid};
use crate::guard::current_texts;
use crate::web::Web;

/// Somebody who belongs to an account.
#[derive(Serialize, ToSchema)]
#[schema(as = Member)]
struct MemberBody {
    /// The person's id.
    #[schema(example = "per_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    person: String,
    name: String,
    email: String,
    /// `administrator`, `licenses`, `support`, `read-only`; for the vendor `operator`, `engineer`, `support-manager`,
    /// `regional-manager`, `auditor`.
    #[schema(example = "licenses")]
    role: &'static str,
    /// Since when they belong to it.
    #[schema(format = DateTime)]
    since: String,
    /// When they signed in last.
    #[schema(format = DateTime)]
    last_sign_in: Option<String>,
}

/// What somebody is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MemberRole)]
struct RoleBody {
    /// One of the roles of such an account.
    #[schema(example = "read-only")]
    role: String,
}

/// Somebody who is invited and has not come.
#[derive(Serialize, ToSchema)]
#[schema(as = Invitation)]
struct InvitationBody {
    #[schema(example = "inv_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    email: String,
    #[schema(example = "licenses")]
    role: &'static str,
    /// The language of the mail.
    #[schema(example = "it")]
    language: &'static str,
    /// From when on it is no longer good.
    #[schema(format = DateTime)]
    expires: String,
}

/// Somebody to be invited.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = InvitationWish)]
struct InviteBody {
    email: String,
    /// One of the roles of such an account.
    #[schema(example = "licenses")]
    role: String,
    /// The language of the mail: `en`, `it`, `de`, `fr`, `es`, `pt`, `ar`.
    #[schema(example = "it")]
    language: Option<String>,
}

/// The routes of members.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(set_role, remove))
        .routes(routes!(invitations, invite))
        .routes(routes!(resend))
        .routes(routes!(withdraw))
}

/// List members
///
/// Who belongs to an account, and as what.
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/members", operation_id = "listMembers", tag = "Members",
    params(
        ("account" = String, Path, description = "The account's id."),
        PageParams,
        ("sort" = Option<String>, Query, description = "By `name`, `email`, `role`, `since` or `signed-in`; `-name` and so \
            on: the last one first. Without it `name`."),
    ),
    responses(
        (status = 200, description = "A page of members.", body = Page<MemberBody>),
        (status = 422, description = "`invalid`: it is not sorted by this."),
    ),
    security(("key" = ["users:read"])),
)]
async fn list(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    paging: Paging,
) -> Result<Page<MemberBody>, ApiError> {
    let look = |tx: &mut Tx<'_>, act: &_, _: &_, account, part: &_| {
        Ok(member::part_of(member::show(tx, act, account)?.members, part))
    };
    paging.look_in(&web, &act, &account, "members", look, |member| body(&member)).await
}

/// Give a member another role
#[utoipa::path(
    put, path = "/api/v1/accounts/{account}/members/{person}", operation_id = "setMemberRole", tag = "Members",
    params(
        ("account" = String, Path, description = "The account's id."),
        ("person" = String, Path, description = "The person's id."),
    ),
    request_body = RoleBody,
    responses(
        (status = 204, description = "They have the role."),
        (status = 409, description = "`last-in-charge`: nobody would be left who looks after the account's people."),
    ),
    security(("key" = ["users:write"])),
)]
async fn set_role(
    State(web): State<Web>,
    Caller(act): Caller,
    Path((account, person)): Path<(String, String)>,
    Json(wish): Json<RoleBody>,
) -> Result<StatusCode, ApiError> {
    let (account, person): (AccountId, PersonId) = (id(&account, "account")?, id(&person, "member")?);
    let role = role(&wish.role)?;
    web.write(&act, move |tx, act, _| member::change_role(tx, act, account, person, role)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a member out
///
/// At once.
#[utoipa::path(
    delete, path = "/api/v1/accounts/{account}/members/{person}", operation_id = "removeMember", tag = "Members",
    params(
        ("account" = String, Path, description = "The account's id."),
        ("person" = String, Path, description = "The person's id."),
    ),
    responses(
        (status = 204, description = "They no longer belong to the account."),
        (status = 409, description = "`last-in-charge`: nobody would be left who looks after the account's people."),
    ),
    security(("key" = ["users:write"])),
)]
async fn remove(
    State(web): State<Web>,
    Caller(act): Caller,
    Path((account, person)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let (account, person): (AccountId, PersonId) = (id(&account, "account")?, id(&person, "member")?);
    web.write(&act, move |tx, act, _| member::remove(tx, act, account, person)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// List invitations
///
/// Those that nobody has accepted or taken back; some may have run out.
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/invitations", operation_id = "listInvitations", tag = "Members",
    params(("account" = String, Path, description = "The account's id."), PageParams),
    responses((status = 200, description = "A page of invitations.", body = Page<InvitationBody>)),
    security(("key" = ["users:read"])),
)]
async fn invitations(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    paging: Paging,
) -> Result<Page<InvitationBody>, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let team = web.read(&act, move |tx, act, _| member::show(tx, act, account)).await?;
    paging.of_all("invitations", team.invitations, |invitation| invitation.id, |one| invitation_body(&one))
}

/// Invite somebody
///
/// They get a mail with a link that is good once, for thirty days.
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/invitations", operation_id = "invite", tag = "Members",
    params(("account" = String, Path, description = "The account's id.")),
    request_body = InviteBody,
    responses(
        (status = 201, description = "The invitation is on its way.", body = InvitationBody),
        (status = 409, description = "`already-member`, `already-invited`, `too-many-users`."),
    ),
    security(("key" = ["users:write"])),
)]
async fn invite(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(wish): Json<InviteBody>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let role = role(&wish.role)?;
    let language = match wish.language.as_deref() {
        None => Language::default(),
        Some(code) => language(code)?,
    };
    let sent =
        web.write(&act, move |tx, act, _| invitation::invite(tx, act, account, &wish.email, role, language)).await?;
    Ok((StatusCode::CREATED, axum::Json(invitation_body(&sent))))
}

/// Send an invitation again
///
/// With a new link, good for another thirty days; the old one ends.
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/invitations/{invitation}/resend", operation_id = "resendInvitation",
    tag = "Members",
    params(
        ("account" = String, Path, description = "The account's id."),
        ("invitation" = String, Path, description = "The invitation's id."),
    ),
    responses((status = 202, description = "The mail is on its way.")),
    security(("key" = ["users:write"])),
)]
async fn resend(
    State(web): State<Web>,
    Caller(act): Caller,
    Path((account, invited)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let (account, invited): (AccountId, InvitationId) = (id(&account, "account")?, id(&invited, "invitation")?);
    web.write(&act, move |tx, act, _| invitation::resend(tx, act, account, invited)).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Take an invitation back
#[utoipa::path(
    delete, path = "/api/v1/accounts/{account}/invitations/{invitation}", operation_id = "withdrawInvitation",
    tag = "Members",
    params(
        ("account" = String, Path, description = "The account's id."),
        ("invitation" = String, Path, description = "The invitation's id."),
    ),
    responses((status = 204, description = "Its link has ended.")),
    security(("key" = ["users:write"])),
)]
async fn withdraw(
    State(web): State<Web>,
    Caller(act): Caller,
    Path((account, invited)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let (account, invited): (AccountId, InvitationId) = (id(&account, "account")?, id(&invited, "invitation")?);
    web.write(&act, move |tx, act, _| invitation::withdraw(tx, act, account, invited)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn role(word: &str) -> Result<Role, ApiError> {
    Role::from_word(word).ok_or_else(|| {
        let roles = Role::ALL.map(Role::word).join(", ");
        invalid(current_texts().refusal_one_of("role", roles))
    })
}

fn body(member: &Member) -> MemberBody {
    MemberBody {
        person: member.person.id.to_string(),
        name: member.person.name.clone(),
        email: member.person.email.to_string(),
        role: member.role.word(),
        since: member.since.to_string(),
        last_sign_in: member.last_sign_in.map(|at| at.to_string()),
    }
}

fn invitation_body(invitation: &Invitation) -> InvitationBody {
    InvitationBody {
        id: invitation.id.to_string(),
        email: invitation.email.to_string(),
        role: invitation.role.word(),
        language: invitation.language.code(),
        expires: invitation.expires.to_string(),
    }
}
