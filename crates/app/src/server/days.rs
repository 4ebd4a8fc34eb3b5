//! On which of the last days a server was heard of, and how far its product's clock is off. (L-13)

use claviger_domain::id::ServerId;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::server_day::ServerDay;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

use crate::Error;
use crate::act::{Act, Who};

/// So many days are shown, today included.
pub const SHOWN: i32 = 30;
/// So many are kept, for whoever looks back from another day of the calendar than ours.
const KEPT: i32 = SHOWN + 2;
/// A clock that is off by less is right.
const CLOSE: SignedDuration = SignedDuration::from_mins(1);

/// When and how a server was heard of.
#[derive(Debug, Clone)]
pub struct Heard {
    /// The last days, of UTC, the earliest first: each with what was heard on it, if anything was.
    pub days: Vec<(Date, Option<ServerDay>)>,
    /// What the product's clock said when it last proved who it is.
    pub clock: Option<Clock>,
}

/// A product's clock beside ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// By how much it was ahead; behind, if less than nought.
    pub off: SignedDuration,
    /// When that was seen.
    pub seen: Timestamp,
}

impl Clock {
    /// Whether somebody should set it right.
    #[must_use]
    pub fn is_off(self) -> bool {
        self.off.abs() >= CLOSE
    }
}

impl Heard {
    /// On how many of the days it was heard of.
    #[must_use]
    pub fn count(&self) -> usize {
        self.days.iter().filter(|(_, heard)| heard.is_some()).count()
    }
}

/// How the server was heard of until now.
pub(super) fn heard(tx: &mut Tx<'_>, server: ServerId, now: Timestamp) -> Result<Heard, Fault> {
    let since = day_before(now, SHOWN - 1);
    let known = store::server_day::of_server(tx, server, since)?;
    let days = since.series(Span::new().days(1)).take(SHOWN as usize);
    let days = days.map(|day| (day, known.iter().find(|one| one.day == day).copied())).collect();
    let clock = store::server_day::clock(tx, server)?;
    let clock = clock.map(|(off, seen)| Clock { off: SignedDuration::from_secs(off), seen });
    Ok(Heard { days, clock })
}

/// By how much the product's clock is ahead of ours, in seconds, if it says `clock`, in seconds since 1970.
pub(crate) fn clock_off(act: &Act, clock: i64) -> i64 {
    clock.saturating_sub(act.now.as_second())
}

/// Notes what the product's clock says, in seconds since 1970, as the proof of its call carried it.
pub fn note_clock(tx: &mut Tx<'_>, act: &Act, server: ServerId, clock: i64) -> Result<(), Error> {
    Ok(store::server_day::note_clock(tx, server, clock_off(act, clock), act.now)?)
}

/// Forgets up to `most` days that nobody is shown any more; answers with how many.
pub fn forget_old(tx: &mut Tx<'_>, act: &Act, most: u32) -> Result<u64, Error> {
    if !matches!(act.who, Who::System) {
        return Err(Error::Forbidden);
    }
    Ok(store::server_day::forget(tx, day_before(act.now, KEPT), most)?)
}

fn day_before(now: Timestamp, days: i32) -> Date {
    now.to_zoned(TimeZone::UTC).date().saturating_sub(Span::new().days(days))
}
