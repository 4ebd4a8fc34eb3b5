//! How the portal shows whose it is: the vendor's name, logo and accent colour; the rest of the look follows.
//!
//! A vendor names one accent colour. What is drawn in it must be read on every ground, in the light and in the dark,
//! so it is darkened, or lightened, as far as that takes and no further.

use std::borrow::Cow;
use std::str::FromStr;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use claviger_app::act::Who;

use crate::assets::Asset;
use crate::links::{Links, ShownLink};
use crate::web::Web;

/// The least contrast of text with its ground (WCAG 2.2 AA).
const LEAST_CONTRAST: f64 = 4.5;
/// What text stands on in the light: surface, raised, sunken of `assets/css/tokens.css`.
const LIGHT_GROUNDS: [Colour; 3] = [Colour(0xfb, 0xfb, 0xfc), Colour(0xff, 0xff, 0xff), Colour(0xf3, 0xf4, 0xf7)];
/// And in the dark.
const DARK_GROUNDS: [Colour; 3] = [Colour(0x12, 0x13, 0x17), Colour(0x1a, 0x1b, 0x20), Colour(0x22, 0x24, 0x2a)];
/// The largest logo, in bytes.
pub const LARGEST_LOGO: usize = 64 * 1024;

/// A colour of the screen: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(u8, u8, u8);

/// A picture that stands beside the vendor's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    content: Vec<u8>,
    kind: (&'static str, &'static str),
}

/// Whose portal it is.
pub struct Brand {
    name: String,
    style: Option<Asset>,
    logo: Option<Asset>,
    links: Links,
}

/// What a page shows of it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The vendor's name.
    pub name: String,
    /// The address of the picture beside it.
    pub logo: String,
    /// The address of the style sheet with the vendor's accent; empty for ours.
    pub style: String,
}

impl Brand {
    /// The vendor called `name`, with its accent and its logo if it has some.
    #[must_use]
    pub fn new(name: &str, accent: Option<Colour>, logo: Option<Logo>) -> Self {
        let style = |accent: Colour| {
            let (light, dark) = (accent.in_the_light(), accent.in_the_dark());
            let text = format!(":root {{ --accent: light-dark({light}, {dark}); }}\n");
            Asset::new("/brand", "style", "css", "text/css; charset=utf-8", Cow::Owned(text.into_bytes()))
        };
        let picture = |logo: Logo| Asset::new("/brand", "logo", logo.kind.0, logo.kind.1, Cow::Owned(logo.content));
        Self { name: name.to_owned(), style: accent.map(style), logo: logo.map(picture), links: Links::default() }
    }

    /// The same vendor, with links of its own in the navigation.
    #[must_use]
    pub fn with_links(self, links: Links) -> Self {
        Self { links, ..self }
    }

    /// The vendor's own links that `who` sees, labelled in `language`.
    #[must_use]
    pub fn links(&self, who: &Who, language: &str) -> Vec<ShownLink> {
        self.links.shown(who, language)
    }

    /// What a page shows of it.
    #[must_use]
    pub fn shown(&self) -> Shown {
        let path = |asset: &Asset| asset.path.clone();
        Shown {
            name: self.name.clone(),
            logo: self.logo.as_ref().map_or_else(|| crate::assets::icon().to_owned(), path),
            style: self.style.as_ref().map(path).unwrap_or_default(),
        }
    }
}

/// `GET /brand/{name}`: what the vendor has of its own.
pub fn routes() -> Router<Web> {
    Router::new().route("/brand/{name}", get(serve))
}

