//! Words and dates that pages, mails and refusals share, in the reader's language: one room, so that a thing has one name.

use claviger_app::domain::account::{AccountKind, Email, GrantScope, Language, Role};
use claviger_app::domain::care::{CareState, Standing};
use claviger_app::domain::license::activation_key::State as KeyState;
use claviger_app::domain::license::correction::Kind;
use claviger_app::domain::license::pool::ShownCare;
use claviger_app::domain::license::server::{Status, StatusKind};
use claviger_app::domain::license::{Care, CarePlan, License, Model, ProductRole};
use claviger_app::domain::sales::order::State;
use claviger_app::domain::sales::price::Price;
use claviger_app::domain::time::Term;
use claviger_app::domain::units::Units;
use claviger_app::order::Progress;
use claviger_app::store::correction::Correction;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::texts::Texts;

/// How the catalogue calls the unit of what one has or has not: nobody counts it aloud.
const HAS_OR_HAS_NOT: &str = "licenses";

/// The state of something: a word, and the colour of the dot beside it.
pub struct Badge {
    /// `ok`, `caution`, `critical`, `neutral`.
    pub tone: &'static str,
    /// The word.
    pub word: String,
}

impl Badge {
    /// A word with its tone.
    #[must_use]
    pub fn new(tone: &'static str, word: String) -> Self {
        Self { tone, word }
    }
}

/// How something is sold.
#[must_use]
pub fn model(texts: &Texts, model: Model) -> String {
    match model {
        Model::Perpetual => texts.common_model_perpetual(),
        Model::Subscription => texts.common_model_subscription(),
        Model::Cloud => texts.common_model_cloud(),
    }
}

/// What something costs, whole on one line.
#[must_use]
pub fn price(texts: &Texts, price: &Price) -> String {
    format!("{}\u{a0}{}", texts.amount(&price.amount()), price.currency)
}

/// The level of care.
#[must_use]
pub fn care(texts: &Texts, plan: CarePlan) -> String {
    match plan {
        CarePlan::Basic => texts.common_care_basic(),
        CarePlan::Gold => texts.common_care_gold(),
        CarePlan::Platinum => texts.common_care_platinum(),
    }
}

/// The care of a whole pool. (L-09)
#[must_use]
pub fn shown_care(texts: &Texts, shown: ShownCare) -> String {
    match shown {
        ShownCare::None => texts.common_care_none(),
        ShownCare::Plan(plan) => care(texts, plan),
        ShownCare::Several => texts.common_care_several(),
    }
}

/// Care with its state: a plan and how it stands. (C-02)
#[must_use]
pub fn care_standing(texts: &Texts, shown: ShownCare, standing: Option<Standing>) -> Badge {
    let Some(standing) = standing else { return Badge::new("neutral", shown_care(texts, shown)) };
    let plan = shown_care(texts, shown);
    let Some(term) = standing.term else { return Badge::new("caution", texts.care_unregistered(plan)) };
    let (first, last) = (texts.date(term.first), texts.date(term.last));
    match standing.state {
        CareState::None => Badge::new("neutral", plan),
        CareState::NotStarted => Badge::new("neutral", texts.care_not_started(plan, first)),
        CareState::Active => Badge::new("ok", texts.care_active(plan)),
        CareState::Expiring => Badge::new("caution", texts.care_expiring(plan, last)),
        CareState::Expired => Badge::new("critical", texts.care_expired(plan, last)),
        CareState::Lapsed => Badge::new("critical", texts.care_lapsed(plan, last)),
    }
}

/// The care of one license with its state.
#[must_use]
pub fn license_care(texts: &Texts, standing: Option<Standing>) -> Badge {
    let shown = standing.map_or(ShownCare::None, |standing| ShownCare::Plan(standing.plan));
    care_standing(texts, shown, standing)
}

/// Whether a license counts: it does, will, or did. (L-10)
#[must_use]
pub fn license_state(texts: &Texts, license: &License, zone: &TimeZone, now: Timestamp) -> Badge {
    let Some(term) = license.term else { return Badge::new("ok", texts.license_state_active()) };
    let window = term.window(zone);
    if now < window.from {
        Badge::new("neutral", texts.license_state_future(texts.date(term.first)))
    } else if now < window.until {
        Badge::new("ok", texts.license_state_active())
    } else {
        Badge::new("critical", texts.license_state_ended(texts.date(term.last)))
    }
}

/// How a license left the account. (L-29)
#[must_use]
pub fn taken(texts: &Texts, correction: &Correction, zone: &TimeZone) -> Badge {
    let day = texts.date(correction.at.to_zoned(zone.clone()).date());
    let word = match correction.kind {
        Kind::Returned => texts.license_state_returned(day),
        Kind::Exchanged => texts.license_state_exchanged(day),
        Kind::MovedAway | Kind::MovedIn | Kind::MergedAway | Kind::MergedIn | Kind::ContactReplaced => {
            texts.license_state_moved(day)
        }
    };
    Badge::new("neutral", word)
}

