//! Reading the catalogue from TOML. Every mistake is named with its line and what would be right. (X-12)

use claviger_domain::license::{Model, ProductRole};
use claviger_domain::sales::catalogue::{Application, Catalogue, Product};
use claviger_domain::units::Units;
use serde::Deserialize;
use toml::Spanned;

/// A catalogue that cannot be used, with all its mistakes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct Unusable(pub Vec<String>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    application: Vec<Spanned<ApplicationEntry>>,
    #[serde(default)]
    product: Vec<Spanned<ProductEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ApplicationEntry {
    id: String,
    name: String,
    unit: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProductEntry {
    sku: String,
    name: String,
    application: String,
    units_per_item: u64,
    role: String,
    models: Vec<String>,
}

/// Reads `text`, the content of the file known as `name`.
pub fn read(name: &str, text: &str) -> Result<Catalogue, Unusable> {
    let at = |offset: usize| place(name, text, offset);
    let file: File = toml::from_str(text).map_err(|error| {
        let place = error.span().map_or_else(|| name.to_owned(), |span| at(span.start));
        Unusable(vec![format!("{place}: {}", error.message())])
    })?;

    let mut catalogue = Catalogue::default();
    let mut mistakes = Vec::new();
    for entry in &file.application {
        let ApplicationEntry { id, name, unit } = entry.get_ref();
        let application = Application { id: id.clone(), name: name.clone(), unit: unit.clone() };
        if let Err(misfit) = catalogue.add_application(application) {
            mistakes.push(format!("{}: {misfit}", at(entry.span().start)));
        }
    }
    for entry in &file.product {
        let place = at(entry.span().start);
        match product(entry.get_ref()) {
            Err(mistake) => mistakes.push(format!("{place}: {mistake}")),
            Ok(product) => {
                if let Err(misfit) = catalogue.add_product(product) {
                    mistakes.push(format!("{place}: {misfit}"));
                }
            }
        }
    }
    if mistakes.is_empty() { Ok(catalogue) } else { Err(Unusable(mistakes)) }
}

/// Where in `text` something stands: `catalogue.toml:7`.
pub(crate) fn place(name: &str, text: &str, offset: usize) -> String {
    let before = &text.as_bytes()[..offset.min(text.len())];
    format!("{name}:{}", 1 + before.iter().filter(|byte| **byte == b'\n').count())
}

fn product(entry: &ProductEntry) -> Result<Product, String> {
    let words = |words: Vec<&str>| words.join(", ");
    let role = ProductRole::from_word(&entry.role).ok_or_else(|| {
        let known = words(ProductRole::ALL.into_iter().map(ProductRole::word).collect());
        format!("product `{}`: `{}` is no role, use one of {known}", entry.sku, entry.role)
    })?;
    let mut models = Vec::new();
    for word in &entry.models {
        models.push(Model::from_word(word).ok_or_else(|| {
            let known = words(Model::ALL.into_iter().map(Model::word).collect());
            format!("product `{}`: `{word}` is no model, use some of {known}", entry.sku)
        })?);
    }
    let units_per_item = Units::new(entry.units_per_item)
        .ok_or_else(|| format!("product `{}`: one item has {} units at the most", entry.sku, Units::MOST))?;
    Ok(Product {
        sku: entry.sku.clone(),
        name: entry.name.clone(),
        application: entry.application.clone(),
        units_per_item,
        role,
        models,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[[application]]
id = "ip-fax"
name = "IP Fax server"
unit = "channels"

[[product]]
sku = "IM120-4L"
name = "IP Fax server, 4 channels"
application = "ip-fax"
units_per_item = 4
role = "base"
models = ["perpetual", "subscription"]
"#;

    #[test]
    fn x_12_a_catalogue_is_read_or_every_mistake_is_named_with_its_line() {
        let catalogue = read("catalogue.toml", GOOD).unwrap();
        assert_eq!(catalogue.product("IM120-4L").unwrap().units_per_item.count(), 4);

        let check = |from: &str, to: &str, expected: &str| {
            let unusable = read("catalogue.toml", &GOOD.replace(from, to)).unwrap_err();
            assert_eq!(unusable.to_string(), expected);
        };
        check(
            "\"base\"",
            "\"bas\"",
            "catalogue.toml:7: product `IM120-4L`: `bas` is no role, use one of base, add-on, client, redundancy, customization",
        );
        check(
            "\"ip-fax\"\nunits",
            "\"fax\"\nunits",
            "catalogue.toml:7: product `IM120-4L` belongs to application `fax`, which is not in the catalogue (there are: ip-fax)",
        );
        check(
            "units_per_item = 4",
            "units_per_item = 0",
            "catalogue.toml:7: product `IM120-4L` brings no units: `units_per_item` is 1 at the least and 1,000,000,000 at the most",
        );
        check(
            "units_per_item = 4",
            "unit_per_item = 4",
            "catalogue.toml:11: unknown field `unit_per_item`, expected one of `sku`, `name`, `application`, `units_per_item`, `role`, `models`",
        );
        check(
            "units_per_item = 4",
            "units_per_item = ",
            "catalogue.toml:11: string values must be quoted, expected literal string",
        );
    }
}
