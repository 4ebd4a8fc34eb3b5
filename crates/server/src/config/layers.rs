//! What was given for each key, and where: the file, over it the environment, over that the command line.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::keys::{KEYS, Key};
use super::{Mistake, Mistakes};

/// The largest configuration that is read, in bytes.
const LARGEST_FILE: u64 = 1024 * 1024;
/// Where the configuration is looked for if no file is named.
pub const DEFAULT_FILE: &str = "/etc/claviger/claviger.toml";
/// Variables with our prefix that are not keys of the configuration.
const OTHER_VARIABLES: &[&str] = &[
    "CLAVIGER_AGENT_",
    "CLAVIGER_CONFIG",
    "CLAVIGER_KEY_FILE",
    "CLAVIGER_LOG",
    "CLAVIGER_PASSPHRASE",
    "CLAVIGER_TEST_",
    "CLAVIGER_URL",
];

/// Where a value was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In a file, on this line.
    File(PathBuf, usize),
    /// In the environment, as this variable.
    Variable(String),
    /// On the command line, by this flag.
    Flag(String),
    /// Nowhere: it holds by itself.
    Default,
}

/// Where values come from.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The file that was named; without one the usual file is read, if there is one.
    pub file: Option<PathBuf>,
    /// The variables of the environment.
    pub variables: Vec<(String, String)>,
    /// The flags of the command line: a key's name, and the value.
    pub flags: Vec<(&'static str, String)>,
}

/// A value as it was given.
#[derive(Debug, Clone)]
pub struct Given {
    /// Its text; the parts of a list, separated by commas.
    pub text: String,
    /// Where.
    pub place: Place,
}

/// What was given for each key.
#[derive(Debug, Default)]
pub struct Layers {
    /// By the key's name.
    pub given: BTreeMap<&'static str, Given>,
    /// What is odd, but does no harm.
    pub warnings: Vec<String>,
}

impl Layers {
    /// Gathers everything; mistakes go into `mistakes`.
    pub fn gather(sources: &Sources, mistakes: &mut Mistakes) -> Self {
        let mut layers = Self::default();
        let usual = Path::new(DEFAULT_FILE);
        match &sources.file {
            Some(file) => layers.add_file(file, mistakes),
            None if usual.exists() => layers.add_file(usual, mistakes),
            None => {}
        }
        for (name, text) in &sources.variables {
            layers.add_variable(name, text);
        }
        for (name, text) in &sources.flags {
            if let Some(key) = Key::named(name) {
                let place = Place::Flag(format!("--{}", key.flag()));
                layers.given.insert(key.name, Given { text: text.clone(), place });
            }
        }
        layers
    }

    fn add_variable(&mut self, name: &str, text: &str) {
        if let Some(key) = KEYS.iter().find(|key| key.variable() == name) {
            // An empty variable is how service managers unset one.
            if !text.is_empty() {
                self.given.insert(key.name, Given { text: text.to_owned(), place: Place::Variable(name.to_owned()) });
            }
        } else if name.starts_with("CLAVIGER_") && !OTHER_VARIABLES.iter().any(|other| name.starts_with(other)) {
            let near = KEYS.iter().map(Key::variable).min_by_key(|known| distance(known, name));
            let near = near.map(|known| format!(": is {known} meant?")).unwrap_or_default();
            self.warnings.push(format!("{name} is set, and is no key of the configuration{near}"));
        }
    }

    fn add_file(&mut self, path: &Path, mistakes: &mut Mistakes) {
        let whole = |what: String| Mistake { place: Place::File(path.to_owned(), 0), what };
        let text = match read(path) {
            Ok(text) => text,
            Err(why) => return mistakes.0.push(whole(format!("cannot be read: {why}"))),
        };
        let line = |at: usize| 1 + text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count();
        let (table, errors) = DeTable::parse_recoverable(&text);
        for error in errors {
            let place = Place::File(path.to_owned(), error.span().map_or(0, |span| line(span.start)));
            mistakes.0.push(Mistake { place, what: error.message().to_owned() });
        }
        self.add_table(path, "", table.get_ref(), &line, mistakes);
    }

    fn add_table(
        &mut self,
        path: &Path,
        above: &str,
        table: &DeTable<'_>,
        line: &dyn Fn(usize) -> usize,
        mistakes: &mut Mistakes,
    ) {
        for (word, value) in table {
            let name =
                if above.is_empty() { word.get_ref().to_string() } else { format!("{above}.{}", word.get_ref()) };
            let place = Place::File(path.to_owned(), line(word.span().start));
            let mut wrong = |what: String| mistakes.0.push(Mistake { place: place.clone(), what });
            match (Key::named(&name), value.get_ref()) {
                (None, DeValue::Table(below)) if KEYS.iter().any(|key| key.name.starts_with(&format!("{name}."))) => {
                    self.add_table(path, &name, below, line, mistakes);
                }
                (None, _) => {
                    let near = KEYS.iter().min_by_key(|key| distance(key.name, &name)).map_or("", |key| key.name);
                    wrong(format!("there is no key `{name}`: is `{near}` meant?"));
                }
                (Some(key), value) => match written(value) {
                    Some(text) => {
                        self.given.insert(key.name, Given { text, place });
                    }
                    None => wrong(format!("`{name}` is a text, a number, or a list of texts")),
                },
            }
        }
    }
}

/// A value's text; `None` if it is of no kind that a key can have.
fn written(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().replace('_', "")),
        DeValue::Boolean(truth) => Some(truth.to_string()),
        DeValue::Array(parts) => {
            let texts = parts.iter().map(|part| written(part.get_ref()));
            texts.collect::<Option<Vec<_>>>().map(|texts| texts.join(","))
        }
        _ => None,
    }
}

fn read(path: &Path) -> Result<String, String> {
    let size = std::fs::metadata(path).map_err(|why| why.to_string())?.len();
    if size > LARGEST_FILE {
        return Err(format!("it is larger than any configuration: {LARGEST_FILE} bytes at the most"));
    }
    std::fs::read_to_string(path).map_err(|why| why.to_string())
}

/// In how many letters two words differ (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.bytes().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, b) in other.bytes().enumerate() {
            let changed = before + usize::from(a != b);
            before = row[j + 1];
            row[j + 1] = changed.min(before + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, 0) => write!(f, "{}", path.display()),
            Self::File(path, line) => write!(f, "{}:{line}", path.display()),
            Self::Variable(name) | Self::Flag(name) => f.write_str(name),
            Self::Default => f.write_str("default"),
        }
    }
}
