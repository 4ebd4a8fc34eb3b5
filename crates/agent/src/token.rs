//! How a token gets in: from a file, from standard input, or typed unseen; never as an argument, where everybody on the
//! host could read it. (L-16)

use std::fs::File;
use std::io::{self, IsTerminal as _, Read};
use std::path::Path;

use claviger_client::ServerToken;

use crate::failure::Failure;

/// No token is longer than this, in bytes.
const LONGEST: u64 = 4 * 1024;

/// Reads the token from `file`, or else from standard input, which is asked without echo if it is a terminal.
pub(crate) fn read(file: Option<&Path>) -> Result<ServerToken, Failure> {
    let text = match file {
        Some(file) => {
            File::open(file).and_then(text).map_err(|source| Failure::Unreadable { file: file.to_owned(), source })?
        }
        None if io::stdin().is_terminal() => {
            rpassword::prompt_password("Token (from the server's page in the portal): ").map_err(Failure::NoToken)?
        }
        None => text(io::stdin().lock()).map_err(Failure::NoToken)?,
    };
    Ok(text.parse()?)
}

fn text(from: impl Read) -> io::Result<String> {
    let mut text = String::new();
    from.take(LONGEST).read_to_string(&mut text)?;
    Ok(text)
}
