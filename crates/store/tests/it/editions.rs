//! Editions of the catalogue as they are stored.

use claviger_domain::id::Id;
use claviger_domain::sorting::{self, Part};
use claviger_store::catalogue_edition::{self, Edition, Published};
use claviger_store::engine::Notice;
use claviger_store::fault::Fault;
use claviger_testkit::engines::on_both;
use jiff::Timestamp;

use crate::notices::listening;

fn published(number: u64, from: &str) -> Published {
    let at = Timestamp::from_second(1_700_000_000 + i64::try_from(number).expect("it fits")).expect("it fits");
    Published {
        id: Id::new(at, [u8::try_from(number).expect("it fits"); 10]),
        edition: Edition { number, from: from.parse().expect("it fits") },
        note: format!("note {number}"),
        changes: "[]".into(),
        change_count: 0,
        actor_kind: "system".into(),
        actor: None,
        at,
        withdrawn: None,
    }
}

#[test]
fn x_18_editions_are_stored_found_by_day_and_withdrawn_once() {
    on_both(|db| {
        let mut notices = listening(&db);
        let applying = |day: &str| {
            let day = day.parse().unwrap();
            db.read::<_, Fault, _>(move |tx| catalogue_edition::applying(tx, day)).wait().unwrap()
        };
        assert_eq!(applying("2026-11-02"), 0);
        let all = [(1, "2026-11-02"), (2, "2027-01-01"), (3, "2026-11-10"), (4, "2026-11-10")];
        for (number, from) in all {
            let one = published(number, from);
            let added = db.write::<_, Fault, _>(move |tx| catalogue_edition::add(tx, &one, &format!("# {number}\n")));
            added.wait().unwrap();
            assert_eq!(notices.heard(), Some(Notice::Catalogue));
        }
        // No number twice, whoever is quicker.
        let twice = published(4, "2026-12-01");
        let twice = Published { id: Id::new(twice.at, [77; 10]), ..twice };
        assert!(db.write::<_, Fault, _>(move |tx| catalogue_edition::add(tx, &twice, "")).wait().is_err());
        for (day, number) in [("2026-11-01", 0), ("2026-11-09", 1), ("2026-11-10", 4), ("2027-01-01", 2)] {
            assert_eq!(applying(day), number, "{day}");
        }
        let at = Timestamp::from_second(1_800_000_000).unwrap();
        let withdraw =
            |number| db.write::<_, Fault, _>(move |tx| catalogue_edition::withdraw(tx, number, at)).wait().unwrap();
        let mark = || db.read::<_, Fault, _>(catalogue_edition::mark).wait().unwrap();
        assert_eq!(mark(), (4, 0));
        assert!(withdraw(4) && !withdraw(4) && !withdraw(9));
        assert_eq!((mark(), applying("2026-11-10")), ((4, 1), 3));
        let look = db.read::<_, Fault, _>(|tx| {
            let standing = catalogue_edition::standing(tx)?;
            let found = catalogue_edition::find(tx, 4)?.unwrap();
            let listed = sorting::rows(catalogue_edition::list(tx, &Part::first(9))?);
            let of_id = catalogue_edition::of_id(tx, found.id)?;
            let document = catalogue_edition::document(tx, 3)?;
            Ok((standing, found, listed, of_id, document, catalogue_edition::latest(tx)?))
        });
        let (standing, found, listed, of_id, document, latest) = look.wait().unwrap();
        assert_eq!(standing.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 3, 2]);
        assert_eq!(found, Published { withdrawn: Some(at), ..published(4, "2026-11-10") });
        assert_eq!(listed.iter().map(|one| one.edition.number).collect::<Vec<_>>(), [4, 3, 2, 1]);
        assert_eq!((of_id, document.as_deref(), latest), (Some(found.edition), Some("# 3\n"), 4));
        // A number comes from outside, and may be larger than any that is kept.
        for number in [0, 5, i64::MAX as u64 + 1, u64::MAX] {
            let look = db.read::<_, Fault, _>(move |tx| {
                Ok((catalogue_edition::find(tx, number)?, catalogue_edition::document(tx, number)?))
            });
            assert_eq!(look.wait().unwrap(), (None, None), "{number}");
        }
        let sold = db.read::<_, Fault, _>(|tx| catalogue_edition::is_sold(tx, "IM120-4L")).wait().unwrap();
        assert!(!sold);
    });
}
