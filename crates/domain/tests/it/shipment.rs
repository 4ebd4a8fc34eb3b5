//! What can be shipped, what the same device sent twice comes to, and who may claim it.

use claviger_domain::id::{AccountId, Id};
use claviger_domain::license::key_line::Template;
use claviger_domain::license::ledger::{Figures, MovementKind};
use claviger_domain::license::pool::{Pool, PoolKey};
use claviger_domain::license::shipment::{
    Asked, Claiming, Device, Draft, FactoryLicense, Label, Meeting, NotClaimable, Part, State, Wrong, is_number,
};
use claviger_domain::license::{Model, ProductRole};
use claviger_domain::sales::catalogue::{
    Application, Binding, Catalogue, Claim, Delivery, DeviceKeys, Misfit, Product,
};
use claviger_domain::units::Units;
use jiff::Timestamp;
use jiff::tz::TimeZone;

const SERIAL: &str = "00-90-33-00-00-07";

fn product(sku: &str, claim: Option<Claim>) -> Product {
    Product {
        sku: sku.into(),
        name: sku.into(),
        application: "bris".into(),
        units_per_item: units(2),
        role: ProductRole::Base,
        models: vec![Model::Perpetual],
        base: None,
        binding: Binding::Device,
        delivery: Delivery::Unlock,
        claim,
        on_sale_until: None,
        end_of_support: None,
        list_price: None,
    }
}

fn catalogue() -> Catalogue {
    let mut catalogue = Catalogue::default();
    let line = Template::read("BRIs={units},{serial}").unwrap();
    let device_keys = Some(DeviceKeys { line, is_hardware: true, serials: Some("00-90-33".into()) });
    let (id, name, unit) = ("bris".into(), "BRIs".into(), "interfaces".into());
    catalogue.add_application(Application { id, name, unit, device_keys }).unwrap();
    for (sku, claim) in
        [("BUYER", Some(Claim::Buyer)), ("LABEL", Some(Claim::Label)), ("EITHER", Some(Claim::Either)), ("NEVER", None)]
    {
        catalogue.add_product(product(sku, claim)).unwrap();
    }
    catalogue
}

fn units(count: u64) -> Units {
    Units::new(count).unwrap()
}

fn account(number: u128) -> AccountId {
    Id::from_uuid(uuid::Uuid::from_u128(number))
}

/// A device of account 1's, with a code on its label, made with these.
fn device(skus: &[&str], state: State) -> Device {
    let license = |(at, sku): (usize, &&str)| FactoryLicense {
        id: Id::from_uuid(uuid::Uuid::from_u128(at as u128)),
        sku: (*sku).into(),
        items: 1,
        units: units(2),
    };
    Device {
        id: Id::from_uuid(uuid::Uuid::from_u128(7)),
        shipment: Id::from_uuid(uuid::Uuid::from_u128(8)),
        number: "S-1".into(),
        serial: SERIAL.parse().unwrap(),
        buyer: Some(account(1)),
        has_label: true,
        licenses: skus.iter().enumerate().map(license).collect(),
        state,
        made: Timestamp::UNIX_EPOCH,
    }
}

#[test]
fn p_04_a_claim_needs_the_proof_that_every_product_of_the_device_asks_for() {
    let catalogue = catalogue();
    let check = |skus: &[&str], by: u128, knows_label: bool, expected: Result<Claiming, NotClaimable>| {
        let asked = Asked { serial: SERIAL.parse().unwrap(), account: account(by), knows_label };
        assert_eq!(device(skus, State::Unclaimed).claim(&asked, &catalogue), expected, "{skus:?} {by} {knows_label}");
    };
    let (now, never) = (Ok(Claiming::Now), Err(NotClaimable));
    for (skus, buyer, label, both) in [
        (&["BUYER"][..], now, never, now),
        (&["LABEL"], never, now, now),
        (&["EITHER"], now, now, now),
        (&["BUYER", "EITHER"], now, never, now),
        (&["BUYER", "LABEL"], never, never, now),
        // What is no longer sold with devices, or not in the catalogue any more, nobody claims.
        (&["NEVER"], never, never, never),
        (&["EITHER", "GONE"], never, never, never),
        (&[], never, never, never),
    ] {
        check(skus, 1, false, buyer);
        check(skus, 2, true, label);
        check(skus, 1, true, both);
        check(skus, 2, false, never);
    }
}

