//! What our mails about stock and devices say: one sentence each, and where to look. (P-04, P-09, P-14, P-16)

use claviger_app::Vendor;
use claviger_app::domain::account::Account;
use claviger_app::domain::license::shipment::Device;
use claviger_app::mail::{LowView, RevokedView, WithdrawnView};
use claviger_app::transfer::{Seen, State};
use jiff::Timestamp;

use super::message::{Unwritable, note};
use crate::texts::Texts;

/// The words of a mail of one sentence and one button.
pub(super) struct Words {
    subject: String,
    lead: String,
    /// What the button says.
    open: String,
}

impl Words {
    /// Subject, plain text and HTML; the button leads to `page`.
    pub(super) fn write(
        self,
        vendor: &Vendor,
        texts: &'static Texts,
        page: &str,
    ) -> Result<(String, String, String), Unwritable> {
        note(vendor, texts, self.subject, &self.lead, &self.open, page, "")
    }
}

/// Stock has fallen below its threshold. (P-16)
pub(super) fn low(texts: &Texts, told: &LowView) -> Words {
    let (name, account) = (told.low.name.as_str(), told.account.name.as_str());
    let below = told.low.threshold.map_or(0, |threshold| threshold.units.count());
    Words {
        subject: texts.stock_mail_low_subject(name, account),
        lead: texts.stock_mail_low_lead(name, account, told.low.left.count(), below),
        open: texts.stock_mail_low_open(),
    }
}

/// The vendor revoked a license key. (P-09)
pub(super) fn revoked(texts: &Texts, told: &RevokedView) -> Words {
    let (key, units) = (&told.key, told.key.units.count());
    let device = key.serial.map_or_else(|| "–".into(), |serial| serial.to_string());
    let lead = match key.factory {
        Some(_) => texts.shipments_mail_revoked_lead(&told.name, units, device, &told.reason),
        None => texts.stock_mail_revoked_lead(&told.name, units, device, &key.end_customer, &told.reason),
    };
    let subject = texts.stock_mail_revoked_subject(&told.name, &told.account.name);
    Words { subject, lead, open: texts.stock_mail_revoked_open() }
}

/// The vendor took an activation key back. (P-09)
pub(super) fn withdrawn(texts: &Texts, told: &WithdrawnView) -> Words {
    let (key, account) = (&told.listed.key, told.account.name.as_str());
    let (hint, order, units) = (key.hint.as_str(), told.listed.order_number.as_str(), key.units.count());
    let lead = match &told.reason {
        Some(reason) => texts.stockmail_withdrawn_lead(hint, &told.name, units, account, order, reason),
        None => texts.stockmail_withdrawn_cancelled(hint, &told.name, units, account, order),
    };
    Words { subject: texts.stockmail_withdrawn_subject(hint, account), lead, open: texts.stockmail_withdrawn_open() }
}

/// The vendor gave a device to the account. (P-04)
pub(super) fn assigned(texts: &Texts, vendor: &str, account: &Account, device: &Device) -> Words {
    let serial = device.serial.to_string();
    Words {
        subject: texts.shipments_mail_assigned_subject(&serial, &account.name),
        lead: texts.shipments_mail_assigned_lead(vendor, &serial, &account.name),
        open: texts.stock_mail_revoked_open(),
    }
}

/// Another account has claimed a device that the account bought. (P-04)
pub(super) fn claimed_elsewhere(
    texts: &Texts,
    vendor: &str,
    account: &Account,
    device: &Device,
    at: Timestamp,
) -> Words {
    let serial = device.serial.to_string();
    let at = texts.date(at.to_zoned(account.zone.clone()).date());
    Words {
        subject: texts.claimed_mail_subject(&serial, &account.name),
        lead: texts.claimed_mail_lead(&serial, &device.number, &account.name, at, vendor),
        open: texts.claimed_mail_open(),
    }
}

/// Stock is offered, or what became of an offer. (P-14)
pub(super) fn transfer(texts: &Texts, told: &Seen) -> Words {
    let (from, to, name) = (told.sender.name.as_str(), told.receiver.name.as_str(), told.name.as_str());
    let units = told.transfer.units.count();
    let (subject, lead) = match told.transfer.state {
        State::Open => {
            let until = texts.date(told.transfer.expires.to_zoned(told.receiver.zone.clone()).date());
            let subject = texts.transfers_mail_offered_subject(from, units, name);
            (subject, texts.transfers_mail_offered_lead(from, units, name, to, until))
        }
        State::Accepted(_) => {
            let subject = texts.transfers_mail_accepted_subject(to, units, name);
            (subject, texts.transfers_mail_accepted_lead(to, units, name))
        }
        State::Declined(_) => {
            let subject = texts.transfers_mail_declined_subject(to, units, name);
            (subject, texts.transfers_mail_declined_lead(to, units, name))
        }
        State::Expired(_) => {
            let subject = texts.transfers_mail_expired_subject(units, name);
            (subject, texts.transfers_mail_expired_lead(to, units, name))
        }
        State::Cancelled(_) => {
            let subject = texts.transfers_mail_cancelled_subject(from, units, name);
            (subject, texts.transfers_mail_cancelled_lead(from, units, name, to))
        }
    };
    Words { subject, lead, open: texts.transfers_mail_open() }
}
