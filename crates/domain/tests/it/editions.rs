//! Editions of the catalogue: which one applies when, and what the next one may change.

use std::collections::BTreeSet;

use claviger_domain::license::key_line::Template;
use claviger_domain::license::{Model, ProductRole};
use claviger_domain::sales::catalogue::{Application, Base, Binding, Catalogue, Claim, Delivery, DeviceKeys, Product};
use claviger_domain::sales::edition::{
    Edition, Field, Seen, Standing, Unkept, applying, changes, next_after, touched, unkept,
};
use claviger_domain::sales::price::Price;
use claviger_domain::units::Units;
use jiff::civil::Date;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn editions(table: &[(u64, &str)]) -> Vec<Edition> {
    table.iter().map(|(number, from)| Edition { number: *number, from: day(from) }).collect()
}

#[test]
fn x_18_the_edition_whose_day_came_last_applies_and_of_one_day_the_one_published_last() {
    let all =
        editions(&[(1, "2026-11-02"), (2, "2027-01-01"), (3, "2026-11-10"), (4, "2026-11-10"), (5, "2027-01-01")]);
    for (today, applies, next) in [
        ("2026-11-01", None, Some(1)),
        ("2026-11-02", Some(1), Some(4)),
        ("2026-11-09", Some(1), Some(4)),
        ("2026-11-10", Some(4), Some(5)),
        ("2026-12-31", Some(4), Some(5)),
        ("2027-01-01", Some(5), None),
        ("2030-01-01", Some(5), None),
    ] {
        assert_eq!(applying(&all, day(today)).map(|one| one.number), applies, "{today}");
        assert_eq!(next_after(&all, day(today)).map(|one| one.number), next, "{today}");
    }
    let standings = |today: &str| all.iter().map(|one| one.standing(&all, day(today))).collect::<Vec<_>>();
    use Standing::{InForce, Past, Planned};
    assert_eq!(standings("2026-11-02"), [InForce, Planned, Planned, Planned, Planned]);
    assert_eq!(standings("2026-12-01"), [Past, Planned, Past, InForce, Planned]);
    assert_eq!(standings("2027-01-01"), [Past, Past, Past, Past, InForce]);
    assert_eq!((applying(&[], day("2026-11-02")), next_after(&[], day("2026-11-02"))), (None, None));
}

#[test]
fn x_18_what_an_editor_saw_is_read_as_it_is_shown() {
    let seen = Seen { in_force: 3, latest: 5 };
    assert_eq!(Seen::read(&seen.to_string()), Some(seen));
    for text in ["", "3", "3.", "3.5.7", "-3.5", "a.b", "\"3.5\""] {
        assert_eq!(Seen::read(text), None, "{text}");
    }
}

fn product(sku: &str, application: &str) -> Product {
    let binding = if application == "relay" { Binding::Device } else { Binding::Server };
    Product {
        sku: sku.into(),
        name: format!("Product {sku}"),
        application: application.into(),
        units_per_item: Units::new(4).unwrap(),
        role: ProductRole::Base,
        models: vec![Model::Perpetual],
        base: None,
        binding,
        delivery: Delivery::Unlock,
        claim: (binding == Binding::Device).then_some(Claim::Buyer),
        on_sale_until: None,
        end_of_support: None,
        list_price: Some(Price { minor: 100, currency: "EUR".into() }),
    }
}

fn application(id: &str, unit: &str, is_hardware: bool) -> Application {
    let device_keys = (id == "relay").then(|| DeviceKeys {
        line: Template::read("keys {units} {serial}").unwrap(),
        is_hardware,
        serials: None,
    });
    Application { id: id.into(), name: format!("Application {id}"), unit: unit.into(), device_keys }
}

/// A catalogue of these applications and of products in three of them, changed by `change`; none where that gives nothing.
fn catalogue(applications: [Application; 3], change: impl Fn(Product) -> Option<Product>) -> Catalogue {
    let mut whole = Catalogue::default();
    for application in applications {
        whole.add_application(application).unwrap();
    }
    for (sku, id) in [("FAX", "fax"), ("VOICE", "voice"), ("RELAY", "relay")] {
        if let Some(product) = change(product(sku, id)) {
            whole.add_product(product).unwrap();
        }
    }
    whole
}

fn applications() -> [Application; 3] {
    [
        application("fax", "channels", false),
        application("voice", "users", false),
        application("relay", "interfaces", true),
    ]
}

fn skus(words: &str) -> BTreeSet<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn x_18_in_which_order_a_product_names_its_models_is_no_change() {
    let sold_as = |models: [Model; 2]| {
        catalogue(applications(), move |mut product| {
            if product.sku == "FAX" {
                product.models = models.to_vec();
            }
            Some(product)
        })
    };
    let (one, other) = ([Model::Subscription, Model::Perpetual], [Model::Perpetual, Model::Subscription]);
    assert_eq!(changes(&sold_as(one), &sold_as(other)), []);
    assert!(!changes(&sold_as(one), &sold_as([Model::Subscription, Model::Cloud])).is_empty());
}

