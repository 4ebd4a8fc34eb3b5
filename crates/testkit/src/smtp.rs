//! A mail server that takes everything and keeps it all, each delivery for itself: what was sent twice is there twice.
//!
//! It speaks as much SMTP as a client needs (RFC 5321), on threads of its own, and outlives the programs that send.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// A mail server at work until the program ends.
#[derive(Debug, Clone)]
pub struct Catcher {
    port: u16,
    mails: Arc<Mutex<Vec<Caught>>>,
}

/// One delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caught {
    /// What stands behind `Message-ID:`.
    pub message_id: String,
    /// For whom, by the envelope.
    pub to: Vec<String>,
    /// Headers and body.
    pub raw: Vec<u8>,
}

impl Catcher {
    /// Listens on a free port of this machine.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub fn open() -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let catcher = Self { port: listener.local_addr()?.port(), mails: Arc::default() };
        let taking = catcher.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let taking = taking.clone();
                // Whoever goes away in the middle of a mail has not delivered it.
                thread::spawn(move || taking.converse(&stream));
            }
        });
        Ok(catcher)
    }

    /// Where it listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Everything that was delivered so far, in order.
    #[must_use]
    pub fn mails(&self) -> Vec<Caught> {
        self.mails.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn converse(&self, stream: &TcpStream) -> std::io::Result<()> {
        let (mut reader, mut writer) = (BufReader::new(stream), stream);
        let mut to = Vec::new();
        writer.write_all(b"220 catcher\r\n")?;
        let mut line = String::new();
        while {
            line.clear();
            reader.read_line(&mut line)?
        } > 0
        {
            let command = line.trim_end().to_ascii_uppercase();
            if command.starts_with("EHLO") {
                writer.write_all(b"250-catcher\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n")?;
            } else if command.starts_with("RCPT TO:") {
                to.push(line["RCPT TO:".len()..].trim().trim_matches(['<', '>']).to_owned());
                writer.write_all(b"250 ok\r\n")?;
            } else if command == "DATA" {
                writer.write_all(b"354 go ahead\r\n")?;
                let raw = data(&mut reader)?;
                let text = String::from_utf8_lossy(&raw).into_owned();
                let message_id = text.lines().find_map(|line| line.strip_prefix("Message-ID:"));
                let message_id = message_id.unwrap_or_default().trim().to_owned();
                let caught = Caught { message_id, to: std::mem::take(&mut to), raw };
                self.mails.lock().unwrap_or_else(PoisonError::into_inner).push(caught);
                writer.write_all(b"250 kept\r\n")?;
            } else if command == "QUIT" {
                return writer.write_all(b"221 goodbye\r\n");
            } else {
                writer.write_all(b"250 ok\r\n")?;
            }
        }
        Ok(())
    }
}

/// The mail up to the lone dot, dots undone.
fn data(reader: &mut BufReader<&TcpStream>) -> std::io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    loop {
        let mut line = Vec::new();
        if reader.read_until(b'\n', &mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(raw);
        }
        raw.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}
