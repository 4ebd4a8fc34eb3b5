//! Following: a stream from the service on which it says at once that something has changed. (L-19)
//!
//! What a stream says is a reason to check in, nothing more: whatever is then believed comes with that check-in, verified
//! as always. A product that cannot hold a stream open loses nothing but the haste, for it checks in as often as it was
//! told. A [`Follower`] needs no [`Installation`](crate::Installation): it is taken to a thread of its own, because hearing
//! blocks.

use std::io::{BufRead as _, BufReader, Read};

use claviger_wire::check_in;
use claviger_wire::follow::{self, CHECK_IN_NOW, END, LEASE, Opening, Present, REPLACED, STREAM};

use crate::error::Error;
use crate::transport::Transport;

/// The longest line a service sends, in bytes.
const LONGEST_LINE: u64 = 4_096;

/// What it takes to open a stream.
pub struct Follower {
    pub(crate) transport: Transport,
    pub(crate) opening: Opening,
    pub(crate) mac: String,
}

/// A stream that is open.
pub struct Stream {
    lines: BufReader<Box<dyn Read + Send>>,
    service: String,
    is_over: bool,
}

/// What was heard on a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// The service is still there.
    Nothing,
    /// Which lease is in force; [`Installation::is_news`](crate::Installation::is_news) says whether to check in.
    Present(Present),
    /// Check in now: the session has ended, or more than that. The stream is over.
    CheckIn,
    /// Open another stream. This one is over.
    Again,
    /// The same installation has opened another stream, perhaps another process with the same state. This one is over.
    Replaced,
}

impl Follower {
    /// Opens the stream; blocks until the service has answered.
    pub fn open(&self) -> Result<Stream, Error> {
        let headers = [
            (check_in::SESSION, self.opening.session.as_str()),
            (check_in::NONCE, self.opening.nonce.as_str()),
            (check_in::MAC, self.mac.as_str()),
            ("accept", follow::MEDIA_TYPE),
        ];
        let read = self.transport.stream(STREAM, &headers, follow::MEDIA_TYPE)?;
        Ok(Stream { lines: BufReader::new(read), service: self.transport.service.clone(), is_over: false })
    }
}

impl Stream {
    /// Waits for what comes next: something does every few seconds, if only a sign of life. A stream that breaks off, or
    /// on which nothing comes, is [`Error::Unreachable`].
    pub fn hear(&mut self) -> Result<Heard, Error> {
        if self.is_over {
            return Ok(Heard::Again);
        }
        let (mut name, mut data) = (String::new(), String::new());
        loop {
            let line = self.line()?;
            if line.starts_with(':') {
                return Ok(Heard::Nothing);
            }
            match line.split_once(':') {
                Some(("event", value)) => value.trim_start().clone_into(&mut name),
                Some(("data", value)) => value.trim_start().clone_into(&mut data),
                None if line.is_empty() => {
                    if let Some(heard) = self.meant(&name, &data) {
                        return Ok(heard);
                    }
                    // A word of a newer service.
                    (name, data) = (String::new(), String::new());
                }
                _ => {}
            }
        }
    }

    fn meant(&mut self, name: &str, data: &str) -> Option<Heard> {
        let heard = match (name, data) {
            (LEASE, present) => return serde_json::from_str(present).ok().map(Heard::Present),
            (END, CHECK_IN_NOW) => Heard::CheckIn,
            (END, REPLACED) => Heard::Replaced,
            // `AGAIN`, and whatever a newer service says at the end.
            (END, _) => Heard::Again,
            _ => return None,
        };
        self.is_over = true;
        Some(heard)
    }

    fn line(&mut self) -> Result<String, Error> {
        let broken = |reason: String| Error::Unreachable { service: self.service.clone(), reason };
        let mut line = String::new();
        let read = self.lines.by_ref().take(LONGEST_LINE).read_line(&mut line);
        let read = read.map_err(|error| broken(format!("the stream broke off: {error}")))?;
        if read == 0 {
            return Err(broken("the stream broke off".into()));
        }
        if !line.ends_with('\n') {
            return Err(broken("the stream broke off, or holds a line longer than any of ours".into()));
        }
        line.truncate(line.trim_end_matches(['\r', '\n']).len());
        Ok(line)
    }
}

#[cfg(test)]
mod tests {
    use claviger_wire::follow::AGAIN;

    use super::*;

    fn stream(text: &str) -> Stream {
        let read: Box<dyn Read + Send> = Box::new(std::io::Cursor::new(text.as_bytes().to_vec()));
        Stream { lines: BufReader::new(read), service: "https://licensing.example".into(), is_over: false }
    }

    #[test]
    fn l_19_what_is_heard_on_a_stream() {
        let text = "retry: 1\nevent: lease\ndata: {\"lease\":8,\"keys_issued\":7}\n\n:\n\nevent: tomorrow\ndata: what\n\n\
                    data: {\"lease\":9}\n\nevent: lease\r\ndata: {\"lease\":9,\"keys_issued\":7,\"more\":1}\r\n\r\n";
        let mut stream = stream(text);
        let present = |lease| Heard::Present(Present { lease, keys_issued: 7 });
        assert_eq!(stream.hear().unwrap(), present(8));
        assert_eq!(stream.hear().unwrap(), Heard::Nothing);
        assert_eq!(stream.hear().unwrap(), present(9));
        assert!(stream.hear().unwrap_err().to_string().contains("broke off"));
    }

    #[test]
    fn l_19_how_a_stream_ends() {
        for (why, heard) in [
            (CHECK_IN_NOW, Heard::CheckIn),
            (REPLACED, Heard::Replaced),
            (AGAIN, Heard::Again),
            ("something new", Heard::Again),
        ] {
            let mut stream = stream(&format!("event: end\ndata: {why}\n\nevent: lease\n"));
            assert_eq!(stream.hear().unwrap(), heard);
            assert_eq!(stream.hear().unwrap(), Heard::Again, "it stays over");
        }
    }

    #[test]
    fn x_12_a_stream_without_lines_is_not_read_for_ever() {
        let mut stream = stream(&"x".repeat(100_000));
        assert!(stream.hear().unwrap_err().to_string().contains("longer than any of ours"));
    }
}
