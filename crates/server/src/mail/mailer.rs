//! Sends what the outbox promises, over SMTP, with patience. (L-03)
//!
//! A mail is claimed for some minutes, sent, and noted as sent. Who dies in between leaves it to be claimed again; it is
//! then sent with the same Message-ID, so that the receiving side can tell.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use claviger_app::Error;
use claviger_app::act::Who;
use claviger_app::mail::{self, Content};
use claviger_app::store::engine::{Notice, Notices};
use claviger_app::store::mail::Mail;
use jiff::SignedDuration;
use lettre::message::Mailbox as Address;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use tokio::task::JoinSet;

use super::message::compose;
use super::trust::{self, BadAuthority};
use crate::config::{MailConfig, MailTls};
use crate::web::Web;

/// How many mails are claimed at a time.
const AT_ONCE: u32 = 20;
/// For how long they are claimed.
const CLAIMED_FOR: SignedDuration = SignedDuration::from_mins(5);
/// How long the mail server may take over one mail: less than the mail is claimed for, so that nobody else sends it.
const PATIENCE: Duration = Duration::from_secs(240);
/// How long we wait when nothing is told: failed mails fall due.
const LOOK_AGAIN: Duration = Duration::from_secs(2);
/// Writing may come in bursts: between two looks at the outbox we pause.
const PAUSE: Duration = Duration::from_millis(50);
/// What is noted of a mail whose occasion is gone; pages say it in the reader's language.
pub(crate) const REPLACED: &str = "what it was about has been replaced";

/// Where mail is handed over, and in whose name.
#[derive(Clone)]
pub struct MailServer {
    /// Host name or address.
    pub host: String,
    /// Port.
    pub port: u16,
    /// How the connection is encrypted.
    pub tls: MailTls,
    /// The file of the authority that vouches for it, if it is none that everybody believes.
    pub ca: Option<PathBuf>,
    /// Who signs in, and by which password.
    pub credentials: Option<(String, String)>,
    /// The sender.
    pub from: Address,
}

/// Why a mail server cannot be spoken to.
#[derive(Debug, thiserror::Error)]
pub enum CannotSpeak {
    /// The file of `mail.ca` cannot be used.
    #[error(transparent)]
    Authority(#[from] BadAuthority),
    /// SMTP or TLS failed.
    #[error(transparent)]
    Smtp(#[from] lettre::transport::smtp::Error),
}

impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MailServer({}:{}, {:?}, from {})", self.host, self.port, self.tls, self.from)
    }
}

impl MailServer {
    /// The mail server that the configuration names.
    #[must_use]
    pub fn of(config: &MailConfig) -> Self {
        Self {
            host: config.host.clone(),
            port: config.port,
            tls: config.tls,
            ca: config.ca.clone(),
            credentials: config.credentials.clone(),
            from: config.from.clone(),
        }
    }

    /// What speaks SMTP with it. A server that does not offer the encryption asked for is refused.
    pub fn transport(&self) -> Result<AsyncSmtpTransport<Tokio1Executor>, CannotSpeak> {
        let tls = match self.tls {
            MailTls::None => Tls::None,
            MailTls::StartTls => Tls::Required(self.tls_parameters()?),
            MailTls::Implicit => Tls::Wrapper(self.tls_parameters()?),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&self.host)
            .port(self.port)
            .tls(tls)
            .timeout(Some(Duration::from_secs(30)));
        if let Some((user, password)) = &self.credentials {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(builder.build())
    }

    fn tls_parameters(&self) -> Result<TlsParameters, CannotSpeak> {
        let mut parameters = TlsParameters::builder(self.host.clone());
        if let Some(file) = &self.ca {
            parameters = parameters.certificate_store(CertificateStore::None);
            for authority in trust::authorities(file)? {
                parameters = parameters.add_root_certificate(Certificate::from_der(authority.to_vec())?);
            }
        }
        Ok(parameters.build()?)
    }
}

/// Sends mail for as long as the program runs; what is being sent when it is to end is sent and noted.
pub async fn run(web: Web, server: MailServer) {
    let transport = match server.transport() {
        Ok(transport) => transport,
        Err(error) => return tracing::error!(%error, "no mail can be sent: the mail server cannot be spoken to"),
    };
    let mut notices = web.listen();
    while !web.stop().has_begun() {
        match send_due(&web, &server, &transport).await {
            Ok(0) => {
                web.metrics().job_done("mailer", web.clock().now());
                tokio::select! {
                    () = web.stop().rest(LOOK_AGAIN) => {}
                    () = mail_is_told(&mut notices) => web.stop().rest(PAUSE).await,
                }
            }
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "the outbox could not be read");
                web.stop().rest(LOOK_AGAIN).await;
            }
        }
    }
}