#[test]
fn p_04_one_answer_for_whatever_reason_and_the_holder_is_told_that_it_is_theirs() {
    let catalogue = catalogue();
    let at = Timestamp::UNIX_EPOCH;
    let check = |state: State, serial: &str, by: u128, expected: Result<Claiming, NotClaimable>| {
        let asked = Asked { serial: serial.parse().unwrap(), account: account(by), knows_label: true };
        assert_eq!(device(&["EITHER"], state).claim(&asked, &catalogue), expected, "{state:?} {serial} {by}");
    };
    let claimed = State::Claimed { by: account(1), at };
    check(State::Unclaimed, SERIAL, 2, Ok(Claiming::Now));
    check(State::Unclaimed, "00-90-33-00-00-08", 2, Err(NotClaimable));
    check(claimed, SERIAL, 2, Err(NotClaimable));
    check(claimed, SERIAL, 1, Ok(Claiming::Already));
    check(claimed, "00-90-33-00-00-08", 1, Err(NotClaimable));
    check(State::Withdrawn { at }, SERIAL, 1, Err(NotClaimable));
    // Whose device carries no code, knows none.
    let bare = Device { has_label: false, ..device(&["LABEL"], State::Unclaimed) };
    let asked = Asked { serial: SERIAL.parse().unwrap(), account: account(1), knows_label: true };
    assert_eq!(bare.claim(&asked, &catalogue), Err(NotClaimable));
}

fn draft(licenses: &[(&str, u32)]) -> Draft {
    Draft {
        serial: SERIAL.parse().unwrap(),
        buyer: Some(account(1)),
        has_label: true,
        licenses: licenses.iter().map(|(sku, items)| ((*sku).to_owned(), *items)).collect(),
    }
}

#[test]
fn p_03_a_device_is_shipped_with_what_can_be_claimed_or_every_mistake_is_named() {
    let catalogue = catalogue();
    assert_eq!(draft(&[("BUYER", 1), ("EITHER", 4)]).examine(&catalogue), Ok(vec![units(2), units(8)]));
    let check = |draft: &Draft, expected: &[(&str, Wrong)]| {
        let wrong = draft.examine(&catalogue).unwrap_err();
        let expected: Vec<_> = expected.iter().map(|(field, what)| ((*field).to_owned(), what.clone())).collect();
        assert_eq!(wrong, expected);
    };
    check(&draft(&[]), &[("licenses", Wrong::Licenses)]);
    check(
        &draft(&[("BUYER", 0), ("BUYERS", 1), ("NEVER", 1), ("BUYER", 1_000_000)]),
        &[
            ("licenses[0].items", Wrong::Items),
            ("licenses[1].sku", Wrong::UnknownSku { sku: "BUYERS".into(), nearest: Some("BUYER".into()) }),
            ("licenses[2].sku", Wrong::NotWithDevices { sku: "NEVER".into() }),
            ("licenses[3].sku", Wrong::SkuTwice),
            ("licenses[3].items", Wrong::Items),
        ],
    );
    let of_others = Draft { serial: "00-11-22-00-00-00".parse().unwrap(), ..draft(&[("EITHER", 1)]) };
    check(&of_others, &[("licenses[0].sku", Wrong::SerialOfOthers { sku: "EITHER".into() })]);
    // What nobody could ever claim is not shipped.
    let needs = |sku: &str, needs| ("licenses[0].sku", Wrong::NoProof { sku: sku.into(), needs });
    for (sku, claim) in [("BUYER", Claim::Buyer), ("LABEL", Claim::Label), ("EITHER", Claim::Either)] {
        let nothing = Draft { buyer: None, has_label: false, ..draft(&[(sku, 1)]) };
        check(&nothing, &[needs(sku, claim)]);
    }
    assert!(Draft { buyer: None, ..draft(&[("EITHER", 1)]) }.examine(&catalogue).is_ok());
    check(&Draft { has_label: false, ..draft(&[("LABEL", 1)]) }, &[needs("LABEL", Claim::Label)]);
    assert!(
        is_number("S-1") && !is_number("") && !is_number(" S-1") && !is_number("S\n1") && !is_number(&"x".repeat(65))
    );
}

