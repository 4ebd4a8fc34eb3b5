//! What our mails look like: HTML and plain text, in the reader's language. (L-03)

use askama::Template;
use claviger_app::Vendor;
use claviger_app::alert::AlertView;
use claviger_app::domain::account::GrantScope;
use claviger_app::domain::id::LicenseId;
use claviger_app::domain::license::License;
use claviger_app::domain::license::alert::{AlertKind, Sighting};
use claviger_app::domain::license::correction::Kind;
use claviger_app::invitation::InvitationView;
use claviger_app::mail::{Content, CorrectionView};
use claviger_app::order::OrderView;
use claviger_app::store::mail::Mail;
use jiff::Timestamp;
use lettre::Message;
use lettre::message::header::{ContentType, MessageId};
use lettre::message::{Mailbox as Address, MultiPart, SinglePart};

use super::{letter, stock};
use crate::texts::Texts;
use crate::wording;

/// The secrets of links have 43 characters; ids have 36.
const SHORTEST_SECRET: usize = 40;

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

/// A mail's words.
pub struct Written {
    /// Its subject.
    pub subject: String,
    /// Its plain text.
    pub text: String,
    /// Its HTML.
    pub html: String,
}

/// Writes `mail` for somebody who is not its recipient: the secrets are taken out of its links. (L-03, X-13)
pub fn shown(vendor: &Vendor, mail: &Mail, content: &Content) -> Result<Written, Unwritable> {
    let mut content = content.clone();
    if let Content::Order { order, keys, .. } = &mut content {
        for (license, code) in keys {
            *code = order.key_of(*license).map(|listed| listed.key.hint.clone()).unwrap_or_default();
        }
    }
    let (subject, text, html) = write(vendor, Texts::of(mail.language.code()), &content)?;
    Ok(Written { subject, text: without_secrets(&text), html: without_secrets(&html) })
}

/// Writes what a mail says, in this language.
pub fn written(vendor: &Vendor, texts: &'static Texts, content: &Content) -> Result<Written, Unwritable> {
    let (subject, text, html) = write(vendor, texts, content)?;
    Ok(Written { subject, text, html })
}

/// Puts dots in place of whatever is as long as a secret of ours and looks like one.
fn without_secrets(text: &str) -> String {
    let is_secret = |word: &str| word.len() >= SHORTEST_SECRET;
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        out.push_str(if is_secret(&rest[..end]) { "•••" } else { &rest[..end] });
        rest = &rest[end..];
    }
    out + rest
}

