//! Devices, as the vendor ships them and as people claim them.

use std::collections::BTreeMap;
use std::fmt::Write;

use claviger_app::agreement;
use claviger_app::domain::account::Language;
use claviger_app::domain::id::{AccountId, DeviceKeyId, ShippedDeviceId};
use claviger_app::domain::sorting::Part;
use claviger_app::factory::{self, Claiming, Refusal, Typed};
use claviger_app::shipment::{self, DeviceRequest, LicenseRequest, Request, Wrong, import};
use claviger_app::wire::device::Line;
use claviger_app::{Error, Vendor, device_key, device_signing, table};
use claviger_store::binds;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;

use super::deeds::{Came, UnderWay, say};
use super::stock::{device_of, serial};
use super::{Real, nobody};
use crate::simulator::deed::{Deed, Parcel};
use crate::simulator::model::{Model, Whose};
use crate::simulator::{FACTORY, KINDS, NO_ACCOUNT, WRONG_SKUS};

/// More than there ever are.
const ALL: u32 = 10_000;

impl Real {
    pub(super) fn begin_device(&mut self, deed: &Deed, now: i64) -> UnderWay {
        match deed {
            Deed::Ship { shipment, parcels, by_file, .. } => {
                let devices = parcels.iter().map(|parcel| self.parcel(parcel)).collect();
                let request = Request { number: format!("SH-{shipment}"), devices };
                let file = by_file.then(|| file_of(&request));
                self.ask(self.operator.clone(), now, move |tx, act, vendor| {
                    let imported = match &file {
                        None => vec![import::place(tx, act, vendor, &request)?],
                        Some(file) => import::import(tx, act, vendor, file.as_bytes())?.shipments,
                    };
                    let (fresh, again) =
                        imported.iter().fold((0, 0), |(fresh, again), one| (fresh + one.fresh, again + one.again));
                    say(format!("{fresh} are new, {again} came before"))
                })
            }
            Deed::LookFor { account, by, device, label } => {
                let (id, typed) = (self.account(*account).id, typed(*device, *label));
                self.ask_from(by.network, self.one_of(*account, by.person), now, move |tx, act, vendor| {
                    say(match factory::look(tx, act, vendor, id, &typed)? {
                        Ok(found) if found.claiming == Claiming::Now => "it can be claimed",
                        Ok(_) => "it is theirs",
                        Err(refused) => refusing(refused),
                    })
                })
            }
            Deed::Claim { account, by, device, label, .. } => {
                let (id, typed) = (self.account(*account).id, typed(*device, *label));
                self.ask_from(by.network, self.one_of(*account, by.person), now, move |tx, act, vendor| {
                    say(match factory::claim(tx, act, vendor, id, &typed)? {
                        Ok(claimed) if claimed.again => "claimed before",
                        Ok(_) => "claimed",
                        Err(refused) => refusing(refused),
                    })
                })
            }
            Deed::Download { account, device } => {
                let (id, serial) = (self.account(*account).id, serial(*device));
                self.ask(self.somebody_of(*account), now, move |tx, act, vendor| {
                    let (_, file) = device_key::file(tx, act, id, &serial)?;
                    read_file(tx, vendor, &serial, &file)
                })
            }
            Deed::Assign { device, to } => {
                let to = if *to == NO_ACCOUNT { "C-99".into() } else { self.account(*to).number.clone() };
                self.with_device(*device, now, move |tx, act, vendor, id| {
                    shipment::assign(tx, act, vendor, id, &to, "it was sold on").map(|_| ())
                })
            }
            Deed::TakeBack { device } => self.with_device(*device, now, |tx, act, _, id| {
                shipment::withdraw(tx, act, id, "it was lost on its way").map(|_| ())
            }),
            Deed::Unmake { device, product } => {
                let (serial, sku) = (serial(*device), sku(*product));
                self.ask(self.operator.clone(), now, move |tx, act, vendor| {
                    let found = tx.row(
                        "SELECT k.id FROM device_key AS k JOIN factory_license AS f ON f.id = k.factory_license
                         JOIN shipped_device AS d ON d.id = f.device
                         WHERE d.serial = $1 AND f.sku = $2 AND k.revoked_at IS NULL",
                        binds![&serial, sku],
                    )?;
                    let id: DeviceKeyId = found.map_or_else(|| Ok(nobody()), |row| row.get("id"))?;
                    device_key::revoke(tx, act, vendor, id, "the device was stolen")?;
                    say("done")
                })
            }
            Deed::Publish { version } => {
                let texts = vec![(Language::English, "Be fair.".to_owned())];
                let draft = agreement::Draft { version: version.to_string(), texts };
                self.ask(self.operator.clone(), now, move |tx, act, _| {
                    agreement::publish(tx, act, &draft)?;
                    say("published")
                })
            }
            Deed::Agree { account } => self.ask(self.somebody_of(*account), now, |tx, act, _| {
                let shown = agreement::asked(tx, act, None)?.map(|asked| asked.reading.agreement.id);
                agreement::accept(tx, act, shown, Language::English)?;
                say("accepted")
            }),
            _ => UnderWay::Not("a deed that has nothing to do with devices"),
        }
    }