async fn serve(State(web): State<Web>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    let brand = web.brand();
    match brand.style.iter().chain(&brand.logo).find(|asset| asset.is_called(&name)) {
        Some(asset) => asset.answer(&headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

impl Logo {
    /// The picture in `content`, which must be an SVG or a PNG of 64 KiB at the most; else what would be right.
    pub fn read(content: Vec<u8>) -> Result<Self, &'static str> {
        if content.len() > LARGEST_LOGO {
            return Err("it is larger than 64 KiB: use a smaller picture");
        }
        let is_svg = std::str::from_utf8(&content)
            .is_ok_and(|text| text.trim_start().starts_with('<') && text.contains("<svg") && text.contains("</svg>"));
        let kind = if content.starts_with(b"\x89PNG\r\n\x1a\n") {
            ("png", "image/png")
        } else if is_svg {
            ("svg", "image/svg+xml")
        } else {
            return Err("it is neither an SVG nor a PNG: use one of those");
        };
        Ok(Self { content, kind })
    }
}

impl Colour {
    /// The nearest that can be read on every light ground, and on which white can be read.
    #[must_use]
    pub fn in_the_light(self) -> Self {
        self.moved_towards(Self(0, 0, 0), &LIGHT_GROUNDS)
    }

    /// The nearest that can be read on every dark ground, and on which the dark can be read.
    #[must_use]
    pub fn in_the_dark(self) -> Self {
        self.moved_towards(Self(255, 255, 255), &DARK_GROUNDS)
    }

    /// Contrast of two colours by WCAG: 1 for none, 21 for black on white.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn moved_towards(self, end: Self, grounds: &[Self]) -> Self {
        let can_be_read = |colour: &Self| grounds.iter().all(|ground| colour.contrast(*ground) >= LEAST_CONTRAST);
        (0..=100).map(|hundredths| self.mixed(end, hundredths)).find(can_be_read).unwrap_or(end)
    }

    /// So many hundredths of the way to `other`.
    fn mixed(self, other: Self, hundredths: u32) -> Self {
        let part = |from: u8, to: u8| {
            let sum = u32::from(from) * (100 - hundredths) + u32::from(to) * hundredths;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self(part(self.0, other.0), part(self.1, other.1), part(self.2, other.2))
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

impl FromStr for Colour {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no colour: write it as #4052cf");
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or_else(wrong)?;
        let part = |from: usize| {
            let digits = digits.get(from..from + 2).filter(|two| two.bytes().all(|byte| byte.is_ascii_hexdigit()));
            digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).ok_or_else(wrong)
        };
        Ok(Self(part(0)?, part(2)?, part(4)?))
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::STYLE;

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    /// A token of the style sheet, in the light and in the dark.
    fn token(name: &str) -> (Colour, Colour) {
        let text = STYLE.split_once(&format!("--{name}: light-dark(")).unwrap().1;
        let (pair, _) = text.split_once(')').unwrap();
        let (light, dark) = pair.split_once(", ").unwrap();
        (colour(light), colour(dark))
    }

    #[test]
    fn x_05_every_colour_of_text_can_be_read_on_every_ground() {
        for ground in ["surface", "raised", "sunken"] {
            let (light, dark) = token(ground);
            assert!(LIGHT_GROUNDS.contains(&light) && DARK_GROUNDS.contains(&dark), "{ground} is not what we judge by");
            for text in ["text", "muted", "accent", "positive", "caution", "critical"] {
                let on = token(text);
                for (text_colour, ground_colour) in [(on.0, light), (on.1, dark)] {
                    let contrast = text_colour.contrast(ground_colour);
                    assert!(contrast >= LEAST_CONTRAST, "{text} on {ground}: {contrast:.2}");
                }
            }
        }
        for (fill, text) in [("accent", "on-accent"), ("critical", "on-critical")] {
            let (fill, text) = (token(fill), token(text));
            assert!(fill.0.contrast(text.0) >= LEAST_CONTRAST && fill.1.contrast(text.1) >= LEAST_CONTRAST);
        }
    }

    #[test]
    fn x_05_whatever_accent_a_vendor_names_can_be_read() {
        let on = token("on-accent");
        let steps = || (0..=255).step_by(15);
        for (red, green) in steps().flat_map(|red| steps().map(move |green| (red, green))) {
            for blue in steps() {
                let accent = Colour(red, green, blue);
                let (light, dark) = (accent.in_the_light(), accent.in_the_dark());
                assert!(LIGHT_GROUNDS.iter().all(|ground| light.contrast(*ground) >= LEAST_CONTRAST), "{accent}");
                assert!(DARK_GROUNDS.iter().all(|ground| dark.contrast(*ground) >= LEAST_CONTRAST), "{accent}");
                assert!(light.contrast(on.0) >= LEAST_CONTRAST && dark.contrast(on.1) >= LEAST_CONTRAST, "{accent}");
            }
        }
        // What can be read already stays what it is.
        assert_eq!(colour("#4052cf").in_the_light(), colour("#4052cf"));
        assert_eq!(colour("#a3b0ff").in_the_dark(), colour("#a3b0ff"));
    }

    #[test]
    fn x_12_what_is_no_colour_or_no_picture_is_refused_with_what_would_be_right() {
        assert_eq!(colour("#4052CF").to_string(), "#4052cf");
        for wrong in ["", "4052cf", "#4052c", "#4052cfa", "#40é2c", "#+152cf", "red"] {
            assert!(wrong.parse::<Colour>().unwrap_err().contains("write it as #4052cf"), "{wrong}");
        }
        assert!(Logo::read(b"<svg xmlns='http://www.w3.org/2000/svg'></svg>".to_vec()).is_ok());
        assert!(Logo::read(b"\x89PNG\r\n\x1a\nrest".to_vec()).is_ok());
        for wrong in [b"<html></html>".to_vec(), b"GIF89a".to_vec(), Vec::new(), vec![b' '; LARGEST_LOGO + 1]] {
            assert!(Logo::read(wrong).is_err());
        }
    }

    #[test]
    fn x_05_a_brand_brings_its_own_address_for_each_colour() {
        let plain = Brand::new("Cantora", None, None).shown();
        assert_eq!((plain.style.as_str(), plain.logo.as_str()), ("", crate::assets::icon()));
        let green = Brand::new("Cantora", Some(colour("#00aa55")), None).shown();
        let red = Brand::new("Cantora", Some(colour("#aa0055")), None).shown();
        assert!(green.style.starts_with("/brand/style-") && green.style != red.style);
    }
}
