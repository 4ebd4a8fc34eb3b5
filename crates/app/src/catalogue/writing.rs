//! Writing the catalogue as TOML: whole, or one entry of a document that stays otherwise as it was written, with its
//! comments and in its order.
//!
//! An entry is edited where it stands: the value of a field is replaced in place, a field that was not there is added behind
//! the last one, one that is to be nothing goes with its line. What comes of it is read again: where a document is written so
//! that this cannot be done (as inline tables, say), there is no edited document, and one edits the file by hand.

use claviger_domain::license::{Model, ProductRole};
use claviger_domain::sales::catalogue::{Application, Base, Binding, Catalogue, Delivery, Product};
use claviger_domain::sales::edition::{ApplicationField, Field, changes};
use toml::de::DeTable;

use super::read_lines;

/// The whole catalogue.
#[must_use]
pub fn whole(catalogue: &Catalogue) -> String {
    let applications = catalogue.applications().map(application_entry);
    let products = catalogue.products().map(product_entry);
    applications.chain(products).collect::<Vec<_>>().join("\n")
}

/// `document` with this product in place of the one of its SKU, or added at its end; `None` if it cannot be edited.
#[must_use]
pub fn with_product(document: &str, product: &Product) -> Option<String> {
    let before = read_lines(document).ok()?;
    let edited = match before.product(&product.sku) {
        Some(old) => {
            let is_changed = |field: &Field| field.value(old) != field.value(product);
            let fields = Field::ALL.into_iter().filter(is_changed);
            let fields: Vec<_> = fields.map(|field| (field.word(), product_value(product, field))).collect();
            edit(document, "product", "sku", &product.sku, &fields)?
        }
        None => appended(document, &product_entry(product)),
    };
    is_edited(&before, &edited, &product.sku, || fits(&before, None, Some(product))).then_some(edited)
}

/// `document` with this application in place of the one of its id, or added at its end; `None` if it cannot be edited.
#[must_use]
pub fn with_application(document: &str, application: &Application) -> Option<String> {
    let before = read_lines(document).ok()?;
    let edited = match before.application(&application.id) {
        Some(old) => {
            let is_changed = |field: &ApplicationField| field.value(old) != field.value(application);
            let fields = ApplicationField::ALL.into_iter().filter(is_changed);
            let fields: Vec<_> = fields.map(|field| (field.word(), application_value(application, field))).collect();
            edit(document, "application", "id", &application.id, &fields)?
        }
        None => appended(document, &application_entry(application)),
    };
    is_edited(&before, &edited, &application.id, || fits(&before, Some(application), None)).then_some(edited)
}

/// Whether nothing but `id` has become something else. What cannot be read because the entry itself does not fit is edited
/// as well as any: whoever publishes it is told what is wrong.
fn is_edited(before: &Catalogue, edited: &str, id: &str, fits: impl FnOnce() -> bool) -> bool {
    match read_lines(edited) {
        Ok(after) => changes(before, &after).iter().all(|change| change.id == id),
        Err(_) => !fits(),
    }
}

/// Whether a catalogue holds together with this entry in place of the one of its name.
fn fits(before: &Catalogue, application: Option<&Application>, product: Option<&Product>) -> bool {
    let mut whole = Catalogue::default();
    let others = before.applications().filter(|one| application.is_none_or(|new| new.id != one.id));
    let is_good = others.chain(application).all(|one| whole.add_application(one.clone()).is_ok());
    let others = before.products().filter(|one| product.is_none_or(|new| new.sku != one.sku));
    let is_good = is_good && others.chain(product).all(|one| whole.add_product(one.clone()).is_ok());
    is_good && whole.products().all(|one| whole.examine_base(&one.sku).is_ok())
}

fn appended(document: &str, entry: &str) -> String {
    let gap = if document.trim().is_empty() {
        ""
    } else if document.ends_with('\n') {
        "\n"
    } else {
        "\n\n"
    };
    format!("{document}{gap}{entry}")
}

