//! Editions of the catalogue: published with the day from which they apply, planned ones taken back, all of them kept with
//! who, when and what changed.
//!
//! Until the first is published, the configured file is the catalogue; from then on the file is not looked at. Every node holds
//! in memory the edition that applies and those that are planned ([`shelf`]), and so changes over by itself at midnight of
//! their days (UTC). Whatever sells asks in its own transaction whether the edition at hand is the one that applies
//! ([`must_apply`]): nothing is sold by a catalogue that another node has just replaced.

use std::borrow::Cow;
use std::collections::BTreeSet;

use claviger_domain::account::Permission;
use claviger_domain::id::PersonId;
use claviger_domain::sales::catalogue::Catalogue;
pub use claviger_domain::sales::edition::{
    Change, Edition, FARTHEST_DAYS, LONGEST_DOCUMENT, LONGEST_NOTE, MOST_PLANNED, Seen, Standing, Unkept,
};
use claviger_domain::sales::edition::{applying, changes, next_after, touched, unkept};
use claviger_domain::sorting::{Part, Placed};
use claviger_store as store;
pub use claviger_store::catalogue_edition::{By, Published};
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde_json::{Value, json};

use crate::act::Act;
use crate::catalogue::{read_lines, writing};
use crate::event::{self, About};
use crate::{Error, Vendor, access, audit, vault};

/// How many of its changes are kept with an edition; the document says the rest.
const MOST_CHANGES: usize = 500;

/// Which edition a vendor's catalogue is, and how it is written.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// Its number; 0 for the configured file.
    pub number: u64,
    /// The document; empty where the catalogue was never written as one.
    pub document: String,
}

/// What somebody wants to publish.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The whole catalogue as TOML.
    pub document: String,
    /// From when it is to apply; today if nobody says.
    pub from: Option<Date>,
    /// What is said of it.
    pub note: String,
    /// What its author saw; `None` for who does not care.
    pub seen: Option<Seen>,
}

/// What publishing a draft would come to.
#[derive(Debug, Clone)]
pub struct Review {
    /// From when it would apply.
    pub from: Date,
    /// Whether that is at once.
    pub at_once: bool,
    /// What would change, compared with what would apply on that day without it.
    pub changes: Vec<Change>,
    /// The planned edition that would take its place, with what that says.
    pub replaced_by: Option<Edition>,
    latest: u64,
}

/// An edition as its readers see it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The edition.
    pub published: Published,
    /// How it stands today.
    pub standing: Standing,
    /// What it changed; the first of them.
    pub changes: Vec<Change>,
    /// Who published it, by name; empty for programs, and for who is no longer known.
    pub by: String,
}

/// The catalogue that applies, as one edits it.
#[derive(Debug, Clone)]
pub struct Current {
    /// What one sees.
    pub seen: Seen,
    /// The document.
    pub document: String,
}

/// The vendor by every edition that applies or will, each with the instant from which it does.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// What differs whenever anything of the editions does.
    pub mark: (u64, u64),
    /// From when, and by which edition.
    pub dated: Vec<(Timestamp, Vendor)>,
}

/// What is wrong with a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The document is empty, or too long.
    Length,
    /// A line of the document.
    Line {
        /// Which.
        line: usize,
        /// What is wrong, and what would be right.
        what: String,
    },
    /// It is, letter by letter, what applies on that day anyway.
    Nothing,
    /// What was sold would be gone or mean something else.
    Unkept(Unkept),
    /// What could be sold until then would be gone or mean something else when a planned edition comes to apply.
    Clash {
        /// Which one.
        planned: Edition,
        /// What it lacks.
        what: Unkept,
    },
    /// The day is past.
    Past {
        /// Today.
        today: Date,
    },
    /// The day is too far ahead.
    Far,
    /// The note is too long, or holds what no text does.
    Note,
    /// As many are planned as can be.
    TooManyPlanned,
}

/// Why an edition is not published, or not withdrawn. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It cannot be published like this.
    #[error("the edition cannot be published: {}", .0.iter().map(told).collect::<Vec<_>>().join("; "))]
    Mistakes(Vec<Wrong>),
    /// There is no planned edition of this number: it applies, it did, it was taken back, or it never was.
    #[error("there is no planned edition of this number: only one whose day has not come can be withdrawn")]
    NotPlanned,
    /// This node does not hold the edition that applies; it looks, and does it again.
    #[error("another edition of the catalogue has come to apply just now: try again")]
    Outdated,
}

