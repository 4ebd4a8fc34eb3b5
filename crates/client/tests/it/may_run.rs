//! Whether a build may run, asked without any network. (C-08)

use claviger_client::Error;

use crate::service::{Service, item};
use crate::{NOW, Product};

#[test]
fn c_08_a_build_runs_as_far_as_its_release_date_is_covered() {
    let service = Service::open();
    let product = Product::of(&service);
    {
        let mut desk = service.desk();
        let mut covered = item("Call Recording", 5);
        covered.newest_release = Some("2027-08-07".into());
        let mut ended = item("IP Fax", 4);
        ended.ends = Some(NOW + 10);
        desk.items.extend([covered, ended]);
    }
    let asked = product.open().may_run("2027-08-07", NOW).unwrap();
    assert!(!asked.may_run && asked.what_to_do_next.contains("Copy the token"), "{asked:?}");

    let installation = product.activated(&service);
    service.requests();
    let check = |release: &str, now: i64, runs: &[&str], withheld: &[&str], says: &str| {
        let asked = installation.may_run(release, now).unwrap();
        let names = |items: &[claviger_client::ItemStatus]| -> Vec<String> {
            items.iter().map(|item| item.name.clone()).collect()
        };
        assert_eq!(
            (names(&asked.items), names(&asked.withheld)),
            (
                runs.iter().map(|name| (*name).to_owned()).collect(),
                withheld.iter().map(|name| (*name).to_owned()).collect(),
            ),
            "{release} at {now}"
        );
        assert_eq!(asked.may_run, !runs.is_empty());
        assert!(asked.what_to_do_next.contains(says), "{}", asked.what_to_do_next);
    };
    check("2027-08-07", NOW, &["Advanced Queueing", "Call Recording", "IP Fax"], &[], "Nothing");
    check(
        "2027-08-07",
        NOW + 10,
        &["Advanced Queueing", "Call Recording"],
        &["IP Fax"],
        "Renew what has ended: IP Fax",
    );
    check(
        "2027-08-08",
        NOW,
        &["Advanced Queueing", "IP Fax"],
        &["Call Recording"],
        "released on 2027-08-08, but Call Recording runs releases up to 2027-08-07: renew the care",
    );
    let all = ["Advanced Queueing", "Call Recording", "IP Fax"];
    check("2027-08-07", 3_000_000, &[], &all, "The lease ended on");
    assert!(service.calls().is_empty(), "the network is not asked");

    for text in ["", "yesterday", "2027-02-30", "07.08.2027"] {
        assert!(matches!(installation.may_run(text, NOW), Err(Error::BadReleaseDate)), "{text}");
    }
    assert_eq!(installation.licenses(NOW).len(), 3);
}