/// Waits until a node has promised a mail, or noted how one fared.
async fn mail_is_told(notices: &mut Notices) {
    while !matches!(notices.next().await, Some(Notice::Mail | Notice::Everything) | None) {}
    // What else was told meanwhile is found by the same look.
    while notices.heard().is_some() {}
}

/// Sends what is due now; answers with how many mails that were.
async fn send_due(
    web: &Web,
    server: &MailServer,
    transport: &AsyncSmtpTransport<Tokio1Executor>,
) -> Result<usize, Error> {
    let act = web.act(Who::System, "mailer");
    let until = act.now + CLAIMED_FOR;
    let waiting = web.read(&act, |tx, act, _| Ok(mail::is_any_due(tx, act)?)).await?;
    if !waiting {
        return Ok(0);
    }
    let claimed = web.write(&act, move |tx, act, vendor| Ok(mail::claim(tx, act, vendor, until, AT_ONCE)?)).await?;
    let count = claimed.len();
    // Side by side: a mail server takes its time over each.
    let mut under_way = JoinSet::new();
    for (mail, content) in claimed {
        under_way.spawn(deliver(web.clone(), server.clone(), transport.clone(), mail, content));
    }
    for outcome in under_way.join_all().await {
        outcome?;
    }
    Ok(count)
}

/// Sends one mail and notes how it went.
async fn deliver(
    web: Web,
    server: MailServer,
    transport: AsyncSmtpTransport<Tokio1Executor>,
    mail: Mail,
    content: Option<Content>,
) -> Result<(), Error> {
    let outcome = send(&web, &server, &transport, &mail, content.as_ref()).await;
    let act = web.act(Who::System, "mailer");
    web.write(&act, move |tx, act, _| {
        match &outcome {
            Ok(()) => mail::note_sent(tx, act, mail.id)?,
            Err(failure) => mail::note_failed(tx, act, &mail, &failure.what, failure.is_final)?,
        }
        Ok(())
    })
    .await
}

/// A mail that was not taken.
struct Failure {
    what: String,
    is_final: bool,
}

async fn send(
    web: &Web,
    server: &MailServer,
    transport: &AsyncSmtpTransport<Tokio1Executor>,
    mail: &Mail,
    content: Option<&Content>,
) -> Result<(), Failure> {
    let last = |what: String| Failure { what, is_final: true };
    let content = content.ok_or_else(|| last(REPLACED.into()))?;
    let message = compose(&web.vendor(), &server.from, mail, content, web.clock().now())
        .map_err(|error| last(error.to_string()))?;
    let Ok(outcome) = tokio::time::timeout(PATIENCE, transport.send(message)).await else {
        tracing::warn!(mail = %mail.id, kind = mail.kind, attempt = mail.attempts, "the mail server does not answer");
        let what = format!("the mail server did not answer within {} seconds", PATIENCE.as_secs());
        return Err(Failure { what, is_final: false });
    };
    match outcome {
        Ok(_) => {
            tracing::info!(mail = %mail.id, kind = mail.kind, "mail sent");
            Ok(())
        }
        Err(error) => {
            tracing::warn!(mail = %mail.id, kind = mail.kind, attempt = mail.attempts, %error, "mail not sent");
            Err(Failure { what: error.to_string(), is_final: error.is_permanent() })
        }
    }
}