/// A mistake as the command line says it.
#[must_use]
pub fn told(wrong: &Wrong) -> String {
    let kept = |unkept: &Unkept| match unkept {
        Unkept::Gone { sku } => format!("product {sku} would be gone: keep it, with `on_sale_until`"),
        Unkept::Product { sku, field } => {
            format!("`{}` of product {sku} stays as it is: make another product", field.word())
        }
        Unkept::Application { id, field } => {
            format!("`{}` of application {id} stays as it is: make another application", field.word())
        }
    };
    match wrong {
        Wrong::Length => format!("the document has 1 to {LONGEST_DOCUMENT} bytes"),
        Wrong::Line { line, what } => format!("line {line}: {what}"),
        Wrong::Nothing => "it is what applies anyway".into(),
        Wrong::Unkept(unkept) => format!("what was sold must stay what it was: {}", kept(unkept)),
        Wrong::Clash { planned, what } => format!(
            "edition {}, planned for {}, does not go with it: {}; withdraw it first",
            planned.number,
            planned.from,
            kept(what)
        ),
        Wrong::Past { today } => format!("it can apply from today, {today}, or later"),
        Wrong::Far => format!("it can be planned {FARTHEST_DAYS} days ahead at the most"),
        Wrong::Note => format!("the note has {LONGEST_NOTE} characters at the most, in one line"),
        Wrong::TooManyPlanned => format!("{MOST_PLANNED} editions are planned already: withdraw one first"),
    }
}

impl Source {
    /// The configured file with this text.
    #[must_use]
    pub fn file(text: impl Into<String>) -> Self {
        Self { number: 0, document: text.into() }
    }
}

impl Vendor {
    /// The catalogue as a document: as it was written, or as we write it.
    #[must_use]
    pub fn document(&self) -> Cow<'_, str> {
        match self.edition.document.as_str() {
            "" => Cow::Owned(writing::whole(&self.catalogue)),
            document => Cow::Borrowed(document),
        }
    }
}

/// The vendor by each edition that applies now or is planned; `base` is by the configured file. For nodes.
pub fn shelf(tx: &mut Tx<'_>, now: Timestamp, base: &Vendor) -> Result<Shelf, Fault> {
    let mark = store::catalogue_edition::mark(tx)?;
    let standing = store::catalogue_edition::standing(tx)?;
    let today = day(now);
    let current = applying(&standing, today);
    let mut held: Vec<Edition> = current.into_iter().collect();
    let mut at = today;
    while let Some(next) = next_after(&standing, at) {
        held.push(next);
        at = next.from;
    }
    let mut dated = Vec::new();
    for edition in held {
        let (document, catalogue) = load(tx, edition.number)?;
        let source = Source { number: edition.number, document };
        let from = edition.from.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |midnight| midnight.timestamp());
        dated.push((from, Vendor { catalogue, edition: source, ..base.clone() }));
    }
    Ok(Shelf { mark, dated })
}

/// Whether anything of the editions has changed since a shelf was filled.
pub fn mark(tx: &mut Tx<'_>) -> Result<(u64, u64), Fault> {
    store::catalogue_edition::mark(tx)
}

/// Refuses where `vendor` is not by the edition that applies: asked by every deed that sells, and by those here.
pub fn must_apply(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor) -> Result<(), Error> {
    if store::catalogue_edition::applying(tx, day(act.now))? == vendor.edition.number {
        Ok(())
    } else {
        Err(Refusal::Outdated.into())
    }
}

/// The catalogue that applies, for whoever may see it.
pub fn current(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor) -> Result<Current, Error> {
    access::as_vendor(&act.who, Permission::SeeOrders)?;
    must_apply(tx, act, vendor)?;
    let seen = Seen { in_force: vendor.edition.number, latest: store::catalogue_edition::latest(tx)? };
    Ok(Current { seen, document: vendor.document().into_owned() })
}

/// What is sold today and by which edition, for the vendor's people and programs.
pub fn catalogue(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor) -> Result<(Catalogue, u64), Error> {
    access::as_vendor(&act.who, Permission::SeeOrders)?;
    must_apply(tx, act, vendor)?;
    Ok((vendor.catalogue.clone(), vendor.edition.number))
}

