//! Factory licenses: shipped by the vendor, claimed by whoever bought the device, kept from everybody else. (P-03 to P-05)

use std::collections::BTreeSet;

use claviger_app::act::Who;
use claviger_app::device_key;
use claviger_app::domain::account::Role;
use claviger_app::domain::id::{AccountId, ShippedDeviceId};
use claviger_app::domain::sorting::Part;
use claviger_app::factory::{self, Claimed, Claiming, Found, NotClaimable, Refusal, Typed};
use claviger_app::mail::{self, Content};
use claviger_app::shipment::import::{Imported, Preview};
use claviger_app::shipment::{self, Search, State, View, Wrong};
use claviger_app::store::fault::Fault;
use claviger_app::wire::device::{Line, Revoked};
use claviger_app::{Error, correction, event, stock, stock_needs, table};
use claviger_testkit::checker;
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::stock::{figures, pool_of};
use crate::world::{World, at_once};

const HEADER: &str = "shipment,serial,sku,items,buyer,label\n";
/// Two devices for the first reseller, one that its label alone proves, one of two products.
pub const SHIPMENT: &str = "S-1,00-90-33-00-00-00,BRI-F,2,R-1,K7QX-2M9P\n\
                        S-1,00-90-33-00-00-01,BRI-F,4,R-1,\n\
                        S-1,00-90-33-00-00-02,REG-L,1,,AAAA-1111\n\
                        S-1,00-90-33-00-00-03,BRI-F,2,R-1,\n\
                        S-1,00-90-33-00-00-03,REG-10,3,,\n";

pub fn import(world: &World, rows: &str) -> Result<Imported, Error> {
    let file = format!("{HEADER}{rows}");
    world.does(&world.operator, move |tx, act, vendor| shipment::import::import(tx, act, vendor, file.as_bytes()))
}

fn preview(world: &World, rows: &str) -> Preview {
    let file = format!("{HEADER}{rows}");
    world
        .sees(&world.operator, move |tx, act, vendor| shipment::import::preview(tx, act, vendor, file.as_bytes()))
        .unwrap()
}

/// How many devices came now, and how many had come before.
fn counts(imported: &Imported) -> Vec<(usize, usize)> {
    imported.shipments.iter().map(|shipment| (shipment.fresh, shipment.again)).collect()
}

pub fn typed(serial: &str, label: &str) -> Typed {
    Typed { serial: serial.into(), label: label.into(), ..Typed::default() }
}

pub fn look(world: &World, who: &Who, account: AccountId, typed: &Typed) -> Result<Result<Found, Refusal>, Error> {
    let typed = typed.clone();
    world.does(who, move |tx, act, vendor| factory::look(tx, act, vendor, account, &typed))
}

pub fn claim(world: &World, who: &Who, account: AccountId, typed: &Typed) -> Result<Result<Claimed, Refusal>, Error> {
    let typed = typed.clone();
    world.does(who, move |tx, act, vendor| factory::claim(tx, act, vendor, account, &typed))
}

pub fn file(world: &World, who: &Who, account: AccountId, serial: &str) -> Result<String, Error> {
    let serial = serial.to_owned();
    world.sees(who, move |tx, act, _| device_key::file(tx, act, account, &serial)).map(|(_, text)| text)
}

fn listed(world: &World, text: &str, state: Option<&'static str>) -> Vec<View> {
    let search = Search { text: text.into(), state };
    world
        .sees(&world.operator, move |tx, act, _| shipment::list(tx, act, &search, &Part::first(50)))
        .unwrap()
        .into_iter()
        .map(|placed| placed.row)
        .collect()
}

pub fn device(world: &World, serial: &str) -> ShippedDeviceId {
    listed(world, serial, None)[0].device.id
}

fn assign(world: &World, who: &Who, device: ShippedDeviceId, to: &str, reason: &str) -> Result<View, Error> {
    let (to, reason) = (to.to_owned(), reason.to_owned());
    world.does(who, move |tx, act, vendor| shipment::assign(tx, act, vendor, device, &to, &reason))
}

pub fn withdraw(world: &World, who: &Who, device: ShippedDeviceId, reason: &str) -> Result<View, Error> {
    let reason = reason.to_owned();
    world.does(who, move |tx, act, _| shipment::withdraw(tx, act, device, &reason))
}

/// The two resellers' administrators, and a shipment of four devices.
pub fn shipped(world: &World) -> (Who, Who) {
    let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Administrator);
    let rosa = world.person("rosa@costa.example", &world.other_reseller, Role::Administrator);
    assert_eq!(counts(&import(world, SHIPMENT).unwrap()), [(4, 0)]);
    (renzo, rosa)
}

