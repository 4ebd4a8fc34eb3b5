//! What we write to people: promised within a deed's transaction, worked out and sent after it. (L-03)

use claviger_domain::account::{Account, AccountKind, Email, GrantScope, Language, Permission};
use claviger_domain::id::{
    AccountId, ActivationKeyId, AlertId, CorrectionId, DeviceKeyId, ForwardingId, GrantId, InvitationId, LicenseId,
    MailId, OrderId, PoolId, ShippedDeviceId, TransferId,
};
use claviger_domain::license::activation_key::State as KeyState;
use claviger_domain::license::device_key::DeviceKey;
use claviger_domain::license::shipment::{Device, State as DeviceState};
use claviger_domain::license::{License, correction};
use claviger_domain::sales::order::State;
use claviger_store as store;
use claviger_store::activation_key::Listed;
use claviger_store::correction::Correction;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::mail::Mail;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::act::Act;
use crate::alert::AlertView;
use crate::invitation::InvitationView;
use crate::letter::Letter;
use crate::order::OrderView;
use crate::vault::Link;
use crate::{Error, Vendor, activation_key, alert, letter, matrix, order, outbox, stock, transfer};

/// After so many attempts a mail is given up. (L-03)
const MOST_ATTEMPTS: u32 = 12;

/// The kinds of mail there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An order's one mail, with its table and its *Unlock now*.
    Order,
    /// The order was unlocked.
    Unlocked,
    /// Come in and be a member of an account.
    Invitation,
    /// To a person about themselves.
    Letter(letter::Kind),
    /// Another installation uses a server's token, or a copy of it runs. (L-17)
    ServerAlert,
    /// The vendor put something right after the unlock. (L-29)
    Correction,
    /// An order was forwarded to a reseller. (L-06)
    Forwarded,
    /// A partner asks to be let in.
    GrantRequested,
    /// A customer lets a partner in.
    LetIn,
    /// Stock has fallen below its threshold. (P-16)
    StockLow,
    /// The vendor revoked a license key. (P-09)
    KeyRevoked,
    /// The vendor took an activation key back. (P-09)
    ActivationKeyWithdrawn,
    /// The vendor gave a device to the account. (P-04)
    DeviceAssigned,
    /// Another account has claimed a device that the account bought. (P-04)
    DeviceClaimedElsewhere,
    /// Another account offers stock. (P-14)
    TransferOffered,
    /// An offer of stock was answered, taken back, or came to nothing. (P-14)
    TransferEnded,
}

