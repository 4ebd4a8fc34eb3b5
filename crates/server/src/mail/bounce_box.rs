//! The mailbox to which mails come back, read by IMAP over TLS (RFC 9051). (L-03)
//!
//! Mails are looked at without being marked, marked as seen once they are dealt with, and never deleted: the mailbox
//! belongs to the vendor. Its server is believed to be the vendor's own once it has proved who it is; what lies in it is
//! from anybody.

use std::fmt;
use std::io;
use std::time::Duration;

use async_imap::types::Fetch;
use async_imap::{Client, Session};
use futures_util::TryStreamExt as _;
use rustls_pki_types::ServerName;
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;

use super::trust::{self, BadAuthority};
use crate::config::{BouncesConfig, MailTls};

/// How long the server may take for one answer, and for everything up to the open folder.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest mail that is looked at, in bytes: a report says what it has to say in far less.
const LARGEST_MAIL: usize = 1024 * 1024;

/// The mailbox, open.
pub struct BounceBox {
    session: Session<TlsStream<TcpStream>>,
    place: String,
}

/// What may be done in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Looking, which leaves no trace.
    Look,
    /// Marking what was dealt with.
    Mark,
}

/// A mail as it lies in the mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lying {
    /// Headers and body, byte by byte.
    Whole(Vec<u8>),
    /// It is too large to be a report.
    TooLarge,
    /// Somebody has taken it away meanwhile.
    Gone,
}

/// Why the mailbox cannot be read, and what to look at.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The file of `bounces.ca` cannot be used.
    #[error(transparent)]
    Authority(#[from] BadAuthority),
    /// Its server is not there.
    #[error("{place} cannot be reached: {why}")]
    Unreachable {
        /// The server.
        place: String,
        /// What the system said.
        why: io::Error,
    },
    /// Its server does not begin to encrypt.
    #[error("{place} offers no STARTTLS: {why}")]
    Unencrypted {
        /// The server.
        place: String,
        /// What it said.
        why: async_imap::error::Error,
    },
    /// Its server does not prove who it is, or speaks no TLS.
    #[error("{place} cannot be trusted or speaks no TLS: {why}")]
    Untrusted {
        /// The server.
        place: String,
        /// What went wrong.
        why: io::Error,
    },
    /// We are not let in.
    #[error("{place} does not let in the user {user}: {why}; see `bounces.user` and `bounces.password_file`")]
    Refused {
        /// The server.
        place: String,
        /// As whom we came.
        user: String,
        /// What it said.
        why: async_imap::error::Error,
    },
    /// There is no such folder.
    #[error("{place} does not open the folder {folder}: {why}; see `bounces.folder`")]
    NoFolder {
        /// The server.
        place: String,
        /// The folder.
        folder: String,
        /// What it said.
        why: async_imap::error::Error,
    },
    /// It broke off, or does not understand us.
    #[error("{place} could not go on: {why}")]
    Broken {
        /// The server.
        place: String,
        /// What went wrong.
        why: async_imap::error::Error,
    },
    /// It says nothing.
    #[error("{0} did not answer within {secs} seconds", secs = PATIENCE.as_secs())]
    Silent(String),
}

impl fmt::Debug for BounceBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BounceBox({})", self.place)
    }
}

impl BounceBox {
    /// Connects, encrypts, signs in and opens the folder.
    pub async fn open(config: &BouncesConfig, access: Access) -> Result<Self, Trouble> {
        let place = format!("{}:{}", config.host, config.port);
        let opened = tokio::time::timeout(PATIENCE, Self::open_without_haste(config, access, &place)).await;
        opened.unwrap_or(Err(Trouble::Silent(place)))
    }

    /// The mails that nobody has seen yet, the oldest first, `most` of them at the most.
    pub async fn unseen(&mut self, most: usize) -> Result<Vec<u32>, Trouble> {
        let search = self.session.uid_search("UNSEEN UNDELETED");
        let mut found: Vec<_> = answered(search, &self.place).await?.into_iter().collect();
        found.sort_unstable();
        found.truncate(most);
        Ok(found)
    }

