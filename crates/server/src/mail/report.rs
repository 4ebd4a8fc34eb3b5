//! Delivery reports: what mail servers send back when a mail could not be delivered (RFC 3464). (L-03)
//!
//! Anybody can write to the mailbox they come to. So nothing is believed but a report's form, and nothing is taken from
//! it but which mail of ours it returns and why; whether we ever sent that mail is for the outbox to say.

use claviger_app::domain::id::MailId;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

/// The most fields of a report that are looked at.
const MOST_FIELDS: usize = 500;

/// A mail of ours that could not be delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// The mail, by the Message-ID that we gave it.
    pub mail: MailId,
    /// What the mail server that refused it said, or at least its status code.
    pub diagnostic: String,
}

/// Reads `raw`, a mail that arrived. `None` if it is anything but the report that a mail of ours has failed for good: a
/// delay, a success, an automatic answer, a letter, or no mail at all.
#[must_use]
pub fn read(raw: &[u8]) -> Option<Failed> {
    let parsed = MessageParser::default().parse(raw)?;
    // The parts of the report itself: what it returns may hold a report again.
    let whole = parsed.parts.first()?;
    if !is_of_type(whole, &["multipart/report"]) || !is_about_delivery(whole) {
        return None;
    }
    let PartType::Multipart(ids) = &whole.body else { return None };
    let parts = || ids.iter().filter_map(|id| parsed.part(*id));

    let told = parts().find(|part| is_of_type(part, &["message/delivery-status", "message/global-delivery-status"]))?;
    let diagnostic = failure(&String::from_utf8_lossy(told.contents()))?;
    let mail = parts().find_map(returned)?;
    Some(Failed { mail, diagnostic })
}

fn is_of_type(part: &MessagePart<'_>, types: &[&str]) -> bool {
    let Some(found) = part.content_type() else { return false };
    let found = format!("{}/{}", found.ctype(), found.subtype().unwrap_or_default());
    types.iter().any(|known| found.eq_ignore_ascii_case(known))
}

fn is_about_delivery(report: &MessagePart<'_>) -> bool {
    let kind = report.content_type().and_then(|found| found.attribute("report-type"));
    kind.is_some_and(|kind| kind.eq_ignore_ascii_case("delivery-status"))
}

/// The mail of ours that this part returns, whole or its headers alone.
fn returned(part: &MessagePart<'_>) -> Option<MailId> {
    let id = |mail: &Message<'_>| mail.message_id()?.split_once('@')?.0.parse().ok();
    match &part.body {
        PartType::Message(mail) => id(mail),
        _ if is_of_type(part, &["text/rfc822-headers", "message/rfc822-headers", "message/global-headers"]) => {
            id(&MessageParser::default().parse_headers(part.contents())?)
        }
        _ => None,
    }
}

/// Why the first recipient that was failed was failed; `None` if none was. A mail of ours has one recipient.
fn failure(status: &str) -> Option<String> {
    // Groups of fields are separated by empty lines: one about the mail, then one about each recipient.
    let mut group = Vec::new();
    for (name, value) in fields(status).into_iter().chain([(String::new(), String::new())]) {
        if !name.is_empty() {
            group.push((name, value));
            continue;
        }
        if let Some(diagnostic) = failure_of_one(&group) {
            return Some(diagnostic);
        }
        group.clear();
    }
    None
}

fn failure_of_one(group: &[(String, String)]) -> Option<String> {
    let value = |name: &str| group.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
    let action = value("action")?.split([' ', '(']).next().unwrap_or_default();
    if !action.eq_ignore_ascii_case("failed") {
        return None;
    }
    // `smtp; 550 5.1.1 no such user`: the word before the semicolon says whose language the rest is in.
    let said = value("diagnostic-code").map(|code| code.split_once(';').map_or(code, |(_, said)| said).trim());
    let said = said.filter(|said| !said.is_empty()).or_else(|| value("status"));
    Some(said.filter(|said| !said.is_empty()).unwrap_or("failed").to_owned())
}

