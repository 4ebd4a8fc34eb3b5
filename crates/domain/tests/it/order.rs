//! What can be ordered, and what an order sent twice comes to.

use claviger_domain::id::{AccountId, Id};
use claviger_domain::license::{CarePlan, Model, ProductRole};
use claviger_domain::sales::catalogue::{Application, Catalogue, Misfit, Product};
use claviger_domain::sales::order::{
    Contact, Draft, DraftLine, Line, Order, Orderable, Recipient, Refused, State, Unlocking,
};
use claviger_domain::units::Units;

fn product(sku: &str, units_per_item: u64, models: &[Model]) -> Product {
    Product {
        sku: sku.into(),
        name: format!("Product {sku}"),
        application: "ip-fax".into(),
        units_per_item: Units::new(units_per_item).unwrap(),
        role: ProductRole::Base,
        models: models.into(),
    }
}

fn catalogue() -> Catalogue {
    let mut catalogue = Catalogue::default();
    let (id, name, unit) = ("ip-fax".into(), "IP Fax server".into(), "channels".into());
    catalogue.add_application(Application { id, name, unit }).unwrap();
    catalogue.add_product(product("IM120-4L", 4, &[Model::Perpetual, Model::Subscription])).unwrap();
    catalogue.add_product(product("IM900", 1, &[Model::Perpetual])).unwrap();
    catalogue
}

fn account(number: u128) -> AccountId {
    Id::from_uuid(uuid::Uuid::from_u128(number))
}

fn line() -> DraftLine {
    DraftLine {
        sku: "IM120-4L".into(),
        items: 3,
        model: Model::Subscription,
        first: Some("2026-08-08".parse().unwrap()),
        last: Some("2027-08-07".parse().unwrap()),
        care: Some(CarePlan::Gold),
        code: None,
        price: None,
    }
}

fn draft(lines: Vec<DraftLine>) -> Draft {
    Draft {
        number: "OrdNum002".into(),
        ordered_on: "2026-08-01".parse().unwrap(),
        customer: account(1),
        country: "IT".into(),
        reseller: account(2),
        distributor: None,
        contact: Contact { email: "it@customer.example".parse().unwrap(), language: Default::default() },
        recipient: Recipient { email: "orders@reseller.example".parse().unwrap(), language: Default::default() },
        lines,
    }
}

fn placed(draft: &Draft, state: State) -> Order {
    let worked_out = draft.examine(&catalogue()).unwrap();
    let lines = draft.lines.iter().zip(&worked_out).enumerate().map(|(index, (line, orderable))| Line {
        license: Id::from_uuid(uuid::Uuid::from_u128(index as u128)),
        code: line.code.clone().unwrap_or_else(|| format!("MADE-{index}")),
        sku: line.sku.clone(),
        items: line.items,
        units: orderable.units,
        model: line.model,
        term: orderable.term,
        care: orderable.care,
        price: line.price.clone(),
    });
    Order {
        id: Id::from_uuid(uuid::Uuid::from_u128(9)),
        number: draft.number.clone(),
        ordered_on: draft.ordered_on,
        customer: draft.customer,
        country: draft.country.clone(),
        reseller: draft.reseller,
        distributor: draft.distributor,
        contact: draft.contact.clone(),
        recipient: draft.recipient.clone(),
        lines: lines.collect(),
        state,
        link_generation: 1,
        placed_at: "2026-08-01T10:00:00Z".parse().unwrap(),
    }
}

#[test]
fn l_01_units_are_items_times_units_per_item() {
    let orderable: Vec<Orderable> = draft(vec![line()]).examine(&catalogue()).unwrap();
    assert_eq!(orderable[0].units, Units::new(12).unwrap());
    assert_eq!(orderable[0].term.unwrap().last, "2027-08-07".parse().unwrap());
}