pub fn is_whole(world: &World) {
    let found = checker::check(&world.db, world.now()).unwrap();
    assert_eq!(found.wrong, Vec::<String>::new());
}

fn revoked(world: &World) -> Vec<String> {
    let text = world.sees(&Who::Nobody, device_key::revocation_list).unwrap();
    Revoked::read(&world.vendor.vault.device_signer().public(), &text).unwrap().numbers
}

fn mails(world: &World) -> Vec<(String, Content)> {
    let until = world.now() + SignedDuration::from_mins(5);
    let claimed =
        world.does::<_, Fault>(&Who::System, move |tx, act, vendor| mail::claim(tx, act, vendor, until, 100)).unwrap();
    claimed.into_iter().filter_map(|(mail, content)| Some((mail.recipient.to_string(), content?))).collect()
}

#[test]
fn p_03_a_shipment_is_imported_once_however_often_it_is_sent() {
    on_both(|db| {
        let world = World::new(db);
        let seen = preview(&world, SHIPMENT);
        assert!(seen.mistakes.is_empty(), "{:?}", seen.mistakes);
        let units: Vec<u64> = seen.devices[3].prepared.units.iter().map(|units| units.count()).collect();
        assert_eq!((seen.devices.len(), seen.devices[3].line, units), (4, 5, vec![2, 30]));
        assert!(listed(&world, "", None).is_empty(), "a preview imports nothing");

        shipped(&world);
        assert_eq!(counts(&import(&world, SHIPMENT).unwrap()), [(0, 4)]);
        // However it is spelt, and with more of the same shipment behind it.
        let again = "S-1,0090.3300.0000,BRI-F,2,R-1,k7qx 2m9p\nS-1,00-90-33-00-00-04,BRI-F,1,R-1,\n";
        assert_eq!(counts(&import(&world, again).unwrap()), [(1, 1)]);
        let devices = listed(&world, "", Some("unclaimed"));
        assert_eq!(devices.len(), 5);
        let shipments: BTreeSet<_> = devices.iter().map(|view| view.device.shipment).collect();
        assert_eq!(shipments.len(), 1);
        // The code on a label is nowhere in clear, and on another device its mark is another.
        for code in ["K7QX-2M9P", "K7QX2M9P"] {
            assert_eq!(world.places_of(code), [""; 0], "{code}");
        }
        let vault = &world.vendor.vault;
        let mark = |serial: &str| vault.label_mark(serial.parse().unwrap(), "K7QX2M9P");
        assert_ne!(mark("00-90-33-00-00-00"), mark("00-90-33-00-00-01"));
        // Nobody's pool has any of it yet.
        let balance = |account| world.sees(&world.operator, move |tx, act, v| stock::balance(tx, act, v, account));
        assert!(balance(world.reseller.id).unwrap().rows.is_empty());
        let kinds: Vec<_> = world.events(devices[0].device.shipment.uuid()).into_iter().map(|one| one.kind).collect();
        assert_eq!(kinds, ["shipment.imported", "shipment.imported"]);
        is_whole(&world);
    });
}

#[test]
fn p_03_x_12_what_differs_from_an_earlier_shipment_is_explained_and_nothing_is_imported() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, _) = shipped(&world);
        let before = world.dump();
        let rows = "S-2,00-90-33-00-00-00,BRI-F,2,R-1,K7QX-2M9P\n\
                    S-1,00-90-33-00-00-01,BRI-F,5,R-1,\n\
                    S-1,00-90-33-00-00-02,REG-L,1,R-2,AAAA-1112\n\
                    S-1,00-90-33-00-00-09,BRI-F,1,,\n\
                    S-1,00-90-33-00-00-10,PBX-1,1,R-9,short\n\
                    S-1,00-90-33-00-00,BRI-F,1,R-1,\n\
                    S-3,00-90-33-00-00-01,BRI-F,ten,V-1,\n";
        let Err(Error::Shipment(shipment::Refusal::Csv(mistakes))) = import(&world, rows) else { panic!("imported") };
        let told: Vec<_> = mistakes
            .iter()
            .map(|one| match &one.what {
                table::Wrong::Cell(what) => format!("{}:{} {what:?}", one.line, one.column),
                other => format!("{}:{} {other:?}", one.line, one.column),
            })
            .collect();
        assert_eq!(
            told,
            [
                "2:serial OtherShipment { number: \"S-1\" }",
                "3:sku Differs { before: \"BRI-F × 4\", sent: \"BRI-F × 5\" }",
                "4:buyer Differs { before: \"\", sent: \"R-2\" }",
                "4:label LabelDiffers",
                "5:sku NoProof { sku: \"BRI-F\", needs: Either }",
                "6:buyer BuyerUnknown(\"R-9\")",
                "6:label Label(NotALabel)",
                "6:sku NotWithDevices { sku: \"PBX-1\" }",
                "7:serial Serial(Length(10))",
                "8:buyer BuyerUnknown(\"V-1\")",
                "8:items Items",
                "8:serial SerialTwice",
            ]
        );
        assert_eq!(world.dump(), before);
        // Only the vendor's people ship, and look at what was shipped.
        let file = format!("{HEADER}{SHIPMENT}");
        let refused = world.does(&renzo, move |tx, act, v| shipment::import::import(tx, act, v, file.as_bytes()));
        assert!(matches!(refused, Err(Error::Forbidden)));
        let seen = world.sees(&renzo, |tx, act, _| shipment::list(tx, act, &Search::default(), &Part::first(9)));
        assert!(matches!(seen, Err(Error::Forbidden)));
    });
}

