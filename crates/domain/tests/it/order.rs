//! What can be ordered, and what an order sent twice comes to.

use claviger_domain::id::{AccountId, Id};
use claviger_domain::license::key_line::Template;
use claviger_domain::license::{Care, CarePlan, Model, ProductRole};
use claviger_domain::sales::catalogue::{Application, Base, Binding, Catalogue, Delivery, DeviceKeys, Misfit, Product};
use claviger_domain::sales::order::{
    Contact, Draft, DraftLine, FirstSent, Line, NamedBySender, Order, Orderable, Price, Recipient, Refused, State,
    Unlocking, is_all_stock,
};
use claviger_domain::time::Term;
use claviger_domain::units::Units;

fn product(sku: &str, units_per_item: u64, models: &[Model]) -> Product {
    Product {
        sku: sku.into(),
        name: format!("Product {sku}"),
        application: "ip-fax".into(),
        units_per_item: Units::new(units_per_item).unwrap(),
        role: ProductRole::Base,
        models: models.into(),
        base: None,
        binding: Binding::Server,
        delivery: Delivery::Unlock,
        claim: None,
        on_sale_until: None,
        end_of_support: None,
        list_price: None,
    }
}

fn catalogue() -> Catalogue {
    let mut catalogue = Catalogue::default();
    let (id, name, unit) = ("ip-fax".into(), "IP Fax server".into(), "channels".into());
    catalogue.add_application(Application { id, name, unit, device_keys: None }).unwrap();
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
        care_months: None,
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
        named: NamedBySender::default(),
        lines,
    }
}

/// What was sent when `draft` was placed.
fn sent(draft: &Draft) -> FirstSent {
    let (contact, recipient) = (Some(draft.contact.clone()), Some(draft.recipient.clone()));
    FirstSent { contact, recipient, named: draft.named }
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
        care_plan: line.care,
        care_months: orderable.care_months,
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
        let told: Vec<_> = mistakes.iter().map(|mistake| format!("{}: {:?}", mistake.field, mistake.what)).collect();
        assert_eq!(told.join("; "), expected);
    };
    check(DraftLine { sku: "IM1".into(), ..line() }, r#"lines[0].sku: UnknownSku { sku: "IM1", nearest: None }"#);
    check(DraftLine { items: 0, ..line() }, "lines[0].items: Items");
    check(DraftLine { sku: "IM900".into(), ..line() }, "lines[0].model: Model([Perpetual])");
    check(
        DraftLine { first: None, last: None, care: None, ..line() },
        "lines[0].first: FirstMissing; lines[0].last: LastMissing; lines[0].care: CareMissing",
    );
    check(DraftLine { last: Some("2026-08-07".parse().unwrap()), ..line() }, "lines[0].last: LastOutOfPlace");
    check(DraftLine { model: Model::Perpetual, care: None, ..line() }, "lines[0].first: NoDays");
    check(DraftLine { code: Some("a b".into()), ..line() }, "lines[0].code: Code");
    let twice = vec![DraftLine { code: Some("X1".into()), ..line() }, DraftLine { code: Some("X1".into()), ..line() }];
    assert_eq!(draft(twice).examine(&catalogue()).unwrap_err()[0].field, "lines[1].code");
    assert_eq!(draft(vec![]).examine(&catalogue()).unwrap_err()[0].field, "lines");
    let nameless = Draft { number: " ".into(), country: "Italy".into(), ..draft(vec![line()]) };
    let fields: Vec<_> = nameless.examine(&catalogue()).unwrap_err().into_iter().map(|mistake| mistake.field).collect();
    assert_eq!(fields, ["number", "customer.country"]);
}

#[test]
fn x_12_a_sku_that_is_almost_one_of_the_catalogue_is_told_with_the_right_one() {
    let catalogue = catalogue();
    for (typed, meant) in [
        ("IM120-4K", Some("IM120-4L")),
        ("im120-4l", Some("IM120-4L")),
        ("IM120-4", Some("IM120-4L")),
        ("IM1204L", Some("IM120-4L")),
        ("IM1200-4L", Some("IM120-4L")),
        ("IM9000", Some("IM900")),
        ("IM120-44", Some("IM120-4L")),
        ("IM210-4L", None),
        ("IM90-0", Some("IM900")),
        ("M90", None),
        ("", None),
        ("\u{e9}M120-4L", None),
    ] {
        assert_eq!(catalogue.nearest(typed), meant, "{typed}");
    }
}

