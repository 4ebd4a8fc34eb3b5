//! The demonstration's mailbox: a mail server that takes everything and shows it on a page instead of delivering it.
//!
//! It speaks as much SMTP as a client needs to hand over a mail (RFC 5321: EHLO, MAIL, RCPT, DATA, RSET, NOOP, QUIT), so
//! that the demonstration's mails really travel. It listens on the machine itself only and keeps the last mails in memory.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use mail_parser::MessageParser;
use tokio::io::{AsyncBufRead, AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::clock::Clock;

/// How many mails are kept.
const KEPT: usize = 500;
/// The longest mail taken, in bytes.
const LONGEST_MAIL: usize = 1024 * 1024;
/// The longest line taken, in bytes.
const LONGEST_LINE: u64 = 2_048;
/// The most recipients of one mail.
const MOST_RECIPIENTS: usize = 100;

/// Mails that were caught. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Mailbox(Arc<Mutex<VecDeque<Caught>>>);

/// One mail as it arrived.
#[derive(Debug, Clone)]
pub struct Caught {
    /// When.
    pub at: Timestamp,
    /// For whom, by the envelope.
    pub to: Vec<String>,
    /// Headers and body, byte by byte.
    pub raw: Vec<u8>,
}

impl Mailbox {
    /// All mails kept, the newest last.
    #[must_use]
    pub fn all(&self) -> Vec<Caught> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// Takes mails from `listener` for as long as the program runs.
    pub async fn serve(self, listener: TcpListener, clock: Clock) {
        loop {
            match listener.accept().await {
                Ok((stream, _)) => {
                    let (mailbox, clock) = (self.clone(), clock.clone());
                    tokio::spawn(async move {
                        if let Err(error) = mailbox.converse(stream, &clock).await {
                            tracing::debug!(%error, "a mail client went away");
                        }
                    });
                }
                Err(error) => tracing::warn!(%error, "the mailbox could not take a connection"),
            }
        }
    }

    fn keep(&self, mail: Caught) {
        let mut mails = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        mails.push_back(mail);
        while mails.len() > KEPT {
            mails.pop_front();
        }
    }

    async fn converse(&self, stream: TcpStream, clock: &Clock) -> std::io::Result<()> {
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 claviger demonstration mailbox\r\n").await?;
        let mut to: Vec<String> = Vec::new();
        while let Some(line) = line(&mut stream).await? {
            let command = line.to_ascii_uppercase();
            let answer = if command.starts_with("EHLO") {
                "250-claviger\r\n250-8BITMIME\r\n250 SMTPUTF8"
            } else if command.starts_with("HELO") || command.starts_with("NOOP") {
                "250 claviger"
            } else if command.starts_with("MAIL FROM:") || command.starts_with("RSET") {
                to.clear();
                "250 ok"
            } else if command.starts_with("RCPT TO:") {
                let address = line["RCPT TO:".len()..].trim().trim_start_matches('<');
                if to.len() < MOST_RECIPIENTS {
                    to.push(address.split('>').next().unwrap_or_default().to_owned());
                }
                "250 ok"
            } else if command.starts_with("DATA") && to.is_empty() {
                "503 say who it is for first"
            } else if command.starts_with("DATA") {
                stream.write_all(b"354 go ahead\r\n").await?;
                match data(&mut stream).await? {
                    Some(raw) => {
                        self.keep(Caught { at: clock.now(), to: std::mem::take(&mut to), raw });
                        "250 kept"
                    }
                    None => "552 too large",
                }
            } else if command.starts_with("QUIT") {
                stream.write_all(b"221 goodbye\r\n").await?;
                return Ok(());
            } else {
                "502 not known here"
            };
            stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
        }
        Ok(())
    }
}

impl Caught {
    /// Its subject.
    #[must_use]
    pub fn subject(&self) -> String {
        let parsed = MessageParser::default().parse(&self.raw);
        parsed.and_then(|mail| mail.subject().map(ToOwned::to_owned)).unwrap_or_default()
    }

    /// Its plain text.
    #[must_use]
    pub fn text(&self) -> String {
        let parsed = MessageParser::default().parse(&self.raw);
        parsed.and_then(|mail| mail.body_text(0).map(|text| text.into_owned())).unwrap_or_default()
    }

    /// Its HTML, if it has any.
    #[must_use]
    pub fn html(&self) -> Option<String> {
        let parsed = MessageParser::default().parse(&self.raw)?;
        if parsed.html_body_count() == 0 { None } else { parsed.body_html(0).map(|html| html.into_owned()) }
    }

    /// Its headers, in order.
    #[must_use]
    pub fn headers(&self) -> Vec<(String, String)> {
        let Some(parsed) = MessageParser::default().parse(&self.raw) else { return Vec::new() };
        parsed.headers_raw().map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect()
    }
}

/// The next line without its end; `None` when the client has gone.
async fn line<R: AsyncBufRead + Unpin>(stream: &mut R) -> std::io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let read = stream.take(LONGEST_LINE).read_until(b'\n', &mut bytes).await?;
    Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).trim_end().to_owned()))
}

/// The mail up to the lone dot, dots undone; `None` if it is too large.
async fn data<R: AsyncBufRead + Unpin>(stream: &mut R) -> std::io::Result<Option<Vec<u8>>> {
    let (mut raw, mut fits) = (Vec::new(), true);
    loop {
        let mut bytes = Vec::new();
        if stream.take(LONGEST_MAIL as u64).read_until(b'\n', &mut bytes).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if bytes == b".\r\n" || bytes == b".\n" {
            return Ok(fits.then_some(raw));
        }
        let undotted = bytes.strip_prefix(b".").unwrap_or(&bytes);
        fits &= raw.len() + undotted.len() <= LONGEST_MAIL;
        if fits {
            raw.extend_from_slice(undotted);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn l_03_a_mail_handed_over_by_smtp_is_kept_as_it_was_sent() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mailbox = Mailbox::default();
        tokio::spawn(mailbox.clone().serve(listener, Clock::standing_at(Timestamp::UNIX_EPOCH)));
        let mut client = TcpStream::connect(address).await.unwrap();
        let said = "EHLO here\r\nMAIL FROM:<a@b.example>\r\nDATA\r\nRCPT TO:<c@d.example> X\r\nDATA\r\n\
                    Subject: Caf=?utf-8?q?=C3=A9?=\r\n\r\n..dot\r\nline\r\n.\r\nWHAT\r\nQUIT\r\n";
        client.write_all(said.as_bytes()).await.unwrap();
        let mut answers = String::new();
        client.read_to_string(&mut answers).await.unwrap();
        let codes: Vec<_> = answers.lines().map(|line| &line[..3]).collect();
        assert_eq!(codes, ["220", "250", "250", "250", "250", "503", "250", "354", "250", "502", "221"]);
        let mails = mailbox.all();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to, ["c@d.example"]);
        assert_eq!(mails[0].text().replace("\r\n", "\n"), ".dot\nline\n");
    }
}
