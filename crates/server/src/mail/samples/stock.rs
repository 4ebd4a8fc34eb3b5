//! A mail of each kind about stock and devices. (P-04, P-06, P-09, P-14, P-16)

use claviger_app::domain::account::AccountKind;
use claviger_app::domain::id::{
    ActivationKeyId, DeviceKeyId, FactoryLicenseId, LicenseId, OrderId, PoolId, ShipmentId, ShippedDeviceId, TransferId,
};
use claviger_app::domain::license::activation_key::{ActivationKey, State as KeyState};
use claviger_app::domain::license::device_key::DeviceKey;
use claviger_app::domain::license::pool::{Pool, PoolKey};
use claviger_app::domain::license::shipment::{Device, State as DeviceState};
use claviger_app::domain::license::transfer::{State, Transfer, What};
use claviger_app::domain::license::{Model, ProductRole};

use claviger_app::domain::sales::order;
use claviger_app::domain::units::Units;
use claviger_app::mail::{Content, LowView, RevokedView, WithdrawnView};
use claviger_app::stock::Type;
use claviger_app::store::activation_key::Listed;
use claviger_app::store::stock::Threshold;
use claviger_app::transfer::Seen;
use jiff::tz::TimeZone;

use super::{MONTH, NOWHERE, Samples};

/// What a code looks like; nobody can redeem this one.
const CODE: &str = "ACT-1-5d57-b1c0-b758-8ac7";
const HINT: &str = "ACT-1-5d57…";
const SERIAL: &str = "00-90-33-04-00-01";
const NAME: &str = "PBX-Registrations";

impl Samples {
    pub(super) fn of_stock(&self) -> Vec<(&'static str, Content)> {
        let page = || NOWHERE.to_owned();
        let withdrawn = |reason: Option<&str>| Content::ActivationKeyWithdrawn {
            told: Box::new(self.withdrawn(reason)),
            page: page(),
        };
        let revoked = |came_with| Content::KeyRevoked { told: Box::new(self.revoked(came_with)), page: page() };
        let transfer = |state| Content::Transfer { told: Box::new(self.transfer(state)), page: page() };
        let mut all = vec![
            ("order-stock", self.order_for_stock()),
            ("stock-low", Content::StockLow { told: Box::new(self.low()), page: page() }),
            ("license-key-revoked", revoked(false)),
            ("license-key-revoked-device", revoked(true)),
            ("activation-key-withdrawn", withdrawn(Some("Sent to the wrong reseller."))),
            ("activation-key-withdrawn-cancelled", withdrawn(None)),
            ("transfer", transfer(State::Open)),
            ("transfer-accepted", transfer(State::Accepted(self.now))),
            ("transfer-declined", transfer(State::Declined(self.now))),
            ("transfer-cancelled", transfer(State::Cancelled(self.now))),
            ("transfer-expired", transfer(State::Expired(self.now))),
        ];
        if let Some(device) = self.device() {
            let (account, device) = (Box::new(self.partner()), Box::new(device));
            let at = self.now;
            all.push((
                "device-assigned",
                Content::DeviceAssigned { account: account.clone(), device: device.clone(), page: page() },
            ));
            all.push((
                "device-claimed-elsewhere",
                Content::DeviceClaimedElsewhere { account, device, at, page: page() },
            ));
        }
        all
    }

    /// An order that brings an activation key, and nothing to unlock.
    fn order_for_stock(&self) -> Content {
        let mut order = self.order(order::State::Unlocked { at: self.now });
        order.order.lines.truncate(1);
        let license = LicenseId::new(self.now, [1; 10]);
        order.keys = vec![self.activation_key(None)];
        Content::Order {
            order: Box::new(order),
            unlock: String::new(),
            keys: vec![(license, CODE.to_owned())],
            redeem: NOWHERE.to_owned(),
        }
    }

    fn activation_key(&self, reason: Option<&str>) -> Listed {
        let key = ActivationKey {
            id: ActivationKeyId::new(self.now, [1; 10]),
            license: LicenseId::new(self.now, [1; 10]),
            units: units(25),
            holder: self.partner().id,
            hint: HINT.to_owned(),
            state: KeyState::Ready,
            made: self.now,
        };
        Listed {
            key,
            sku: "PBX-REG-1".to_owned(),
            order: OrderId::new(self.now, [1; 10]),
            order_number: "OrdNum002".to_owned(),
            sealed: Vec::new(),
            reason: reason.map(ToOwned::to_owned),
        }
    }

    fn withdrawn(&self, reason: Option<&str>) -> WithdrawnView {
        WithdrawnView {
            account: self.partner(),
            listed: self.activation_key(reason),
            name: "PBX registration".to_owned(),
            reason: reason.map(ToOwned::to_owned),
        }
    }

    fn low(&self) -> LowView {
        let account = self.partner();
        let key = PoolKey {
            account: account.id,
            application: "pbx-registrations".to_owned(),
            unit: "registrations".to_owned(),
            role: ProductRole::Base,
            model: Model::Perpetual,
        };
        let pool = Pool::empty(PoolId::new(self.now, [1; 10]), key, TimeZone::UTC);
        let threshold = Threshold { pool: pool.id, units: units(10), below_since: Some(self.now) };
        let low = Type { pool, name: NAME.to_owned(), loaded: units(100), left: units(8), threshold: Some(threshold) };
        LowView { account, low }
    }

    /// A license key that was revoked: made of stock, or come with its device.
    fn revoked(&self, came_with_its_device: bool) -> RevokedView {
        let account = self.partner();
        let key = DeviceKey {
            id: DeviceKeyId::new(self.now, [1; 10]),
            account: account.id,
            pool: PoolId::new(self.now, [1; 10]),
            units: units(37),
            serial: SERIAL.parse().ok(),
            end_customer: "Innova & Söhne".to_owned(),
            location: "Sindelfingen".to_owned(),
            description: String::new(),
            number: "5d57b1c0b7588ac7".to_owned(),
            says: String::new(),
            line: String::new(),
            made: self.now,
            factory: came_with_its_device.then(|| FactoryLicenseId::new(self.now, [1; 10])),
            revoked: None,
        };
        RevokedView { account, key, name: NAME.to_owned(), reason: "Made for the wrong device.".to_owned() }
    }

    fn device(&self) -> Option<Device> {
        Some(Device {
            id: ShippedDeviceId::new(self.now, [1; 10]),
            shipment: ShipmentId::new(self.now, [1; 10]),
            number: "S-2019-0808".to_owned(),
            serial: SERIAL.parse().ok()?,
            buyer: Some(self.partner().id),
            has_label: true,
            licenses: Vec::new(),
            state: DeviceState::Unclaimed,
            made: self.now,
        })
    }

    fn transfer(&self, state: State) -> Seen {
        let (sender, receiver) = (self.partner(), self.account("R1002", AccountKind::Reseller, "Telemar Sistemi"));
        let transfer = Transfer {
            id: TransferId::new(self.now, [1; 10]),
            sender: sender.id,
            receiver: receiver.id,
            what: What::Units(PoolId::new(self.now, [1; 10])),
            units: units(25),
            state,
            made: self.now,
            expires: self.now + MONTH,
        };
        let is_open = state == State::Open;
        Seen {
            transfer,
            sender,
            receiver,
            name: NAME.to_owned(),
            hint: String::new(),
            may_answer: is_open,
            may_cancel: false,
        }
    }
}

fn units(count: u64) -> Units {
    Units::new(count).unwrap_or(Units::ZERO)
}