/// The document of any edition, for whoever may see the catalogue.
pub fn document(tx: &mut Tx<'_>, act: &Act, number: u64) -> Result<String, Error> {
    access::as_vendor(&act.who, Permission::SeeOrders)?;
    store::catalogue_edition::document(tx, number)?.ok_or(Error::NotFound("edition"))
}

/// A part of the editions.
pub fn list(tx: &mut Tx<'_>, act: &Act, part: &Part<By>) -> Result<Vec<Placed<Listed>>, Error> {
    access::as_vendor(&act.who, Permission::SeeOrders)?;
    let standing = store::catalogue_edition::standing(tx)?;
    let found = store::catalogue_edition::list(tx, part)?;
    found.into_iter().map(|Placed { place, row }| Ok(Placed { place, row: listed(tx, act, &standing, row)? })).collect()
}

/// What publishing would come to, or everything that is wrong with it; nothing is stored.
pub fn review(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, draft: &Draft) -> Result<Review, Error> {
    access::as_vendor(&act.who, Permission::ManageCatalogue)?;
    must_apply(tx, act, vendor)?;
    let latest = store::catalogue_edition::latest(tx)?;
    if draft.seen.is_some_and(|seen| seen != Seen { in_force: vendor.edition.number, latest }) {
        return Err(Error::NotAsSeen);
    }
    let today = day(act.now);
    let from = draft.from.unwrap_or(today);
    let standing = store::catalogue_edition::standing(tx)?;
    let mut wrong = Vec::new();
    if from < today {
        wrong.push(Wrong::Past { today });
    } else if from > today.saturating_add(Span::new().days(FARTHEST_DAYS)) {
        wrong.push(Wrong::Far);
    }
    if from > today && standing.iter().filter(|edition| edition.from > today).count() >= MOST_PLANNED {
        wrong.push(Wrong::TooManyPlanned);
    }
    let note = draft.note.trim();
    if note.chars().count() > LONGEST_NOTE || note.chars().any(char::is_control) {
        wrong.push(Wrong::Note);
    }
    let sound = match draft.document.trim() {
        "" => Err(vec![Wrong::Length]),
        _ if draft.document.len() > LONGEST_DOCUMENT => Err(vec![Wrong::Length]),
        _ => read_lines(&draft.document)
            .map_err(|lines| lines.into_iter().map(|(line, what)| Wrong::Line { line, what }).collect()),
    };
    let after = match sound {
        Ok(after) => after,
        Err(found) => {
            wrong.extend::<Vec<_>>(found);
            return Err(Refusal::Mistakes(wrong).into());
        }
    };
    let others = applying(&standing, from).filter(|one| one.from > today);
    let (document, before) = catalogue_of(tx, vendor, others)?;
    if document == draft.document {
        wrong.push(Wrong::Nothing);
    }
    wrong.extend(kept(tx, vendor, &standing, from, today, &after)?.into_iter().map(Wrong::Unkept));
    let replaced_by = next_after(&standing, from);
    if let Some(planned) = replaced_by {
        let (_, later) = load(tx, planned.number)?;
        let what = unkept(&after, &later, &touched(&after, &later));
        wrong.extend(what.into_iter().map(|what| Wrong::Clash { planned, what }));
    }
    if !wrong.is_empty() {
        return Err(Refusal::Mistakes(wrong).into());
    }
    Ok(Review { from, at_once: from == today, changes: changes(&before, &after), replaced_by, latest })
}

/// Publishes an edition. One for today applies at once.
pub fn publish(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, draft: &Draft) -> Result<Published, Error> {
    let review = review(tx, act, vendor, draft)?;
    let (actor_kind, actor) = act.who.in_the_log();
    let published = Published {
        id: act.id(),
        edition: Edition { number: review.latest + 1, from: review.from },
        note: draft.note.trim().to_owned(),
        changes: written(&review.changes),
        change_count: review.changes.len() as u64,
        actor_kind: actor_kind.into(),
        actor,
        at: act.now,
        withdrawn: None,
    };
    store::catalogue_edition::add(tx, &published, &draft.document)?;
    let after = json!({
        "number": published.edition.number,
        "from": published.edition.from.to_string(),
        "changes": published.change_count,
        // The log vouches for what the document was.
        "sha256": audit::hex(&vault::digest(draft.document.as_bytes())),
    });
    event::record(tx, act, about("catalogue.published", &published), None, Some(after))?;
    Ok(published)
}