/// Replaces, adds and takes out fields of one entry.
fn edit(document: &str, array: &str, key: &str, id: &str, fields: &[(&str, Option<String>)]) -> Option<String> {
    let parsed = DeTable::parse(document).ok()?;
    let entries = parsed.get_ref().get(array)?.get_ref().as_array()?;
    let is_it = |table: &&DeTable<'_>| table.get(key).and_then(|value| value.get_ref().as_str()) == Some(id);
    let table = entries.iter().filter_map(|entry| entry.get_ref().as_table()).find(is_it)?;
    let line_end = |at: usize| document[at..].find('\n').map_or(document.len(), |offset| at + offset + 1);
    let last = line_end(table.iter().map(|(_, value)| value.span().end).max()?);
    let mut cuts: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut added = String::new();
    for (word, value) in fields {
        match (table.iter().find(|(key, _)| key.get_ref() == word), value) {
            (Some((_, old)), Some(new)) => cuts.push((old.span(), new.clone())),
            (Some((key, old)), None) => {
                let begins = document[..key.span().start].rfind('\n').map_or(0, |at| at + 1);
                cuts.push((begins..line_end(old.span().end), String::new()));
            }
            (None, Some(new)) => added += &format!("{word} = {new}\n"),
            (None, None) => {}
        }
    }
    if !added.is_empty() {
        let gap = if document[..last].ends_with('\n') { "" } else { "\n" };
        cuts.push((last..last, format!("{gap}{added}")));
    }
    cuts.sort_by_key(|(range, _)| (range.start, range.end));
    let mut edited = document.to_owned();
    for (range, text) in cuts.into_iter().rev() {
        edited.replace_range(range, &text);
    }
    Some(edited)
}

fn product_entry(product: &Product) -> String {
    let fields = Field::ALL.into_iter().map(|field| (field.word(), product_value(product, field)));
    entry("product", ("sku", &product.sku), fields)
}

fn application_entry(application: &Application) -> String {
    let fields = ApplicationField::ALL.into_iter().map(|field| (field.word(), application_value(application, field)));
    entry("application", ("id", &application.id), fields)
}

