//! Turns the message files under `locales/` into one typed method per message.
//!
//! English is the measure: its messages become methods, and every other language must have the same messages with
//! the same variables. A mistake is a sentence that names the file and the message; the build shows all it finds at
//! once. Nothing here reads a file: `build.rs` does that, and the tests below speak to the same functions.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::{parser, serializer};

/// The language all others are compared with.
pub const MEASURE: &str = "en";

/// One message file: `locales/<language>/<room>.ftl`.
pub struct Source {
    pub language: String,
    pub room: String,
    pub text: String,
}

impl Source {
    fn path(&self) -> String {
        format!("locales/{}/{}.ftl", self.language, self.room)
    }
}

/// Writes the Rust text of all messages, or says everything that is wrong.
///
/// `called` holds the names of the methods that code and templates call (see [`calls_in`]); a message nobody calls
/// is a mistake, so that dead texts are not translated.
pub fn generate(sources: &[Source], called: &BTreeSet<String>) -> Result<String, Vec<String>> {
    let mut complaints = Vec::new();
    let mut languages: BTreeMap<&str, Language> = BTreeMap::new();
    for source in sources {
        languages.entry(&source.language).or_default().read(source, &mut complaints);
    }
    for language in languages.values() {
        language.complain_of_missing_terms(&mut complaints);
    }
    let Some(measure) = languages.remove(MEASURE) else {
        complaints.push(format!("locales/{MEASURE}: there are no messages"));
        return Err(complaints);
    };
    for (id, message) in &measure.messages {
        if !called.contains(&method(id)) {
            complaints.push(format!("{}: nobody calls `{id}`; use it or remove it", message.path));
        }
    }
    for (language, translated) in &languages {
        compare(&measure, translated, language, &mut complaints);
    }
    if complaints.is_empty() { Ok(write(sources, &measure)) } else { Err(complaints) }
}

/// Adds to `called` the name of everything called as `.name(` in `text`, be it Rust or a template.
pub fn calls_in(text: &str, called: &mut BTreeSet<String>) {
    for (at, _) in text.match_indices('.') {
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        if end > 0 && rest[end..].starts_with('(') {
            called.insert(rest[..end].to_owned());
        }
    }
}

/// What one language says, and where.
#[derive(Default)]
struct Language {
    messages: BTreeMap<String, Message>,
    terms: BTreeSet<String>,
    /// Terms that messages and other terms refer to: (path, id of the referrer, term).
    wanted_terms: Vec<(String, String, String)>,
}

struct Message {
    path: String,
    /// As written in the file, for the doc comment.
    text: String,
    /// In order of appearance, each once.
    variables: Vec<String>,
}

impl Language {
    fn read(&mut self, source: &Source, complaints: &mut Vec<String>) {
        let path = source.path();
        let resource = match parser::parse(source.text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    // The start of the broken message; the parser stumbles later, often on the line after it.
                    let at = error.slice.map_or(error.pos.start, |slice| slice.start);
                    let line = 1 + source.text.bytes().take(at).filter(|byte| *byte == b'\n').count();
                    complaints.push(format!("{path}:{line}: {}", error.kind));
                }
                resource
            }
        };
        for entry in resource.body {
            match &entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    check_id(id, &source.room, &path, complaints);
                    if !message.attributes.is_empty() {
                        complaints.push(format!("{path}: `{id}` has an attribute; make it a message of its own"));
                    }
                    let Some(pattern) = &message.value else {
                        complaints.push(format!("{path}: `{id}` says nothing"));
                        continue;
                    };
                    let found = Found::in_pattern(pattern);
                    found.complain(id, &path, complaints);
                    self.want_terms(&found, id, &path);
                    let seen = self.messages.insert(
                        id.to_owned(),
                        Message { path: path.clone(), text: text_of(&entry), variables: found.variables },
                    );
                    if let Some(first) = seen {
                        complaints.push(format!("{path}: `{id}` stands in {} already", first.path));
                    }
                }
                Entry::Term(term) => {
                    let id = term.id.name;
                    self.want_terms(&Found::in_pattern(&term.value), &format!("-{id}"), &path);
                    if !self.terms.insert(id.to_owned()) {
                        complaints.push(format!("{path}: the term `-{id}` is there twice"));
                    }
                }
                // Junk has been complained about with its line.
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
            }
        }
    }

    fn want_terms(&mut self, found: &Found, id: &str, path: &str) {
        for term in &found.terms {
            self.wanted_terms.push((path.to_owned(), id.to_owned(), term.clone()));
        }
    }

    /// Only when every file is read is it known which terms there are.
    fn complain_of_missing_terms(&self, complaints: &mut Vec<String>) {
        for (path, id, term) in &self.wanted_terms {
            if !self.terms.contains(term) {
                complaints.push(format!("{path}: `{id}` refers to `-{term}`, which is not there"));
            }
        }
    }
}