#[test]
fn p_04_p_05_a_device_is_found_claimed_and_downloaded_by_its_buyer_alone() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, rosa) = shipped(&world);
        let (account, elsewhere) = (world.reseller.id, world.other_reseller.id);
        let looks = world.person("rita@belcampo.example", &world.reseller, Role::ReadOnly);
        let wanted = typed("0090:3300:0003", "");
        assert!(matches!(look(&world, &looks, account, &wanted), Err(Error::Forbidden)));
        assert!(matches!(look(&world, &rosa, account, &wanted), Err(Error::NotFound("account"))));
        let found = look(&world, &renzo, account, &wanted).unwrap().unwrap();
        assert_eq!((found.claiming, found.device.licenses.len()), (Claiming::Now, 2));
        assert!(matches!(file(&world, &renzo, account, "00-90-33-00-00-03"), Err(Error::NotFound("device"))));

        let claimed = claim(&world, &renzo, account, &wanted).unwrap().unwrap();
        assert_eq!((claimed.again, claimed.keys.len()), (false, 2));
        assert_eq!(figures(&world, &renzo, account), "Relay-BRIs 2 2 0 0\nRelay-Registrations 30 30 0 0\n");
        let text = file(&world, &renzo, account, "00-90-33-00-00-03").unwrap();
        let key = world.vendor.vault.device_signer().public();
        let says: Vec<_> = text.lines().map(|line| Line::read(&key, line).unwrap().says.to_owned()).collect();
        assert_eq!(
            says,
            [
                "vars create LICENSE/RELAY0 pau Relay-BRIs=2,00-90-33-00-00-03,R-1,- - -",
                "vars create LICENSE/RELAY0 pau Registrations=30,00-90-33-00-00-03,R-1,- - -"
            ]
        );
        // Again it is theirs, and the very same keys; it is in the list of keys like any other.
        let again = claim(&world, &renzo, account, &wanted).unwrap().unwrap();
        assert_eq!((again.again, &again.keys), (true, &claimed.keys));
        assert_eq!(look(&world, &renzo, account, &wanted).unwrap().unwrap().claiming, Claiming::Already);
        let search = device_key::Search { text: "00-90-33-00-00-03".into(), ..Default::default() };
        let keys = world
            .sees(&renzo, move |tx, act, v| device_key::list(tx, act, v, account, &search, &Part::first(9)))
            .unwrap();
        assert_eq!(keys.len(), 2);
        // Nobody else can claim or download it.
        for label in ["", "K7QX-2M9P"] {
            let refused = claim(&world, &rosa, elsewhere, &typed("00-90-33-00-00-03", label)).unwrap();
            assert_eq!(refused.unwrap_err(), Refusal::NotClaimable(NotClaimable));
        }
        assert!(matches!(file(&world, &rosa, elsewhere, "00-90-33-00-00-03"), Err(Error::NotFound("device"))));
        // The ledger says which shipment, and who.
        let pool = pool_of(&world, account, "Relay-BRIs");
        let lines =
            world.sees(&renzo, move |tx, act, v| stock::ledger(tx, act, v, account, pool, &Part::first(9))).unwrap();
        let told: Vec<_> = lines
            .iter()
            .map(|line| &line.row)
            .map(|line| (line.told.entry.movement.kind.word(), line.told.about.as_str(), line.by.as_str()))
            .collect();
        assert_eq!(told, [("keyed", "00-90-33-00-00-03", "Somebody"), ("claimed", "S-1", "Somebody")]);
        // What came with a device is bound to it: nothing of it is free for another one.
        let draft = crate::stock::draft(1, "00-90-33-00-00-09");
        let refused = crate::stock::make(&world, &renzo, account, pool, &draft).unwrap_err();
        assert!(matches!(refused, Error::DeviceKey(device_key::Refusal::Mistakes(_))), "{refused}");
        is_whole(&world);
        let view = &listed(&world, "009033000003", Some("claimed"))[0];
        assert_eq!(view.holder.as_ref().map(|holder| holder.name.as_str()), Some("Belcampo Systems"));
    });
}

