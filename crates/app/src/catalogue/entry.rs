//! One table of the catalogue's file, read key by key: what is missing, of another kind, or not asked for is noted with its
//! place, and reading goes on.

use claviger_domain::sales::price::Price;
use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

/// What is wrong, and where it begins.
pub(super) type Mistake = (usize, String);

/// A table and what is wrong with it so far.
pub(super) struct Entry<'a> {
    at: usize,
    table: &'a DeTable<'a>,
    what: &'static str,
    known: Vec<&'static str>,
    mistakes: Vec<Mistake>,
}

impl<'a> Entry<'a> {
    /// The table that begins at `at`; `what` it is, as mistakes call it: "a product".
    pub fn new(at: usize, table: &'a DeTable<'a>, what: &'static str) -> Self {
        Self { at, table, what, known: Vec::new(), mistakes: Vec::new() }
    }

    /// What is wrong with it, and with keys that nobody has asked for.
    pub fn finish(mut self, mistakes: &mut Vec<Mistake>) {
        for (key, _) in self.table {
            if !self.known.contains(&&**key.get_ref()) {
                let known = self.known.join(", ");
                let told = format!("{} has no `{}`: it has {known}", self.what, key.get_ref());
                self.mistakes.push((key.span().start, told));
            }
        }
        mistakes.append(&mut self.mistakes);
    }

    /// The tables of an array of tables, each with its place.
    pub fn tables(&mut self, key: &'static str) -> Vec<(usize, &'a DeTable<'a>)> {
        let Some((at, value)) = self.look_up(key) else { return Vec::new() };
        let tables = value.as_array().and_then(|array| {
            array
                .iter()
                .map(|entry| Some((entry.span().start, entry.get_ref().as_table()?)))
                .collect::<Option<Vec<_>>>()
        });
        tables.unwrap_or_else(|| {
            self.mistakes.push((at, format!("`{key}` is written as tables: [[{key}]]")));
            Vec::new()
        })
    }

    /// A text that must be there.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.needed(key).and_then(|(at, value)| self.text_of(key, at, value))
    }

    /// A text that may be left out.
    pub fn optional_text(&mut self, key: &'static str) -> Option<String> {
        self.look_up(key).and_then(|(at, value)| self.text_of(key, at, value))
    }

    /// A number that must be there.
    pub fn number(&mut self, key: &'static str) -> Option<u64> {
        let (at, value) = self.needed(key)?;
        let number = value.as_integer().and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok());
        number.or_else(|| self.wrong(at, format!("`{key}` is a whole number, nought or more")))
    }

    /// A word that must be there, one of `known`.
    pub fn word<T>(&mut self, key: &'static str, read: fn(&str) -> Option<T>, known: &[&str]) -> Option<T> {
        let (at, value) = self.needed(key)?;
        let text = self.text_of(key, at, value)?;
        self.word_of(key, at, &text, read, known)
    }

    /// A word that may be left out, one of `known`.
    pub fn optional_word<T>(&mut self, key: &'static str, read: fn(&str) -> Option<T>, known: &[&str]) -> Option<T> {
        let (at, value) = self.look_up(key)?;
        let text = self.text_of(key, at, value)?;
        self.word_of(key, at, &text, read, known)
    }

    /// A list of words that must be there, each one of `known`.
    pub fn words<T>(&mut self, key: &'static str, read: fn(&str) -> Option<T>, known: &[&str]) -> Option<Vec<T>> {
        let (at, value) = self.needed(key)?;
        let Some(array) = value.as_array() else {
            return self.wrong(at, format!("`{key}` is a list of texts in quotes"));
        };
        let mut words = Vec::new();
        let mut is_good = true;
        for entry in array.iter() {
            let at = entry.span().start;
            let word = match entry.get_ref().as_str() {
                Some(text) => self.word_of(key, at, text, read, known),
                None => self.wrong(at, format!("`{key}` is a list of texts in quotes")),
            };
            is_good &= word.is_some();
            words.extend(word);
        }
        is_good.then_some(words)
    }

    /// Whether something holds; it may be left out.
    pub fn optional_truth(&mut self, key: &'static str) -> Option<bool> {
        let (at, value) = self.look_up(key)?;
        value.as_bool().or_else(|| self.wrong(at, format!("`{key}` is true or false")))
    }

    /// A day that may be left out.
    pub fn optional_day(&mut self, key: &'static str) -> Option<Date> {
        let (at, value) = self.look_up(key)?;
        let written = match value {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => String::new(),
        };
        let day = if written.len() == 10 { written.parse().ok() } else { None };
        day.or_else(|| self.wrong(at, format!("`{key}` is a day like 2027-12-31")))
    }

    /// A price that may be left out: `{ minor = 125_000, currency = "EUR" }`.
    pub fn optional_price(&mut self, key: &'static str) -> Option<Price> {
        let (at, value) = self.look_up(key)?;
        let Some(table) = value.as_table() else {
            return self.wrong(at, format!("`{key}` is written as {{ minor = 125_000, currency = \"EUR\" }}"));
        };
        let mut entry = Entry::new(at, table, "a price");
        let (minor, currency) = (entry.number("minor"), entry.text("currency"));
        entry.finish(&mut self.mistakes);
        // More than is possible is no price; the catalogue says so.
        Some(Price { minor: i64::try_from(minor?).unwrap_or(i64::MAX), currency: currency? })
    }

    /// Notes what is wrong at `at`.
    pub fn wrong<T>(&mut self, at: usize, what: String) -> Option<T> {
        self.mistakes.push((at, what));
        None
    }

    /// Where the value of `key` stands.
    pub fn place_of(&self, key: &str) -> usize {
        self.table.get(key).map_or(self.at, |value| value.span().start)
    }

    fn text_of(&mut self, key: &str, at: usize, value: &DeValue<'_>) -> Option<String> {
        let text = value.as_str().map(str::to_owned);
        text.or_else(|| self.wrong(at, format!("`{key}` is a text in quotes")))
    }

    fn word_of<T>(
        &mut self,
        key: &str,
        at: usize,
        text: &str,
        read: fn(&str) -> Option<T>,
        known: &[&str],
    ) -> Option<T> {
        read(text).or_else(|| self.wrong(at, format!("`{key}`: `{text}` is none of {}", known.join(", "))))
    }

    fn needed(&mut self, key: &'static str) -> Option<(usize, &'a DeValue<'a>)> {
        let found = self.look_up(key);
        found.or_else(|| self.wrong(self.at, format!("{} needs `{key}`", self.what)))
    }

    fn look_up(&mut self, key: &'static str) -> Option<(usize, &'a DeValue<'a>)> {
        self.known.push(key);
        self.table.get(key).map(|value| (value.span().start, value.get_ref()))
    }
}
