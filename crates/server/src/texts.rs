//! What the portal and the mails say, in the reader's language.
//!
//! The words stand in `locales/<language>/<room>.ftl` (Fluent). The build makes one method of each message, so
//! `licenses-add-server` is `texts.licenses_add_server()`, and it refuses a language in which one is missing: to the
//! code a text is always there, with the right arguments. Numbers and dates are written the language's way.

mod accepting;
mod writing;

use std::borrow::Borrow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;
use miniz_oxide::inflate::decompress_to_vec_zlib;
use unic_langid::LanguageIdentifier;
use writing::{Dates, Numbers};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// All messages in one language.
pub struct Texts {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
    numbers: Numbers,
    dates: Dates,
}

/// All languages there are, English first.
static ALL: LazyLock<Vec<Texts>> = LazyLock::new(|| {
    let loaded = LOCALES.iter().map(|(language, packed)| Texts::load(language, &[&unpacked(packed)]));
    let mut all: Vec<Texts> = loaded.collect();
    all.sort_by_key(|texts| (texts.language != FALLBACK, texts.language));
    all
});

const FALLBACK: &str = "en";

impl Texts {
    /// The texts in `language`, a tag such as `it` or `it-CH`; in English when we do not speak it.
    pub fn of(language: &str) -> &'static Self {
        Self::spoken(language).unwrap_or(&ALL[0])
    }

    fn spoken(language: &str) -> Option<&'static Self> {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        let called = |tag: &str| ALL.iter().find(|texts| texts.language.eq_ignore_ascii_case(tag));
        called(language).or_else(|| called(primary))
    }

    /// The tag of the language, for `lang="…"`.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// `ltr` or `rtl`, for `dir="…"`.
    pub fn direction(&self) -> &'static str {
        if is_right_to_left(self.language) { "rtl" } else { "ltr" }
    }

    /// A number with its groups: `12,500`, `12.500`. Messages group the numbers they are given by themselves.
    ///
    /// Takes a reference as well, because that is what templates pass.
    pub fn number(&self, number: impl Borrow<u64>) -> String {
        self.numbers.write(*number.borrow())
    }

    /// An amount, as `Price::amount` writes it, the language's way: `1,299.50`, `1.299,50`.
    pub fn amount(&self, amount: &str) -> String {
        self.numbers.write_amount(amount)
    }

    /// A day: `8 Aug 2027`, `8 ago 2027`, `08.08.2027`.
    pub fn date(&self, date: impl Borrow<Date>) -> String {
        self.dates.write(*date.borrow())
    }

    /// Several things one after the other, separated as the language separates them; from right to left each keeps its own
    /// order, and so does the whole within a sentence.
    pub fn list(&self, things: impl IntoIterator<Item = impl AsRef<str>>) -> String {
        let mut list = String::new();
        for (at, thing) in things.into_iter().enumerate() {
            let thing = thing.as_ref();
            if !is_right_to_left(self.language) {
                list.push_str(if at == 0 { "" } else { ", " });
                list.push_str(thing);
            } else {
                list.push_str(if at == 0 { "\u{200f}" } else { "، " });
                list.extend(["\u{2068}", thing, "\u{2069}"]);
            }
        }
        list
    }

    fn load(language: &'static str, files: &[&str]) -> Self {
        let tag: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // A code or an address keeps its order between letters that run the other way; elsewhere the marks would do
        // nothing but end up in what people copy.
        bundle.set_use_isolating(is_right_to_left(language));
        bundle.set_formatter(Some(writing::number_in_a_message));
        for file in files {
            // The build has parsed these very files and found nothing wrong.
            let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(readable, _)| readable);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle, numbers: Numbers::of(language), dates: Dates::of(language) }
    }

    /// The generated methods come here; `id` is one of the messages the build has seen in every language.
    fn say<const N: usize>(&self, id: &str, arguments: [(&str, FluentValue<'_>); N]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let abbreviated = arguments.iter().filter_map(|(_, value)| match value {
            FluentValue::String(text) if text.ends_with('.') => Some(text.to_string()),
            _ => None,
        });
        let abbreviated: Vec<_> = abbreviated.collect();
        let arguments: FluentArgs<'_> = arguments.into_iter().collect();
        let mut out = String::new();
        // Writing to a string cannot fail; what cannot be resolved shows in the text as its name.
        let _ = self.bundle.write_pattern(&mut out, pattern, Some(&arguments), &mut Vec::new());
        abbreviated.iter().fold(out, |out, name| with_one_stop(&out, name))
    }
}