    fn with_device<W>(&mut self, device: u8, now: i64, deed: W) -> UnderWay
    where
        W: Fn(&mut Tx<'_>, &mut claviger_app::act::Act, &Vendor, ShippedDeviceId) -> Result<(), Error>
            + Send
            + Sync
            + 'static,
    {
        let serial = serial(device);
        self.ask(self.operator.clone(), now, move |tx, act, vendor| {
            // The one that was not taken back, or else the last one that was.
            let found = tx.row(
                "SELECT id FROM shipped_device WHERE serial = $1
                 ORDER BY CASE WHEN state = 'withdrawn' THEN 1 ELSE 0 END, id DESC LIMIT 1",
                binds![&serial],
            )?;
            let id = found.map_or_else(|| Ok(nobody()), |row| row.get("id"))?;
            deed(tx, act, vendor, id)?;
            say("done")
        })
    }

    fn parcel(&self, parcel: &Parcel) -> DeviceRequest {
        let buyer = |buyer: u8| if buyer == NO_ACCOUNT { "C-99".into() } else { self.account(buyer).number.clone() };
        let license = |(product, items): &(u8, u32)| LicenseRequest { sku: sku(*product).into(), items: *items };
        DeviceRequest {
            serial: serial(parcel.device),
            buyer: parcel.buyer.map(buyer),
            label: parcel.label.map(|label| format!("LABEL-{label:03}")),
            licenses: parcel.licenses.iter().map(license).collect(),
        }
    }

    /// Whether the vendor is shown what was shipped, and whose each device is, as the model has it.
    ///
    /// # Errors
    ///
    /// What differs.
    pub fn shown_to_vendor(&self, model: &Model, now: i64) -> Result<(), String> {
        let act = claviger_app::act::Act::new(super::instant(now), self.operator.clone(), "192.0.2.7", [0; 32]);
        let accounts: BTreeMap<AccountId, u8> =
            (0..).zip(self.accounts.iter().skip(2)).map(|(number, account)| (account.id, number)).collect();
        let listed =
            self.nodes[0].read(move |tx| shipment::list(tx, &act, &shipment::Search::default(), &Part::first(ALL)));
        let listed = listed.wait().map_err(|error: Error| error.to_string())?;
        let mut shown: Vec<_> = listed
            .into_iter()
            .map(|placed| {
                let holder = placed.row.device.state.holder().and_then(|holder| accounts.get(&holder).copied());
                let keys = placed.row.keys.len();
                let serial = placed.row.device.serial.to_string();
                (device_of(&serial), placed.row.device.state.word(), holder, keys)
            })
            .collect();
        let mut wanted: Vec<_> = model
            .devices
            .iter()
            .map(|device| {
                let holder = if let Whose::Claimed(by) = device.whose { Some(by) } else { None };
                let keys = device.licenses.iter().filter(|made| made.holder().is_some()).count();
                (Some(device.number), device.whose.word(), holder, keys)
            })
            .collect();
        shown.sort_unstable();
        wanted.sort_unstable();
        if shown == wanted { Ok(()) } else { Err(format!("the vendor is shown {shown:?} instead of {wanted:?}")) }
    }
}

/// The product of this number in shipments.
fn sku(product: u8) -> &'static str {
    let product = usize::from(product);
    FACTORY.get(product).map_or_else(|| WRONG_SKUS[(product - FACTORY.len()).min(WRONG_SKUS.len() - 1)], |one| one.sku)
}

/// What somebody types, spelt now like this and now like that.
fn typed(device: u8, label: Option<u8>) -> Typed {
    let serial = serial(device);
    let spelt = match device % 3 {
        0 => serial,
        1 => serial.replace('-', ":").to_lowercase(),
        _ => serial.replace('-', ""),
    };
    Typed {
        serial: spelt,
        label: label.map(|label| format!("label {label:03}")).unwrap_or_default(),
        ..Typed::default()
    }
}