#[test]
fn p_04_the_code_on_the_label_proves_as_much_as_the_policy_says() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, rosa) = shipped(&world);
        let (account, elsewhere) = (world.reseller.id, world.other_reseller.id);
        let never = |who: &Who, account, serial: &str, label: &str| {
            let refused = claim(&world, who, account, &typed(serial, label)).unwrap();
            assert_eq!(refused.unwrap_err(), Refusal::NotClaimable(NotClaimable), "{serial} {label}");
        };
        // Either: the label's code makes it theirs who hold the device in their hands.
        never(&rosa, elsewhere, "00-90-33-00-00-00", "");
        never(&rosa, elsewhere, "00-90-33-00-00-00", "AAAA-1111");
        claim(&world, &rosa, elsewhere, &typed("00-90-33-00-00-00", "k7qx2m9p")).unwrap().unwrap();
        // A label: even the buyer needs it; a code on another device is none here.
        never(&renzo, account, "00-90-33-00-00-02", "");
        claim(&world, &renzo, account, &typed("00-90-33-00-00-02", "AAAA 1111")).unwrap().unwrap();
        // The buyer: one product that asks for it is enough to keep others out.
        never(&rosa, elsewhere, "00-90-33-00-00-03", "K7QX-2M9P");
        is_whole(&world);
    });
}

#[test]
fn p_04_the_buyer_is_told_when_somebody_else_claims_its_device_and_not_who() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, rosa) = shipped(&world);
        let (account, elsewhere) = (world.reseller.id, world.other_reseller.id);
        mails(&world);
        let needs = |world: &World, who: &Who| -> Vec<String> {
            let needs =
                world.sees(who, move |tx, act, vendor| stock_needs::of_account(tx, act, vendor, account)).unwrap();
            assert_eq!(needs.is_empty(), needs.elsewhere.is_empty());
            needs.elsewhere.iter().map(|one| one.serial.to_string()).collect()
        };
        let told = |world: &World| -> Vec<String> {
            let told = mails(world).into_iter().map(|(to, content)| match content {
                Content::DeviceClaimedElsewhere { account, device, at, page } => {
                    assert!(page.ends_with(&format!("/accounts/{}", account.id)) && at == world.now(), "{page}");
                    format!("{to}: {}, {} of {}", account.name, device.serial, device.number)
                }
                other => panic!("{other:?}"),
            });
            told.collect()
        };
        // Its own claims, and those of a device that nobody bought, tell it nothing; nor does a claim that came to nothing.
        claim(&world, &renzo, account, &typed("00-90-33-00-00-01", "")).unwrap().unwrap();
        claim(&world, &rosa, elsewhere, &typed("00-90-33-00-00-02", "AAAA-1111")).unwrap().unwrap();
        claim(&world, &rosa, elsewhere, &typed("00-90-33-00-00-00", "")).unwrap().unwrap_err();
        assert_eq!((told(&world), needs(&world, &renzo)), (vec![], vec![]));
        claim(&world, &rosa, elsewhere, &typed("00-90-33-00-00-00", "K7QX-2M9P")).unwrap().unwrap();
        claim(&world, &rosa, elsewhere, &typed("00-90-33-00-00-00", "K7QX-2M9P")).unwrap().unwrap();
        assert_eq!(told(&world), ["renzo@belcampo.example: Belcampo Systems, 00-90-33-00-00-00 of S-1"]);
        assert_eq!(needs(&world, &renzo), ["00-90-33-00-00-00"]);
        // Its log says so, and neither who nor from where.
        let filter = event::Filter { account: Some(account), ..event::Filter::default() };
        let seen = world.sees(&renzo, move |tx, act, _| event::search(tx, act, &filter, None, 50)).unwrap();
        let seen: Vec<_> = seen.into_iter().filter(|seen| seen.event.kind == "device.claimed-elsewhere").collect();
        assert_eq!(seen.len(), 1);
        assert!(seen[0].by_others && seen[0].event.actor.is_none() && seen[0].event.origin.is_empty());
        let telling = format!("{:?} {:?}", seen[0].event.before, seen[0].event.after);
        assert!(!telling.contains("R-2") && !telling.contains(&elsewhere.to_string()), "{telling}");
        // A month later it is no news; what the vendor settles meanwhile is none at once.
        world.pass(SignedDuration::from_hours(24 * 31));
        assert_eq!(needs(&world, &renzo), [""; 0]);
        let more = "S-2,00-90-33-00-00-20,BRI-F,2,R-1,K7QX-2M9P\n";
        import(&world, more).unwrap();
        claim(&world, &rosa, elsewhere, &typed("00-90-33-00-00-20", "K7QX-2M9P")).unwrap().unwrap();
        assert_eq!(needs(&world, &renzo), ["00-90-33-00-00-20"]);
        assign(&world, &world.operator, device(&world, "00-90-33-00-00-20"), "R-1", "sold to it").unwrap();
        assert_eq!(needs(&world, &renzo), [""; 0]);
        // The earlier mail, which nobody noted as sent, is still to be written; that of the settled device is not.
        let written = mails(&world).into_iter().filter_map(|(_, content)| match content {
            Content::DeviceClaimedElsewhere { device, .. } => Some(device.serial.to_string()),
            _ => None,
        });
        assert_eq!(written.collect::<Vec<_>>(), ["00-90-33-00-00-00"]);
        is_whole(&world);
    });
}

