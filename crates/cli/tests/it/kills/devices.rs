//! Devices that leave the factory with licenses, while the program is killed: shipped by the vendor, claimed by two partners,
//! now and then by both at once, given to the other one, taken back. (P-03 to P-05)

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;
use std::thread;

use claviger_server::store::engine::Db;
use claviger_server::store::fault::Fault;
use claviger_testkit::luck::Luck;
use serde_json::{Value, json};

use super::Stage;
use super::stock::PARTNERS;

const LABEL: &str = "K7QX-2M9P";

/// What was answered about devices, and so has to be there.
#[derive(Default)]
pub struct Promised {
    /// How each device may stand, by serial number: in one way, if the last deed about it was answered.
    devices: BTreeMap<String, Vec<Fate>>,
    /// The license keys that whoever claimed one was answered with.
    keys: BTreeSet<String>,
    /// How many claims were answered.
    pub claims: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    NotThere,
    Unclaimed,
    /// By one of the partners.
    Claimed(usize),
    Withdrawn,
}

impl Stage {
    /// Ships devices, claims them and gives them away, until the program is gone.
    pub fn ship_and_claim(&self, mut luck: Luck) {
        while self.goes_on() {
            let answered = match luck.below(10) {
                0 | 1 => self.ship(1 + luck.below(3)),
                2..6 => self.claim_one(&mut luck),
                6 => self.claim_by_both(&mut luck),
                7 => self.ship_again(&mut luck),
                8 => self.give_away(&mut luck),
                _ => self.take_back(&mut luck),
            };
            if answered.is_none() {
                return;
            }
        }
    }

    /// Every device stands as it was answered that it does, or as it would if the deed that was not answered was done.
    pub fn look_at_devices(&self, db: &Db, round: u64) {
        let stored = db.read(|tx| {
            let mut devices = BTreeMap::new();
            for row in tx.rows(
                "SELECT d.serial, d.state, holder.number FROM shipped_device AS d
                 LEFT JOIN account AS holder ON holder.id = d.holder",
                &[],
            )? {
                let state = (row.get::<String>("state")?, row.get::<Option<String>>("number")?);
                devices.insert(row.get::<String>("serial")?, state);
            }
            let mut keys = BTreeSet::new();
            for row in tx.rows("SELECT id FROM device_key WHERE factory_license IS NOT NULL", &[])? {
                keys.insert(format!("key_{}", row.get::<uuid::Uuid>("id")?.simple()));
            }
            Ok::<_, Fault>((devices, keys))
        });
        let (stored, keys) = stored.wait().unwrap();
        // Whoever came second at a claim has guessed, and guesses are forgotten after a day; nobody waits for that here.
        db.write::<_, Fault, _>(|tx| tx.execute("DELETE FROM attempt", &[])).wait().unwrap();
        self.promise(|promised| {
            for (serial, fates) in &mut promised.devices.devices {
                let fate = match stored.get(serial).map(|(state, holder)| (state.as_str(), holder.as_deref())) {
                    None => Fate::NotThere,
                    Some(("unclaimed", None)) => Fate::Unclaimed,
                    Some(("withdrawn", None)) => Fate::Withdrawn,
                    Some(("claimed", Some(holder))) => {
                        Fate::Claimed(PARTNERS.iter().position(|one| *one == holder).unwrap())
                    }
                    Some(other) => panic!("{serial} is {other:?}, after kill {round}"),
                };
                assert!(fates.contains(&fate), "{serial} is {fate:?}, not one of {fates:?}, after kill {round}");
                *fates = vec![fate];
            }
            let lost: Vec<_> = promised.devices.keys.difference(&keys).collect();
            assert!(lost.is_empty(), "keys were given that are not there: {lost:?}, after kill {round}");
        });
    }

    fn ship(&self, many: u64) -> Option<()> {
        let number = self.orders.fetch_add(1, Ordering::Relaxed);
        let serials: Vec<_> = (0..many).map(|at| serial(number, at)).collect();
        self.send(&format!("SH-{number}"), &serials, Fate::NotThere)
    }

    /// What was sent before, as somebody does who has lost the answer.
    fn ship_again(&self, luck: &mut Luck) -> Option<()> {
        let Some((serial, fate)) = self.some_device(luck, |_| true) else { return Some(()) };
        let number = serial.split('-').skip(3).take(2).collect::<String>();
        let number = u32::from_str_radix(&number, 16).unwrap();
        self.send(&format!("SH-{number}"), &[serial], fate)
    }

    fn send(&self, shipment: &str, serials: &[String], before: Fate) -> Option<()> {
        let after = if before == Fate::NotThere { Fate::Unclaimed } else { before };
        self.may_become(serials, &[before, after]);
        let device = |serial: &String| {
            json!({
                "serial": serial, "buyer": PARTNERS[0], "label": LABEL,
                "licenses": [{ "sku": "REL-BRI-1", "items": 2 }, { "sku": "REL-REG-10", "items": 1 }],
            })
        };
        let request = json!({ "number": shipment, "devices": serials.iter().map(device).collect::<Vec<_>>() });
        let (status, _, body) = self.try_call("POST", "/api/v1/shipments", &request, "")?;
        assert!(matches!(status, 201 | 429), "{status} {body}");
        self.may_become(serials, &[if status == 201 { after } else { before }]);
        Some(())
    }