#[test]
fn x_18_what_was_sold_stays_what_it_was_and_all_else_may_change() {
    let before = catalogue(applications(), Some);
    let of_fax = |change: fn(&mut Product)| {
        catalogue(applications(), move |mut product| {
            if product.sku == "FAX" {
                change(&mut product);
            }
            Some(product)
        })
    };
    // Free to change, whether it was sold or not.
    let free: [fn(&mut Product); 6] = [
        |product| product.name = "Other".into(),
        |product| product.models = vec![Model::Cloud, Model::Subscription],
        |product| product.on_sale_until = Some("2027-12-31".parse().unwrap()),
        |product| product.end_of_support = Some("2029-12-31".parse().unwrap()),
        |product| product.list_price = Some(Price { minor: 999, currency: "CHF".into() }),
        |product| product.list_price = None,
    ];
    for change in free {
        let after = of_fax(change);
        assert_eq!((touched(&before, &after), changes(&before, &after).len()), (BTreeSet::new(), 1));
        assert_eq!(unkept(&before, &after, &skus("FAX VOICE RELAY")), []);
    }
    // Fixed once it was sold.
    type Changing = fn(&mut Product);
    let fixed: [(Changing, Field); 5] = [
        (|product| product.units_per_item = Units::new(5).unwrap(), Field::UnitsPerItem),
        (|product| product.application = "voice".into(), Field::Application),
        (|product| product.delivery = Delivery::ActivationKey, Field::Delivery),
        (|product| product.role = ProductRole::Redundancy, Field::Role),
        (
            |product| (product.role, product.base) = (ProductRole::Base, None),
            // Nothing changes: the measure of this table.
            Field::Name,
        ),
    ];
    for (change, field) in fixed {
        let after = of_fax(change);
        let is_touched = field != Field::Name;
        assert_eq!(touched(&before, &after), skus(if is_touched { "FAX" } else { "" }), "{field:?}");
        assert_eq!(unkept(&before, &after, &skus("VOICE RELAY")), [], "{field:?} of what nobody bought");
        let found = unkept(&before, &after, &skus("FAX"));
        let expected: &[Unkept] = if is_touched { &[Unkept::Product { sku: "FAX".into(), field }] } else { &[] };
        assert_eq!(found, expected);
    }
    // What an add-on ends with is part of what it is.
    let add_on = |base: Base| {
        catalogue(applications(), move |mut product| {
            if product.sku == "VOICE" {
                (product.role, product.base) = (ProductRole::AddOn, Some(base.clone()));
            }
            Some(product)
        })
    };
    let (one, other) = (add_on(Base::Application("voice".into())), add_on(Base::Product("FAX".into())));
    let expected = [Unkept::Product { sku: "VOICE".into(), field: Field::Base }];
    assert_eq!(unkept(&one, &other, &skus("VOICE")), expected);
    // Gone, and how devices are claimed.
    let without = catalogue(applications(), |product| (product.sku != "FAX").then_some(product));
    assert_eq!(touched(&before, &without), skus("FAX"));
    assert_eq!(unkept(&before, &without, &skus("FAX")), [Unkept::Gone { sku: "FAX".into() }]);
    assert_eq!(unkept(&before, &without, &skus("VOICE")), []);
    let claimed_by = |claim: Option<Claim>| {
        catalogue(applications(), move |mut product| {
            product.claim = product.claim.and(claim);
            Some(product)
        })
    };
    assert_eq!(unkept(&before, &claimed_by(Some(Claim::Either)), &skus("RELAY")), []);
    let expected = [Unkept::Product { sku: "RELAY".into(), field: Field::Claim }];
    assert_eq!(unkept(&before, &claimed_by(None), &skus("RELAY")), expected);
    // What an application counts.
    let [_, voice, relay] = applications();
    let after = catalogue([application("fax", "lines", false), voice.clone(), relay], Some);
    assert_eq!(touched(&before, &after), skus("FAX"));
    assert_eq!(unkept(&before, &after, &skus("VOICE RELAY")), []);
    let told = format!("{:?}", unkept(&before, &after, &skus("FAX")));
    assert_eq!(told, "[Application { id: \"fax\", field: Unit }]");
    let [fax, ..] = applications();
    let after = catalogue([fax, voice, application("relay", "interfaces", false)], Some);
    let told = format!("{:?}", unkept(&before, &after, &skus("FAX VOICE RELAY")));
    assert_eq!(told, "[Application { id: \"relay\", field: Hardware }]");
}

#[test]
fn x_18_changes_are_told_field_by_field() {
    let before = catalogue(applications(), |product| (product.sku != "VOICE").then_some(product));
    let mut named = applications();
    named[0].name = "Facsimile".into();
    let after = catalogue(named, |mut product| {
        if product.sku == "FAX" {
            product.list_price = Some(Price { minor: 125_000, currency: "EUR".into() });
            product.on_sale_until = Some(day("2027-12-31"));
        }
        (product.sku != "RELAY").then_some(product)
    });
    let told: Vec<_> = changes(&before, &after)
        .into_iter()
        .map(|change| {
            let text = |value: Option<String>| value.unwrap_or_else(|| "-".into());
            format!("{} {} {}: {} -> {}", change.kind, change.id, change.field, text(change.before), text(change.after))
        })
        .collect();
    assert_eq!(
        told[..3],
        [
            "application fax name: Application fax -> Facsimile",
            "product FAX on_sale_until: - -> 2027-12-31",
            "product FAX list_price: 1.00 EUR -> 1250.00 EUR",
        ]
    );
    assert!(told.contains(&"product RELAY name: Product RELAY -> -".to_owned()), "{told:?}");
    assert!(told.contains(&"product VOICE units_per_item: - -> 4".to_owned()), "{told:?}");
    assert_eq!(changes(&after, &after), []);
}
