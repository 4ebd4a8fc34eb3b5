//! The vendor's own links in the navigation: price list, sales tools, marketing tools, training, documentation. (X-15)
//!
//! They are data: a TOML file that the configuration names by `vendor.links`. Each has an address, a label in each
//! language, and who sees it: all that are signed in, or people of some kinds of accounts, or only those with a role there.

use std::collections::BTreeMap;

use claviger_app::act::Who;
use claviger_app::catalogue::{Unusable, place};
use claviger_app::domain::account::{AccountKind, Language, Membership, Role};
use serde::Deserialize;
use toml::Spanned;
use url::Url;

/// The most links a navigation has room for.
const MOST: usize = 20;
/// The longest label, in characters.
const LONGEST_LABEL: usize = 60;
/// The longest address, in bytes.
const LONGEST_ADDRESS: usize = 2_000;

/// The vendor's own links, in the order in which they are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links(Vec<Link>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Link {
    address: String,
    labels: BTreeMap<Language, String>,
    /// Nobody in particular means everybody.
    seen_by: Vec<Reader>,
}

/// Whose people see a link: those of a kind of account, whatever they are there or in one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reader {
    kind: AccountKind,
    role: Option<Role>,
}

/// A link as one reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownLink {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub address: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    link: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    address: Spanned<String>,
    label: Spanned<BTreeMap<Spanned<String>, Spanned<String>>>,
    r#for: Option<Spanned<Vec<Spanned<String>>>>,
}

impl Links {
    /// Reads `text`, the content of the file known as `name`; else everything that is wrong, each with its line.
    pub fn read(name: &str, text: &str) -> Result<Self, Unusable> {
        let file: File = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or_else(|| name.to_owned(), |span| place(name, text, span.start));
            Unusable(vec![format!("{at}: {}", error.message())])
        })?;
        let mut mistakes: Vec<(usize, String)> = Vec::new();
        if let Some(surplus) = file.link.get(MOST) {
            mistakes.push((surplus.span().start, format!("there is room for {MOST} links: leave out the others")));
        }
        let links = file.link.iter().map(|entry| entry.get_ref().read(&mut mistakes)).collect();
        if mistakes.is_empty() {
            return Ok(Self(links));
        }
        mistakes.sort_by_key(|(at, _)| *at);
        Err(Unusable(mistakes.into_iter().map(|(at, what)| format!("{}: {what}", place(name, text, at))).collect()))
    }

    /// Those that `who` sees, labelled in `language`; in English where a label has no other words. Nobody who has not
    /// signed in sees any.
    #[must_use]
    pub fn shown(&self, who: &Who, language: &str) -> Vec<ShownLink> {
        let memberships = who.memberships();
        let language = Language::from_code(language).unwrap_or_default();
        let is_seen = |link: &&Link| {
            link.seen_by.is_empty() || link.seen_by.iter().any(|reader| memberships.iter().any(|one| reader.is(one)))
        };
        let shown = |link: &Link| {
            let label = link.labels.get(&language).or_else(|| link.labels.get(&Language::English));
            ShownLink { label: label.cloned().unwrap_or_default(), address: link.address.clone() }
        };
        match who {
            Who::Person(..) => self.0.iter().filter(is_seen).map(shown).collect(),
            _ => Vec::new(),
        }
    }
}

impl Entry {
    fn read(&self, mistakes: &mut Vec<(usize, String)>) -> Link {
        let address = self.address.get_ref().trim().to_owned();
        if !is_an_address(&address) {
            let told = format!(
                "`{address}` is no address of a link: write it as https://www.example.com/prices or \
                 mailto:sales@example.com, {LONGEST_ADDRESS} characters at the most"
            );
            mistakes.push((self.address.span().start, told));
        }
        let mut labels = BTreeMap::new();
        for (code, label) in self.label.get_ref() {
            let text = label.get_ref().trim();
            if text.is_empty() || text.chars().count() > LONGEST_LABEL || text.chars().any(char::is_control) {
                mistakes
                    .push((label.span().start, format!("a label has 1 to {LONGEST_LABEL} characters, in one line")));
            }
            match Language::from_code(code.get_ref()) {
                Some(language) => drop(labels.insert(language, text.to_owned())),
                None => {
                    let known = Language::ALL.map(Language::code).join(", ");
                    mistakes.push((code.span().start, format!("`{}` is no language of ours: {known}", code.get_ref())));
                }
            }
        }
        if !labels.contains_key(&Language::English) {
            let told = "a label says `en` at the least: that is shown where a language has no words of its own";
            mistakes.push((self.label.span().start, told.to_owned()));
        }
        let mut seen_by = Vec::new();
        if let Some(readers) = &self.r#for {
            if readers.get_ref().is_empty() {
                mistakes
                    .push((readers.span().start, "`for` names somebody; without it everybody sees the link".into()));
            }
            for reader in readers.get_ref() {
                match Reader::read(reader.get_ref()) {
                    Some(read) => seen_by.push(read),
                    None => mistakes.push((reader.span().start, Reader::unknown(reader.get_ref()))),
                }
            }
        }
        Link { address, labels, seen_by }
    }
}

