//! Mail: what the outbox promises goes out over SMTP, and what comes back is noticed. (L-03)

pub mod bounce_box;
pub mod bounces;
mod letter;
mod mailbox;
mod mailer;
mod message;
pub mod report;
pub(crate) mod samples;
mod stock;
mod trust;

pub use mailbox::{Caught, Mailbox};
pub(crate) use mailer::REPLACED;
pub use mailer::{CannotSpeak, MailServer, run};
pub use message::{Written, compose, shown, written};
pub use trust::BadAuthority;
