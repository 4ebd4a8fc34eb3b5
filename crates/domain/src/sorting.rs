//! In which order a list stands, and where in it one is. (P-11, X-06)
//!
//! Every list offers a closed set of things it can be sorted by; in an address `number` goes up and `-number` goes down.
//! Rows that are alike in what the list is sorted by stand in the order of their ids, so that each has one place, behind
//! which a list goes on: what is added or removed meanwhile neither repeats a row nor hides one.

use std::cmp::Ordering;

use uuid::Uuid;

/// What a list can be sorted by: one of a few words.
pub trait Key: Copy + Eq + Send + Sync + 'static {
    /// Everything it can be sorted by.
    const ALL: &'static [Self];
    /// How it stands if nobody says.
    const USUAL: Sort<Self>;

    /// The word for it in an address.
    fn word(self) -> &'static str;

    /// What its places are.
    fn kind(self) -> Kind;
}

/// What the places of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Texts, in the order of their letters' numbers.
    Text,
    /// Numbers, or instants.
    Number,
    /// The ids themselves, which are in the order of time.
    Id,
}

/// By what a list is sorted, and in which direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort<K> {
    /// By what.
    pub by: K,
    /// Whether the last comes first.
    pub descending: bool,
}

/// What a row has of what the list is sorted by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// Its id, which says everything.
    Id,
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
}

/// A row's place in a sorted list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// What it has of what the list is sorted by.
    pub at: At,
    /// The row.
    pub id: Uuid,
}

/// A row with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// Where it stands.
    pub place: Place,
    /// What stands there.
    pub row: T,
}

/// Which part of a list is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<K> {
    /// In which order.
    pub sort: Sort<K>,
    /// Behind which place; `None`: from the beginning.
    pub after: Option<Place>,
    /// How many rows at the most.
    pub most: u32,
}

/// What lists are sorted by that tell what happened: nothing but time, the last first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByTime {
    /// When it happened.
    Time,
}

impl Key for ByTime {
    const ALL: &'static [Self] = &[Self::Time];
    const USUAL: Sort<Self> = Sort { by: Self::Time, descending: true };

    fn word(self) -> &'static str {
        "time"
    }

    fn kind(self) -> Kind {
        Kind::Id
    }
}

impl<K: Key> Sort<K> {
    /// The order that a word of an address means, if it means one: `number`, `-number`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let (word, descending) = word.strip_prefix('-').map_or((word, false), |word| (word, true));
        K::ALL.iter().find(|key| key.word() == word).map(|by| Self { by: *by, descending })
    }

    /// How an address says it.
    #[must_use]
    pub fn word(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.by.word())
    }

    /// How an address may say it, in all ways there are: `number, -number, date, -date`.
    #[must_use]
    pub fn words() -> String {
        let both = |by: &K| [false, true].map(|descending| Self { by: *by, descending }.word());
        K::ALL.iter().flat_map(both).collect::<Vec<_>>().join(", ")
    }

    /// Brings rows that were looked up in several parts, each of them in this order, into one, of `most` at the most. A row
    /// that is in more than one of them is there once.
    #[must_use]
    pub fn merged<T>(self, parts: Vec<Vec<Placed<T>>>, most: u32) -> Vec<Placed<T>> {
        let mut parts = parts.into_iter();
        let (Some(mut rows), rest) = (parts.next(), parts) else { return Vec::new() };
        rows.extend(rest.flatten());
        rows.sort_by(|one, other| self.compare(&one.place, &other.place));
        rows.dedup_by(|one, other| one.place.id == other.place.id);
        rows.truncate(most as usize);
        rows
    }

    /// Which of two places comes first.
    #[must_use]
    pub fn compare(self, one: &Place, other: &Place) -> Ordering {
        let up = one.cmp(other);
        if self.descending { up.reverse() } else { up }
    }
}

impl<K: Key> Part<K> {
    /// The first `most` rows, as the list usually stands.
    #[must_use]
    pub fn first(most: u32) -> Self {
        Self { sort: K::USUAL, after: None, most }
    }

    /// The part of a list that is at hand as a whole, of which `place` says what each row has of what it is sorted by.
    #[must_use]
    pub fn of<T>(&self, rows: Vec<T>, place: impl Fn(K, &T) -> Place) -> Vec<Placed<T>> {
        let mut rows: Vec<_> = rows.into_iter().map(|row| Placed { place: place(self.sort.by, &row), row }).collect();
        rows.sort_by(|one, other| self.sort.compare(&one.place, &other.place));
        if let Some(after) = &self.after {
            rows.retain(|row| self.sort.compare(&row.place, after) == Ordering::Greater);
        }
        rows.truncate(self.most as usize);
        rows
    }
}

impl<T> Placed<T> {
    /// The same place, with something else made of what stands there.
    pub fn map<U>(self, made: impl FnOnce(T) -> U) -> Placed<U> {
        Placed { place: self.place, row: made(self.row) }
    }
}

/// What stands at places, without the places.
pub fn rows<T>(placed: Vec<Placed<T>>) -> Vec<T> {
    placed.into_iter().map(|placed| placed.row).collect()
}

