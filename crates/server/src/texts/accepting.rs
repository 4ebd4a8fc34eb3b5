//! Which of our languages a browser or a program asks for.

use axum::http::{HeaderMap, header};

use super::{FALLBACK, Texts};

/// The most languages that are looked at: nobody reads more.
const MOST: usize = 32;

impl Texts {
    /// The texts in the language that `Accept-Language` likes best of those we speak; in English if it likes none.
    #[must_use]
    pub fn accepted(headers: &HeaderMap) -> &'static Self {
        let named = headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok());
        let mut best: Option<(&'static Self, u16)> = None;
        for (texts, weight) in named.flat_map(|value| value.split(',')).take(MOST).filter_map(entry) {
            // Of two that are liked equally the first.
            if weight > best.map_or(0, |(_, weight)| weight) {
                best = Some((texts, weight));
            }
        }
        best.map_or_else(|| Self::of(FALLBACK), |(texts, _)| texts)
    }
}

/// One language with its weight in thousandths: `de-AT;q=0.8`. What we do not speak or cannot read is passed over.
fn entry(text: &str) -> Option<(&'static Texts, u16)> {
    let mut parts = text.split(';').map(str::trim);
    let tag = parts.next()?;
    let texts = if tag == "*" { Some(Texts::of(FALLBACK)) } else { Texts::spoken(tag) }?;
    let weight = match parts.next().map(|part| part.split_once('=').map(|(name, value)| (name.trim(), value.trim()))) {
        None => 1_000,
        Some(Some(("q" | "Q", value))) => thousandths(value)?,
        Some(_) => return None,
    };
    Some((texts, weight))
}

/// `0.8` is 800; a weight lies between nought and one, with three digits at the most.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if part.len() > 3 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match whole {
        "0" => format!("{part:0<3}").parse().ok(),
        "1" if part.bytes().all(|byte| byte == b'0') => Some(1_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_04_the_language_liked_best_of_those_we_speak_is_taken() {
        for (asked, got) in [
            ("", "en"),
            ("it", "it"),
            ("IT", "it"),
            ("de-AT", "de"),
            ("de_CH", "de"),
            ("de-AT,de;q=0.9,en;q=0.8", "de"),
            ("en;q=0.5, it;q=0.9", "it"),
            ("en;q=0.5,it;q=0.5", "en"),
            ("it;q=0.5,de;q=0.501", "de"),
            ("it ; q=0.2 , de ; q=0.3", "de"),
            ("it;Q=1.000", "it"),
            ("tlh,ja;q=0.9,it;q=0.1", "it"),
            ("tlh", "en"),
            ("ja,*;q=0.5", "en"),
            ("*", "en"),
            ("*;q=0.1,it;q=0.2", "it"),
            // Nought is a no.
            ("it;q=0", "en"),
            ("it;q=0.000,de;q=0.001", "de"),
            // What cannot be read is passed over, and does not carry what stands beside it along.
            ("it;q=2,de;q=0.1", "de"),
            ("it;q=0.1234", "en"),
            ("it;q=-1", "en"),
            ("it;q=", "en"),
            ("it;q", "en"),
            ("it;level=1", "en"),
            (";;;,,,=;q=1,de", "de"),
            ("<script>,it", "it"),
            ("iten", "en"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, asked.parse().unwrap());
            assert_eq!(Texts::accepted(&headers).language(), got, "{asked}");
        }
    }

    #[test]
    fn x_04_headers_that_are_missing_doubled_long_or_no_text_are_borne() {
        let accepted = |values: &[&[u8]]| {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(header::ACCEPT_LANGUAGE, axum::http::HeaderValue::from_bytes(value).unwrap());
            }
            Texts::accepted(&headers).language()
        };
        assert_eq!(accepted(&[]), "en");
        assert_eq!(accepted(&[b"ja", b"de;q=0.3"]), "de");
        assert_eq!(accepted(&[b"it\xff\xfe", b"de"]), "de");
        let long = format!("{}it", "tlh,".repeat(10_000));
        assert_eq!(accepted(&[long.as_bytes()]), "en", "what stands behind the first languages is not looked at");
        assert_eq!(accepted(&[format!("it;q=0.{}", "9".repeat(10_000)).as_bytes()]), "en");
        assert_eq!(accepted(&["x".repeat(60_000).as_bytes()]), "en");
    }
}