fn entry(kind: &str, (key, id): (&str, &str), fields: impl Iterator<Item = (&'static str, Option<String>)>) -> String {
    let mut text = format!("[[{kind}]]\n{key} = {}\n", quoted(id));
    for (word, value) in fields {
        if let Some(value) = value {
            text += &format!("{word} = {value}\n");
        }
    }
    text
}

/// A field of a product as the file writes it; `None` where it goes without saying.
fn product_value(product: &Product, field: Field) -> Option<String> {
    match field {
        Field::UnitsPerItem | Field::OnSaleUntil | Field::EndOfSupport => field.value(product),
        Field::Models => {
            let words = product.models.iter().copied().map(Model::word).map(quoted).collect::<Vec<_>>();
            Some(format!("[{}]", words.join(", ")))
        }
        Field::Base => match &product.base {
            Some(Base::Application(name)) if product.role != ProductRole::Base && *name == product.application => None,
            base => base.as_ref().map(|(Base::Application(name) | Base::Product(name))| quoted(name)),
        },
        Field::Binding if product.binding == Binding::default() => None,
        Field::Delivery if product.delivery == Delivery::default() => None,
        Field::ListPrice => product
            .list_price
            .as_ref()
            .map(|price| format!("{{ minor = {}, currency = {} }}", price.minor, quoted(&price.currency))),
        Field::Name | Field::Application | Field::Role | Field::Binding | Field::Delivery | Field::Claim => {
            field.value(product).map(|text| quoted(&text))
        }
    }
}

/// A field of an application as the file writes it; `None` where it goes without saying.
fn application_value(application: &Application, field: ApplicationField) -> Option<String> {
    let value = field.value(application);
    match field {
        ApplicationField::Hardware => value,
        _ => value.map(|text| quoted(&text)),
    }
}

fn quoted(text: impl AsRef<str>) -> String {
    let mut quoted = String::from("\"");
    for c in text.as_ref().chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted += &format!("\\u{:04X}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use claviger_domain::sales::price::Price;

    use super::*;

    const DOCUMENTS: [&str; 2] = [
        include_str!("../../../../data/demonstration/catalogue.toml"),
        include_str!("../../../../data/telephones/catalogue.toml"),
    ];

    #[test]
    fn x_18_a_catalogue_is_written_as_it_is_read() {
        for document in DOCUMENTS {
            let catalogue = read_lines(document).unwrap();
            let again = read_lines(&whole(&catalogue)).unwrap();
            assert_eq!(changes(&catalogue, &again), []);
            assert!(again.products().eq(catalogue.products()) && again.applications().eq(catalogue.applications()));
        }
    }

    #[test]
    fn x_18_every_entry_of_a_document_can_be_edited_and_the_rest_stays_as_it_was_written() {
        for document in DOCUMENTS {
            let catalogue = read_lines(document).unwrap();
            for product in catalogue.products() {
                assert_eq!(with_product(document, product).unwrap(), document);
                let mut other = product.clone();
                other.name = "A \"new\" name \\ é".into();
                other.list_price = Some(Price { minor: 12_345, currency: "CHF".into() });
                other.on_sale_until = None;
                other.end_of_support = Some("2039-12-31".parse().unwrap());
                let edited = with_product(document, &other).unwrap();
                let after = read_lines(&edited).unwrap();
                assert_eq!(after.product(&product.sku), Some(&other), "{edited}");
                // And back again: not a letter differs where every field was there.
                let back = with_product(&edited, product).unwrap();
                assert_eq!(changes(&catalogue, &read_lines(&back).unwrap()), []);
                let comments = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
                assert_eq!(comments(&edited), comments(document));
            }
            for application in catalogue.applications() {
                let other = Application { name: "Other".into(), ..application.clone() };
                let edited = with_application(document, &other).unwrap();
                assert_eq!(read_lines(&edited).unwrap().application(&application.id), Some(&other));
                assert_eq!(edited.lines().count(), document.lines().count());
            }
        }
    }

    #[test]
    fn x_18_comments_and_order_stay_and_new_entries_come_last() {
        let document = "# Ours.\n[[application]]\nid = \"fax\" # the id\nname = \"Fax\"\nunit = \"channels\"\n\n\
                        # Four at a time.\n[[product]]\nname = \"Four\" # four\nsku = \"F-4\"\napplication = \"fax\"\nrole = \
                        \"base\"\nunits_per_item = 4\nlist_price = { minor = 100, currency = \"EUR\" } # since May\nmodels = [\n  \
                        \"perpetual\", # for ever\n]";
        let mut four = read_lines(document).unwrap().product("F-4").unwrap().clone();
        four.list_price = None;
        four.on_sale_until = Some("2027-12-31".parse().unwrap());
        let edited = with_product(document, &four).unwrap();
        let expected = document.replace("list_price = { minor = 100, currency = \"EUR\" } # since May\n", "");
        assert_eq!(edited, format!("{expected}\non_sale_until = 2027-12-31\n"));
        let eight = Product { sku: "F-8".into(), on_sale_until: None, ..four };
        let more = with_product(&edited, &eight).unwrap();
        assert_eq!(
            more,
            format!(
                "{edited}\n[[product]]\nsku = \"F-8\"\nname = \"Four\"\napplication = \"fax\"\nunits_per_item = 4\nrole = \
                 \"base\"\nmodels = [\"perpetual\"]\n"
            )
        );
        // Written so that a line cannot be added: told, not guessed.
        let inline = "product = [ { sku = \"A\", name = \"A\", application = \"a\", units_per_item = 1, role = \"base\", models = \
                      [\"cloud\"] } ]\napplication = [ { id = \"a\", name = \"A\", unit = \"users\" } ]\n";
        let mut product = read_lines(inline).unwrap().product("A").unwrap().clone();
        product.name = "B".into();
        assert!(with_product(inline, &product).unwrap().contains("name = \"B\", application"));
        product.on_sale_until = Some("2027-12-31".parse().unwrap());
        assert_eq!(with_product(inline, &product), None);
    }
}
