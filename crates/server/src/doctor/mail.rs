//! The mail server: whether it is there, encrypts, and knows us. Nothing is sent.

use super::Finding;
use crate::config::{Config, MailTls};
use crate::mail::MailServer;

pub(super) async fn server(config: &Config) -> Finding {
    let (check, mail) = ("mail server", &config.mail);
    let place = format!("{}:{}", mail.host, mail.port);
    let how = match mail.tls {
        MailTls::None => "unencrypted",
        MailTls::StartTls => "STARTTLS",
        MailTls::Implicit => "TLS",
    };
    let tried = match MailServer::of(mail).transport() {
        Ok(transport) => transport.test_connection().await,
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
