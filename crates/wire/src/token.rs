//! The token a person copies from the portal into the product: `b121893|kwee1u9213jop`. (L-14)

use std::fmt;
use std::str::FromStr;

use zeroize::Zeroizing;

/// The longest token that is looked at.
const LONGEST: usize = 128;

/// A server's token: a public id that names the server, a bar, and a secret that proves the right to activate it.
#[derive(Clone)]
pub struct ServerToken {
    public_id: String,
    secret: Zeroizing<String>,
}

/// Why a text is not a token. The text itself is never repeated: it may hold a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAToken {
    /// There is no `|` in it.
    #[error("the token has no bar: it looks like b121893|kwee1u9213jop, copy it whole from the server's page")]
    NoBar,
    /// One side of the bar is empty or holds something else than small letters and digits.
    #[error(
        "the token holds something else than small letters, digits and one bar: copy it whole from the server's page"
    )]
    Strange,
    /// It is longer than any token.
    #[error("the token is too long: copy only the token, as the server's page shows it")]
    TooLong,
}

impl ServerToken {
    /// Joins a public id and a secret that were made by the server.
    #[must_use]
    pub fn new(public_id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self { public_id: public_id.into(), secret: Zeroizing::new(secret.into()) }
    }

    /// What stands before the bar; not secret.
    #[must_use]
    pub fn public_id(&self) -> &str {
        &self.public_id
    }

    /// What stands behind the bar; never print it.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// The whole token, to be shown to who may manage the server, or sent in an activation.
    #[must_use]
    pub fn reveal(&self) -> String {
        format!("{}|{}", self.public_id, *self.secret)
    }
}

impl FromStr for ServerToken {
    type Err = NotAToken;

    /// Reads a token as pasted; white space around it does not matter.
    fn from_str(text: &str) -> Result<Self, NotAToken> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(NotAToken::TooLong);
        }
        let (public_id, secret) = text.split_once('|').ok_or(NotAToken::NoBar)?;
        let plain = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if !plain(public_id) || !plain(secret) {
            return Err(NotAToken::Strange);
        }
        Ok(Self::new(public_id, secret))
    }
}

impl fmt::Debug for ServerToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServerToken({}|…)", self.public_id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_14_a_token_is_read_as_it_is_pasted() {
        let token: ServerToken = "  b121893|kwee1u9213jop\n".parse().unwrap();
        assert_eq!((token.public_id(), token.secret()), ("b121893", "kwee1u9213jop"));
        assert_eq!(token.reveal(), "b121893|kwee1u9213jop");
    }

    #[test]
    fn l_14_what_is_no_token_is_told_apart_without_repeating_it() {
        let check = |text: &str, expected: NotAToken| assert_eq!(text.parse::<ServerToken>().unwrap_err(), expected);
        check("b121893", NotAToken::NoBar);
        check("", NotAToken::NoBar);
        check("|secret", NotAToken::Strange);
        check("b121893|", NotAToken::Strange);
        check("b121893|two words", NotAToken::Strange);
        check("b121893|kwee|1u92", NotAToken::Strange);
        check(&format!("b1|{}", "x".repeat(200)), NotAToken::TooLong);
    }

    #[test]
    fn x_13_a_token_does_not_print_its_secret() {
        assert_eq!(format!("{:?}", ServerToken::new("b121893", "kwee1u9213jop")), "ServerToken(b121893|…)");
    }
}
