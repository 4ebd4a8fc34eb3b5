//! Mail: what the outbox promises goes out over SMTP. (L-03)

mod letter;
mod mailbox;
mod mailer;
mod message;

pub use mailbox::{Caught, Mailbox};
pub use mailer::{MailServer, run};
pub use message::{Written, compose, shown};