/// What a message refers to.
#[derive(Default)]
struct Found {
    variables: Vec<String>,
    terms: Vec<String>,
    messages: Vec<String>,
    functions: Vec<String>,
}

impl Found {
    fn in_pattern(pattern: &Pattern<&str>) -> Self {
        let mut found = Self::default();
        found.pattern(pattern);
        found
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                if !self.variables.iter().any(|known| known == id.name) {
                    self.variables.push(id.name.to_owned());
                }
            }
            // What is passed to a term are literals; its variables are its own.
            InlineExpression::TermReference { id, .. } => self.terms.push(id.name.to_owned()),
            InlineExpression::MessageReference { id, .. } => self.messages.push(id.name.to_owned()),
            InlineExpression::FunctionReference { id, .. } => self.functions.push(id.name.to_owned()),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn complain(&self, id: &str, path: &str, complaints: &mut Vec<String>) {
        for variable in &self.variables {
            if !is_snake(variable) || KEYWORDS.contains(&variable.as_str()) {
                complaints.push(format!("{path}: `{id}`: `${variable}` cannot name an argument in Rust"));
            }
        }
        for other in &self.messages {
            complaints
                .push(format!("{path}: `{id}` refers to the message `{other}`; share words as a term (`-{other}`)"));
        }
        for function in &self.functions {
            complaints.push(format!("{path}: `{id}` calls {function}(); numbers are formatted without it"));
        }
    }
}

/// The room in front tells a reader where a message stands, and keeps ids apart from Rust's keywords and from the
/// methods `Texts` has of its own.
fn check_id(id: &str, room: &str, path: &str, complaints: &mut Vec<String>) {
    let in_room = id.strip_prefix(room).and_then(|rest| rest.strip_prefix('-')).is_some_and(|rest| !rest.is_empty());
    if !in_room {
        complaints.push(format!("{path}: `{id}` must begin with `{room}-`"));
    }
    if !is_snake(&method(id)) {
        complaints.push(format!("{path}: `{id}` must be lower case, words joined by `-`"));
    }
}

fn compare(measure: &Language, translated: &Language, language: &str, complaints: &mut Vec<String>) {
    for (id, message) in &measure.messages {
        let Some(other) = translated.messages.get(id) else {
            let path = message.path.replacen(MEASURE, language, 1);
            complaints.push(format!("{path}: `{id}` is missing"));
            continue;
        };
        let wanted: BTreeSet<_> = message.variables.iter().collect();
        let present: BTreeSet<_> = other.variables.iter().collect();
        if wanted != present {
            complaints.push(format!(
                "{}: `{id}` has the variables {}, in English {}",
                other.path,
                list(&present),
                list(&wanted)
            ));
        }
    }
    for (id, other) in &translated.messages {
        if !measure.messages.contains_key(id) {
            complaints.push(format!("{}: `{id}` is unknown in English", other.path));
        }
    }
}

fn write(sources: &[Source], measure: &Language) -> String {
    let mut out = String::from("// Made by build.rs from locales/.\n\n");
    out.push_str("const LOCALES: &[(&str, &[u8])] = &[\n");
    for language in sources.iter().map(|source| source.language.as_str()).collect::<BTreeSet<_>>() {
        let _ =
            writeln!(out, "    ({language:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{language}.ftl.zlib\"))),");
    }
    out.push_str("];\n\nimpl Texts {\n");
    for (id, message) in &measure.messages {
        out.push_str("    /// ```text\n");
        for line in message.text.lines() {
            let _ = writeln!(out, "    /// {line}");
        }
        out.push_str("    /// ```\n");
        let variables = &message.variables;
        if variables.len() > 6 {
            out.push_str("    #[expect(clippy::too_many_arguments, reason = \"the message has as many variables\")]\n");
        }
        let _ = write!(out, "    pub fn {}(&self", method(id));
        for variable in variables {
            let _ = write!(out, ", {variable}: impl Argument");
        }
        let _ = write!(out, ") -> String {{\n        self.say({id:?}, [");
        for (at, variable) in variables.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            let _ = write!(out, "{comma}({variable:?}, {variable}.value())");
        }
        out.push_str("])\n    }\n\n");
    }
    out.push_str("}\n");
    out
}

fn method(id: &str) -> String {
    id.replace('-', "_")
}

/// The words of a message without its id.
fn text_of(entry: &Entry<&str>) -> String {
    let written = serializer::serialize(&Resource { body: vec![entry.clone()] });
    // The comment above a message, if any, comes first.
    let body: String = written.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
    body.split_once('=').map(|(_, text)| text.trim().to_owned()).unwrap_or_default()
}

fn is_snake(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn list(names: &BTreeSet<&String>) -> String {
    if names.is_empty() {
        return "(none)".to_owned();
    }
    names.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", ")
}

