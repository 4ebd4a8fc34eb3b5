//! The license agreement: what a partner's people agree to before its stock opens. (P-01)
//!
//! The vendor publishes a version with its text in one language or several; a published version is never changed, and the
//! latest is the one in force. Whoever accepts it does so in the name of the accounts they belong to.

use super::{AccountKind, Language, Membership, Permission, may};
use crate::id::AccountId;

/// The longest name of a version, in characters.
pub const LONGEST_VERSION: usize = 40;
/// The longest text of one language, in characters.
pub const LONGEST_TEXT: usize = 100_000;

/// A version that is to be published.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// What it is called: `2026-11`.
    pub version: String,
    /// Its text in each language that has one; what is blank is as if it were not there.
    pub texts: Vec<(Language, String)>,
}

/// A version that can be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sound {
    /// What it is called.
    pub version: String,
    /// Its text in each language, in the order of [`Language::ALL`].
    pub texts: Vec<(Language, String)>,
}

/// What is wrong with a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// No name, or one that is too long or cannot be printed.
    #[error("a version is called by 1 to {LONGEST_VERSION} characters that can be printed")]
    Version,
    /// Another version is called so.
    #[error("another version is called so: what is published is never changed")]
    VersionTaken,
    /// There is no text at all.
    #[error("an agreement has a text in one language at least")]
    NoText,
    /// A text that is too long, or holds what cannot be printed.
    #[error("a text has at most {LONGEST_TEXT} characters, and none but line breaks and tabs that cannot be printed")]
    Text(Language),
    /// A language that is there twice.
    #[error("there are two texts in one language")]
    Twice(Language),
}

/// A piece of a text, as a page sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A line that begins with `# ` or `## `.
    Heading(String),
    /// Lines up to a blank one.
    Paragraph(String),
}

impl Draft {
    /// What would be published, or everything that is wrong with it.
    pub fn examine(&self) -> Result<Sound, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let version = self.version.trim();
        if !(1..=LONGEST_VERSION).contains(&version.chars().count()) || version.chars().any(char::is_control) {
            wrong.push(Wrong::Version);
        }
        let mut texts: Vec<(Language, String)> = Vec::new();
        for (language, text) in &self.texts {
            let text = text.replace("\r\n", "\n");
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            if text.chars().count() > LONGEST_TEXT || text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
                wrong.push(Wrong::Text(*language));
            }
            if texts.iter().any(|(known, _)| known == language) {
                wrong.push(Wrong::Twice(*language));
            }
            texts.push((*language, text.to_owned()));
        }
        if texts.is_empty() {
            wrong.push(Wrong::NoText);
        }
        texts.sort_by_key(|(language, _)| *language);
        if wrong.is_empty() { Ok(Sound { version: version.to_owned(), texts }) } else { Err(wrong) }
    }
}

/// The language in which somebody reads it who asks for `wanted`: that one, else English, else the first there is.
#[must_use]
pub fn read_in(there: &[Language], wanted: Language) -> Option<Language> {
    let has = |language: Language| there.contains(&language).then_some(language);
    has(wanted).or_else(|| has(Language::English)).or_else(|| there.first().copied())
}

/// A text as headings and paragraphs.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let (mut blocks, mut open) = (Vec::new(), Vec::new());
    for line in text.lines().map(str::trim).chain(std::iter::once("")) {
        let heading = line.strip_prefix("## ").or_else(|| line.strip_prefix("# "));
        if (line.is_empty() || heading.is_some()) && !open.is_empty() {
            blocks.push(Block::Paragraph(std::mem::take(&mut open).join("\n")));
        }
        match heading {
            Some(heading) => blocks.push(Block::Heading(heading.trim().to_owned())),
            None if !line.is_empty() => open.push(line),
            None => {}
        }
    }
    blocks
}

/// The accounts in whose name somebody accepts: all they belong to whose licenses they may see. The vendor does not agree
/// with itself.
#[must_use]
pub fn accepts_for(memberships: &[Membership]) -> Vec<AccountId> {
    let sees = |one: &&Membership| one.kind != AccountKind::Vendor && may(one.kind, one.role, Permission::SeeLicenses);
    memberships.iter().filter(sees).map(|one| one.account).collect()
}