#[test]
fn l_01_the_same_order_again_is_the_same_and_another_is_named_field_by_field() {
    let first = draft(vec![line()]);
    let order = placed(&first, State::Locked);
    let differences = |again: &Draft| {
        let orderable = again.examine(&catalogue()).unwrap();
        order
            .differences(again, &orderable, &sent(&first))
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
fn l_01_an_order_sent_again_is_compared_with_what_was_sent_and_not_with_what_became_of_it() {
    let placed_as = draft(vec![line()]);
    let order = placed(&placed_as, State::Locked);
    let (contact, recipient) = ("new@museo.example".parse().unwrap(), "new@alpenland.example".parse().unwrap());
    let changed = Order {
        contact: Contact { email: contact, ..order.contact.clone() },
        recipient: Recipient { email: recipient, ..order.recipient.clone() },
        ..order
    };
    let check = |first: &FirstSent, again: &Draft, expected: &[&str]| {
        let differences = changed.differences(again, &again.examine(&catalogue()).unwrap(), first);
        assert_eq!(differences.into_iter().map(|one| one.field).collect::<Vec<_>>(), expected, "{again:?}");
    };
    let first = sent(&placed_as);
    check(&first, &placed_as, &[]);
    let to_whom_it_is_now = Draft { contact: changed.contact.clone(), ..placed_as.clone() };
    check(&first, &to_whom_it_is_now, &["contact.email"]);

    // Nobody names the recipient or the distributor: what the books say now is no difference.
    let books = Draft { recipient: changed.recipient.clone(), distributor: Some(account(3)), ..placed_as.clone() };
    check(&first, &books, &[]);
    let naming = |draft: &Draft, named: NamedBySender| Draft { named, ..draft.clone() };
    let (nothing, recipient) = (NamedBySender::default(), NamedBySender { recipient: true, distributor: false });
    let both = NamedBySender { recipient: true, distributor: true };
    check(&first, &naming(&books, recipient), &["recipient.email"]);
    check(&first, &naming(&books, both), &["distributor", "recipient.email"]);
    check(&first, &naming(&placed_as, both), &[]);
    let named = FirstSent { named: both, ..first.clone() };
    check(&named, &naming(&books, nothing), &["distributor", "recipient.email"]);
    check(&named, &naming(&placed_as, nothing), &[]);

    // What was erased is compared with nothing. (X-16)
    check(&FirstSent { contact: None, recipient: None, named: both }, &to_whom_it_is_now, &[]);
}

#[test]
fn c_03_care_without_days_is_ordered_by_the_month_and_has_no_days_until_the_product_is_registered() {
    let undated = DraftLine {
        model: Model::Perpetual,
        first: None,
        last: None,
        care: Some(CarePlan::Gold),
        care_months: Some(12),
        ..line()
    };
    let draft_of = |line: DraftLine| draft(vec![line]);
    let orderable = draft_of(undated.clone()).examine(&catalogue()).unwrap();
    assert_eq!((orderable[0].care, orderable[0].term, orderable[0].care_months), (None, None, Some(12)));
    let Ok(Unlocking::Now(licenses)) = placed(&draft_of(undated.clone()), State::Locked).unlock(&[]) else { panic!() };
    assert_eq!(licenses[0].unregistered_care(), Some((CarePlan::Gold, 12)));
    assert_eq!(licenses[0].shown_term(), None);

    // The order sent again is the same one, even when the license has got its days meanwhile.
    let mut order = placed(&draft_of(undated.clone()), State::Locked);
    let term = Term::new("2026-09-01".parse().unwrap(), "2027-08-31".parse().unwrap()).unwrap();
    order.lines[0].care = Some(Care { plan: CarePlan::Gold, term });
    assert_eq!(order.differences(&draft_of(undated.clone()), &orderable, &sent(&draft_of(undated.clone()))), []);
    let longer = draft_of(DraftLine { care_months: Some(24), ..undated.clone() });
    let differences = order.differences(&longer, &longer.examine(&catalogue()).unwrap(), &sent(&longer));
    assert_eq!((differences.len(), differences[0].field.as_str()), (1, "lines[0].care_months"));

    let check = |line: DraftLine, expected: &[&str]| {
        let mistakes = draft_of(line).examine(&catalogue()).unwrap_err();
        let told: Vec<_> = mistakes.iter().map(|mistake| format!("{}: {:?}", mistake.field, mistake.what)).collect();
        assert_eq!(told, expected);
    };
    check(DraftLine { care_months: None, ..undated.clone() }, &["lines[0].first: CareUndated"]);
    for months in [0, 121] {
        check(DraftLine { care_months: Some(months), ..undated.clone() }, &["lines[0].care_months: CareMonths"]);
    }
    check(DraftLine { care: None, ..undated.clone() }, &["lines[0].care_months: MonthsWithoutCare"]);
    check(DraftLine { first: line().first, last: line().last, ..undated }, &["lines[0].care_months: DaysAndMonths"]);
    check(DraftLine { care_months: Some(12), ..line() }, &["lines[0].care_months: MonthsOfSubscription"]);
}

#[test]
fn l_06_unlocking_twice_is_the_same_as_once_and_a_cancelled_order_stays_locked() {
    let at = "2026-08-02T10:00:00Z".parse().unwrap();
    let unlock = |state| placed(&draft(vec![line()]), state).unlock(&[]);
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

#[test]
fn c_14_the_catalogue_says_to_which_base_whatever_is_no_base_itself_belongs() {
    for role in ProductRole::ALL {
        let belonging = |base| Product { role, base, ..product("IM120R", 4, &[Model::Subscription]) };
        let added = |product: Product| {
            let mut catalogue = catalogue();
            catalogue.add_product(product).and_then(|()| catalogue.examine_base("IM120R")).is_ok()
        };
        let belongs = role != ProductRole::Base;
        assert_eq!(added(belonging(Some(Base::Product("IM120-4L".into())))), belongs, "{role:?} of a product");
        assert_eq!(added(belonging(Some(Base::Application("ip-fax".into())))), belongs, "{role:?} of an application");
        assert!(!added(belonging(Some(Base::Product("IM000".into())))), "{role:?} of nothing");
    }
}

#[test]
fn x_12_the_catalogue_names_what_does_not_fit_of_base_life_cycle_and_price() {
    let day = |text: &str| Some(text.parse().unwrap());
    let redundancy = |base: Option<Base>| Product {
        role: ProductRole::Redundancy,
        base,
        ..product("IM120R", 4, &[Model::Subscription])
    };
    let mut catalogue = catalogue();
    let check = |catalogue: &mut Catalogue, product: Product, told: &str| {
        let sku = product.sku.clone();
        let misfit = catalogue.add_product(product).and_then(|()| catalogue.examine_base(&sku)).unwrap_err();
        assert_eq!(misfit.to_string(), told);
    };
    let based = Product { base: Some(Base::Product("IM900".into())), ..product("IM901", 1, &[Model::Cloud]) };
    check(&mut catalogue, based, "product `IM901` is the base of its application: `base` is for other roles only");
    let early = Product {
        on_sale_until: day("2026-12-31"),
        end_of_support: day("2026-12-30"),
        ..product("IM901", 1, &[Model::Cloud])
    };
    check(
        &mut catalogue,
        early,
        "product `IM901` is sold until 2026-12-31 and supported until 2026-12-30: support ends on the same day or later",
    );
    let free = Product {
        list_price: Some(Price { minor: -1, currency: "EUR".into() }),
        ..product("IM901", 1, &[Model::Cloud])
    };
    check(
        &mut catalogue,
        free,
        "the price of product `IM901` is not below nought, and its currency is three capital letters",
    );
    let neither = "product `IM120R` belongs to `fax`, which is neither an application nor a product of the catalogue";
    check(&mut catalogue.clone(), redundancy(Some(Base::Application("fax".into()))), neither);
    check(&mut catalogue.clone(), redundancy(Some(Base::Product("fax".into()))), neither);
    catalogue.add_product(redundancy(Some(Base::Product("IM120-4L".into())))).unwrap();
    assert_eq!(catalogue.examine_base("IM120R"), Ok(()));
    let chained = Product { sku: "IM121R".into(), ..redundancy(Some(Base::Product("IM120R".into()))) };
    check(
        &mut catalogue,
        chained,
        "product `IM121R` belongs to product `IM120R`, which is redundancy: name a product of role base",
    );
}

#[test]
fn l_01_what_is_no_longer_sold_cannot_be_ordered() {
    let mut catalogue = catalogue();
    let old =
        Product { on_sale_until: Some("2026-08-01".parse().unwrap()), ..product("OLD", 1, &[Model::Subscription]) };
    catalogue.add_product(old).unwrap();
    let of = |sku: &str, date: &str| Draft {
        ordered_on: date.parse().unwrap(),
        ..draft(vec![DraftLine { sku: sku.into(), ..line() }])
    };
    assert!(of("OLD", "2026-08-01").examine(&catalogue).is_ok(), "the last day");
    assert_eq!(told(&of("OLD", "2026-08-02"), &catalogue), ["lines[0].sku: EndOfLife(2026-08-01)"]);
}

fn told(draft: &Draft, catalogue: &Catalogue) -> Vec<String> {
    let mistakes = draft.examine(catalogue).unwrap_err();
    mistakes.iter().map(|mistake| format!("{}: {:?}", mistake.field, mistake.what)).collect()
}

#[test]
fn p_06_an_order_brings_one_key_for_each_product_sold_to_stock_and_unlocks_the_rest() {
    let mut catalogue = catalogue();
    let keys = DeviceKeys { line: Template::read("{units} {serial}").unwrap(), is_hardware: false, serials: None };
    let phones = Application {
        id: "phones".into(),
        name: "Phones".into(),
        unit: "phones".into(),
        device_keys: Some(keys.clone()),
    };
    catalogue.add_application(phones).unwrap();
    let stock = Product {
        application: "phones".into(),
        delivery: Delivery::ActivationKey,
        binding: Binding::Device,
        ..product("STOCK", 1, &[Model::Perpetual])
    };
    catalogue.add_product(stock.clone()).unwrap();
    let of_stock = |items| DraftLine {
        sku: "STOCK".into(),
        items,
        model: Model::Perpetual,
        first: None,
        last: None,
        care: None,
        ..line()
    };
    assert!(draft(vec![of_stock(100), line()]).examine(&catalogue).is_ok());
    assert_eq!(told(&draft(vec![of_stock(1), line(), of_stock(2)]), &catalogue), ["lines[2].sku: StockTwice"]);
    assert!(is_all_stock(&catalogue, ["STOCK"]) && !is_all_stock(&catalogue, ["STOCK", line().sku.as_str()]));
    assert!(!is_all_stock(&catalogue, []));

    let order = placed(&draft(vec![line(), line()]), State::Locked);
    let Ok(Unlocking::Now(licenses)) = order.unlock(&[order.lines[0].license]) else { panic!() };
    assert_eq!(licenses.iter().map(|license| license.id).collect::<Vec<_>>(), [order.lines[1].license]);

    let mut refuse = |product: Product, says: &str| {
        let told = catalogue.add_product(product).unwrap_err().to_string();
        assert!(told.contains(says), "{told}");
    };
    refuse(Product { models: vec![Model::Subscription], ..stock.clone() }, "sold as perpetual and as nothing else");
    refuse(Product { binding: Binding::Server, ..stock }, "is for a server, and its application `phones` is not");
    let begins = |serials: &str| DeviceKeys { serials: Some(serials.into()), ..keys.clone() };
    assert!(begins("00-90-33").is_of_the_maker("009033000001".parse().unwrap()));
    assert!(!begins("00:90:33").is_of_the_maker("009034000001".parse().unwrap()));
    for serials in ["", "0g", "00-90-33-00-00-00-00"] {
        let device_keys = Some(begins(serials));
        let application = Application { id: "x".into(), name: "X".into(), unit: "x".into(), device_keys };
        assert_eq!(catalogue.add_application(application), Err(Misfit::Serials(serials.into())));
    }
}