/// What the build has packed; it is part of the program, so nothing can be wrong with it.
fn unpacked(packed: &[u8]) -> String {
    decompress_to_vec_zlib(packed).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A sentence that ends with `name`, which ends with a stop itself (“Belcampo S.p.A.”), has one stop, not two.
fn with_one_stop(text: &str, name: &str) -> String {
    // From right to left a mark ends the name, and the sentence's stop stands behind it.
    let once = text.replace(&format!("{name}\u{2069}."), &format!("{name}\u{2069}"));
    once.replace(&format!("{name}."), name)
}

fn is_right_to_left(language: &str) -> bool {
    matches!(language, "ar" | "fa" | "he" | "ur")
}

/// What can stand for a variable of a message. Numbers choose the plural and are grouped; what must not be grouped (a
/// port, a code) is passed as text.
pub trait Argument {
    /// The value as Fluent sees it.
    fn value(&self) -> FluentValue<'_>;
}

impl Argument for str {
    fn value(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl Argument for String {
    fn value(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl Argument for u64 {
    fn value(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl Argument for i64 {
    fn value(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl Argument for u32 {
    fn value(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl Argument for i32 {
    fn value(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl Argument for usize {
    fn value(&self) -> FluentValue<'_> {
        self.into()
    }
}

/// Templates pass references, sometimes to references.
impl<T: Argument + ?Sized> Argument for &T {
    fn value(&self) -> FluentValue<'_> {
        (**self).value()
    }
}

#[cfg(test)]
#[path = "../build/messages.rs"]
mod messages;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_ends_with_an_abbreviation_has_one_stop() {
        for language in LOCALES.iter().map(|(language, _)| language) {
            let texts = Texts::of(language);
            let lead = texts.partners_lead("Belcampo S.p.A.");
            let name = if is_right_to_left(language) { "Belcampo S.p.A.\u{2069} " } else { "Belcampo S.p.A. " };
            assert!(lead.contains(name), "{language}: {lead}");
            let plain = texts.partners_lead("Alinea");
            assert!(plain.contains("Alinea.") || plain.contains("Alinea\u{2069}."), "{language}: {plain}");
        }
    }

    #[test]
    fn an_unknown_language_is_english() {
        for (asked, got) in [("en", "en"), ("EN", "en"), ("en-GB", "en"), ("tlh", "en"), ("", "en")] {
            assert_eq!(Texts::of(asked).language(), got, "{asked}");
        }
        assert_eq!(Texts::of("en").direction(), "ltr");
    }

    #[test]
    fn x_04_every_language_that_a_person_can_choose_is_spoken() {
        let mut chosen = claviger_app::domain::account::Language::ALL.map(|language| language.code());
        let mut spoken: Vec<_> = ALL.iter().map(|texts| texts.language).collect();
        assert_eq!(spoken[0], FALLBACK);
        chosen.sort_unstable();
        spoken.sort_unstable();
        assert_eq!(spoken, chosen);
    }

    #[test]
    fn numbers_are_grouped_and_days_short() {
        let texts = Texts::of("en");
        for (number, written) in [(0_u64, "0"), (999, "999"), (2_500, "2,500"), (1_234_567, "1,234,567")] {
            assert_eq!(texts.number(number), written);
        }
        assert_eq!(texts.date(jiff::civil::date(2027, 8, 8)), "8 Aug 2027");
    }

    #[test]
    fn x_04_below_a_thousand_every_language_writes_plain_digits_as_large_matrices_do() {
        for texts in ALL.iter() {
            assert_eq!([0_u64, 7, 40, 999].map(|number| texts.number(number)), ["0", "7", "40", "999"]);
        }
    }

    #[test]
    fn x_04_numbers_and_days_are_written_the_languages_way() {
        for (language, number, day) in [
            ("en", "12,500", "8 Aug 2027"),
            ("it", "12.500", "8 ago 2027"),
            ("de", "12.500", "08.08.2027"),
            ("fr", "12\u{202f}500", "8 août 2027"),
            ("es", "12.500", "8 ago 2027"),
            ("pt", "12.500", "8 de ago. de 2027"),
            ("ar", "12,500", "08\u{200f}/08\u{200f}/2027"),
        ] {
            let texts = Texts::load(language, &["a = { $n ->\n    [one] one\n   *[other] { $n }\n}\n"]);
            assert_eq!(texts.number(12_500_u64), number, "{language}");
            let point = if matches!(language, "en" | "ar") { "." } else { "," };
            assert_eq!(texts.amount("12500.50"), format!("{number}{point}50"), "{language}");
            assert_eq!(texts.say("a", [("n", 12_500_u64.value())]), number, "{language}");
            assert_eq!(texts.date(jiff::civil::date(2027, 8, 8)), day, "{language}");
        }
    }

    #[test]
    fn x_04_every_language_counts_its_own_way() {
        for (language, counted) in [
            ("en", ["0 servers", "1 server", "2 servers", "3 servers", "11 servers", "12,500 servers"]),
            ("it", ["0 server", "1 server", "2 server", "3 server", "11 server", "12.500 server"]),
            ("de", ["0 Server", "1 Server", "2 Server", "3 Server", "11 Server", "12.500 Server"]),
            ("fr", ["0 serveur", "1 serveur", "2 serveurs", "3 serveurs", "11 serveurs", "12\u{202f}500 serveurs"]),
            (
                "es",
                ["0 servidores", "1 servidor", "2 servidores", "3 servidores", "11 servidores", "12.500 servidores"],
            ),
            ("pt", ["0 servidor", "1 servidor", "2 servidores", "3 servidores", "11 servidores", "12.500 servidores"]),
            ("ar", ["لا خوادم", "خادم واحد", "خادمان", "3 خوادم", "11 خادمًا", "12,500 خادم"]),
        ] {
            let texts = Texts::of(language);
            assert_eq!(texts.language(), language);
            let said = [0, 1, 2, 3, 11, 12_500_u64].map(|count| texts.matrix_servers(count));
            // The marks that keep a number whole between Arabic letters are not seen.
            let seen = said.map(|text| text.replace(['\u{2068}', '\u{2069}'], ""));
            assert_eq!(seen, counted, "{language}");
        }
    }

    #[test]
    fn x_04_what_runs_the_other_way_keeps_its_order_in_arabic() {
        let arabic = Texts::of("ar");
        assert_eq!(arabic.direction(), "rtl");
        let named = arabic.refusal_order_used_text("ORD-7b");
        assert!(named.contains("\u{2068}ORD-7b\u{2069}"), "{named:?}");
        let when = arabic.common_instant(arabic.date(jiff::civil::date(2027, 8, 8)), "10:14");
        assert_eq!(when, "\u{200f}\u{2068}08\u{200f}/08\u{200f}/2027\u{2069}، \u{2068}10:14\u{2069}");
        for texts in ALL.iter().filter(|texts| texts.language != "ar") {
            assert_eq!(texts.direction(), "ltr");
            let plain = texts.refusal_order_used_text("ORD-7b");
            assert!(plain.contains("ORD-7b") && !plain.contains('\u{2068}'), "{plain:?}");
            assert_eq!(texts.common_instant("8/8", "10:14"), "8/8, 10:14");
        }
    }

    #[test]
    fn x_04_a_list_is_separated_as_the_language_separates() {
        let names = ["rome-ucx-1", "Belcampo S.p.A."];
        assert_eq!(Texts::of("de").list(names), "rome-ucx-1, Belcampo S.p.A.");
        let arabic = "\u{200f}\u{2068}rome-ucx-1\u{2069}، \u{2068}Belcampo S.p.A.\u{2069}";
        assert_eq!(Texts::of("ar").list(names), arabic);
        assert_eq!(Texts::of("ar").list([""; 0]), "");
    }

    #[test]
    fn a_message_groups_numbers_chooses_the_plural_and_takes_texts_as_they_are() {
        let texts = Texts::load("en", &["a = { $n ->\n    [one] one { $unit }\n   *[other] { $n } { $unit }s\n}\n"]);
        assert_eq!(texts.say("a", [("n", 1.value()), ("unit", "<user>".value())]), "one <user>");
        assert_eq!(texts.say("a", [("n", (&&2_500_u64).value()), ("unit", "channel".value())]), "2,500 channels");
        assert_eq!(texts.say("a", [("n", "8443".value()), ("unit", String::from("port").value())]), "8443 ports");
    }
}