/// An application by its role: redundancy and the like are rows of their own. (L-09)
#[must_use]
pub fn application(texts: &Texts, name: &str, role: ProductRole) -> String {
    match role {
        ProductRole::Base => name.to_owned(),
        ProductRole::AddOn => texts.common_role_add_on(name),
        ProductRole::Client => texts.common_role_client(name),
        ProductRole::Redundancy => texts.common_role_redundancy(name),
        ProductRole::Customization => texts.common_role_customization(name),
    }
}

/// What is counted; nothing where one has it or has it not.
#[must_use]
pub fn unit(unit: &str) -> String {
    if unit == HAS_OR_HAS_NOT { String::new() } else { unit.to_owned() }
}

/// A number of units: `2,500`.
#[must_use]
pub fn units(texts: &Texts, units: Units) -> String {
    texts.number(units.count())
}

/// How far an order has come.
#[must_use]
pub fn order_state(texts: &Texts, state: State) -> Badge {
    match state {
        State::Locked => Badge::new("caution", texts.common_locked()),
        State::Unlocked { .. } => Badge::new("ok", texts.common_unlocked()),
        State::Cancelled { .. } => Badge::new("neutral", texts.common_cancelled()),
    }
}

/// How far a line of an order has come with it. It is said of the license, which in many languages has another gender than
/// the order.
#[must_use]
pub fn line_state(texts: &Texts, state: State) -> Badge {
    let word = match state {
        State::Locked => texts.common_license_locked(),
        State::Unlocked { .. } => texts.common_license_unlocked(),
        State::Cancelled { .. } => texts.common_license_cancelled(),
    };
    Badge { word, ..order_state(texts, state) }
}

/// A server's activation status. (L-13)
#[must_use]
pub fn server_status(texts: &Texts, status: Status) -> Badge {
    let tone = match status.kind() {
        StatusKind::New | StatusKind::Available => "neutral",
        StatusKind::Active => "ok",
        StatusKind::Unreachable => "critical",
        StatusKind::Disabled => "caution",
    };
    Badge::new(tone, server_status_kind(texts, status.kind()))
}

/// The word for a server's activation status.
#[must_use]
pub fn server_status_kind(texts: &Texts, kind: StatusKind) -> String {
    match kind {
        StatusKind::New => texts.common_server_new(),
        StatusKind::Available => texts.common_server_available(),
        StatusKind::Active => texts.common_server_active(),
        StatusKind::Unreachable => texts.common_server_unreachable(),
        StatusKind::Disabled => texts.common_server_disabled(),
    }
}

/// What a product is to its application, as a word of its own.
#[must_use]
pub fn product_role(texts: &Texts, role: ProductRole) -> String {
    match role {
        ProductRole::Base => texts.catalogue_role_base(),
        ProductRole::AddOn => texts.catalogue_role_add_on(),
        ProductRole::Client => texts.catalogue_role_client(),
        ProductRole::Redundancy => texts.catalogue_role_redundancy(),
        ProductRole::Customization => texts.catalogue_role_customization(),
    }
}

/// The days of an order's line: its term, or those of its care, or for how many months that will last. (C-03)
#[must_use]
pub fn order_days(texts: &Texts, term: Option<Term>, care: Option<Care>, months: Option<u16>) -> String {
    match (term.or(care.map(|care| care.term)), months) {
        (Some(term), _) => format!("{} – {}", texts.date(term.first), texts.date(term.last)),
        (None, Some(months)) => texts.orders_care_months(u32::from(months)),
        (None, None) => String::new(),
    }
}

/// The step an order is at, for the component: 1 to 4, 5 when all are done, nought for one that goes no further.
#[must_use]
pub fn step(progress: Progress) -> usize {
    match progress {
        Progress::Ended => 0,
        Progress::Delivery => 1,
        Progress::Unlock => 2,
        Progress::Assign => 3,
        Progress::Activate => 4,
        Progress::Done => 5,
    }
}

/// A day, or nothing.
#[must_use]
pub fn day(texts: &Texts, date: Option<Date>) -> String {
    date.map(|date| texts.date(date)).unwrap_or_default()
}

/// An instant where the reader's account is: `22 Nov 2026, 10:14`.
#[must_use]
pub fn instant(texts: &Texts, at: Timestamp, zone: &TimeZone) -> String {
    let there = at.to_zoned(zone.clone());
    texts.common_instant(texts.date(there.date()), format!("{:02}:{:02}", there.hour(), there.minute()))
}

/// An instant on a page that belongs to no one place: `22 Nov 2026, 10:14 UTC`.
#[must_use]
pub fn instant_utc(texts: &Texts, at: Timestamp) -> String {
    texts.common_utc(instant(texts, at, &TimeZone::UTC))
}

/// An instant that is not far off: `10:14` if it is today, with its date otherwise.
#[must_use]
pub fn soon(texts: &Texts, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let there = at.to_zoned(zone.clone());
    if there.date() == now.to_zoned(zone.clone()).date() {
        format!("{:02}:{:02}", there.hour(), there.minute())
    } else {
        instant(texts, at, zone)
    }
}