/// The fields of a report, names in small letters, folded lines put together; an empty line has an empty name.
fn fields(status: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in status.lines().take(MOST_FIELDS) {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            found.push((String::new(), String::new()));
        } else if line.starts_with([' ', '\t']) {
            if let Some((name, value)) = found.last_mut()
                && !name.is_empty()
            {
                *value = format!("{value} {words}");
            }
        } else if let Some((name, value)) = words.split_once(':')
            && !name.is_empty()
        {
            found.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "mail_019ac2f0b7c07d3e8f1a2b3c4d5e6f70";

    /// A report as Postfix writes it, with other status fields and another part that returns the mail.
    fn report(kind: &str, status: &str, returned: &str) -> String {
        format!(
            "From: MAILER-DAEMON@mx.example\nTo: licenses@vendor.example\nSubject: Undelivered Mail\nAuto-Submitted: \
             auto-replied\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type={kind};\n\tboundary=\"b/1\"\n\n\
             This is a MIME-encapsulated message.\n\n--b/1\nContent-Type: text/plain; charset=us-ascii\n\nI'm sorry.\n\n\
             --b/1\nContent-Description: Delivery report\nContent-Type: message/delivery-status\n\n{status}\n\
             --b/1\n{returned}\n--b/1--\n"
        )
    }

    fn whole(id: &str) -> String {
        format!("Content-Type: message/rfc822\n\nMessage-ID: <{id}@vendor.example>\nSubject: Your order\n\nHello\n")
    }

    const GONE: &str = "Reporting-MTA: dns; mx.example\nX-Postfix-Queue-ID: 4T\n\nFinal-Recipient: rfc822; \
                        a@b.example\nOriginal-Recipient: rfc822;a@b.example\nAction: failed\nStatus: 5.1.1\n\
                        Remote-MTA: dns; mx.b.example\nDiagnostic-Code: smtp; 550 5.1.1 <a@b.example>:\n    no such user\n";

    fn check(raw: &str, expected: Option<&str>) {
        let mail: MailId = MAIL.parse().unwrap();
        let expected = expected.map(|diagnostic| Failed { mail, diagnostic: diagnostic.to_owned() });
        assert_eq!(read(raw.as_bytes()), expected, "{raw}");
        assert_eq!(read(raw.replace('\n', "\r\n").as_bytes()), expected, "with the line ends of the network: {raw}");
    }

    #[test]
    fn l_03_a_report_of_failure_names_our_mail_and_the_reason() {
        let said = Some("550 5.1.1 <a@b.example>: no such user");
        check(&report("delivery-status", GONE, &whole(MAIL)), said);
        check(&report("\"Delivery-Status\"", GONE, &whole(MAIL)), said);
        let headers =
            format!("Content-Type: text/rfc822-headers\n\nSubject: x\nMessage-Id:\n <{MAIL}@vendor.example>\n");
        check(&report("delivery-status", GONE, &headers), said);
        // As little as a report may say.
        let status =
            "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822;a@b.example\nAction: Failed\nStatus: 5.4.7\n";
        check(&report("delivery-status", status, &whole(MAIL)), Some("5.4.7"));
        check(&report("delivery-status", "action:failed (really)\n", &whole(MAIL)), Some("failed"));
        // Whoever is named first may have been reached.
        let status = format!("Reporting-MTA: dns; x\n\nAction: relayed\nStatus: 2.0.0\n\n{}", &GONE[54..]);
        check(&report("delivery-status", &status, &whole(MAIL)), said);
    }

    #[test]
    fn l_03_everything_else_is_left_alone() {
        for action in ["delayed", "relayed", "delivered", "expanded", "failedish", "", "not failed"] {
            let status = GONE.replace("Action: failed", &format!("Action: {action}"));
            check(&report("delivery-status", &status, &whole(MAIL)), None);
        }
        check(&report("disposition-notification", GONE, &whole(MAIL)), None);
        check(&report("delivery-status", GONE, &whole("somebody-elses")), None);
        check(&report("delivery-status", GONE, &whole("mail_019ac2f0")), None);
        check(&report("delivery-status", GONE, "Content-Type: text/plain\n\nnothing is returned\n"), None);
        check(&report("delivery-status", "", &whole(MAIL)), None);
        check(&report("delivery-status", GONE, &whole(MAIL)).replace("multipart/report", "multipart/mixed"), None);
        // A report that somebody forwards is not the report.
        let inner = format!("Content-Type: message/rfc822\n\n{}", report("delivery-status", GONE, &whole(MAIL)));
        check(&report("delivery-status", "Action: delayed\n", &inner), None);
        let out_of_office = format!(
            "From: a@b.example\nTo: licenses@vendor.example\nSubject: Out of office\nAuto-Submitted: auto-replied\n\
             In-Reply-To: <{MAIL}@vendor.example>\n\nAction: failed\nI am away until Monday.\n"
        );
        check(&out_of_office, None);
    }

    #[test]
    fn l_03_no_mail_is_so_malformed_that_it_does_harm() {
        let good = report("delivery-status", GONE, &whole(MAIL)).into_bytes();
        for end in 0..good.len() {
            drop(read(&good[..end]));
            drop(read(&good[end..]));
            let mut spoilt = good.clone();
            spoilt[end] = spoilt[end].wrapping_mul(31).wrapping_add(7);
            drop(read(&spoilt));
        }
        let nested = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n".repeat(2_000);
        assert_eq!(read(nested.as_bytes()), None);
        let nested = "Content-Type: message/rfc822\n\n".repeat(20_000);
        assert_eq!(read(nested.as_bytes()), None);
        let endless = format!("Action: {}\nAction: failed\n", "x\n y".repeat(50_000));
        assert_eq!(read(report("delivery-status", &endless, &whole(MAIL)).as_bytes()), None);
        assert_eq!(read(&[0xff; 4_096]), None);
        assert_eq!(read(b""), None);
    }
}
