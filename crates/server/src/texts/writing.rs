//! Numbers and days as each language writes them, by Unicode's own tables (ICU4X).

use std::fmt;

use fluent_bundle::FluentValue;
use fluent_bundle::memoizer::MemoizerKind;
use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_datetime::input::Date;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale;
use icu_provider as _; // its feature `sync`: one formatter serves all threads
use intl_memoizer::Memoizable;
use jiff::civil;
use unic_langid::LanguageIdentifier;

/// Writes numbers in one language.
pub(super) struct Numbers(Option<DecimalFormatter>);

/// Writes days in one language.
pub(super) struct Dates(Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>);

impl Numbers {
    pub(super) fn of(language: &str) -> Self {
        Self(DecimalFormatter::try_new(locale(language).into(), DecimalFormatterOptions::default()).ok())
    }

    /// `12,500`; some languages begin to group at ten thousand. One that has no table has plain digits.
    pub(super) fn write(&self, number: impl Into<i128>) -> String {
        let number: i128 = number.into();
        match &self.0 {
            Some(formatter) => formatter.format(&number.into()).to_string(),
            None => number.to_string(),
        }
    }
}

impl Numbers {
    /// `1299.50` as `1,299.50`; what is no amount stays as it is.
    pub(super) fn write_amount(&self, amount: &str) -> String {
        match (&self.0, amount.parse::<Decimal>()) {
            (Some(formatter), Ok(decimal)) => formatter.format(&decimal).to_string(),
            _ => amount.to_owned(),
        }
    }
}

impl Dates {
    pub(super) fn of(language: &str) -> Self {
        Self(FixedCalendarDateTimeFormatter::try_new(locale(language).into(), YMD::medium()).ok())
    }

    /// `8 Aug 2027`. A language that has no table has the day as programs write it.
    pub(super) fn write(&self, day: civil::Date) -> String {
        let month = u8::try_from(day.month()).unwrap_or(1);
        let of_month = u8::try_from(day.day()).unwrap_or(1);
        match (&self.0, Date::try_new_gregorian(i32::from(day.year()), month, of_month)) {
            (Some(formatter), Ok(date)) => formatter.format(&date).to_string(),
            _ => day.to_string(),
        }
    }
}

/// A whole number inside a message.
pub(super) fn number_in_a_message<M: MemoizerKind>(value: &FluentValue<'_>, memoizer: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole: i64 = number.as_string().parse().ok()?;
    memoizer.with_try_get_threadsafe::<Numbers, _, _>((), |numbers| numbers.write(whole)).ok()
}

impl Memoizable for Numbers {
    type Args = ();
    type Error = fmt::Error;

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, fmt::Error> {
        Ok(Self::of(language.language.as_str()))
    }
}

/// Where days are written day first in English, too.
fn locale(language: &str) -> Locale {
    let tag = if language == "en" { "en-GB" } else { language };
    tag.parse().unwrap_or(Locale::UNKNOWN)
}