/// Those of Rust's keywords a translator could think of as a variable.
const KEYWORDS: &[&str] = &[
    "as", "async", "await", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum", "extern",
    "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut",
    "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        let (language, room) = path.split_once('/').expect("language/room");
        Source { language: language.to_owned(), room: room.to_owned(), text: text.to_owned() }
    }

    /// Generates from `files`, of which everything is called, and compares the complaints.
    fn check(files: &[(&str, &str)], expected: &[&str]) {
        let sources: Vec<Source> = files.iter().map(|(path, text)| source(path, text)).collect();
        let called = sources
            .iter()
            .flat_map(|source| source.text.lines())
            .filter_map(|line| line.split_once(" ="))
            .map(|(id, _)| method(id))
            .collect();
        let complaints = generate(&sources, &called).err().unwrap_or_default();
        assert_eq!(complaints, expected);
    }

    #[test]
    fn a_message_becomes_a_method_and_its_variables_arguments_in_order_of_appearance() {
        let text = "licenses-add = Add server\n\
            # For translators.\n\
            licenses-too-many = { $wanted ->\n    [one] One of { $available }\n   *[other] { $wanted } for { $name }\n}\n";
        let called = ["licenses_add".to_owned(), "licenses_too_many".to_owned()].into();
        let rust = generate(&[source("en/licenses", text)], &called).expect("no complaints");
        for part in [
            "    /// Add server\n    /// ```\n    pub fn licenses_add(&self) -> String {",
            "pub fn licenses_too_many(&self, wanted: impl Argument, available: impl Argument, name: impl Argument)",
            "self.say(\"licenses-too-many\", [(\"wanted\", wanted.value()), (\"available\", available.value())",
            "\"/en.ftl.zlib\"",
        ] {
            assert!(rust.contains(part), "{part}\nis not in\n{rust}");
        }
        assert!(!rust.contains("For translators"));
    }

    #[test]
    fn other_languages_have_the_same_messages_with_the_same_variables() {
        let en = "mail-hello = Hello { $name }\nmail-bye = Bye\n";
        check(&[("en/mail", en), ("it/mail", "mail-hello = Ciao { $name }\nmail-bye = Ciao\n")], &[]);
        check(
            &[("en/mail", en), ("it/mail", "mail-hello = Ciao { $nome }\nmail-more = Altro\n")],
            &[
                "locales/it/mail.ftl: `mail-bye` is missing",
                "locales/it/mail.ftl: `mail-hello` has the variables $nome, in English $name",
                "locales/it/mail.ftl: `mail-more` is unknown in English",
            ],
        );
    }

    #[test]
    fn mistakes_are_named_with_file_and_message() {
        check(&[("it/mail", "")], &["locales/en: there are no messages"]);
        check(
            &[("en/mail", "mail-a = A\nmail-a = B\n")],
            &["locales/en/mail.ftl: `mail-a` stands in locales/en/mail.ftl already"],
        );
        check(&[("en/mail", "order-a = A\n")], &["locales/en/mail.ftl: `order-a` must begin with `mail-`"]);
        check(
            &[("en/mail", "mail-A = A\n")],
            &["locales/en/mail.ftl: `mail-A` must be lower case, words joined by `-`"],
        );
        check(
            &[("en/mail", "mail-a = { $type }\n")],
            &["locales/en/mail.ftl: `mail-a`: `$type` cannot name an argument in Rust"],
        );
        check(
            &[("en/mail", "mail-a = { -brand } { mail-b } { NUMBER($n) }\n")],
            &[
                "locales/en/mail.ftl: `mail-a` refers to the message `mail-b`; share words as a term (`-mail-b`)",
                "locales/en/mail.ftl: `mail-a` calls NUMBER(); numbers are formatted without it",
                "locales/en/mail.ftl: `mail-a` refers to `-brand`, which is not there",
            ],
        );
    }

    #[test]
    fn a_syntax_error_is_named_with_its_line() {
        let complaints = generate(&[source("en/mail", "mail-a = A\n\nmail-b = { $n\n")], &["mail_a".into()].into())
            .expect_err("line 3 is broken");
        assert!(complaints[0].starts_with("locales/en/mail.ftl:3: "), "{complaints:?}");
    }

    #[test]
    fn a_message_nobody_calls_is_a_mistake() {
        let mut called = BTreeSet::new();
        calls_in("let a = texts\n    .mail_a(1);", &mut called);
        calls_in("{{ page.texts.mail_b() }} // mail_c() texts.mail_d", &mut called);
        let files = [source("en/mail", "mail-a = A\nmail-b = B\nmail-c = C\nmail-d = D\n")];
        assert_eq!(
            generate(&files, &called).expect_err("c and d are not called"),
            [
                "locales/en/mail.ftl: nobody calls `mail-c`; use it or remove it",
                "locales/en/mail.ftl: nobody calls `mail-d`; use it or remove it",
            ]
        );
    }

    #[test]
    fn a_term_may_stand_in_any_file_of_its_language() {
        check(&[("en/common", "-brand = Claviger\n"), ("en/mail", "mail-a = { -brand }\n")], &[]);
    }
}