#[test]
fn x_12_every_mistake_of_an_order_is_named_with_its_place() {
    let check = |line: DraftLine, expected: &str| {
        let mistakes = draft(vec![line]).examine(&catalogue()).unwrap_err();
        let told: Vec<_> = mistakes.iter().map(|mistake| format!("{}: {}", mistake.field, mistake.what)).collect();
        assert_eq!(told.join("; "), expected);
    };
    check(DraftLine { sku: "IM1".into(), ..line() }, "lines[0].sku: `IM1` is not in the catalogue");
    check(
        DraftLine { items: 0, ..line() },
        "lines[0].items: a line has 1 to 1000000 items, and no more than 1000000000 units",
    );
    check(DraftLine { sku: "IM900".into(), ..line() }, "lines[0].model: this product is sold as perpetual");
    check(
        DraftLine { first: None, last: None, care: None, ..line() },
        "lines[0].first: a first day is needed: the subscription's, or that of a perpetual license's care; \
         lines[0].last: a last day is needed: the subscription's, or that of a perpetual license's care; \
         lines[0].care: a subscription includes care: name the plan, basic, gold or platinum",
    );
    check(
        DraftLine { last: Some("2026-08-07".parse().unwrap()), ..line() },
        "lines[0].last: the last day is the first one or later, at most 30 years later",
    );
    check(
        DraftLine { model: Model::Perpetual, care: None, ..line() },
        "lines[0].first: a perpetual license without a care plan has neither first nor last day",
    );
    check(
        DraftLine { code: Some("a b".into()), ..line() },
        "lines[0].code: a license code has 1 to 64 letters, digits and hyphens",
    );
    let twice = vec![DraftLine { code: Some("X1".into()), ..line() }, DraftLine { code: Some("X1".into()), ..line() }];
    assert_eq!(draft(twice).examine(&catalogue()).unwrap_err()[0].field, "lines[1].code");
    assert_eq!(draft(vec![]).examine(&catalogue()).unwrap_err()[0].field, "lines");
    let nameless = Draft { number: " ".into(), country: "Italy".into(), ..draft(vec![line()]) };
    let fields: Vec<_> = nameless.examine(&catalogue()).unwrap_err().into_iter().map(|mistake| mistake.field).collect();
    assert_eq!(fields, ["number", "customer.country"]);
}

#[test]
fn l_01_the_same_order_again_is_the_same_and_another_is_named_field_by_field() {
    let first = draft(vec![line()]);
    let order = placed(&first, State::Locked);
    let differences = |again: &Draft| {
        let orderable = again.examine(&catalogue()).unwrap();
        order
            .differences(again, &orderable)
            .into_iter()
            .map(|d| format!("{}: {} / {}", d.field, d.placed, d.sent))
            .collect::<Vec<_>>()
    };
    assert_eq!(differences(&first), Vec::<String>::new());
    let more = DraftLine { items: 4, care: Some(CarePlan::Platinum), ..line() };
    assert_eq!(differences(&draft(vec![more])), ["lines[0].items: 3 / 4", "lines[0].care: gold / platinum"]);
    let elsewhere = Draft { country: "DE".into(), ..first.clone() };
    assert_eq!(differences(&elsewhere), ["customer.country: IT / DE"]);
    assert_eq!(differences(&draft(vec![line(), line()])), ["lines: 1 / 2"]);
}

#[test]
fn l_06_unlocking_twice_is_the_same_as_once_and_a_cancelled_order_stays_locked() {
    let at = "2026-08-02T10:00:00Z".parse().unwrap();
    let unlock = |state| placed(&draft(vec![line()]), state).unlock();
    let Ok(Unlocking::Now(licenses)) = unlock(State::Locked) else { panic!("not unlocked") };
    assert_eq!((licenses.len(), licenses[0].units), (1, Units::new(12).unwrap()));
    assert_eq!(unlock(State::Unlocked { at }), Ok(Unlocking::Already { at }));
    assert_eq!(unlock(State::Cancelled { at }), Err(Refused::Cancelled));
}

#[test]
fn x_12_the_catalogue_names_what_does_not_fit() {
    let mut catalogue = catalogue();
    assert_eq!(catalogue.add_product(product("IM900", 1, &[Model::Cloud])), Err(Misfit::SkuTwice("IM900".into())));
    assert_eq!(catalogue.add_product(product("IM901", 0, &[Model::Cloud])), Err(Misfit::NoUnits("IM901".into())));
    assert_eq!(catalogue.add_product(product("IM901", 1, &[])), Err(Misfit::NoModel("IM901".into())));
    let astray = Product { application: "fax".into(), ..product("IM901", 1, &[Model::Cloud]) };
    assert_eq!(
        catalogue.add_product(astray).unwrap_err().to_string(),
        "product `IM901` belongs to application `fax`, which is not in the catalogue (there are: ip-fax)"
    );
}
