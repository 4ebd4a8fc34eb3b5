//! Texts as one searches for them: without accents, capitals and punctuation, in every script. (L-08, X-01)
//!
//! No database folds as another does, so both sides of every comparison are folded here: what is stored to be found, and
//! what is typed to find it.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The most words of a text that are kept to be found by.
const MOST_WORDS: usize = 40;
/// The longest word that is told from others, in characters.
const LONGEST_WORD: usize = 40;
/// The most words of a search that are looked at.
pub const MOST_SOUGHT: usize = 4;
/// The longest search that is looked at, in characters.
pub const LONGEST_SEARCH: usize = 100;
/// Beyond every word.
const LAST: char = '\u{10FFFF}';

/// What somebody searches for: every word must begin a word of what is found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought(Vec<String>);

/// What was typed into a search, as far as it is looked at; without what no database holds in a text.
#[must_use]
pub fn searched(typed: &str) -> String {
    typed.trim().chars().filter(|letter| *letter != '\0').take(LONGEST_SEARCH).collect()
}

/// `text` without capitals and accents, its words apart by one space: `Łódź & Söhne` is `lodz sohne`. Lists are in this
/// order.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            // Some letters fall apart only after they became small.
            letter if is_combining_mark(letter) => {}
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ if !folded.is_empty() && !folded.ends_with(' ') => folded.push(' '),
            _ => {}
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The words by which something with these `texts` is found, each once. What is written with marks inside is found as a
/// whole, too: `C-1001` by `1001` and by `c1001`.
#[must_use]
pub fn words<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut words = Vec::new();
    for text in texts {
        words.extend(fold(text).split(' ').map(cut));
        words.extend(text.split_whitespace().map(|part| cut(&fold(part).replace(' ', ""))));
    }
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words.dedup();
    words.truncate(MOST_WORDS);
    words
}

impl Sought {
    /// What `text` searches for; nothing, if there is no word in it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut words: Vec<_> = fold(text).split(' ').map(cut).filter(|word| !word.is_empty()).collect();
        words.truncate(MOST_SOUGHT);
        Self(words)
    }

    /// Whether nothing is searched for: everything is found.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something with these `words` is found.
    #[must_use]
    pub fn finds(&self, words: &[String]) -> bool {
        self.0.iter().all(|sought| words.iter().any(|word| word.starts_with(sought.as_str())))
    }

    /// For each sought word the first word that begins with it and the end of those that do; the longest word, of which
    /// there are the fewest, comes first. A search with fewer words repeats it, so that the questions to a database are of
    /// one form; `None` if nothing is searched for.
    #[must_use]
    pub fn ranges(&self) -> Option<[(String, String); MOST_SOUGHT]> {
        let mut words: Vec<_> = self.0.iter().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let first = *words.first()?;
        let range = |number: usize| {
            let word = words.get(number).copied().unwrap_or(first);
            (word.clone(), format!("{word}{LAST}"))
        };
        Some(std::array::from_fn(range))
    }
}

fn cut(word: &str) -> String {
    word.chars().take(LONGEST_WORD).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_08_texts_are_folded_alike_in_every_script() {
        for (text, folded) in [
            ("Łódź & Söhne", "lodz sohne"),
            ("  Straße\tGROẞ ", "strasse gross"),
            ("Cœur d’Alène", "coeur d alene"),
            ("İstanbul ISPARTA ırmak", "istanbul isparta irmak"),
            ("ﬁne Ⅳ ①", "fine iv 1"),
            ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
            ("مُحَمَّد", "محمد"),
            ("!!!", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn l_08_something_is_found_by_the_beginnings_of_its_words() {
        let words = words(["Alinea Médica S.p.A.", "C-1001"]);
        for (sought, found) in [
            ("", true),
            ("ALI", true),
            ("c-10", true),
            ("c10", true),
            ("alinea 1001", true),
            ("medica", true),
            ("spa", true),
            ("alinea x", false),
            ("linea", false),
            ("ali med c 1001 not looked at", true),
        ] {
            assert_eq!(Sought::new(sought).finds(&words), found, "{sought}");
        }
    }

    #[test]
    fn l_08_a_range_holds_the_words_that_begin_so_and_no_other() {
        let ranges = Sought::new("10 ali").ranges().unwrap();
        let within = |word: &str, (from, to): &(String, String)| *word >= **from && *word < **to;
        assert!(within("ali", &ranges[0]) && within("alinea", &ranges[0]) && within("aliñ", &ranges[0]));
        assert!(!within("alj", &ranges[0]) && !within("al", &ranges[0]));
        assert!(within("1001", &ranges[1]) && ranges[2] == ranges[0] && ranges[3] == ranges[0]);
        assert_eq!(Sought::new(" & ").ranges(), None);
    }

    #[test]
    fn x_12_a_search_is_looked_at_up_to_a_length() {
        assert_eq!(searched("  Museo  "), "Museo");
        assert_eq!(searched(&"ł".repeat(1_000)).chars().count(), LONGEST_SEARCH);
    }

    #[test]
    fn x_12_a_long_text_has_no_more_words_than_are_kept() {
        let long = (0..1_000).map(|number| format!("w{number}")).collect::<Vec<_>>().join(" ");
        assert_eq!(words([long.as_str()]).len(), MOST_WORDS);
        assert_eq!(words(["x".repeat(1_000).as_str()])[0].len(), LONGEST_WORD);
    }
}