/// What a mail says.
#[derive(Debug, Clone)]
pub enum Content {
    /// An order's one mail.
    Order {
        /// The order.
        order: Box<OrderView>,
        /// Where *Unlock now* leads; empty where there is nothing to unlock.
        unlock: String,
        /// The activation keys it brings, and their codes. (P-06)
        keys: Vec<(LicenseId, String)>,
        /// Where activation keys are redeemed; empty where it brings none.
        redeem: String,
    },
    /// The order was unlocked.
    Unlocked {
        /// The order.
        order: Box<OrderView>,
        /// Where *Manage licenses* leads.
        manage: String,
    },
    /// Come in and be a member of an account.
    Invitation {
        /// The invitation.
        invitation: Box<InvitationView>,
        /// Where it is accepted.
        accept: String,
    },
    /// To a person about themselves.
    Letter(Box<Letter>),
    /// Another installation uses a server's token, or a copy of it runs. (L-17)
    ServerAlert {
        /// What was seen, and of which server.
        told: Box<AlertView>,
        /// The server's page.
        page: String,
    },
    /// The vendor put something right after the unlock. (L-29)
    Correction {
        /// What.
        correction: Box<CorrectionView>,
        /// Where the reader can look at it.
        look: String,
    },
    /// An order was forwarded to a reseller.
    Forwarded {
        /// The order.
        order: Box<OrderView>,
        /// Where the reseller asks to manage its licenses.
        manage: String,
        /// From when on that is no longer possible.
        until: Timestamp,
    },
    /// A partner asks to be let in.
    GrantRequested {
        /// Who is asked.
        customer: Box<Account>,
        /// Who asks.
        partner: Box<Account>,
        /// Where it is answered.
        answer: String,
    },
    /// A customer lets a partner in.
    LetIn {
        /// Who lets in.
        customer: Box<Account>,
        /// Who is let in.
        partner: Box<Account>,
        /// For what.
        scope: GrantScope,
        /// Where the customer's licenses are; the start page, where they are not meant.
        manage: String,
    },
    /// Stock has fallen below its threshold. (P-16)
    StockLow {
        /// Which.
        told: Box<LowView>,
        /// The balance.
        page: String,
    },
    /// The vendor revoked a license key. (P-09)
    KeyRevoked {
        /// Which, and why.
        told: Box<RevokedView>,
        /// The license keys.
        page: String,
    },
    /// The vendor took an activation key back. (P-09)
    ActivationKeyWithdrawn {
        /// Which, and why.
        told: Box<WithdrawnView>,
        /// The activation keys for its holder, the order for whoever sold it.
        page: String,
    },
    /// The vendor gave a device to the account. (P-04)
    DeviceAssigned {
        /// The account.
        account: Box<Account>,
        /// The device.
        device: Box<Device>,
        /// The license keys.
        page: String,
    },
    /// Another account has claimed a device that the account bought. (P-04)
    DeviceClaimedElsewhere {
        /// Who bought it.
        account: Box<Account>,
        /// The device.
        device: Box<Device>,
        /// When it was claimed.
        at: Timestamp,
        /// The account's start page.
        page: String,
    },
    /// Stock is offered, or what became of an offer. (P-14)
    Transfer {
        /// Which.
        told: Box<transfer::Seen>,
        /// The transfers of the reader's account.
        page: String,
    },
}

/// What a mail about low stock says. (P-16)
#[derive(Debug, Clone)]
pub struct LowView {
    /// Whose stock it is.
    pub account: Account,
    /// Which license type.
    pub low: stock::Type,
}

