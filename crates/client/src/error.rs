//! What can go wrong, each with a sentence that says what to do.

use std::io;
use std::path::PathBuf;

use claviger_wire::lease::NotOurs;
use claviger_wire::problem::Problem;

/// The longest text of somebody else's that is repeated to a person, in characters.
const LONGEST_QUOTE: usize = 500;

/// Why a call did not do what was asked. The lease that was in force before stays in force.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The service says no, and why.
    #[error("the licensing service refuses: {}", quote(&.0.detail))]
    Refused(Box<Problem>),
    /// The service answers that it is in trouble itself; the call is repeated later.
    #[error("{service} cannot answer at present ({status}: {}); try again {}", quote(.detail), when(*.retry_after_secs))]
    Trouble {
        /// The service's address.
        service: String,
        /// The HTTP status.
        status: u16,
        /// What it says of its trouble.
        detail: String,
        /// Before so many seconds are over it does not want to be asked again, if it says so.
        retry_after_secs: Option<u32>,
    },
    /// No answer came.
    #[error("{service} cannot be reached: {}; check the network and the proxy", quote(.reason))]
    Unreachable {
        /// The service's address.
        service: String,
        /// What stood in the way.
        reason: String,
    },
    /// What answers is not vouched for by the vendor's root key. (L-18)
    #[error(
        "{service} is not vouched for by the vendor's root key ({reason}): it is not to be believed; check its address \
         and the root key"
    )]
    NotVouchedFor {
        /// The service's address.
        service: String,
        /// What did not fit.
        reason: String,
    },
    /// The service sent somebody else's lease, or one older than that in force. (L-18)
    #[error("the lease that {service} sent is refused: {reason}; tell the vendor")]
    LeaseRefused {
        /// The service's address.
        service: String,
        /// Whose it is.
        reason: String,
    },
    /// The answer "unchanged" does not carry the service's own code over this call. (L-19)
    #[error("the answer of {service} is forged or was changed on its way: check the address and the proxy")]
    ForgedAnswer {
        /// The service's address.
        service: String,
    },
    /// The answer is not one that a licensing service gives.
    #[error("{service} does not answer as a licensing service ({what}): check the address and the proxy")]
    NotAService {
        /// The service's address.
        service: String,
        /// What came instead.
        what: String,
    },
    /// The answer is longer than any that a licensing service gives.
    #[error("the answer of {service} is longer than 1 MiB and was not read: check the address and the proxy")]
    AnswerTooLong {
        /// The service's address.
        service: String,
    },
    /// The address of the service cannot be used. It is not repeated: it may hold a password.
    #[error("the address of the licensing service cannot be used: {0}; it looks like https://licensing.example")]
    BadService(&'static str),
    /// No address was given, and none is remembered.
    #[error("no licensing service is known yet: give its address, such as https://licensing.example")]
    NoService,
    /// The proxy cannot be used. It is not repeated: it may hold a password.
    #[error("the proxy cannot be used: {0}; it looks like http://user:password@proxy.example:3128")]
    BadProxy(&'static str),
    /// The certificates that the service is to be believed by cannot be used.
    #[error(
        "the certificates in {} cannot be used ({reason}): the file holds one or more authorities as PEM, each beginning \
         with -----BEGIN CERTIFICATE-----", .file.display()
    )]
    BadCaFile {
        /// The file.
        file: PathBuf,
        /// What stood in the way.
        reason: String,
    },
    /// A release date that is none.
    #[error("a release date looks like 2027-08-07: year, month and day")]
    BadReleaseDate,
    /// There is no lease to check in with.
    #[error("this installation is not activated: activate it with the token from the server's page in the portal")]
    NotActivated,
    /// The state file is not whole.
    #[error(
        "the state file {} is damaged ({reason}): restore it, or move it away and activate again with a token of this \
         server", .file.display()
    )]
    StateDamaged {
        /// The file.
        file: PathBuf,
        /// Where it stops making sense; never what stands there.
        reason: String,
    },
    /// The file is something else than a state file.
    #[error("{} is not a state file of this version: name another file, or move it away", .file.display())]
    StateForeign {
        /// The file.
        file: PathBuf,
    },
    /// The state file was written under another root key.
    #[error(
        "the keys in the state file {} are not vouched for by this root key: give the root key it was activated with, or \
         move the file away and activate again", .file.display()
    )]
    AnotherRootKey {
        /// The file.
        file: PathBuf,
    },
    /// The state file cannot be read or written, so nothing was sent.
    #[error("the state file {} cannot be {doing}: {source}; see to its directory and its permissions", .file.display())]
    StateFile {
        /// The file.
        file: PathBuf,
        /// `read`, `locked` or `written`.
        doing: &'static str,
        /// What the operating system says.
        source: io::Error,
    },
    /// The operating system gives no random bytes.
    #[error("the operating system gives no random bytes, so no key can be made")]
    NoRandomness,
}

impl Error {
    /// Whether waiting may help: the network, the service, the disk or what the portal says may change meanwhile.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Refused(_)
            | Self::Trouble { .. }
            | Self::Unreachable { .. }
            | Self::NotVouchedFor { .. }
            | Self::LeaseRefused { .. }
            | Self::ForgedAnswer { .. }
            | Self::NotAService { .. }
            | Self::AnswerTooLong { .. }
            | Self::StateFile { .. } => true,
            Self::BadService(_)
            | Self::NoService
            | Self::BadProxy(_)
            | Self::BadCaFile { .. }
            | Self::BadReleaseDate
            | Self::NotActivated
            | Self::StateDamaged { .. }
            | Self::StateForeign { .. }
            | Self::AnotherRootKey { .. }
            | Self::NoRandomness => false,
        }
    }

    pub(crate) fn not_ours(service: &str, reason: NotOurs) -> Self {
        let service = service.to_owned();
        match reason {
            NotOurs::Untrusted(reason) => Self::NotVouchedFor { service, reason: format!("of its lease: {reason}") },
            NotOurs::AnotherServer | NotOurs::AnotherInstallation => {
                Self::LeaseRefused { service, reason: reason.to_string() }
            }
        }
    }
}

fn when(retry_after_secs: Option<u32>) -> String {
    retry_after_secs.map_or_else(|| "later".into(), |secs| format!("in {secs} seconds"))
}

/// Somebody else's text, fit for a terminal: no control characters, and not without end.
pub(crate) fn quote(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_QUOTE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_13_a_refusal_cannot_drive_the_terminal() {
        let detail = format!("no\u{1b}[2J\r\n{}", "x".repeat(1_000));
        let problem = Problem {
            kind: "about:blank".into(),
            title: "No".into(),
            status: 403,
            detail,
            errors: vec![],
            request_id: None,
        };
        let text = Error::Refused(problem.into()).to_string();
        assert!(text.starts_with("the licensing service refuses: no [2J  xxx"), "{text}");
        assert!(text.len() < 600 && !text.contains(char::is_control));
    }
}