#[test]
fn p_04_a_device_is_claimed_once_however_many_press_at_once() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, rosa) = shipped(&world);
        let (account, elsewhere) = (world.reseller.id, world.other_reseller.id);
        let wanted = typed("00-90-33-00-00-00", "K7QX-2M9P");
        let outcomes = at_once(6, |at| {
            let (who, account) = if at % 2 == 0 { (&renzo, account) } else { (&rosa, elsewhere) };
            claim(&world, who, account, &wanted).unwrap()
        });
        let fresh = outcomes.iter().filter(|outcome| matches!(outcome, Ok(claimed) if !claimed.again)).count();
        assert_eq!(fresh, 1, "{outcomes:?}");
        let State::Claimed { by, .. } = listed(&world, "00-90-33-00-00-00", None)[0].device.state else { panic!() };
        let (whose, other) = if by == account { (&renzo, elsewhere) } else { (&rosa, account) };
        assert_eq!(figures(&world, whose, by), "Relay-BRIs 2 2 0 0\n");
        assert_eq!(figures(&world, &world.operator, other), "");
        is_whole(&world);
    });
}

#[test]
fn p_04_the_vendor_gives_a_claimed_device_to_another_account_and_both_hear_of_it() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, rosa) = shipped(&world);
        let (account, elsewhere) = (world.reseller.id, world.other_reseller.id);
        let serial = "00-90-33-00-00-03";
        let keys = claim(&world, &renzo, account, &typed(serial, "")).unwrap().unwrap().keys;
        let id = device(&world, serial);
        assert!(matches!(assign(&world, &renzo, id, "R-2", "sold on"), Err(Error::Forbidden)));
        let refused = |to: &str, reason: &str| match assign(&world, &world.operator, id, to, reason) {
            Err(Error::Shipment(refusal)) => refusal,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused("R-2", " "), shipment::Refusal::Reason);
        assert_eq!(refused("R-9", "sold on"), shipment::Refusal::NoAccount);
        assert_eq!(refused("V-1", "sold on"), shipment::Refusal::NoAccount);
        assert_eq!(refused("R-1", "sold on"), shipment::Refusal::SameAccount);

        let view = assign(&world, &world.operator, id, "R-2", "sold on").unwrap();
        assert_eq!(view.holder.map(|holder| holder.id), Some(elsewhere));
        assert_eq!(figures(&world, &renzo, account), "Relay-BRIs 0 0 0 0\nRelay-Registrations 0 0 0 0\n");
        assert_eq!(figures(&world, &rosa, elsewhere), "Relay-BRIs 2 2 0 0\nRelay-Registrations 30 30 0 0\n");
        let mut numbers: Vec<_> = keys.iter().map(|key| key.number.clone()).collect();
        numbers.sort();
        assert_eq!(revoked(&world), numbers);
        assert!(matches!(file(&world, &renzo, account, serial), Err(Error::NotFound("device"))));
        assert!(file(&world, &rosa, elsewhere, serial).unwrap().contains(",R-2,"));
        let refused = claim(&world, &renzo, account, &typed(serial, "")).unwrap();
        assert_eq!(refused.unwrap_err(), Refusal::NotClaimable(NotClaimable));
        let mut told: Vec<_> = mails(&world)
            .into_iter()
            .map(|(to, content)| match content {
                Content::KeyRevoked { told, .. } => {
                    assert!(told.key.factory.is_some() && told.account.id == account);
                    format!("{to}: {} revoked, {}", told.name, told.reason)
                }
                Content::DeviceAssigned { account, device, .. } => format!("{to}: {} {}", account.name, device.serial),
                other => panic!("{other:?}"),
            })
            .collect();
        told.sort();
        assert_eq!(
            told,
            [
                "renzo@belcampo.example: Relay-BRIs revoked, sold on",
                "renzo@belcampo.example: Relay-Registrations revoked, sold on",
                "rosa@costa.example: Costa Partner 00-90-33-00-00-03",
            ]
        );
        // Neither learns of the other from its events.
        for event in world.events(id.uuid()) {
            let said = format!("{:?}{:?}", event.before, event.after);
            assert!(!said.contains("acc_"), "{said}");
            let whose = if event.kind == "device.assigned" { elsewhere } else { account };
            assert_eq!(event.account, Some(whose), "{}", event.kind);
        }
        is_whole(&world);

        // One that nobody has claimed is given as well.
        let fresh = device(&world, "00-90-33-00-00-02");
        assign(&world, &world.operator, fresh, "R-2", "label lost").unwrap();
        assert!(file(&world, &rosa, elsewhere, "00-90-33-00-00-02").is_ok());
        is_whole(&world);
    });
}

