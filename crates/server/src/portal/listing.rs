//! What every list of the portal has: heads that sort it, and the ways to its other parts. (X-05, P-11)
//!
//! Everything stands in the address: `?q=…&sort=-date&after=…`. What it says that a list does not offer is as if it were not
//! there. The heads are links, so that sorting needs no script, and `aria-sort` says how the list stands.

use claviger_app::domain::sorting::{Key, Part, Place, Placed, Sort};
use claviger_app::wire::key::{decode, encode};
use serde::Deserialize;

use super::sheet::Form;

/// Which part of a list an address asks for, in which order and in what form: flattened into what else it asks for.
#[derive(Debug, Default, Clone, Deserialize)]
pub(super) struct Asked {
    /// By what it is sorted: `number`, `-number`.
    #[serde(default)]
    pub sort: String,
    /// Behind which place.
    #[serde(default)]
    pub after: String,
    /// As a page, or as a file.
    #[serde(default, rename = "as")]
    pub form: Form,
}

/// The heads of a list, and the ways to its other parts; an empty way is not there.
#[derive(Debug, Default, Clone)]
pub(super) struct Ways {
    /// The list's address with everything it asks for but its order.
    pub address: String,
    /// By what it is sorted, as the address says it.
    pub by: &'static str,
    /// Whether from its end.
    pub descending: bool,
    /// How it stands if nobody says.
    pub usual: (&'static str, bool),
    /// Its first part; empty on it.
    pub first: String,
    /// Its next part; empty on the last one.
    pub next: String,
    /// All of it, as a file.
    pub csv: String,
}

impl Asked {
    /// The order that is asked for.
    pub(super) fn sort<K: Key>(&self) -> Sort<K> {
        Sort::from_word(&self.sort).unwrap_or(K::USUAL)
    }

    /// The part that is asked for, of which a page shows so many rows: one more is looked up, which tells whether there are
    /// more.
    pub(super) fn part<K: Key>(&self, on_a_page: u32) -> Part<K> {
        let sort = self.sort();
        Part { sort, after: place(sort, &self.after), most: on_a_page + 1 }
    }

    /// Whether a file is asked for.
    pub(super) fn is_file(&self) -> bool {
        self.form == Form::Csv
    }
}

impl Ways {
    /// The ways of a list at `address`, which says everything but order and place; `found` is cut to what a page shows.
    pub(super) fn of<K: Key, T>(address: String, part: &Part<K>, found: &mut Vec<Placed<T>>) -> Self {
        let on_a_page = part.most as usize - 1;
        let has_more = found.len() > on_a_page;
        found.truncate(on_a_page);
        let mut ways = Self::of_whole(address, part.sort);
        if let Some(last) = found.last().filter(|_| has_more) {
            let [at, id] = last.place.parts();
            ways.next = with(&ways.here(), "after", &encode(format!("{id} {at}").as_bytes()));
        }
        if part.after.is_some() {
            ways.first = ways.here();
        }
        ways
    }

    /// The ways of a list that one page shows as a whole.
    pub(super) fn of_whole<K: Key>(address: String, sort: Sort<K>) -> Self {
        let usual = (K::USUAL.by.word(), K::USUAL.descending);
        let (first, next, csv) = Default::default();
        let mut ways = Self { address, by: sort.by.word(), descending: sort.descending, usual, first, next, csv };
        ways.csv = with(&ways.here(), "as", "csv");
        ways
    }

    /// The list's address with its order, from its beginning.
    pub(super) fn here(&self) -> String {
        with(&self.address, "sort", &self.sort())
    }

    /// How the list stands, as an address says it; nothing for the usual way.
    pub(super) fn sort(&self) -> String {
        self.word(self.by, self.descending)
    }

    /// Whether this is not the first part.
    pub(super) fn is_later(&self) -> bool {
        !self.first.is_empty()
    }

