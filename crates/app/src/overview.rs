//! Start pages: how an account is doing, what ends, what needs somebody now; and the same over all one looks after. (L-27)

use claviger_domain::account::{Account, AccountKind, Permission};
use claviger_domain::care::{CareState, Standing};
use claviger_domain::id::{AccountId, LicenseId, ServerId};
use claviger_domain::license::pool::Ends;
use claviger_domain::license::server::Status;
use claviger_domain::license::usage::{self, Step};
use claviger_domain::units::Units;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::overview::{EndingLicense, Found, LockedOrder, SilentServer};
use claviger_store::server::Stored;
use jiff::civil::Date;
use jiff::{SignedDuration, Span, Timestamp};

use crate::act::Act;
use crate::matrix::{self, Row};
use crate::stock_needs::{self, StockNeeds};
use crate::{Error, Vendor, access};

/// What ends within so many days is announced.
pub const AHEAD_DAYS: i32 = 90;
/// Use over time is shown for so many weeks, and for so many months.
const WEEKS: i64 = 52;
const MONTHS: i32 = 12;
/// How many of each thing a start page names.
const MOST_NAMED: u32 = 20;

/// Why there is no overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A customer looks after nobody but itself.
    #[error(
        "this is for those who look after several accounts; how `{0}` is doing stands at /api/v1/accounts/{0}/overview"
    )]
    OneAccount(AccountId),
}

/// How one customer's account is doing.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The account.
    pub account: Account,
    /// The account it was merged into, if it was. (L-29)
    pub merged_into: Option<Account>,
    /// Its servers with their status.
    pub servers: Vec<(Stored, Status)>,
    /// Its pools with their use over time.
    pub uses: Vec<Use>,
    /// What ends within the next [`AHEAD_DAYS`].
    pub endings: Vec<EndingSoon>,
    /// What needs somebody now, the gravest first.
    pub needs: Vec<Need>,
    /// What of its stock needs somebody now.
    pub stock: StockNeeds,
}

/// A pool and its use.
#[derive(Debug, Clone)]
pub struct Use {
    /// The pool.
    pub row: Row,
    /// How its care stands.
    pub care: Option<Standing>,
    /// Units in use week by week, up to now.
    pub weeks: Vec<Units>,
    /// Units in use at the end of each of the last months, and now.
    pub months: Vec<(Date, Units)>,
}

/// Something that ends soon.
#[derive(Debug, Clone)]
pub struct EndingSoon {
    /// The application's name.
    pub row: Row,
    /// The license.
    pub license: LicenseId,
    /// Its code.
    pub code: String,
    /// How many units it brings.
    pub units: Units,
    /// What ends.
    pub what: Ends,
    /// Its last day.
    pub last: Date,
}

/// What needs somebody now.
#[derive(Debug, Clone)]
pub enum Need {
    /// More is given out than there is. (L-11)
    OverAllocated {
        /// The pool.
        row: Row,
        /// By how much.
        by: Units,
    },
    /// A pool's last term is over.
    Ended {
        /// The pool.
        row: Row,
        /// Its last day.
        last: Date,
    },
    /// A server was not heard of.
    Unreachable {
        /// The server.
        server: ServerId,
        /// Its name.
        name: String,
        /// Since when.
        since: Timestamp,
    },
    /// Care is over, and the next release may not run. (C-08)
    CareOver {
        /// The pool.
        row: Row,
        /// Its care.
        care: Standing,
    },
    /// A server waits for units that are still in use elsewhere. (L-15)
    Waiting {
        /// The pool.
        row: Row,
        /// For how many.
        units: Units,
    },
    /// Care waits for the product to be registered. (C-03)
    Unregistered {
        /// The pool.
        row: Row,
        /// The license.
        license: LicenseId,
        /// Its code.
        code: String,
    },
    /// Units are there, and no server has any.
    Unassigned {
        /// The pool.
        row: Row,
        /// How many.
        units: Units,
    },
}