#[test]
fn p_03_p_09_what_the_vendor_takes_back_is_nobodys_and_does_not_come_again_with_its_file() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, _) = shipped(&world);
        let account = world.reseller.id;
        let id = device(&world, "00-90-33-00-00-01");
        assert!(matches!(withdraw(&world, &renzo, id, "lost"), Err(Error::Forbidden)));
        let wrong = withdraw(&world, &world.operator, id, "").unwrap_err();
        assert!(matches!(wrong, Error::Shipment(shipment::Refusal::Reason)), "{wrong}");
        let view = withdraw(&world, &world.operator, id, "lost on the way").unwrap();
        assert_eq!((view.device.state.word(), view.reason.as_deref()), ("withdrawn", Some("lost on the way")));
        let again = withdraw(&world, &world.operator, id, "again").unwrap_err();
        assert!(matches!(again, Error::Shipment(shipment::Refusal::State(State::Withdrawn { .. }))), "{again}");
        let given = assign(&world, &world.operator, id, "R-1", "found").unwrap_err();
        assert!(matches!(given, Error::Shipment(shipment::Refusal::State(_))), "{given}");
        let refused = claim(&world, &renzo, account, &typed("00-90-33-00-00-01", "")).unwrap();
        assert_eq!(refused.unwrap_err(), Refusal::NotClaimable(NotClaimable));
        // The old file brings nothing back; another shipment of the same device is a new one.
        assert_eq!(counts(&import(&world, SHIPMENT).unwrap()), [(0, 4)]);
        let anew = "S-7,00-90-33-00-00-01,BRI-F,8,R-1,\n";
        assert_eq!(counts(&import(&world, anew).unwrap()), [(1, 0)]);
        assert_eq!(counts(&import(&world, anew).unwrap()), [(0, 1)]);
        assert_eq!(counts(&import(&world, SHIPMENT).unwrap()), [(0, 4)]);
        assert_eq!(listed(&world, "00-90-33-00-00-01", None).len(), 2);
        assert_eq!(listed(&world, "s-7", None).len(), 1);
        claim(&world, &renzo, account, &typed("00-90-33-00-00-01", "")).unwrap().unwrap();
        assert_eq!(figures(&world, &renzo, account), "Relay-BRIs 8 8 0 0\n");

        // Revoked with all its keys, a claimed device has nothing left: its units are in no pool.
        let claimed = claim(&world, &renzo, account, &typed("00-90-33-00-00-03", "")).unwrap().unwrap();
        let revoke = |at: usize| {
            let key = claimed.keys[at].id;
            world.does(&world.operator, move |tx, act, v| device_key::revoke(tx, act, v, key, "stolen")).unwrap()
        };
        revoke(0);
        assert_eq!(figures(&world, &renzo, account), "Relay-BRIs 8 8 0 0\nRelay-Registrations 30 30 0 0\n");
        assert_eq!(listed(&world, "00-90-33-00-00-03", None)[0].device.state.word(), "claimed");
        is_whole(&world);
        revoke(1);
        assert_eq!(listed(&world, "00-90-33-00-00-03", None)[0].device.state.word(), "withdrawn");
        assert_eq!(figures(&world, &renzo, account), "Relay-BRIs 8 8 0 0\nRelay-Registrations 0 0 0 0\n");
        assert_eq!(revoked(&world).len(), 2);
        is_whole(&world);
    });
}