impl Place {
    /// The place of a row in a list that is sorted by ids.
    #[must_use]
    pub fn of_id(id: Uuid) -> Self {
        Self { at: At::Id, id }
    }

    /// The place of a row by a text.
    #[must_use]
    pub fn of_text(text: impl Into<String>, id: Uuid) -> Self {
        Self { at: At::Text(text.into()), id }
    }

    /// The place of a row by a number.
    #[must_use]
    pub fn of_number(number: i64, id: Uuid) -> Self {
        Self { at: At::Number(number), id }
    }

    /// Its two parts as texts, the row's last.
    #[must_use]
    pub fn parts(&self) -> [String; 2] {
        let at = match &self.at {
            At::Id => String::new(),
            At::Number(number) => number.to_string(),
            At::Text(text) => text.clone(),
        };
        [at, self.id.simple().to_string()]
    }

    /// The place that two texts say, in a list whose places are of this kind. What no database holds is nobody's place.
    #[must_use]
    pub fn of_parts(kind: Kind, at: &str, id: &str) -> Option<Self> {
        let id = Uuid::try_parse(id).ok().filter(|_| id.len() == 32)?;
        let at = match kind {
            Kind::Id => at.is_empty().then_some(At::Id)?,
            Kind::Number => At::Number(at.parse().ok()?),
            Kind::Text if at.contains('\0') => return None,
            Kind::Text => At::Text(at.to_owned()),
        };
        Some(Self { at, id })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum By {
        Made,
        Name,
        Units,
    }

    impl Key for By {
        const ALL: &'static [Self] = &[Self::Made, Self::Name, Self::Units];
        const USUAL: Sort<Self> = Sort { by: Self::Made, descending: true };

        fn word(self) -> &'static str {
            match self {
                Self::Made => "made",
                Self::Name => "name",
                Self::Units => "units",
            }
        }

        fn kind(self) -> Kind {
            match self {
                Self::Made => Kind::Id,
                Self::Name => Kind::Text,
                Self::Units => Kind::Number,
            }
        }
    }

    fn place(by: By, (name, units, id): &(String, i64, u128)) -> Place {
        let id = Uuid::from_u128(*id);
        match by {
            By::Made => Place::of_id(id),
            By::Name => Place::of_text(name, id),
            By::Units => Place::of_number(*units, id),
        }
    }

    #[test]
    fn p_11_an_order_is_said_by_one_word_and_nothing_else_is_one() {
        for word in ["made", "-made", "name", "-units"] {
            assert_eq!(Sort::<By>::from_word(word).map(Sort::word).as_deref(), Some(word));
        }
        for word in ["", "-", "--name", "Name", "name ", "id", "name;drop"] {
            assert_eq!(Sort::<By>::from_word(word), None, "{word}");
        }
        assert_eq!(Sort::<By>::words(), "made, -made, name, -name, units, -units");
    }

    #[test]
    fn p_11_a_place_comes_back_from_its_texts_and_nothing_else_is_one() {
        for (by, place) in [
            (By::Made, Place::of_id(Uuid::from_u128(7))),
            (By::Name, Place::of_text("łódź & co", Uuid::from_u128(7))),
            (By::Units, Place::of_number(-7, Uuid::from_u128(7))),
        ] {
            let [at, id] = place.parts();
            assert_eq!(Place::of_parts(by.kind(), &at, &id), Some(place));
            for (at, id) in [(at.as_str(), "x"), ("\0", &id), (at.as_str(), ""), (at.as_str(), &format!("{id}0"))] {
                assert_eq!(Place::of_parts(by.kind(), at, id), None, "{at} {id}");
            }
        }
    }

    proptest! {
        #[test]
        fn p_11_page_by_page_every_row_comes_once_and_in_order(
            rows in proptest::collection::btree_map(any::<u128>(), ("[ab]{0,2}", -2..3_i64), 0..40),
            by in 0..3_usize, descending: bool, most in 1..9_u32, split in 0..40_usize,
        ) {
            let rows: Vec<_> = rows.into_iter().map(|(id, (name, units))| (name, units, id)).collect();
            let sort = Sort { by: By::ALL[by], descending };
            let mut expected = rows.clone();
            expected.sort_by_key(|row| place(sort.by, row));
            if descending {
                expected.reverse();
            }
            let (one, other) = rows.split_at(split.min(rows.len()));
            let (mut seen, mut after) = (Vec::new(), None);
            loop {
                let part = Part { sort, after: after.take(), most };
                let whole = part.of(rows.clone(), place);
                // Looked up in two parts that have some rows in common, it is the same.
                let both = vec![part.of(one.to_vec(), place), part.of(other.to_vec(), place), whole.clone()];
                prop_assert_eq!(&sort.merged(both, most), &whole);
                let Some(last) = whole.last() else { break };
                after = Some(last.place.clone());
                seen.extend(whole.into_iter().map(|placed| placed.row));
            }
            prop_assert_eq!(seen, expected);
        }
    }
}