/// How long ago something was, as one says it: `3 min ago`; what is older than a day has its date.
#[must_use]
pub fn ago(texts: &Texts, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let minutes = now.duration_since(at).as_mins();
    match minutes {
        ..1 => texts.common_ago_now(),
        1..60 => texts.common_ago_minutes(minutes),
        60..1_440 => texts.common_ago_hours(minutes / 60),
        _ => instant(texts, at, zone),
    }
}

/// How long one has to wait until `until`, in whole minutes: `in 3 minutes`.
#[must_use]
pub fn wait(texts: &Texts, until: Timestamp, now: Timestamp) -> String {
    texts.signin_wait((until.duration_since(now).as_secs().max(0) + 59) / 60)
}

/// A kind of account.
#[must_use]
pub fn kind(texts: &Texts, kind: AccountKind) -> String {
    match kind {
        AccountKind::Vendor => texts.accounts_kind_vendor(),
        AccountKind::Distributor => texts.accounts_kind_distributor(),
        AccountKind::Reseller => texts.accounts_kind_reseller(),
        AccountKind::Customer => texts.accounts_kind_customer(),
    }
}

/// A role.
#[must_use]
pub fn role(texts: &Texts, role: Role) -> String {
    match role {
        Role::Administrator => texts.accounts_role_administrator(),
        Role::Licenses => texts.accounts_role_licenses(),
        Role::Support => texts.accounts_role_support(),
        Role::ReadOnly => texts.accounts_role_read_only(),
        Role::Operator => texts.accounts_role_operator(),
        Role::Engineer => texts.accounts_role_engineer(),
        Role::SupportManager => texts.accounts_role_support_manager(),
        Role::RegionalManager => texts.accounts_role_regional_manager(),
        Role::Auditor => texts.accounts_role_auditor(),
    }
}

/// What a grant is for.
#[must_use]
pub fn scope(texts: &Texts, scope: GrantScope) -> String {
    match scope {
        GrantScope::Licenses => texts.partners_scope_licenses(),
        GrantScope::Tickets => texts.partners_scope_tickets(),
        GrantScope::Both => texts.partners_scope_both(),
    }
}

/// A language, by its own name.
#[must_use]
pub fn language(texts: &Texts, language: Language) -> String {
    match language {
        Language::English => texts.accounts_language_en(),
        Language::Italian => texts.accounts_language_it(),
        Language::German => texts.accounts_language_de(),
        Language::French => texts.accounts_language_fr(),
        Language::Spanish => texts.accounts_language_es(),
        Language::Portuguese => texts.accounts_language_pt(),
        Language::Arabic => texts.accounts_language_ar(),
    }
}

/// An address; one that was erased is told as such.
#[must_use]
pub fn address(texts: &Texts, email: &Email) -> String {
    if email.is_erased() { texts.common_erased() } else { email.to_string() }
}

/// What became of an activation key. (P-06)
#[must_use]
pub fn activation_key_state(texts: &Texts, state: KeyState) -> String {
    match state {
        KeyState::Ready => texts.stock_key_ready(),
        KeyState::Promised { .. } => texts.stock_key_promised(),
        KeyState::Redeemed { .. } => texts.stock_key_redeemed(),
        KeyState::Withdrawn { .. } => texts.stock_key_withdrawn(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_told_where_the_account_is() {
        let texts = Texts::of("en");
        let at: Timestamp = "2026-11-22T23:04:59Z".parse().unwrap();
        let rome = TimeZone::get("Europe/Rome").unwrap();
        assert_eq!(instant(texts, at, &rome), "23 Nov 2026, 00:04");
        assert_eq!(instant_utc(texts, at), "22 Nov 2026, 23:04 UTC");
    }

    #[test]
    fn today_needs_no_date() {
        let rome = TimeZone::get("Europe/Rome").unwrap();
        let told =
            |at: &str| soon(Texts::of("en"), at.parse().unwrap(), "2026-11-22T22:30:00Z".parse().unwrap(), &rome);
        assert_eq!(told("2026-11-22T22:59:00Z"), "23:59");
        assert_eq!(told("2026-11-22T23:30:00Z"), "23 Nov 2026, 00:30");
    }

    #[test]
    fn what_is_recent_is_told_by_its_age() {
        let at: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        for (later, told) in [
            ("2026-11-22T10:00:59Z", "just now"),
            ("2026-11-22T09:00:00Z", "just now"),
            ("2026-11-22T10:03:10Z", "3 min ago"),
            ("2026-11-22T11:00:00Z", "1 h ago"),
            ("2026-11-23T10:00:00Z", "22 Nov 2026, 10:00"),
        ] {
            assert_eq!(ago(Texts::of("en"), at, later.parse().unwrap(), &TimeZone::UTC), told, "{later}");
        }
    }

    #[test]
    fn l_09_redundancy_and_the_like_are_told_apart() {
        let texts = Texts::of("en");
        let names: Vec<_> = ProductRole::ALL.into_iter().map(|role| application(texts, "Fax", role)).collect();
        assert_eq!(names, ["Fax", "Fax add-on", "Fax client", "Fax red.", "Fax custom"]);
        assert_eq!((unit("channels").as_str(), unit("licenses").as_str()), ("channels", ""));
    }
}