#[test]
fn p_04_p_11_the_vendor_finds_a_device_by_what_one_reads_out_of_its_number() {
    on_both(|db| {
        let world = World::new(db);
        shipped(&world);
        import(&world, "S-2,00-90-33-0A-01-0F,BRI-F,2,R-1,\n").unwrap();
        for (text, found) in [
            ("00-90-33-0A-01-0F", 1),
            ("0090.330a.010f", 1),
            ("00 90 33 0A 01 0F", 1),
            ("00:90:33", 5),
            ("0090.330a", 1),
            ("0A-01-0F", 1),
            ("01-0f", 1),
            ("010f s-2", 1),
            ("010f s-1", 0),
            ("00-00-03", 1),
            ("33-0A", 0),
            ("01-0f\0", 1),
        ] {
            assert_eq!(listed(&world, text, None).len(), found, "{text}");
        }
    });
}

#[test]
fn p_04_l_29_what_a_merged_account_bought_the_other_one_claims() {
    on_both(|db| {
        let world = World::new(db);
        let (_, rosa) = shipped(&world);
        let rows = "S-2,00-90-33-00-00-20,BRI-F,2,R-3,\n";
        import(&world, rows).unwrap();
        let third = world.account("R-3").id;
        let elsewhere = world.other_reseller.id;
        let ria = world.person("ria@third.example", &world.account("R-3"), Role::Administrator);
        import(&world, "S-2,00-90-33-00-00-21,BRI-F,4,R-3,\n").unwrap();
        claim(&world, &ria, third, &typed("00-90-33-00-00-21", "")).unwrap().unwrap();
        world
            .does(&world.operator, move |tx, act, v| correction::merge(tx, act, v, third, "R-2", "one firm now"))
            .unwrap();
        // What it had claimed is the other's now, and can be given on.
        is_whole(&world);
        assert!(file(&world, &rosa, elsewhere, "00-90-33-00-00-21").unwrap().contains("Relay-BRIs=4"));
        assert!(claim(&world, &rosa, elsewhere, &typed("00-90-33-00-00-21", "")).unwrap().unwrap().again);
        assign(&world, &world.operator, device(&world, "00-90-33-00-00-21"), "R-1", "sold on").unwrap();
        is_whole(&world);
        claim(&world, &rosa, elsewhere, &typed("00-90-33-00-00-20", "")).unwrap().unwrap();
        // A shipment that names the old number means the other one, and is the very same.
        assert_eq!(counts(&import(&world, rows).unwrap()), [(0, 1)]);
        is_whole(&world);
    });
}

