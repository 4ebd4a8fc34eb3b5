//! What our mails look like: HTML and plain text, in the reader's language. (L-03)

use askama::Template;
use claviger_app::Vendor;
use claviger_app::domain::account::GrantScope;
use claviger_app::invitation::InvitationView;
use claviger_app::mail::Content;
use claviger_app::order::OrderView;
use claviger_app::store::mail::Mail;
use jiff::Timestamp;
use lettre::Message;
use lettre::message::header::{ContentType, MessageId};
use lettre::message::{Mailbox as Address, MultiPart, SinglePart};

use crate::naming;
use crate::texts::Texts;

/// A mail that cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// An address our mail library does not take.
    #[error("the address cannot be written to: {0}")]
    Address(#[from] lettre::address::AddressError),
    /// A part that does not fit together.
    #[error("the mail cannot be put together: {0}")]
    Message(#[from] lettre::error::Error),
    /// A template that does not render.
    #[error("the mail's text cannot be rendered: {0}")]
    Template(#[from] askama::Error),
}

/// Writes `mail`. The same mail written again has the same Message-ID.
pub fn compose(
    vendor: &Vendor,
    from: &Address,
    mail: &Mail,
    content: &Content,
    now: Timestamp,
) -> Result<Message, Unwritable> {
    let texts = Texts::of(mail.language.code());
    let (subject, text, html) = write(vendor, texts, content)?;
    let message_id = format!("<{}@{}>", mail.id, from.email.domain());
    Ok(Message::builder()
        .from(from.clone())
        .to(Address::new(None, mail.recipient.as_str().parse()?))
        .subject(subject)
        .date(std::time::SystemTime::from(now))
        .header(MessageId::from(message_id))
        .multipart(
            MultiPart::alternative()
                .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(text))
                .singlepart(SinglePart::builder().header(ContentType::TEXT_HTML).body(html)),
        )?)
}

/// Subject, plain text and HTML.
fn write(vendor: &Vendor, texts: &'static Texts, content: &Content) -> Result<(String, String, String), Unwritable> {
    match content {
        Content::Order { order, unlock } => {
            let facts = Facts::new(vendor, texts, order);
            let subject = texts.mail_order_subject(&order.order.number, &order.customer.name);
            let text = OrderText { texts, vendor: &vendor.name, facts: &facts, unlock }.render()?;
            let html = OrderHtml { texts, vendor: &vendor.name, facts: &facts, unlock, subject: &subject }.render()?;
            Ok((subject, text, html))
        }
        Content::Unlocked { order, manage } => {
            let facts = Facts::new(vendor, texts, order);
            let subject = texts.mail_unlocked_subject(&order.order.number);
            let text = UnlockedText { texts, vendor: &vendor.name, facts: &facts, manage }.render()?;
            let html =
                UnlockedHtml { texts, vendor: &vendor.name, facts: &facts, manage, subject: &subject }.render()?;
            Ok((subject, text, html))
        }
        Content::Invitation { invitation, accept } => {
            let InvitationView { invitation, account } = invitation.as_ref();
            let until = texts.date(invitation.expires.to_zoned(account.zone.clone()).date());
            let (subject, lead) = match invitation.order {
                Some(_) => (texts.mail_invitation_subject(&account.name), texts.mail_invitation_lead(&account.name)),
                None => {
                    let role = naming::role(texts, invitation.role);
                    (texts.mail_join_subject(&account.name), texts.mail_join_lead(&account.name, role))
                }
            };
            let until = texts.mail_invitation_until(until);
            note(vendor, texts, subject, &lead, &texts.mail_invitation_accept(), accept, &until)
        }
        Content::Forwarded { order, manage, until } => {
            let facts = Facts::new(vendor, texts, order);
            let subject = texts.mail_forwarded_subject(&order.order.number, &order.customer.name);
            let until = texts.date(until.to_zoned(order.customer.zone.clone()).date());
            let (vendor, until) = (vendor.name.as_str(), until.as_str());
            let text = ForwardedText { texts, vendor, facts: &facts, manage, until }.render()?;
            let html = ForwardedHtml { texts, vendor, facts: &facts, manage, until, subject: &subject }.render()?;
            Ok((subject, text, html))
        }
        Content::GrantRequested { customer, partner, answer } => {
            let subject = texts.mail_asked_subject(&partner.name, &customer.name);
            let lead = texts.mail_asked_lead(&partner.name, &customer.name);
            note(vendor, texts, subject, &lead, &texts.mail_asked_answer(), answer, "")
        }
        Content::LetIn { customer, partner, scope, manage } => {
            let subject = texts.mail_let_in_subject(&customer.name);
            let lead = match scope {
                GrantScope::Licenses => texts.mail_let_in_lead_licenses(&customer.name, &partner.name),
                GrantScope::Tickets => texts.mail_let_in_lead_tickets(&customer.name, &partner.name),
                GrantScope::Both => texts.mail_let_in_lead_both(&customer.name, &partner.name),
            };
            note(vendor, texts, subject, &lead, &texts.mail_let_in_open(), manage, "")
        }
    }
}

/// A mail of one sentence and one button.
fn note(
    vendor: &Vendor,
    texts: &'static Texts,
    subject: String,
    lead: &str,
    label: &str,
    href: &str,
    until: &str,
) -> Result<(String, String, String), Unwritable> {
    let vendor = vendor.name.as_str();
    let text = NoteText { vendor, lead, label, href, until }.render()?;
    let html = NoteHtml { texts, vendor, lead, label, href, until, subject: &subject }.render()?;
    Ok((subject, text, html))
}

/// What an order's mails say of it.
struct Facts {
    customer: String,
    country: String,
    reseller: String,
    number: String,
    lines: Vec<Line>,
}

struct Line {
    product: String,
    sku: String,
    items: u32,
    code: String,
    status: String,
}

impl Facts {
    fn new(vendor: &Vendor, texts: &Texts, view: &OrderView) -> Self {
        let order = &view.order;
        let is_locked = order.is_still_locked().is_ok();
        let name =
            |sku: &str| vendor.catalogue.product(sku).map_or_else(|| sku.to_owned(), |product| product.name.clone());
        let lines = order.lines.iter().map(|line| Line {
            product: name(&line.sku),
            sku: line.sku.clone(),
            items: line.items,
            code: line.code.clone(),
            status: if is_locked { texts.mail_locked() } else { texts.mail_unlocked() },
        });
        Self {
            customer: view.customer.name.clone(),
            country: order.country.clone(),
            reseller: view.reseller.name.clone(),
            number: order.number.clone(),
            lines: lines.collect(),
        }
    }
}

#[derive(Template)]
#[template(path = "mail/order.txt", escape = "none")]
struct OrderText<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    facts: &'a Facts,
    unlock: &'a str,
}