/// The shipment as a file: a row for each license, what is said of the whole device in its first one.
fn file_of(request: &Request) -> String {
    let mut file = "shipment,serial,sku,items,buyer,label\n".to_owned();
    for device in &request.devices {
        for (row, license) in device.licenses.iter().enumerate() {
            let first = |text: &Option<String>| text.clone().filter(|_| row == 0).unwrap_or_default();
            let (buyer, label) = (first(&device.buyer), first(&device.label));
            let LicenseRequest { sku, items } = license;
            let _ = writeln!(file, "{},{},{sku},{items},{buyer},{label}", request.number, device.serial);
        }
    }
    file
}

/// What the lines of a device's file say: each is signed, and for this device.
fn read_file(tx: &mut Tx<'_>, vendor: &Vendor, serial: &str, file: &str) -> Result<Came, Error> {
    let strange = |what: &str| Fault::Gone(what.into());
    let published = device_signing::published(tx, &vendor.vault)?;
    let mut lines = Vec::new();
    for line in file.lines() {
        let line = Line::read_by(&published, line).map_err(|_| strange("a line of a file is not signed"))?;
        let said = line.says.split(' ').nth(4).unwrap_or_default();
        let mut parts = said.split([',', '=']);
        let (unit, units, of) = (parts.next(), parts.next(), parts.next());
        if of != Some(serial) {
            return Err(strange("a line of a file is for another device").into());
        }
        let kind = (0..).zip(KINDS).find(|(_, kind)| match kind.application {
            "pbx" => unit == Some("Users"),
            "bri" => unit == Some("BRIs"),
            _ => false,
        });
        let (kind, _): (u8, _) = kind.ok_or_else(|| strange("a line of a file is of a type that nobody sells"))?;
        lines.push((kind, units.and_then(|units| units.parse::<u64>().ok()).unwrap_or(0)));
    }
    lines.sort_unstable();
    let lines: Vec<_> = lines.iter().map(|(kind, units)| format!("{units} of k{kind}")).collect();
    say(format!("a file: {}", lines.join(", ")))
}

/// A refusal in the model's words.
pub(super) fn words(error: &Error) -> Option<String> {
    use claviger_app::shipment::Refusal as OfShipment;
    let refusal = match error {
        Error::Agreement(agreement::Refusal::NotAccepted { .. }) => return Some("not agreed".into()),
        Error::Agreement(agreement::Refusal::NotInForce) => return Some("there is nothing to accept".into()),
        Error::Shipment(refusal) => refusal,
        _ => return None,
    };
    let wrong = |mut words: Vec<String>| {
        words.sort_unstable();
        format!("wrong: {}", words.join(", "))
    };
    Some(match refusal {
        OfShipment::Mistakes(found) => wrong(found.iter().map(|mistake| shipping(&mistake.what)).collect()),
        OfShipment::Csv(found) => wrong(
            found
                .iter()
                .map(|mistake| match &mistake.what {
                    table::Wrong::Cell(what) => shipping(what),
                    other => format!("{other:?}"),
                })
                .collect(),
        ),
        OfShipment::State(state) => format!("it is {}", state.word()),
        OfShipment::NoAccount => "no such account".into(),
        OfShipment::SameAccount => "it is there already".into(),
        OfShipment::Reason => "no reason".into(),
    })
}

fn refusing(refused: Refusal) -> &'static str {
    match refused {
        Refusal::Serial(_) => "mistyped",
        Refusal::NotClaimable(_) => "nothing of theirs",
    }
}

fn shipping(wrong: &Wrong) -> String {
    let word = match wrong {
        Wrong::SerialTwice => "the device twice",
        Wrong::SerialOfOthers { .. } => "another maker's",
        Wrong::Licenses => "no licenses",
        Wrong::UnknownSku { .. } => "no such product",
        Wrong::NotWithDevices { .. } => "not with devices",
        Wrong::SkuTwice => "the product twice",
        Wrong::Items => "no items",
        Wrong::BuyerUnknown(_) => "no such buyer",
        Wrong::NoProof { .. } => "nothing would prove it",
        Wrong::OtherShipment { .. } => "of another shipment",
        Wrong::LabelDiffers => "another label before",
        // Of a buyer there is one number, or none; of licenses always a list.
        Wrong::Differs { before, sent } if before.contains('×') && sent.contains('×') => "other licenses before",
        Wrong::Differs { .. } => "another buyer before",
        Wrong::Number | Wrong::Devices | Wrong::Serial(_) | Wrong::Label(_) => return format!("{wrong:?}"),
    };
    word.to_owned()
}
