//! On which of the last days a server was heard of, as a strip of bars and as a table. (L-13)

use claviger_app::domain::account::Account;
use claviger_app::server::{Clock, Heard};
use jiff::SignedDuration;

use super::wording::{self, Badge};
use crate::texts::Texts;

/// Width of a day's bar, with the gap after it, and height of the strip, in the strip's own units.
const STEP: usize = 10;
const GAP: usize = 2;
const HEIGHT: u64 = 24;
/// A day without any contact is a line on the ground.
const GROUND: u64 = 1;

/// The strip as the page draws it.
pub(super) struct Strip {
    /// What it says, for those who do not see it.
    pub label: String,
    /// Its width and height.
    pub width: usize,
    pub height: u64,
    /// All bars, as one outline.
    pub bars: String,
    /// The days on which it was heard of, the latest first: day, how often, from when to when.
    pub days: Vec<(String, String, String)>,
    /// How far the product's clock is off; none while that is not known.
    pub clock: Option<(Badge, String)>,
}

impl Strip {
    /// Draws it for a reader of `texts`, where a full day has so many check-ins.
    pub(super) fn of(texts: &Texts, heard: &Heard, account: &Account, every: SignedDuration) -> Self {
        let full = u64::try_from(SignedDuration::from_hours(24).as_secs() / every.as_secs().max(1)).unwrap_or(1).max(1);
        let mut bars = String::new();
        for (index, (_, day)) in heard.days.iter().enumerate() {
            let height = day.map_or(GROUND, |day| (day.check_ins.min(full) * HEIGHT).div_ceil(full).max(3));
            let (left, width) = (index * STEP, STEP - GAP);
            bars += &format!("M{left} {HEIGHT}V{}H{}V{HEIGHT}Z", HEIGHT - height, left + width);
        }
        let told = |at| wording::instant(texts, at, &account.zone);
        let days = heard.days.iter().rev().filter_map(|(day, heard)| {
            let heard = (*heard)?;
            Some((
                texts.date(*day),
                texts.number(heard.check_ins),
                format!("{} – {}", told(heard.first), told(heard.last)),
            ))
        });
        Self {
            label: texts.heard_strip(heard.count(), heard.days.len()),
            width: heard.days.len() * STEP,
            height: HEIGHT,
            bars,
            days: days.collect(),
            clock: heard.clock.map(|clock| (state(texts, clock), told(clock.seen))),
        }
    }
}

fn state(texts: &Texts, clock: Clock) -> Badge {
    let minutes = (clock.off.abs().as_secs() + 30) / 60;
    match clock.off.is_negative() {
        _ if !clock.is_off() => Badge::new("ok", texts.heard_clock_right()),
        false => Badge::new("caution", texts.heard_clock_ahead(minutes)),
        true => Badge::new("caution", texts.heard_clock_behind(minutes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claviger_app::domain::account::{AccountKind, Language};
    use claviger_app::domain::id::AccountId;
    use claviger_app::store::server_day::ServerDay;
    use jiff::Timestamp;
    use jiff::civil::date;

    #[test]
    fn l_13_a_day_s_bar_is_as_high_as_it_was_heard_of_and_a_silent_day_lies_on_the_ground() {
        let at: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        let on = |day, check_ins| {
            (date(2026, 11, day), Some(ServerDay { day: date(2026, 11, day), check_ins, first: at, last: at }))
        };
        let account = Account {
            id: AccountId::from_uuid(uuid::Uuid::nil()),
            number: "C-1".into(),
            kind: AccountKind::Customer,
            name: "Alinea".into(),
            country: "IT".into(),
            zone: jiff::tz::TimeZone::UTC,
            above: None,
            language: Language::English,
            orders_to: None,
        };
        let strip = |days: Vec<_>, off: i64| {
            let clock = Some(Clock { off: SignedDuration::from_secs(off), seen: at });
            Strip::of(Texts::of("en"), &Heard { days, clock }, &account, SignedDuration::from_hours(1))
        };
        let drawn = strip(vec![on(20, 24), (date(2026, 11, 21), None), on(22, 1), on(23, 900)], 0);
        assert_eq!(drawn.bars, "M0 24V0H8V24ZM10 24V23H18V24ZM20 24V21H28V24ZM30 24V0H38V24Z");
        assert_eq!(drawn.label, "Heard of on 3 of the last 4 days");
        assert_eq!(drawn.days.iter().map(|day| day.1.as_str()).collect::<Vec<_>>(), ["900", "1", "24"]);
        let clock = |off: i64| strip(Vec::new(), off).clock.unwrap().0.word;
        assert_eq!([clock(59), clock(-59)], ["right", "right"]);
        assert_eq!([clock(60), clock(-7_200)], ["1 min ahead", "120 min behind"]);
    }
}