    fn claim_one(&self, luck: &mut Luck) -> Option<()> {
        // Now and then what is one's own already: the answer was lost, or the file was.
        let claims_again = luck.in_a_hundred(20);
        let wanted = |fate| matches!(fate, Fate::Claimed(_)) == claims_again && fate != Fate::Withdrawn;
        let Some((serial, fate)) = self.some_device(luck, wanted) else { return self.ship(2) };
        let who = if let Fate::Claimed(who) = fate { who } else { luck.index(PARTNERS.len()) };
        self.may_become(std::slice::from_ref(&serial), &[fate, Fate::Claimed(who)]);
        let is_claimed = self.claim(who, &serial)?;
        self.may_become(&[serial], &[if is_claimed { Fate::Claimed(who) } else { fate }]);
        Some(())
    }

    /// Both partners have the code of the label, and press at the same moment: it is one's.
    fn claim_by_both(&self, luck: &mut Luck) -> Option<()> {
        let Some((serial, fate)) = self.some_device(luck, |fate| fate == Fate::Unclaimed) else { return Some(()) };
        let serials = [serial];
        self.may_become(&serials, &[fate, Fate::Claimed(0), Fate::Claimed(1)]);
        let [one, other] = thread::scope(|scope| {
            let calls = [0, 1].map(|who| {
                let serial = &serials[0];
                scope.spawn(move || self.claim(who, serial))
            });
            calls.map(|call| call.join().unwrap())
        });
        assert!(one != Some(true) || other != Some(true), "{serials:?} is two accounts'");
        let fates = match (one, other) {
            (Some(true), _) => vec![Fate::Claimed(0)],
            (_, Some(true)) => vec![Fate::Claimed(1)],
            (Some(_), Some(_)) => vec![fate],
            (Some(_), None) => vec![fate, Fate::Claimed(1)],
            (None, Some(_)) => vec![fate, Fate::Claimed(0)],
            (None, None) => return None,
        };
        self.may_become(&serials, &fates);
        one.and(other).map(|_| ())
    }

    fn give_away(&self, luck: &mut Luck) -> Option<()> {
        let wanted = |fate| matches!(fate, Fate::Unclaimed | Fate::Claimed(_));
        let Some((serial, fate)) = self.some_device(luck, wanted) else { return Some(()) };
        let to = luck.index(PARTNERS.len());
        let wish = json!({ "to": PARTNERS[to], "reason": "it was sold on" });
        self.change(&serial, "assignment", &wish, fate, Fate::Claimed(to))
    }

    fn take_back(&self, luck: &mut Luck) -> Option<()> {
        let Some((serial, fate)) = self.some_device(luck, |fate| fate == Fate::Unclaimed) else { return Some(()) };
        self.change(&serial, "withdrawal", &json!({ "reason": "it was lost" }), fate, Fate::Withdrawn)
    }

    fn change(&self, serial: &str, what: &str, wish: &Value, before: Fate, after: Fate) -> Option<()> {
        let path = format!("/api/v1/shipped-devices?q={serial}");
        let (status, _, body) = self.try_call("GET", &path, &Value::Null, "")?;
        if status == 429 {
            return Some(());
        }
        let found: Value = serde_json::from_str(&body).unwrap();
        let id = found["items"][0]["id"].as_str().unwrap_or_else(|| panic!("{serial}: {body}"));
        let serials = [serial.to_owned()];
        self.may_become(&serials, &[before, after]);
        let path = format!("/api/v1/shipped-devices/{id}/{what}");
        let (status, _, body) = self.try_call("POST", &path, wish, "")?;
        // It may be that account's already.
        assert!(matches!(status, 200 | 409 | 429), "{path}: {status} {body}");
        assert!(status != 409 || before == after, "{serial} is {before:?}: {body}");
        self.may_become(&serials, &[if status == 200 { after } else { before }]);
        Some(())
    }

    /// Whether the device is the partner's from now on; whoever is told to wait has it not.
    fn claim(&self, who: usize, serial: &str) -> Option<bool> {
        let partner = &self.partners[who];
        let path = format!("/api/v1/accounts/{}/claims", partner.account);
        let wish = json!({ "serial": serial, "label": LABEL });
        let (status, _, body) = self.call_as(&partner.authorization, "POST", &path, &wish, "")?;
        assert!(matches!(status, 200 | 404 | 429), "{path}: {status} {body}");
        if status != 200 {
            return Some(false);
        }
        let claimed: Value = serde_json::from_str(&body).unwrap();
        let keys: Vec<_> =
            claimed["license_keys"].as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned).collect();
        assert_eq!(keys.len(), 2, "{body}");
        self.promise(|promised| {
            promised.devices.keys.extend(keys);
            promised.devices.claims += 1;
        });
        Some(true)
    }

    /// A device of which it is known how it stands.
    fn some_device(&self, luck: &mut Luck, is_wanted: impl Fn(Fate) -> bool) -> Option<(String, Fate)> {
        self.promise(|promised| {
            let known = promised.devices.devices.iter();
            let known =
                known.filter_map(|(serial, fates)| if let [fate] = fates[..] { Some((serial, fate)) } else { None });
            let fits: Vec<_> = known.filter(|(_, fate)| is_wanted(*fate)).collect();
            luck.pick(&fits).map(|(serial, fate)| ((*serial).clone(), *fate))
        })
    }

    fn may_become(&self, serials: &[String], fates: &[Fate]) {
        self.promise(|promised| {
            for serial in serials {
                promised.devices.devices.insert(serial.clone(), fates.to_vec());
            }
        });
    }
}

/// The serial number of a shipment's device; its shipment's number stands in it.
fn serial(shipment: u32, device: u64) -> String {
    format!("00-90-33-{:02X}-{:02X}-{device:02X}", shipment / 256, shipment % 256)
}