#[test]
fn p_03_p_04_p_05_the_checker_finds_devices_that_do_not_fit() {
    let wrongs: [(&'static str, &str); 14] = [
        ("UPDATE device_key SET factory_license = NULL WHERE factory_license IS NOT NULL", "0 license keys in force"),
        ("UPDATE ledger_entry SET units = units + 1 WHERE kind = 'claimed'", "its ledger adds up to"),
        ("UPDATE factory_license SET units = units + 1", "of other units"),
        (
            "UPDATE shipped_device SET state = 'unclaimed', state_at = NULL, holder = NULL WHERE state = 'claimed'",
            "another account's",
        ),
        ("DELETE FROM ledger_entry WHERE kind = 'claimed'", "its ledger adds up to"),
        (
            "DROP INDEX device_key_factory;
             INSERT INTO device_key (id, account, pool, units, serial, end_customer, location, description, number, says,
                                     line, made_at, factory_license)
             SELECT factory_license, account, pool, units, serial, '', '', '', 'another', says, line, made_at,
                    factory_license FROM device_key WHERE revoked_at IS NULL AND units = 4",
            "is in 2 license keys in force",
        ),
        (
            "DROP INDEX shipped_device_serial;
             UPDATE shipped_device SET serial = '00-90-33-00-00-01' WHERE serial = '00-90-33-00-00-03'",
            "2 devices have the serial number",
        ),
        (
            "UPDATE account SET merged_at = 1, merged_into = (SELECT id FROM account WHERE number = 'R-3')
             WHERE number = 'R-2'",
            "which was merged into another account",
        ),
        (
            "UPDATE shipped_device SET state = 'unclaimed', state_at = NULL, holder = NULL WHERE state = 'claimed'",
            "license keys were ever made of its BRI-F",
        ),
        ("UPDATE event SET kind = 'other' WHERE kind = 'shipment.imported'", "has 4 devices, and its events tell of 0"),
        ("UPDATE event SET kind = 'other' WHERE kind = 'device.claimed'", "claiming or assigning of a device"),
        ("UPDATE event SET kind = 'other' WHERE kind = 'device.assigned'", "claiming or assigning of a device"),
        ("UPDATE event SET kind = 'other' WHERE kind = 'device.taken'", "licenses from its holder"),
        ("UPDATE event SET kind = 'other' WHERE kind = 'device.withdrawn'", "taking back of a device"),
    ];
    on_both(|db| {
        let world = World::new(db);
        let (renzo, _) = shipped(&world);
        claim(&world, &renzo, world.reseller.id, &typed("00-90-33-00-00-01", "")).unwrap().unwrap();
        claim(&world, &renzo, world.reseller.id, &typed("00-90-33-00-00-00", "")).unwrap().unwrap();
        assign(&world, &world.operator, device(&world, "00-90-33-00-00-00"), "R-2", "sold on").unwrap();
        withdraw(&world, &world.operator, device(&world, "00-90-33-00-00-02"), "lost").unwrap();
        is_whole(&world);
        assert_eq!(checker::check(&world.db, world.now()).unwrap().counts.devices, 4);
        for (statement, says) in wrongs {
            let now = world.now();
            let undone = world.db.write(move |tx| -> Result<Vec<String>, Wrongs> {
                for one in statement.split(';') {
                    tx.execute(one, &[])?;
                }
                Err(Wrongs::Found(checker::look_through(tx, now)?.wrong))
            });
            let wrong = match undone.wait() {
                Err(Wrongs::Found(wrong)) => wrong,
                other => panic!("{statement}: {other:?}"),
            };
            assert!(wrong.iter().any(|sentence| sentence.contains(says)), "{statement}: {wrong:?}");
        }
    });
}

/// What was found, on its way out of a transaction that is undone.
#[derive(Debug)]
enum Wrongs {
    Found(Vec<String>),
    Fault(#[expect(dead_code, reason = "shown where none is expected")] Fault),
}

impl From<Fault> for Wrongs {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

#[test]
fn p_03_every_mistake_of_a_shipment_that_a_program_sends_is_named_by_its_field() {
    on_both(|db| {
        let world = World::new(db);
        let device = |serial: &str, buyer: Option<&str>, sku: &str| shipment::DeviceRequest {
            serial: serial.into(),
            buyer: buyer.map(Into::into),
            label: None,
            licenses: vec![shipment::LicenseRequest { sku: sku.into(), items: 1 }],
        };
        let place = |number: &str, devices: Vec<shipment::DeviceRequest>| {
            let request = shipment::Request { number: number.into(), devices };
            world.does(&world.operator, move |tx, act, v| shipment::import::place(tx, act, v, &request))
        };
        let good = || vec![device("00-90-33-00-00-01", Some("R-1"), "BRI-F")];
        let first = place("S-1", good()).unwrap();
        let again = place("S-1", good()).unwrap();
        assert_eq!(((first.fresh, first.again), (again.fresh, again.again)), ((1, 0), (0, 1)));
        assert_eq!(first.id, again.id);
        let Err(Error::Shipment(shipment::Refusal::Mistakes(mistakes))) =
            place(" ", vec![device("00-90-33-00-00-02", None, "BRI-F"), device("00", Some("R-1"), "BRI-F")])
        else {
            panic!("placed")
        };
        let told: Vec<_> = mistakes.iter().map(|one| (one.field.as_str(), format!("{:?}", one.what))).collect();
        assert_eq!(
            told,
            [
                ("number", "Number".to_owned()),
                ("devices[0].licenses[0].sku", "NoProof { sku: \"BRI-F\", needs: Either }".to_owned()),
                (
                    "devices[1].serial",
                    format!(
                        "{:?}",
                        Wrong::Serial("00".parse::<claviger_app::domain::license::serial::Serial>().unwrap_err())
                    )
                ),
            ]
        );
    });
}