    /// Where the head of what is sorted by `word` leads: to that order, or turned round if it is sorted so.
    pub(super) fn by(&self, word: &str) -> String {
        let descending = if word == self.by { !self.descending } else { word == self.usual.0 && self.usual.1 };
        with(&self.address, "sort", &self.word(word, descending))
    }

    /// What `aria-sort` says of it; empty for what the list is not sorted by.
    pub(super) fn aria(&self, word: &str) -> &'static str {
        match (word == self.by, self.descending) {
            (false, _) => "",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }

    fn word(&self, word: &str, descending: bool) -> String {
        if (word, descending) == self.usual {
            return String::new();
        }
        format!("{}{word}", if descending { "-" } else { "" })
    }
}

/// The place that a part of an address names; what names none begins the list anew.
fn place<K: Key>(sort: Sort<K>, text: &str) -> Option<Place> {
    let text = String::from_utf8(decode(text)?).ok()?;
    let (id, at) = text.split_once(' ')?;
    Place::of_parts(sort.by.kind(), at, id)
}

/// An address that says one thing more; nothing more if that is empty.
fn with(address: &str, name: &str, value: &str) -> String {
    if value.is_empty() {
        return address.to_owned();
    }
    let joint = if address.contains('?') { '&' } else { '?' };
    let pair: String = url::form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish();
    format!("{address}{joint}{pair}")
}

#[cfg(test)]
mod tests {
    use claviger_app::order::By;
    use uuid::Uuid;

    use super::*;

    fn asked(sort: &str, after: &str) -> Asked {
        Asked { sort: sort.into(), after: after.into(), form: Form::Page }
    }

    #[test]
    fn p_11_heads_lead_to_their_order_and_turn_it_round() {
        let check = |sort: &str, head: &str, leads_to: &str, aria: &str| {
            let ways = Ways::of_whole("/orders?q=a".into(), asked(sort, "").sort::<By>());
            assert_eq!((ways.by(head).as_str(), ways.aria(head)), (leads_to, aria), "{sort} {head}");
        };
        check("", "placed", "/orders?q=a&sort=placed", "descending");
        check("placed", "placed", "/orders?q=a", "ascending");
        check("", "number", "/orders?q=a&sort=number", "");
        check("number", "number", "/orders?q=a&sort=-number", "ascending");
        check("-number", "number", "/orders?q=a&sort=number", "descending");
        check("-number", "placed", "/orders?q=a", "");
        check("password", "placed", "/orders?q=a&sort=placed", "descending");
    }

    #[test]
    fn p_11_the_next_part_goes_on_in_the_same_order_behind_the_last_row() {
        let placed = |at: &str, id| Placed { place: Place::of_text(at, Uuid::from_u128(id)), row: () };
        let mut found = vec![placed("a & ł", 1), placed("a & ł", 2), placed("b", 3)];
        let part: Part<By> = asked("number", "").part(2);
        assert_eq!((part.after.clone(), part.most), (None, 3));
        let ways = Ways::of("/orders".into(), &part, &mut found);
        assert_eq!((found.len(), ways.first.as_str(), ways.is_later()), (2, "", false));
        assert_eq!(ways.csv, "/orders?sort=number&as=csv");
        let after = ways.next.strip_prefix("/orders?sort=number&after=").unwrap();
        let part: Part<By> = asked("number", after).part(2);
        assert_eq!(part.after, Some(Place::of_text("a & ł", Uuid::from_u128(2))));
        let ways = Ways::of("/orders".into(), &part, &mut vec![placed("b", 3)]);
        assert_eq!((ways.first.as_str(), ways.next.as_str()), ("/orders?sort=number", ""));
        for wrong in ["", "x", "!!", &encode(b"acc_1 name"), &encode(b"\xff"), &encode(b"nothing")] {
            assert_eq!(asked("number", wrong).part::<By>(2).after, None, "{wrong}");
        }
    }
}