/// Subject, plain text and HTML.
fn write(vendor: &Vendor, texts: &'static Texts, content: &Content) -> Result<(String, String, String), Unwritable> {
    match content {
        Content::Order { order, unlock, keys, redeem } => {
            let facts = Facts::new(vendor, texts, order).with_keys(order, keys);
            let subject = texts.mail_order_subject(&order.order.number, &order.customer.name);
            let lead = if unlock.is_empty() { texts.stock_mail_order_lead() } else { texts.mail_order_lead() };
            let (vendor, lead) = (vendor.name.as_str(), lead.as_str());
            let text = OrderText { texts, vendor, facts: &facts, lead, unlock, redeem }.render()?;
            let html = OrderHtml { texts, vendor, facts: &facts, lead, unlock, redeem, subject: &subject }.render()?;
            Ok((subject, text, html))
        }
        Content::StockLow { told, page } => stock::low(texts, told).write(vendor, texts, page),
        Content::KeyRevoked { told, page } => stock::revoked(texts, told).write(vendor, texts, page),
        Content::ActivationKeyWithdrawn { told, page } => stock::withdrawn(texts, told).write(vendor, texts, page),
        Content::DeviceAssigned { account, device, page } => {
            stock::assigned(texts, &vendor.name, account, device).write(vendor, texts, page)
        }
        Content::DeviceClaimedElsewhere { account, device, at, page } => {
            stock::claimed_elsewhere(texts, &vendor.name, account, device, *at).write(vendor, texts, page)
        }
        Content::Transfer { told, page } => stock::transfer(texts, told).write(vendor, texts, page),
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
                    let role = wording::role(texts, invitation.role);
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
        Content::Letter(told) => letter::write(vendor, texts, told),
        Content::ServerAlert { told, page } => {
            let alert = Alert::new(texts, told);
            let subject = texts.mail_alert_subject(&told.server, &told.account.name);
            let vendor = vendor.name.as_str();
            let text = ServerAlertText { texts, vendor, alert: &alert, page }.render()?;
            let html = ServerAlertHtml { texts, vendor, alert: &alert, page, subject: &subject }.render()?;
            Ok((subject, text, html))
        }
        Content::Correction { correction, look } => {
            let told = Told::new(vendor, texts, correction);
            let text = CorrectionText { texts, vendor: &vendor.name, told: &told, look }.render()?;
            let html =
                CorrectionHtml { texts, vendor: &vendor.name, told: &told, look, subject: &told.subject }.render()?;
            Ok((told.subject, text, html))
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

/// What the mail about a correction says. (L-29)
struct Told {
    subject: String,
    lead: String,
    facts: Vec<(String, String)>,
    note: String,
}

impl Told {
    fn new(vendor: &Vendor, texts: &Texts, view: &CorrectionView) -> Self {
        let account = view.account.name.as_str();
        let other = view.merged.as_ref().map(|merged| merged.name.as_str()).unwrap_or_default();
        let lead = match view.correction.kind {
            Kind::MovedAway => texts.mail_correction_moved_away(account),
            Kind::MovedIn => texts.mail_correction_moved_in(account),
            Kind::Returned => texts.mail_correction_returned(account),
            Kind::Exchanged | Kind::ContactReplaced => texts.mail_correction_exchanged(account),
            Kind::MergedAway | Kind::MergedIn => texts.mail_correction_merged(other, account),
        };
        let license = |license: &License| {
            let product = vendor.catalogue.product(&license.sku).map_or(license.sku.as_str(), |found| &found.name);
            format!("{} · {product} · {}", license.code, license.items)
        };
        let mut facts = Vec::new();
        if let Some(found) = &view.license {
            facts.push((texts.mail_correction_license(), license(found)));
        }
        if let Some(found) = &view.replacement {
            facts.push((texts.mail_correction_replacement(), license(found)));
        }
        facts.push((texts.mail_correction_reason(), view.correction.reason.clone()));
        let takes = view.correction.kind.takes_a_license_away();
        Self {
            subject: if other.is_empty() {
                texts.mail_correction_subject(account)
            } else {
                texts.mail_correction_subject_merged(other, account)
            },
            lead,
            facts,
            note: if takes { texts.mail_correction_servers() } else { String::new() },
        }
    }
}

/// What a mail about an alert says. (L-17)
struct Alert {
    lead: String,
    advice: String,
    /// Labels and values of both installations, in order.
    facts: Vec<(String, String)>,
}

impl Alert {
    fn new(texts: &Texts, told: &AlertView) -> Self {
        let (server, alert) = (told.server.as_str(), &told.alert);
        let lead = match alert.kind {
            AlertKind::SecondInstallation => texts.mail_alert_second(&alert.seen.host, server, &told.account.name),
            AlertKind::Copy => texts.mail_alert_copy(server, &told.account.name),
            // Nobody is written to about this.
            AlertKind::VersionTooOld => texts.server_alert_version(&alert.seen.host, &alert.seen.product_version),
        };
        let seen = std::iter::once((texts.mail_alert_refused(), &alert.seen));
        let known = alert.known.iter().map(|known| (texts.mail_alert_bound(), known));
        let zone = &told.account.zone;
        let line = |(label, one): (String, &Sighting)| {
            let when = wording::instant(texts, one.at, zone);
            let origin = one.origin.as_deref().unwrap_or("–");
            (label, texts.mail_alert_host(&one.host, &one.product_version, origin, when))
        };
        Self { lead, advice: texts.mail_alert_advice(), facts: seen.chain(known).map(line).collect() }
    }
}

#[derive(Template)]
#[template(path = "mail/server_alert.txt", escape = "none", whitespace = "preserve")]
struct ServerAlertText<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    alert: &'a Alert,
    page: &'a str,
}

#[derive(Template)]
#[template(path = "mail/server_alert.html")]
struct ServerAlertHtml<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    alert: &'a Alert,
    page: &'a str,
    subject: &'a str,
}

/// A mail of one sentence and one button.
pub(super) fn note(
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
    /// The activation key that brings it; empty for none.
    key: String,
}

impl Facts {
    fn new(vendor: &Vendor, texts: &Texts, view: &OrderView) -> Self {
        let order = &view.order;
        let name =
            |sku: &str| vendor.catalogue.product(sku).map_or_else(|| sku.to_owned(), |product| product.name.clone());
        let lines = order.lines.iter().map(|line| Line {
            product: name(&line.sku),
            sku: line.sku.clone(),
            items: line.items,
            code: line.code.clone(),
            status: match view.key_of(line.license) {
                Some(listed) => wording::activation_key_state(texts, listed.key.state),
                None => wording::line_state(texts, order.state).word,
            },
            key: String::new(),
        });
        Self {
            customer: view.customer.name.clone(),
            country: order.country.clone(),
            reseller: view.reseller.name.clone(),
            number: order.number.clone(),
            lines: lines.collect(),
        }
    }

    /// The same, with the codes of the activation keys. (P-06)
    fn with_keys(mut self, view: &OrderView, keys: &[(LicenseId, String)]) -> Self {
        for (line, ordered) in self.lines.iter_mut().zip(&view.order.lines) {
            let code = keys.iter().find(|(license, _)| *license == ordered.license).map(|(_, code)| code.clone());
            line.key = code.unwrap_or_default();
        }
        self
    }
}

#[derive(Template)]
#[template(path = "mail/order.txt", escape = "none", whitespace = "preserve")]
struct OrderText<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    facts: &'a Facts,
    lead: &'a str,
    unlock: &'a str,
    redeem: &'a str,
}