/// What a mail about a revoked license key says. (P-09)
#[derive(Debug, Clone)]
pub struct RevokedView {
    /// Whose it was.
    pub account: Account,
    /// The key.
    pub key: DeviceKey,
    /// Its license type's name.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// What a mail about an activation key that was taken back says. (P-09)
#[derive(Debug, Clone)]
pub struct WithdrawnView {
    /// Whose it was.
    pub account: Account,
    /// The key, and the order that brought it.
    pub listed: Listed,
    /// The product it would have brought.
    pub name: String,
    /// Why; none where its order was cancelled.
    pub reason: Option<String>,
}

/// A correction with the names a mail needs.
#[derive(Debug, Clone)]
pub struct CorrectionView {
    /// The correction.
    pub correction: Correction,
    /// The account it was made in.
    pub account: Account,
    /// The account that was merged into it.
    pub merged: Option<Account>,
    /// The license.
    pub license: Option<License>,
    /// The license it was exchanged for.
    pub replacement: Option<License>,
}

/// Puts a mail into the outbox, within the deed's own transaction.
pub(crate) fn enqueue(
    tx: &mut Tx<'_>,
    act: &mut Act,
    kind: Kind,
    subject: Uuid,
    generation: u32,
    recipient: &Email,
    language: Language,
) -> Result<MailId, Fault> {
    let id = act.id();
    let kind = kind.word().into();
    let mail = Mail { id, kind, subject, generation, recipient: recipient.clone(), language, attempts: 0 };
    store::mail::enqueue(tx, &mail, act.now)?;
    Ok(id)
}

/// Puts a mail to every administrator of these accounts into the outbox; whoever belongs to several is written to once.
pub(crate) fn enqueue_to_administrators(
    tx: &mut Tx<'_>,
    act: &mut Act,
    kind: Kind,
    subject: Uuid,
    accounts: &[AccountId],
) -> Result<(), Fault> {
    let mut written: Vec<Email> = Vec::new();
    for account in accounts {
        for person in store::person::administrators(tx, *account)? {
            if !written.contains(&person.email) {
                enqueue(tx, act, kind, subject, 1, &person.email, person.language)?;
                written.push(person.email);
            }
        }
    }
    Ok(())
}

/// Whether any mail is due: a look costs less than a claim.
pub fn is_any_due(tx: &mut Tx<'_>, act: &Act) -> Result<bool, Fault> {
    store::mail::is_any_due(tx, act.now)
}

/// Takes mails that are due and works out what they say; nobody else takes them until `until`.
pub fn claim(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    until: Timestamp,
    most: u32,
) -> Result<Vec<(Mail, Option<Content>)>, Fault> {
    let mails = store::mail::claim(tx, act.now, until, most)?;
    mails
        .into_iter()
        .map(|mail| {
            let content = content(tx, vendor, &mail)?;
            Ok((mail, content))
        })
        .collect()
}

/// Notes that the mail server took a mail.
pub fn note_sent(tx: &mut Tx<'_>, act: &Act, id: MailId) -> Result<(), Fault> {
    store::mail::note_sent(tx, id, act.now)
}

/// Notes that it did not. It is tried again later and later; what cannot succeed, or has failed too often, never.
pub fn note_failed(tx: &mut Tx<'_>, act: &mut Act, mail: &Mail, error: &str, is_final: bool) -> Result<(), Error> {
    outbox::note_failure(tx, act, mail.id, error)?;
    let again = next_attempt(mail.attempts, act.now).filter(|_| !is_final);
    Ok(store::mail::note_failed(tx, mail.id, error, again)?)
}

/// When a mail that has failed `attempts` times is tried again: after half a minute, a minute, two, … six hours at most.
fn next_attempt(attempts: u32, now: Timestamp) -> Option<Timestamp> {
    if attempts >= MOST_ATTEMPTS {
        return None;
    }
    let secs = 30_i64 << attempts.saturating_sub(1).min(20);
    Some(now + SignedDuration::from_secs(secs.min(6 * 3600)))
}

/// What a mail says; `None` if what it is about is gone or was taken back, or its link was replaced meanwhile.
pub(crate) fn content(tx: &mut Tx<'_>, vendor: &Vendor, mail: &Mail) -> Result<Option<Content>, Fault> {
    let address = &vendor.address;
    // Whoever was erased is not written to any more.
    if mail.recipient.is_erased() {
        return Ok(None);
    }
    match Kind::from_word(&mail.kind) {
        Some(Kind::Order) => {
            let id = OrderId::from_uuid(mail.subject);
            let Some(found) = store::order::find(tx, id)? else { return Ok(None) };
            if found.link_generation != mail.generation || matches!(found.state, State::Cancelled { .. }) {
                return Ok(None);
            }
            let secret = vendor.vault.link_secret(Link::Unlock(mail.subject), mail.generation);
            let order = Box::new(order::view(tx, found)?);
            let unlock = if order.is_all_stock() { String::new() } else { format!("{address}/unlock/{id}/{secret}") };
            let code = |listed: &Listed| Ok::<_, Fault>((listed.key.license, activation_key::reveal(vendor, listed)?));
            // What the buyer has passed on is no longer the buyer's. (P-14)
            let holder = order.order.customer;
            let is_good = |listed: &&Listed| listed.key.state == KeyState::Ready && listed.key.holder == holder;
            let ready = order.keys.iter().filter(is_good);
            let keys: Vec<_> = ready.map(code).collect::<Result<_, _>>()?;
            let redeem = match order.keys.first() {
                Some(_) => format!("{address}/accounts/{}/stock/activation-keys", order.order.customer),
                None => String::new(),
            };
            Ok(Some(Content::Order { order, unlock, keys, redeem }))
        }
        Some(Kind::Unlocked) => {
            let Some(found) = store::order::find(tx, OrderId::from_uuid(mail.subject))? else { return Ok(None) };
            let manage = format!("{address}/accounts/{}/licenses", found.customer);
            Ok(Some(Content::Unlocked { order: Box::new(order::view(tx, found)?), manage }))
        }
        Some(Kind::Invitation) => {
            let id = InvitationId::from_uuid(mail.subject);
            let Some(invitation) = store::invitation::find(tx, id)? else { return Ok(None) };
            if invitation.generation != mail.generation || invitation.withdrawn.is_some() {
                return Ok(None);
            }
            let Some(account) = store::account::find(tx, invitation.account)? else { return Ok(None) };
            let secret = vendor.vault.link_secret(Link::Invitation(mail.subject), mail.generation);
            let invitation = Box::new(InvitationView { invitation, account });
            Ok(Some(Content::Invitation { invitation, accept: format!("{address}/invitations/{id}/{secret}") }))
        }
        Some(Kind::Letter(kind)) => {
            Ok(letter::content(tx, vendor, kind, mail)?.map(|letter| Content::Letter(Box::new(letter))))
        }
        Some(Kind::ServerAlert) => {
            let Some(told) = alert::to_tell(tx, AlertId::from_uuid(mail.subject))? else { return Ok(None) };
            let page = format!("{address}/servers/{}", told.alert.server);
            Ok(Some(Content::ServerAlert { told: Box::new(told), page }))
        }
        Some(Kind::Correction) => {
            let Some(found) = correction(tx, CorrectionId::from_uuid(mail.subject))? else { return Ok(None) };
            // Whoever bought it sees the order; the customer's own people see the account.
            let order = match found.correction.order {
                Some(order) => store::order::find(tx, order)?.filter(|order| order.recipient.email == mail.recipient),
                None => None,
            };
            let look = match order {
                Some(order) => format!("{address}/orders/{}", order.id),
                None if found.account.kind != AccountKind::Customer => {
                    format!("{address}/accounts/{}", found.account.id)
                }
                None => format!("{address}/accounts/{}/licenses", found.account.id),
            };
            Ok(Some(Content::Correction { correction: Box::new(found), look }))
        }
        Some(Kind::Forwarded) => {
            let id = ForwardingId::from_uuid(mail.subject);
            let Some(forwarding) = store::forward::find(tx, id)? else { return Ok(None) };
            let Some(found) = store::order::find(tx, forwarding.order)? else { return Ok(None) };
            let secret = vendor.vault.link_secret(Link::Forwarding(mail.subject), mail.generation);
            let (order, manage) = (Box::new(order::view(tx, found)?), format!("{address}/forwardings/{id}/{secret}"));
            Ok(Some(Content::Forwarded { order, manage, until: forwarding.expires }))
        }
        Some(Kind::GrantRequested) => {
            let Some(forwarding) = store::forward::find(tx, ForwardingId::from_uuid(mail.subject))? else {
                return Ok(None);
            };
            let Some(found) = store::order::find(tx, forwarding.order)? else { return Ok(None) };
            let Some(partner) = forwarding.used_by else { return Ok(None) };
            // Who was answered meanwhile needs no answer any more.
            if store::grant::request(tx, found.customer, partner)?.is_none() {
                return Ok(None);
            }
            let parties = (store::account::find(tx, found.customer)?, store::account::find(tx, partner)?);
            let (Some(customer), Some(partner)) = parties else { return Ok(None) };
            let answer = format!("{address}/accounts/{}/partners", customer.id);
            Ok(Some(Content::GrantRequested { customer: Box::new(customer), partner: Box::new(partner), answer }))
        }
        Some(Kind::LetIn) => {
            let Some(grant) = store::grant::find(tx, GrantId::from_uuid(mail.subject))? else { return Ok(None) };
            let parties = (store::account::find(tx, grant.customer)?, store::account::find(tx, grant.partner)?);
            let (Some(customer), Some(partner)) = parties else { return Ok(None) };
            let manage = if grant.scope.carries(Permission::SeeLicenses) {
                format!("{address}/accounts/{}/licenses", customer.id)
            } else {
                format!("{address}/")
            };
            let (customer, partner) = (Box::new(customer), Box::new(partner));
            Ok(Some(Content::LetIn { customer, partner, scope: grant.scope, manage }))
        }
        Some(Kind::StockLow) => {
            let id = PoolId::from_uuid(mail.subject);
            let (Some(pool), threshold) = (store::pool::find(tx, id)?, store::stock::threshold(tx, id)?) else {
                return Ok(None);
            };
            // What was filled up again meanwhile needs nobody.
            if threshold.is_none_or(|threshold| threshold.below_since.is_none()) {
                return Ok(None);
            }
            let Some(account) = store::account::find(tx, pool.key.account)? else { return Ok(None) };
            let page = format!("{address}/accounts/{}/stock", account.id);
            let left = pool.figures.loaded.less(pool.figures.held());
            let loaded = pool.figures.loaded;
            let low = stock::Type { name: matrix::application_name(vendor, &pool), pool, loaded, left, threshold };
            Ok(Some(Content::StockLow { told: Box::new(LowView { account, low }), page }))
        }
        Some(Kind::KeyRevoked) => {
            let Some(key) = store::device_key::find(tx, DeviceKeyId::from_uuid(mail.subject))? else { return Ok(None) };
            let (Some(account), Some(pool)) =
                (store::account::find(tx, key.account)?, store::pool::find(tx, key.pool)?)
            else {
                return Ok(None);
            };
            let Some((_, reason)) = key.revoked.clone() else { return Ok(None) };
            let page = format!("{address}/accounts/{}/stock/license-keys", account.id);
            let name = matrix::application_name(vendor, &pool);
            Ok(Some(Content::KeyRevoked { told: Box::new(RevokedView { account, key, name, reason }), page }))
        }
        Some(Kind::ActivationKeyWithdrawn) => {
            let id = ActivationKeyId::from_uuid(mail.subject);
            let Some(listed) = store::activation_key::find(tx, id)? else { return Ok(None) };
            let Some(account) = store::account::find(tx, listed.key.holder)? else { return Ok(None) };
            let Some(reason) = listed.reason.clone() else { return Ok(None) };
            // The holder's people see it among their keys; whoever sold it sees the order.
            let known = store::person::find_by_email(tx, &mail.recipient)?;
            let memberships = match known {
                Some((person, _)) => store::person::memberships(tx, person.id)?,
                None => Vec::new(),
            };
            let page = if memberships.iter().any(|one| one.account == account.id) {
                format!("{address}/accounts/{}/stock/activation-keys", account.id)
            } else {
                format!("{address}/orders/{}", listed.order)
            };
            let product = vendor.catalogue.product(&listed.sku);
            let name = product.map_or_else(|| listed.sku.clone(), |product| product.name.clone());
            let reason = Some(reason).filter(|reason| reason != activation_key::ORDER_CANCELLED);
            let told = Box::new(WithdrawnView { account, listed, name, reason });
            Ok(Some(Content::ActivationKeyWithdrawn { told, page }))
        }
        Some(Kind::DeviceAssigned) => {
            let Some(found) = store::shipment::find(tx, ShippedDeviceId::from_uuid(mail.subject))? else {
                return Ok(None);
            };
            // Who has it no longer when the mail is written, learns nothing of whoever has.
            let Some(holder) = found.device.state.holder() else { return Ok(None) };
            let administrators = store::person::administrators(tx, holder)?;
            if !administrators.iter().any(|person| person.email == mail.recipient) {
                return Ok(None);
            }
            let Some(account) = store::account::find(tx, holder)? else { return Ok(None) };
            let page = format!("{address}/accounts/{holder}/stock/license-keys");
            let (account, device) = (Box::new(account), Box::new(found.device));
            Ok(Some(Content::DeviceAssigned { account, device, page }))
        }
        Some(Kind::DeviceClaimedElsewhere) => {
            let Some(found) = store::shipment::find(tx, ShippedDeviceId::from_uuid(mail.subject))? else {
                return Ok(None);
            };
            // What the vendor has settled meanwhile needs nobody; and whoever is no buyer any more learns nothing.
            let (Some(buyer), DeviceState::Claimed { by, at }, None) =
                (found.device.buyer, found.device.state, &found.reason)
            else {
                return Ok(None);
            };
            let administrators = store::person::administrators(tx, buyer)?;
            if by == buyer || !administrators.iter().any(|person| person.email == mail.recipient) {
                return Ok(None);
            }
            let Some(account) = store::account::find(tx, buyer)? else { return Ok(None) };
            let (account, device) = (Box::new(account), Box::new(found.device));
            let page = format!("{address}/accounts/{buyer}");
            Ok(Some(Content::DeviceClaimedElsewhere { account, device, at, page }))
        }
        Some(kind @ (Kind::TransferOffered | Kind::TransferEnded)) => {
            let Some(found) = store::transfer::find(tx, TransferId::from_uuid(mail.subject))? else { return Ok(None) };
            // Whoever is told too late that something is offered, is told what became of it.
            if (kind == Kind::TransferOffered) != (found.state == transfer::State::Open) {
                return Ok(None);
            }
            let is_receivers = matches!(found.state, transfer::State::Open | transfer::State::Cancelled(_));
            let account = if is_receivers { found.receiver } else { found.sender };
            let page = format!("{address}/accounts/{account}/stock/transfers");
            Ok(Some(Content::Transfer { told: Box::new(transfer::with_names(tx, vendor, found)?), page }))
        }
        None => Ok(None),
    }
}

fn correction(tx: &mut Tx<'_>, id: CorrectionId) -> Result<Option<CorrectionView>, Fault> {
    let Some(correction) = store::correction::find(tx, id)? else { return Ok(None) };
    let Some(account) = store::account::find(tx, correction.account)? else { return Ok(None) };
    let merged = match correction.other.filter(|_| correction.kind == correction::Kind::MergedIn) {
        Some(other) => store::account::find(tx, other)?,
        None => None,
    };
    let mut find = |id: Option<LicenseId>| match id {
        Some(id) => Ok::<_, Fault>(store::license::find(tx, id)?.map(|stored| stored.license)),
        None => Ok(None),
    };
    let license = find(correction.license.map(|(license, _)| license))?;
    let replacement = find(correction.replacement)?;
    Ok(Some(CorrectionView { correction, account, merged, license, replacement }))
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Unlocked => "unlocked",
            Self::Invitation => "invitation",
            Self::Letter(kind) => kind.word(),
            Self::ServerAlert => "server-alert",
            Self::Correction => "correction",
            Self::Forwarded => "forwarded",
            Self::GrantRequested => "grant-requested",
            Self::LetIn => "let-in",
            Self::StockLow => "stock-low",
            Self::KeyRevoked => "license-key-revoked",
            Self::ActivationKeyWithdrawn => "activation-key-withdrawn",
            Self::DeviceAssigned => "device-assigned",
            Self::DeviceClaimedElsewhere => "device-claimed-elsewhere",
            Self::TransferOffered => "transfer-offered",
            Self::TransferEnded => "transfer-ended",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        let plain = [
            Self::Order,
            Self::Unlocked,
            Self::Invitation,
            Self::ServerAlert,
            Self::Correction,
            Self::Forwarded,
            Self::GrantRequested,
            Self::LetIn,
            Self::StockLow,
            Self::KeyRevoked,
            Self::ActivationKeyWithdrawn,
            Self::DeviceAssigned,
            Self::DeviceClaimedElsewhere,
            Self::TransferOffered,
            Self::TransferEnded,
        ];
        let known = plain.into_iter().find(|kind| kind.word() == word);
        known.or_else(|| letter::Kind::from_word(word).map(Self::Letter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_03_a_mail_is_tried_again_later_and_later_and_then_given_up() {
        let waits: Vec<_> =
            (1..=12).map(|attempts| next_attempt(attempts, Timestamp::UNIX_EPOCH).map(Timestamp::as_second)).collect();
        let expected = [30, 60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360, 21_600].map(Some);
        assert_eq!(waits[..11], expected);
        assert_eq!(waits[11], None);
    }
}
