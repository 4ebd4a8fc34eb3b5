//! Views of lists that somebody keeps: what a list shows, under a name of one's own.
//!
//! A view is what stands behind the question mark of the list's address: what is searched for, how it is filtered and
//! sorted. It is its person's alone, like the profile; what it leads to is judged anew whenever it is opened.

use crate::id::{PersonId, ViewId};

/// The most views somebody keeps of one list.
pub const MOST_OF_A_LIST: usize = 12;
/// The most views somebody keeps.
pub const MOST: usize = 100;
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 60;

/// A view of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Its id.
    pub id: ViewId,
    /// Whose it is.
    pub person: PersonId,
    /// The list: the path of its address.
    pub list: String,
    /// What its person calls it.
    pub name: String,
    /// What stands behind the question mark.
    pub query: String,
    /// Whether the list opens with it.
    pub is_default: bool,
}

/// Why a view is not kept, or not under this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No name, or one that is too long.
    #[error("a view has a name of 1 to {LONGEST_NAME} characters")]
    Name,
    /// There is another one of that name.
    #[error("there is a view of this name already")]
    Taken,
    /// As many as there can be.
    #[error("somebody keeps {MOST_OF_A_LIST} views of one list and {MOST} in all at the most")]
    TooMany,
}

/// A name as it is kept, of which none of the `others` of the list has the like.
pub fn name<'a>(typed: &str, others: impl IntoIterator<Item = &'a View>) -> Result<String, Refused> {
    let name = typed.trim();
    let is_good = !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control);
    if !is_good {
        return Err(Refused::Name);
    }
    let is_taken = others.into_iter().any(|other| other.name.to_lowercase() == name.to_lowercase());
    if is_taken { Err(Refused::Taken) } else { Ok(name.to_owned()) }
}

/// Whether there is room for one more, beside those of the list and all others.
pub fn room(of_the_list: usize, in_all: usize) -> Result<(), Refused> {
    if of_the_list < MOST_OF_A_LIST && in_all < MOST { Ok(()) } else { Err(Refused::TooMany) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    #[test]
    fn x_05_a_view_has_a_name_that_no_other_of_its_list_has() {
        let view = View {
            id: ViewId::new(Timestamp::UNIX_EPOCH, [1; 10]),
            person: PersonId::new(Timestamp::UNIX_EPOCH, [1; 10]),
            list: "/orders".into(),
            name: "Bozen offen".into(),
            query: "state=locked".into(),
            is_default: false,
        };
        for (typed, expected) in [
            (" Rome ", Ok("Rome".to_owned())),
            ("bozen OFFEN", Err(Refused::Taken)),
            ("", Err(Refused::Name)),
            (" \t", Err(Refused::Name)),
            ("a\nb", Err(Refused::Name)),
            (&"ł".repeat(LONGEST_NAME), Ok("ł".repeat(LONGEST_NAME))),
            (&"ł".repeat(LONGEST_NAME + 1), Err(Refused::Name)),
        ] {
            assert_eq!(name(typed, [&view]), expected, "{typed:?}");
        }
        assert_eq!(name("bozen offen", []), Ok("bozen offen".to_owned()));
    }

    #[test]
    fn x_05_views_are_bounded_for_each_list_and_in_all() {
        assert_eq!(room(MOST_OF_A_LIST - 1, MOST - 1), Ok(()));
        assert_eq!(room(MOST_OF_A_LIST, 12), Err(Refused::TooMany));
        assert_eq!(room(0, MOST), Err(Refused::TooMany));
    }
}