/// How everything one looks after is doing: all accounts, or a partner's.
#[derive(Debug, Clone)]
pub struct Start {
    /// The partner whose customers these are; none for the vendor.
    pub partner: Option<Account>,
    /// What of the partner's own stock needs somebody now; none for the vendor.
    pub stock: Option<StockNeeds>,
    /// Orders nobody has unlocked yet; none for those who may not see orders.
    pub locked: Option<Found<LockedOrder>>,
    /// Mails given up, and mails that wait after a failure; none for those who may not see mails.
    pub mails: Option<(u32, u32)>,
    /// Servers not heard of.
    pub silent: Found<SilentServer>,
    /// What ends within the next [`AHEAD_DAYS`].
    pub ending: Found<EndingLicense>,
}

/// How a customer's account is doing. (L-27)
pub fn show(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, account: AccountId) -> Result<Overview, Error> {
    let matrix = matrix::show(tx, act, vendor, account)?;
    let (account, now) = (matrix.account, act.now);
    if account.kind != AccountKind::Customer {
        return Err(Error::NotFound("customer"));
    }
    let every = vendor.lease_policy.check_in_every;
    let servers: Vec<_> = matrix
        .servers
        .into_iter()
        .map(|stored| {
            let status = stored.server.status(stored.token_sealed.is_some(), every, now);
            (stored, status)
        })
        .collect();

    let weeks: Vec<_> = (0..=WEEKS).rev().map(|week| now - SignedDuration::from_hours(week * 7 * 24)).collect();
    let month_ends = month_ends(&account, now);
    let since = weeks.iter().chain(month_ends.iter().map(|(_, at)| at)).min().copied().unwrap_or(now);
    let steps = store::overview::steps(tx, account.id, since)?;
    let uses: Vec<_> = matrix
        .rows
        .into_iter()
        .map(|row| {
            let steps: Vec<Step> =
                steps.iter().filter(|(pool, _)| *pool == row.pool.id).map(|(_, step)| *step).collect();
            let used = row.pool.figures.used;
            let instants: Vec<_> = month_ends.iter().map(|(_, at)| *at).collect();
            let at_month_ends = usage::over_time(used, &steps, &instants);
            Use {
                care: row.pool.care_at(now),
                weeks: usage::over_time(used, &steps, &weeks),
                months: month_ends.iter().map(|(day, _)| *day).zip(at_month_ends).collect(),
                row,
            }
        })
        .collect();
    let merged_into = match store::account::merged_into(tx, account.id)? {
        Some((into, _)) => store::account::find(tx, into)?,
        None => None,
    };
    let endings = endings(&uses, now);
    let needs = needs(&uses, &servers, now);
    let stock = stock_needs::of_account(tx, act, vendor, account.id)?;
    Ok(Overview { account, merged_into, servers, uses, endings, needs, stock })
}

/// How everything is doing that the vendor, or `partner`, looks after. (L-27)
pub fn start(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, partner: Option<AccountId>) -> Result<Start, Error> {
    let partner = match partner {
        None => {
            access::as_vendor(&act.who, Permission::SeeLicenses)?;
            None
        }
        Some(id) => {
            access::to_account(tx, &act.who, Permission::SeeLicenses, id)?;
            let found = store::account::find(tx, id)?.ok_or(Error::NotFound("account"))?;
            if !matches!(found.kind, AccountKind::Reseller | AccountKind::Distributor) {
                return Err(Refusal::OneAccount(id).into());
            }
            Some(found)
        }
    };
    let id = partner.as_ref().map(|partner| partner.id);
    let now = act.now;
    let zone = partner.as_ref().map_or(jiff::tz::TimeZone::UTC, |partner| partner.zone.clone());
    let today = now.to_zoned(zone).date();
    let until = today.saturating_add(Span::new().days(AHEAD_DAYS));
    let silent_since = now - vendor.lease_policy.check_in_every * 3;
    let sees_orders = match id {
        None => access::as_vendor(&act.who, Permission::SeeOrders),
        Some(id) => access::to_account(tx, &act.who, Permission::SeeOrders, id),
    };
    let sees_orders = match sees_orders {
        Ok(()) => true,
        Err(Error::Fault(fault)) => return Err(fault.into()),
        Err(_) => false,
    };
    let sees_mails = partner.is_none() && access::as_vendor(&act.who, Permission::SeeMails).is_ok();
    let stock = match id {
        Some(id) => Some(stock_needs::of_account(tx, act, vendor, id)?),
        None => None,
    };
    Ok(Start {
        stock,
        locked: if sees_orders { Some(store::overview::locked_orders(tx, id, MOST_NAMED)?) } else { None },
        mails: if sees_mails { Some(store::overview::undelivered_mails(tx)?) } else { None },
        silent: store::overview::silent_servers(tx, id, silent_since, MOST_NAMED)?,
        ending: store::overview::ending(tx, id, today, until, MOST_NAMED)?,
        partner,
    })
}