#[derive(Template)]
#[template(path = "mail/order.html")]
struct OrderHtml<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    facts: &'a Facts,
    lead: &'a str,
    unlock: &'a str,
    redeem: &'a str,
    subject: &'a str,
}

#[derive(Template)]
#[template(path = "mail/unlocked.txt", escape = "none", whitespace = "preserve")]
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
#[template(path = "mail/note.txt", escape = "none", whitespace = "preserve")]
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
#[template(path = "mail/forwarded.txt", escape = "none", whitespace = "preserve")]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_04_every_mail_is_written_in_every_language_with_all_its_parts() {
        let vendor = Vendor {
            name: "V <b>".into(),
            address: "https://v.example".into(),
            catalogue: Default::default(),
            edition: Default::default(),
            lease_policy: Default::default(),
            server_policy: Default::default(),
            transfer_policy: Default::default(),
            vault: claviger_app::vault::Vault::new(&[0; 32]),
        };
        let samples = super::super::samples::all(Timestamp::UNIX_EPOCH);
        assert_eq!(samples.len(), 28);
        let english: Vec<_> = samples.iter().map(|(_, sample)| written(&vendor, Texts::of("en"), sample)).collect();
        for language in claviger_app::domain::account::Language::ALL {
            let texts = Texts::of(language.code());
            for ((name, sample), english) in samples.iter().zip(&english) {
                let Written { subject, text, html } = written(&vendor, texts, sample).unwrap();
                let about = format!("{name} in {}", language.code());
                let begins = format!("<html lang=\"{}\" dir=\"{}\">", language.code(), texts.direction());
                assert!(html.contains(&begins) && html.contains("V &#60;b&#62;") && !html.contains("V <b>"), "{about}");
                assert!(html.contains("href=\"https://licensing.example/\""), "{about}: {html}");
                assert!(
                    text.contains("https://licensing.example/") && text.trim_end().ends_with("\n\n-- \nV <b>"),
                    "{about}: {text}"
                );
                assert!(
                    !text.contains("\n\n\n") && !text.contains(" \n\n") && !text.starts_with('\n'),
                    "{about}: {text}"
                );
                let english = english.as_ref().unwrap();
                assert_eq!(subject == english.subject, language.code() == "en", "{about}: {subject}");
            }
        }
    }

    #[test]
    fn l_17_an_alert_names_host_server_and_account_each_at_its_place() {
        let samples = super::super::samples::all(Timestamp::UNIX_EPOCH);
        let Some((_, Content::ServerAlert { told, .. })) = samples.iter().find(|(name, _)| *name == "server-alert")
        else {
            panic!("there is a sample")
        };
        let lead = Alert::new(Texts::of("en"), told).lead;
        let says = "on ucx-7.rome, wanted to activate with the token of the server rome-ucx-1 of Belcampo S.p.A.";
        assert!(lead.contains(says), "{lead}");
    }

    #[test]
    fn x_13_what_is_shown_of_a_mail_holds_no_secret_of_a_link() {
        let secret = "h3Jk-_x9".repeat(6)[..43].to_owned();
        let id = "ord_01a21488027c700084cc0b45fb57c063";
        let text =
            format!("Unlock: https://l.example/unlock/{id}/{secret}\n<a href=\"/unlock/{id}/{secret}?x=1\">é</a>");
        let shown = without_secrets(&text);
        let expected = format!("Unlock: https://l.example/unlock/{id}/•••\n<a href=\"/unlock/{id}/•••?x=1\">é</a>");
        assert_eq!(shown, expected);
        assert_eq!(without_secrets(&secret), "•••");
        assert_eq!(without_secrets(""), "");
    }
}

#[derive(Template)]
#[template(path = "mail/correction.txt", escape = "none", whitespace = "preserve")]
struct CorrectionText<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    told: &'a Told,
    look: &'a str,
}

#[derive(Template)]
#[template(path = "mail/correction.html")]
struct CorrectionHtml<'a> {
    texts: &'static Texts,
    vendor: &'a str,
    told: &'a Told,
    look: &'a str,
    subject: &'a str,
}
