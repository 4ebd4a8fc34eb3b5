//! What of one's stock needs somebody, as lines of a start page. (P-04, P-14, P-16, L-27)

use claviger_app::stock_needs::StockNeeds;
use claviger_app::store::overview::{COUNTED, Found};
use claviger_app::transfer::Seen;
use jiff::tz::TimeZone;

use super::start::NeedLine;
use crate::texts::Texts;

/// What runs low first, then what somebody else has claimed, then what others wait for, then what one waits for oneself.
pub(super) fn lines(texts: &Texts, vendor: &str, needs: &StockNeeds, zone: &TimeZone) -> Vec<NeedLine> {
    let stock = format!("/accounts/{}/stock", needs.account);
    let transfers = format!("{stock}/transfers");
    let mut lines: Vec<NeedLine> = needs
        .low
        .iter()
        .map(|low| NeedLine {
            tone: "caution",
            text: texts.stockstart_low(&low.name, low.left.count(), low.below.count()),
            href: format!("{stock}/types/{}", low.pool),
        })
        .collect();
    lines.extend(needs.elsewhere.iter().map(|one| {
        let at = texts.date(one.at.to_zoned(zone.clone()).date());
        let text = texts.claimed_start(one.serial.to_string(), at, vendor);
        NeedLine { tone: "caution", text, href: format!("{stock}/download") }
    }));
    let day = |seen: &Seen| texts.date(seen.transfer.expires.to_zoned(zone.clone()).date());
    lines.extend(needs.to_answer.first.iter().map(|seen| NeedLine {
        tone: "caution",
        text: texts.stockstart_answer(&seen.sender.name, seen.transfer.units.count(), &seen.name, day(seen)),
        href: transfers.clone(),
    }));
    lines.extend(more(texts, &needs.to_answer, &transfers));
    lines.extend(needs.waiting.first.iter().map(|seen| NeedLine {
        tone: "neutral",
        text: texts.stockstart_waiting(&seen.receiver.name, seen.transfer.units.count(), &seen.name, day(seen)),
        href: transfers.clone(),
    }));
    lines.extend(more(texts, &needs.waiting, &transfers));
    lines
}

/// Says how many there are beside those that are named.
fn more(texts: &Texts, found: &Found<Seen>, transfers: &str) -> Option<NeedLine> {
    let named = u32::try_from(found.first.len()).unwrap_or(u32::MAX);
    let more = found.count.min(COUNTED).saturating_sub(named);
    (more > 0).then(|| NeedLine { tone: "neutral", text: texts.stockstart_more(more), href: transfers.to_owned() })
}