/// In whose name somebody opens the stock of `account`: its own, for those who belong to it; that of any account of theirs,
/// for those whom it let in. Nobody, for the vendor's staff, who are not asked.
#[must_use]
pub fn opens_as(memberships: &[Membership], account: AccountId) -> Option<Vec<AccountId>> {
    if memberships.iter().any(|one| one.kind == AccountKind::Vendor) {
        return None;
    }
    let own = accepts_for(memberships);
    Some(if own.contains(&account) { vec![account] } else { own })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Role;
    use crate::id::Id;

    #[test]
    fn p_01_a_draft_is_published_whole_or_every_mistake_is_named() {
        let check = |version: &str, texts: &[(Language, &str)], expected: Result<&[(Language, &str)], &[Wrong]>| {
            let texts = texts.iter().map(|(language, text)| (*language, (*text).to_owned())).collect();
            let found = Draft { version: version.into(), texts }.examine();
            let owned = |texts: &[(Language, &str)]| -> Vec<_> {
                texts.iter().map(|(language, text)| (*language, (*text).to_owned())).collect()
            };
            assert_eq!(found.map(|sound| sound.texts), expected.map(owned).map_err(<[Wrong]>::to_vec), "{version:?}");
        };
        use Language::{Arabic, English, German};
        check(
            " 2026-11 ",
            &[(German, "Text\r\nhier\r\n"), (English, "Text")],
            Ok(&[(English, "Text"), (German, "Text\nhier")]),
        );
        check("1", &[(German, " \n"), (Arabic, "نص")], Ok(&[(Arabic, "نص")]));
        check("", &[(German, "\n")], Err(&[Wrong::Version, Wrong::NoText]));
        check("a\tb", &[(English, "x")], Err(&[Wrong::Version]));
        check(&"9".repeat(41), &[(English, "a\0b")], Err(&[Wrong::Version, Wrong::Text(English)]));
        check("1", &[(English, "x"), (English, "y")], Err(&[Wrong::Twice(English)]));
        let long = "x".repeat(LONGEST_TEXT + 1);
        check("1", &[(English, &long), (German, &long[1..])], Err(&[Wrong::Text(English)]));
    }

    #[test]
    fn p_01_who_has_no_text_of_their_own_reads_english_or_the_first() {
        use Language::{Arabic, English, French, German};
        let check = |there: &[Language], wanted, expected| assert_eq!(read_in(there, wanted), expected);
        check(&[English, German], German, Some(German));
        check(&[English, German], Arabic, Some(English));
        check(&[German, French], Arabic, Some(German));
        check(&[], English, None);
    }

    #[test]
    fn p_01_a_text_is_set_as_headings_and_paragraphs() {
        let heading = |text: &str| Block::Heading(text.into());
        let paragraph = |text: &str| Block::Paragraph(text.into());
        let text = "# One\nfirst line\n second line\n\n\nnext\n## Two\n#no heading";
        let expected = [
            heading("One"),
            paragraph("first line\nsecond line"),
            paragraph("next"),
            heading("Two"),
            paragraph("#no heading"),
        ];
        assert_eq!(blocks(text), expected);
        assert_eq!(blocks(""), []);
    }

    #[test]
    fn p_01_one_agrees_in_the_name_of_ones_own_accounts() {
        use AccountKind::{Customer, Distributor, Reseller, Vendor};
        let id = |number| -> AccountId { Id::from_uuid(uuid::Uuid::from_u128(number)) };
        let of = |account, kind, role| Membership { account: id(account), kind, role };
        let check = |memberships: &[Membership], account, accepts: &[u128], opens: Option<&[u128]>| {
            let ids = |numbers: &[u128]| numbers.iter().map(|number| id(*number)).collect::<Vec<_>>();
            assert_eq!(accepts_for(memberships), ids(accepts));
            assert_eq!(opens_as(memberships, id(account)), opens.map(ids));
        };
        let reseller = of(1, Reseller, Role::Licenses);
        let other = of(2, Distributor, Role::ReadOnly);
        check(&[reseller], 1, &[1], Some(&[1]));
        // By a grant, in the name of the partner that was let in.
        check(&[reseller], 9, &[1], Some(&[1]));
        check(&[reseller, other], 2, &[1, 2], Some(&[2]));
        check(&[of(3, Customer, Role::Support), other], 3, &[2], Some(&[2]));
        check(&[of(4, Vendor, Role::Operator)], 1, &[], None);
        check(&[], 1, &[], Some(&[]));
    }
}