#[test]
fn p_03_the_same_device_sent_twice_is_the_same_and_another_one_is_told_in_what_it_differs() {
    let at = Timestamp::UNIX_EPOCH;
    let same = draft(&[("EITHER", 1), ("BUYER", 1)]);
    let check = |state: State, number: &str, sent: &Draft, same_label: bool, expected: Meeting| {
        assert_eq!(device(&["BUYER", "EITHER"], state).meets(number, sent, same_label), expected, "{sent:?}");
    };
    for state in [State::Unclaimed, State::Claimed { by: account(3), at }, State::Withdrawn { at }] {
        check(state, "S-1", &same, true, Meeting::Same);
    }
    let differs = |parts: &[Part]| Meeting::Differs(parts.to_vec());
    check(State::Unclaimed, "S-2", &same, true, differs(&[Part::Number]));
    check(State::Unclaimed, "S-1", &draft(&[("EITHER", 2), ("BUYER", 1)]), true, differs(&[Part::Licenses]));
    let sent = Draft { buyer: None, ..same.clone() };
    check(State::Claimed { by: account(3), at }, "S-1", &sent, false, differs(&[Part::Buyer, Part::Label]));
    // What was taken back can be shipped anew, as something else.
    check(State::Withdrawn { at }, "S-2", &same, true, Meeting::Anew);
}

#[test]
fn p_04_a_labels_code_is_read_however_it_is_spelt_and_never_shown() {
    let code: Label = "K7QX-2M9P".parse().unwrap();
    for spelt in ["k7qx2m9p", " K7QX 2M9P\n", "K7-QX-2M-9P"] {
        assert_eq!(spelt.parse(), Ok(code.clone()), "{spelt}");
    }
    for wrong in ["", "K7QX2", "K7QX_2M9P", &"K".repeat(41), "Ж7QX2M9P"] {
        assert!(wrong.parse::<Label>().is_err(), "{wrong}");
    }
    assert_eq!(format!("{code:?}"), "Label(…)");
}

#[test]
fn p_05_what_comes_with_a_device_is_loaded_and_used_at_once_and_leaves_as_it_came() {
    let key = PoolKey {
        account: account(1),
        application: "bris".into(),
        unit: "interfaces".into(),
        role: ProductRole::Base,
        model: Model::Perpetual,
    };
    let mut pool = Pool::empty(Id::from_uuid(uuid::Uuid::from_u128(1)), key, TimeZone::UTC);
    pool.figures = Figures { loaded: units(10), used: units(4), ..Figures::default() };
    let (of_device, of_key) = (device(&[], State::Unclaimed).id, Id::from_uuid(uuid::Uuid::from_u128(2)));
    let claimed = pool.claim(of_device, of_key, units(2)).unwrap();
    let kinds: Vec<_> = claimed.movements.iter().map(|movement| movement.kind).collect();
    assert_eq!(kinds, [MovementKind::Claimed(of_device), MovementKind::Keyed(of_key)]);
    assert_eq!(claimed.pool.figures, Figures { loaded: units(12), used: units(6), ..Figures::default() });
    assert_eq!(claimed.pool.free_at(Timestamp::UNIX_EPOCH), pool.free_at(Timestamp::UNIX_EPOCH));
    let back = claimed.pool.recall(of_device, of_key, units(2)).unwrap();
    assert_eq!(back.pool.figures, pool.figures);
    // Nothing is taken back that never came.
    assert!(Pool { figures: Figures::default(), ..pool }.recall(of_device, of_key, units(2)).is_err());
}

#[test]
fn p_04_only_what_is_for_devices_and_perpetual_is_claimed() {
    let mut catalogue = catalogue();
    let rented = Product { models: vec![Model::Subscription], ..product("RENTED", Some(Claim::Label)) };
    assert_eq!(catalogue.add_product(rented), Err(Misfit::ClaimOfOthers("RENTED".into())));
    for claim in Claim::ALL {
        assert_eq!(Claim::from_word(claim.word()), Some(claim));
    }
}