impl Reader {
    /// `reseller`, or `reseller/administrator`.
    fn read(word: &str) -> Option<Self> {
        let (kind, role) = match word.split_once('/') {
            Some((kind, role)) => (kind, Some(Role::from_word(role)?)),
            None => (word, None),
        };
        Some(Self { kind: AccountKind::from_word(kind)?, role })
    }

    fn unknown(word: &str) -> String {
        let roles = Role::ALL.map(Role::word).join(", ");
        format!(
            "`{word}` is nobody: name a kind of account (vendor, distributor, reseller, customer), or one role there, as in \
             reseller/administrator (roles: {roles})"
        )
    }

    fn is(self, membership: &Membership) -> bool {
        self.kind == membership.kind && self.role.is_none_or(|role| role == membership.role)
    }
}

/// Whether a browser may be sent there: nothing but https and mail, and no password on the way.
fn is_an_address(text: &str) -> bool {
    if text.len() > LONGEST_ADDRESS || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return false;
    }
    let Ok(url) = Url::parse(text) else { return false };
    match url.scheme() {
        "https" => url.has_host() && url.username().is_empty() && url.password().is_none(),
        "mailto" => url.path().split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use claviger_app::domain::account::Person;
    use claviger_app::domain::id::{AccountId, PersonId};
    use uuid::Uuid;

    use super::*;

    const GOOD: &str = r#"
[[link]]
address = "https://www.example.com/prices?year=2026&for=all"
for = ["distributor", "reseller/administrator"]
label = { en = "Price list", it = "Listino prezzi", ar = "قائمة الأسعار" }

[[link]]
address = "mailto:training@example.com"
label = { en = "Training" }
"#;

    fn somebody(kind: AccountKind, role: Role) -> Who {
        let person = Person {
            id: PersonId::from_uuid(Uuid::from_u128(1)),
            email: "olivia@cantora.example".parse().unwrap(),
            name: "Olivia".into(),
            language: Language::English,
        };
        Who::Person(person, vec![Membership { account: AccountId::from_uuid(Uuid::from_u128(2)), kind, role }])
    }

    #[test]
    fn x_15_every_role_sees_the_links_meant_for_it_in_every_language() {
        let links = Links::read("links.toml", GOOD).unwrap();
        for kind in AccountKind::ALL {
            for role in Role::ALL {
                for language in Language::ALL {
                    let shown = links.shown(&somebody(kind, role), language.code());
                    let labels: Vec<_> = shown.iter().map(|link| link.label.as_str()).collect();
                    let prices = match language {
                        Language::Italian => "Listino prezzi",
                        Language::Arabic => "قائمة الأسعار",
                        _ => "Price list",
                    };
                    let sees_prices = kind == AccountKind::Distributor
                        || (kind, role) == (AccountKind::Reseller, Role::Administrator);
                    let expected = if sees_prices { vec![prices, "Training"] } else { vec!["Training"] };
                    assert_eq!(labels, expected, "{} {} {}", kind.word(), role.word(), language.code());
                }
            }
        }
        assert!(links.shown(&Who::Nobody, "en").is_empty() && links.shown(&Who::LinkHolder, "en").is_empty());
    }

    #[test]
    fn x_15_what_is_wrong_with_a_link_is_named_with_its_line() {
        let check = |from: &str, to: &str, expected: &str| {
            let text = GOOD.replace(from, to);
            assert!(text != GOOD, "{from}");
            let told = Links::read("links.toml", &text).unwrap_err().to_string();
            assert!(told.starts_with(expected), "{told}");
        };
        for address in [
            "http://www.example.com/",
            "javascript:alert(1)",
            "https://",
            "https://user:secret@example.com/",
            "//example.com/",
            "/orders",
            "data:text/html,x",
            "https://example.com/a b",
            "",
        ] {
            let whole = "https://www.example.com/prices?year=2026&for=all";
            check(whole, address, &format!("links.toml:3: `{address}` is no address of a link: write it as https://"));
        }
        check(
            "mailto:training@example.com",
            "mailto:training",
            "links.toml:8: `mailto:training` is no address of a link",
        );
        check("\"distributor\", ", "\"partner\", ", "links.toml:4: `partner` is nobody: name a kind of account");
        check("/administrator", "/boss", "links.toml:4: `reseller/boss` is nobody");
        check("[\"distributor\", \"reseller/administrator\"]", "[]", "links.toml:4: `for` names somebody");
        check("en = \"Price list\", ", "", "links.toml:5: a label says `en` at the least");
        check("it = \"Lis", "xx = \"Lis", "links.toml:5: `xx` is no language of ours: en, it, de, fr, es, pt, ar");
        check("Price list", " ", "links.toml:5: a label has 1 to 60 characters");
        check("for =", "roles =", "links.toml:4: unknown field `roles`");
        let many = "[[link]]\naddress = \"https://a.example\"\nlabel.en = \"A\"\n".repeat(MOST + 1);
        assert!(Links::read("l", &many).unwrap_err().to_string().starts_with("l:61: there is room for 20 links"));
        assert_eq!(Links::read("l", "").unwrap(), Links::default());
    }
}
