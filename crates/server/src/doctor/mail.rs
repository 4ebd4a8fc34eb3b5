//! The mail server and the mailbox to which mails come back: whether they are there, encrypt, and know us. Nothing is
//! sent, and nothing is marked.

use std::time::Duration;

use super::Finding;
use crate::config::{Config, MailTls};
use crate::mail::bounce_box::{Access, BounceBox};
use crate::mail::{CannotSpeak, MailServer};

/// How long the mail server may take.
const PATIENCE: Duration = Duration::from_secs(60);

pub(super) async fn server(config: &Config) -> Finding {
    let (check, mail) = ("mail server", &config.mail);
    let place = format!("{}:{}", mail.host, mail.port);
    let how = match mail.tls {
        MailTls::None => "unencrypted",
        MailTls::StartTls => "STARTTLS",
        MailTls::Implicit => "TLS",
    };
    let tried = match MailServer::of(mail).transport() {
        Ok(transport) => {
            let Ok(tried) = tokio::time::timeout(PATIENCE, transport.test_connection()).await else {
                let found = format!("{place} ({how}) did not answer within {} seconds", PATIENCE.as_secs());
                return Finding::fail(check, found, "see what it says itself; mails wait until then");
            };
            tried.map_err(CannotSpeak::from)
        }
        Err(error) => Err(error),
    };
    match tried {
        Ok(true) => {
            let signed_in = if mail.credentials.is_some() { ", signed in" } else { "" };
            Finding::ok(check, format!("{place} ({how}{signed_in})"))
        }
        Ok(false) => {
            Finding::fail(check, format!("{place} took the connection and then failed"), "see what it says itself")
        }
        Err(error) => {
            let mut found = format!("{place} ({how}): {error}");
            let mut cause = std::error::Error::source(&error);
            while let Some(why) = cause {
                found = format!("{found}: {why}");
                cause = why.source();
            }
            let cure = "see that `mail.host`, `mail.port` and `mail.tls` are right, that its certificate is for that name, \
                        and that it knows `mail.user`; mails wait until then";
            Finding::fail(check, found, cure)
        }
    }
}

pub(super) async fn bounces(config: &Config) -> Finding {
    let check = "returned mails";
    let Some(bounces) = &config.bounces else {
        return Finding::skipped(check, "no mailbox is named by `bounces.host`: nobody notices mails that come back");
    };
    let how = if bounces.tls == MailTls::StartTls { "STARTTLS" } else { "TLS" };
    let looked = async {
        let mut mailbox = BounceBox::open(bounces, Access::Look).await?;
        let waiting = mailbox.unseen(usize::MAX).await?.len();
        mailbox.close().await?;
        Ok::<_, crate::mail::bounce_box::Trouble>(waiting)
    };
    match looked.await {
        Ok(waiting) => {
            let place = format!("{}:{}", bounces.host, bounces.port);
            Finding::ok(
                check,
                format!("{place} ({how}, signed in), folder {}, {waiting} not looked at", bounces.folder),
            )
        }
        Err(trouble) => {
            let cure = "see that the keys of `bounces` are right, and that its certificate is for that name; mails that \
                        come back wait in the mailbox until then";
            Finding::fail(check, trouble.to_string(), cure)
        }
    }
}