/// Takes back an edition whose day has not come.
pub fn withdraw(tx: &mut Tx<'_>, act: &mut Act, number: u64) -> Result<Published, Error> {
    access::as_vendor(&act.who, Permission::ManageCatalogue)?;
    let found = store::catalogue_edition::find(tx, number)?.ok_or(Refusal::NotPlanned)?;
    if found.withdrawn.is_some() || found.edition.from <= day(act.now) {
        return Err(Refusal::NotPlanned.into());
    }
    if !store::catalogue_edition::withdraw(tx, number, act.now)? {
        return Err(Refusal::NotPlanned.into());
    }
    let before = json!({ "number": number, "from": found.edition.from.to_string() });
    event::record(tx, act, about("catalogue.withdrawn", &found), Some(before), None)?;
    Ok(Published { withdrawn: Some(act.now), ..found })
}

/// The day of UTC on which editions come to apply.
#[must_use]
pub fn day(now: Timestamp) -> Date {
    now.to_zoned(TimeZone::UTC).date()
}

/// What would not be kept of the catalogue that applies before: what was sold; and where the edition is for a later day, all
/// that can still be sold until then.
fn kept(
    tx: &mut Tx<'_>,
    vendor: &Vendor,
    standing: &[Edition],
    from: Date,
    today: Date,
    after: &Catalogue,
) -> Result<Vec<Unkept>, Fault> {
    if from <= today {
        let mut sold = BTreeSet::new();
        for sku in touched(&vendor.catalogue, after) {
            if store::catalogue_edition::is_sold(tx, &sku)? {
                sold.insert(sku);
            }
        }
        return Ok(unkept(&vendor.catalogue, after, &sold));
    }
    let eve = from.yesterday().unwrap_or(from);
    let eve = applying(standing, eve).filter(|one| one.from > today);
    let (_, before) = catalogue_of(tx, vendor, eve)?;
    Ok(unkept(&before, after, &touched(&before, after)))
}

/// The catalogue of a planned edition; `None`: the one at hand.
fn catalogue_of(tx: &mut Tx<'_>, vendor: &Vendor, planned: Option<Edition>) -> Result<(String, Catalogue), Fault> {
    match planned {
        Some(edition) => load(tx, edition.number),
        None => Ok((vendor.document().into_owned(), vendor.catalogue.clone())),
    }
}

fn load(tx: &mut Tx<'_>, number: u64) -> Result<(String, Catalogue), Fault> {
    let gone = |why: &str| Fault::Gone(format!("edition {number} of the catalogue cannot be read: {why}"));
    let document = store::catalogue_edition::document(tx, number)?.ok_or_else(|| gone("it is not there"))?;
    let catalogue = read_lines(&document).map_err(|lines| {
        gone(&lines.first().map_or_else(String::new, |(line, what)| format!("line {line}: {what}")))
    })?;
    Ok((document, catalogue))
}

fn listed(tx: &mut Tx<'_>, act: &Act, standing: &[Edition], published: Published) -> Result<Listed, Error> {
    let by = match published.actor.filter(|_| published.actor_kind == "person") {
        Some(person) => store::person::find(tx, PersonId::from_uuid(person))?.map(|person| person.name),
        None => None,
    };
    let standing = match published.withdrawn {
        Some(_) => Standing::Withdrawn,
        None => published.edition.standing(standing, day(act.now)),
    };
    let changes = read_changes(&published.changes);
    Ok(Listed { published, standing, changes, by: by.unwrap_or_default() })
}

fn about(kind: &'static str, published: &Published) -> About {
    About { kind, subject_kind: "catalogue-edition", subject: published.id.uuid(), account: None }
}

/// Changes as they are stored.
fn written(changes: &[Change]) -> String {
    let told = |change: &Change| json!([change.kind, change.id, change.field, change.before, change.after]);
    Value::from(changes.iter().take(MOST_CHANGES).map(told).collect::<Vec<_>>()).to_string()
}

fn read_changes(text: &str) -> Vec<Change> {
    type Stored = (String, String, String, Option<String>, Option<String>);
    let stored: Vec<Stored> = serde_json::from_str(text).unwrap_or_default();
    let change = |(kind, id, field, before, after)| Change { kind, id, field, before, after };
    stored.into_iter().map(change).collect()
}