#[derive(Template)]
#[template(path = "mail/order.html")]
struct OrderHtml<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    facts: &'a Facts,
    unlock: &'a str,
    subject: &'a str,
}

#[derive(Template)]
#[template(path = "mail/unlocked.txt", escape = "none")]
struct UnlockedText<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    facts: &'a Facts,
    manage: &'a str,
}

#[derive(Template)]
#[template(path = "mail/unlocked.html")]
struct UnlockedHtml<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    facts: &'a Facts,
    manage: &'a str,
    subject: &'a str,
}

#[derive(Template)]
#[template(path = "mail/note.txt", escape = "none")]
struct NoteText<'a> {
    vendor: &'a str,
    lead: &'a str,
    label: &'a str,
    href: &'a str,
    until: &'a str,
}

#[derive(Template)]
#[template(path = "mail/note.html")]
struct NoteHtml<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    lead: &'a str,
    label: &'a str,
    href: &'a str,
    until: &'a str,
    subject: &'a str,
}

#[derive(Template)]
#[template(path = "mail/forwarded.txt", escape = "none")]
struct ForwardedText<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    facts: &'a Facts,
    manage: &'a str,
    until: &'a str,
}

#[derive(Template)]
#[template(path = "mail/forwarded.html")]
struct ForwardedHtml<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    facts: &'a Facts,
    manage: &'a str,
    until: &'a str,
    subject: &'a str,
}