    /// The mail `uid`, without marking it.
    pub async fn look_at(&mut self, uid: u32) -> Result<Lying, Trouble> {
        // A byte more than is taken, so that what is too large can be told; never the whole of it.
        let what = format!("BODY.PEEK[]<0.{}>", LARGEST_MAIL + 1);
        let session = &mut self.session;
        let fetch = async move { session.uid_fetch(uid.to_string(), what).await?.try_collect::<Vec<_>>().await };
        let fetched = answered(fetch, &self.place).await?;
        Ok(match fetched.iter().find_map(Fetch::body) {
            Some(body) if body.len() > LARGEST_MAIL => Lying::TooLarge,
            Some(body) => Lying::Whole(body.to_vec()),
            None => Lying::Gone,
        })
    }

    /// Marks the mail `uid` as seen.
    pub async fn mark_seen(&mut self, uid: u32) -> Result<(), Trouble> {
        let session = &mut self.session;
        let mark = async move {
            session.uid_store(uid.to_string(), "+FLAGS.SILENT (\\Seen)").await?.try_collect::<Vec<_>>().await
        };
        answered(mark, &self.place).await.map(drop)
    }

    /// Takes leave.
    pub async fn close(mut self) -> Result<(), Trouble> {
        answered(self.session.logout(), &self.place).await
    }

    async fn open_without_haste(config: &BouncesConfig, access: Access, place: &str) -> Result<Self, Trouble> {
        let place = || place.to_owned();
        let connector = trust::connector(config.ca.as_deref())?;
        let host = config.host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let reached = TcpStream::connect((host.as_str(), config.port)).await;
        let mut stream = reached.map_err(|why| Trouble::Unreachable { place: place(), why })?;
        if config.tls == MailTls::StartTls {
            stream = start_tls(stream).await.map_err(|why| Trouble::Unencrypted { place: place(), why })?;
        }
        let untrusted = |why| Trouble::Untrusted { place: place(), why };
        let name = ServerName::try_from(host).map_err(|why| untrusted(io::Error::other(why)))?;
        let stream = connector.connect(name, stream).await.map_err(untrusted)?;

        let mut client = Client::new(stream);
        if config.tls != MailTls::StartTls {
            greeting(&mut client).await.map_err(|why| Trouble::Broken { place: place(), why })?;
        }
        let mut session = client.login(&config.user, &config.password).await.map_err(|(why, _)| Trouble::Refused {
            place: place(),
            user: config.user.clone(),
            why,
        })?;
        let opened = match access {
            Access::Look => session.examine(&config.folder).await,
            Access::Mark => session.select(&config.folder).await,
        };
        opened.map_err(|why| Trouble::NoFolder { place: place(), folder: config.folder.clone(), why })?;
        Ok(Self { session, place: place() })
    }
}

/// What the server answers, if it does so in time.
async fn answered<T>(asked: impl Future<Output = async_imap::error::Result<T>>, place: &str) -> Result<T, Trouble> {
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(answer) => answer.map_err(|why| Trouble::Broken { place: place.to_owned(), why }),
        Err(_) => Err(Trouble::Silent(place.to_owned())),
    }
}

/// Asks for encryption. What the server, or somebody in its place, says too early is thrown away with the client.
async fn start_tls(stream: TcpStream) -> async_imap::error::Result<TcpStream> {
    let mut client = Client::new(stream);
    greeting(&mut client).await?;
    client.run_command_and_check_ok("STARTTLS", None).await?;
    Ok(client.into_inner())
}

async fn greeting<S>(client: &mut Client<S>) -> async_imap::error::Result<()>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + fmt::Debug + Send,
{
    match client.read_response().await? {
        Some(_) => Ok(()),
        None => Err(async_imap::error::Error::ConnectionLost),
    }
}