/// The last days of the months before this one, with the instants at which they end where the account is; and now.
fn month_ends(account: &Account, now: Timestamp) -> Vec<(Date, Timestamp)> {
    let today = now.to_zoned(account.zone.clone()).date();
    let first = today.first_of_month();
    let mut ends: Vec<_> = (0..MONTHS)
        .rev()
        .map(|back| {
            let next = first.saturating_sub(Span::new().months(back));
            let last = next.yesterday().unwrap_or(next);
            (last, claviger_domain::time::start_of(next, &account.zone))
        })
        .collect();
    ends.push((today, now));
    ends
}

fn endings(uses: &[Use], now: Timestamp) -> Vec<EndingSoon> {
    let mut endings = Vec::new();
    for Use { row, .. } in uses {
        let today = now.to_zoned(row.pool.zone.clone()).date();
        let last = today.saturating_add(Span::new().days(AHEAD_DAYS));
        let until = claviger_domain::time::end_of(last, &row.pool.zone) + SignedDuration::from_nanos(1);
        endings.extend(row.pool.ending(now, until).into_iter().map(|ending| EndingSoon {
            row: row.clone(),
            license: ending.license.id,
            code: ending.license.code.clone(),
            units: ending.license.units,
            what: ending.what,
            last: ending.last,
        }));
    }
    endings.sort_by_key(|ending| ending.last);
    endings
}

fn needs(uses: &[Use], servers: &[(Stored, Status)], now: Timestamp) -> Vec<Need> {
    let mut needs = Vec::new();
    for Use { row, .. } in uses {
        let (pool, row) = (&row.pool, row.clone());
        let by = pool.over_allocated_at(now);
        if let Some(last) = pool.ended(now) {
            needs.push(Need::Ended { row, last });
        } else if !by.is_zero() {
            needs.push(Need::OverAllocated { row, by });
        }
    }
    for (stored, status) in servers {
        if let Status::Unreachable { since } = status {
            let (server, name) = (stored.server.id, stored.server.name.clone());
            needs.push(Need::Unreachable { server, name, since: *since });
        }
    }
    for Use { row, care, .. } in uses {
        let over = |care: &Standing| matches!(care.state, CareState::Expired | CareState::Lapsed);
        if let Some(care) = care.filter(over)
            && row.pool.ended(now).is_none()
        {
            needs.push(Need::CareOver { row: row.clone(), care });
        }
        let waiting: Units = row.pool.allocations.iter().map(|allocation| allocation.waiting()).sum();
        if !waiting.is_zero() {
            needs.push(Need::Waiting { row: row.clone(), units: waiting });
        }
        for license in row.pool.licenses.iter().filter(|license| license.unregistered_care().is_some()) {
            needs.push(Need::Unregistered { row: row.clone(), license: license.id, code: license.code.clone() });
        }
        let (capacity, held) = (row.pool.capacity_at(now), row.pool.figures.held());
        if held.is_zero() && waiting.is_zero() && !capacity.is_zero() {
            needs.push(Need::Unassigned { row: row.clone(), units: capacity });
        }
    }
    needs
}
