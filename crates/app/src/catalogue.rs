//! Reading the catalogue from TOML, and showing it. Every mistake is named with its line and what would be right, all of
//! them at once. (X-12)

mod entry;
pub mod writing;

use claviger_domain::license::key_line::Template;
use claviger_domain::license::{Model, ProductRole};
use claviger_domain::sales::catalogue::{Application, Base, Binding, Catalogue, Claim, Delivery, DeviceKeys, Product};
use claviger_domain::units::Units;
use toml::de::DeTable;

use entry::{Entry, Mistake};

/// A catalogue that cannot be used, with all its mistakes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct Unusable(pub Vec<String>);

/// Reads `text`, the content of the file known as `name`.
pub fn read(name: &str, text: &str) -> Result<Catalogue, Unusable> {
    let told = |(line, what): (usize, String)| format!("{name}:{line}: {what}");
    read_lines(text).map_err(|mistakes| Unusable(mistakes.into_iter().map(told).collect()))
}

/// Reads `text`, or says everything that is wrong with it, each with its line.
pub fn read_lines(text: &str) -> Result<Catalogue, Vec<(usize, String)>> {
    let (file, errors) = DeTable::parse_recoverable(text);
    let mut mistakes: Vec<Mistake> = Vec::new();
    let mut catalogue = Catalogue::default();
    if errors.is_empty() {
        examine(file.get_ref(), &mut catalogue, &mut mistakes);
    }
    let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    mistakes.extend(errors.iter().map(|error| (start(error), error.message().to_owned())));
    if mistakes.is_empty() {
        return Ok(catalogue);
    }
    mistakes.sort_by_key(|(at, _)| *at);
    let line = |at: usize| 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
    Err(mistakes.into_iter().map(|(at, what)| (line(at), what)).collect())
}

fn examine(file: &DeTable<'_>, catalogue: &mut Catalogue, mistakes: &mut Vec<Mistake>) {
    let mut whole = Entry::new(0, file, "the catalogue");
    let (applications, products) = (whole.tables("application"), whole.tables("product"));
    whole.finish(mistakes);
    for (at, table) in applications {
        let mut entry = Entry::new(at, table, "an application");
        let read = application(&mut entry);
        entry.finish(mistakes);
        if let Some(Err(misfit)) = read.map(|application| catalogue.add_application(application)) {
            mistakes.push((at, misfit.to_string()));
        }
    }
    let mut added = Vec::new();
    for (at, table) in products {
        let mut entry = Entry::new(at, table, "a product");
        let read = product(&mut entry, catalogue);
        entry.finish(mistakes);
        let Some(product) = read else { continue };
        let sku = product.sku.clone();
        match catalogue.add_product(product) {
            Ok(()) => added.push((at, sku)),
            Err(misfit) => mistakes.push((at, misfit.to_string())),
        }
    }
    // What a product belongs to may stand behind it.
    for (at, sku) in added {
        if let Err(misfit) = catalogue.examine_base(&sku) {
            mistakes.push((at, misfit.to_string()));
        }
    }
}

/// Where in `text` something stands: `catalogue.toml:7`.
pub fn place(name: &str, text: &str, offset: usize) -> String {
    let before = &text.as_bytes()[..offset.min(text.len())];
    format!("{name}:{}", 1 + before.iter().filter(|byte| **byte == b'\n').count())
}

fn application(entry: &mut Entry<'_>) -> Option<Application> {
    let (id, name, unit) = (entry.text("id"), entry.text("name"), entry.text("unit"));
    let line = entry.optional_text("key_line");
    let (hardware, serials) = (entry.optional_truth("hardware"), entry.optional_text("serials"));
    let device_keys = match line.as_deref().map(Template::read) {
        Some(Ok(line)) => Some(DeviceKeys { line, is_hardware: hardware.unwrap_or(false), serials }),
        Some(Err(why)) => {
            entry.wrong::<()>(entry.place_of("key_line"), format!("`key_line`: {why}"));
            None
        }
        None => {
            for (key, is_there) in [("hardware", hardware.is_some()), ("serials", serials.is_some())] {
                if is_there {
                    entry.wrong::<()>(entry.place_of(key), format!("`{key}` is for applications with a `key_line`"));
                }
            }
            None
        }
    };
    Some(Application { id: id?, name: name?, unit: unit?, device_keys })
}

fn product(entry: &mut Entry<'_>, catalogue: &Catalogue) -> Option<Product> {
    let (sku, name, application) = (entry.text("sku"), entry.text("name"), entry.text("application"));
    let units_per_item = entry.number("units_per_item").and_then(|number| {
        let most = || format!("one item has {} units at the most", Units::MOST);
        Units::new(number).or_else(|| entry.wrong(entry.place_of("units_per_item"), most()))
    });
    let roles = ProductRole::ALL.map(ProductRole::word);
    let role = entry.word("role", ProductRole::from_word, &roles);
    let models = entry.words("models", Model::from_word, &Model::ALL.map(Model::word));
    let base = entry
        .optional_text("base")
        .map(|base| if catalogue.application(&base).is_some() { Base::Application(base) } else { Base::Product(base) });
    let binding = entry.optional_word("binding", Binding::from_word, &Binding::ALL.map(Binding::word));
    let delivery = entry.optional_word("delivery", Delivery::from_word, &Delivery::ALL.map(Delivery::word));
    let claim = entry.optional_word("claim", Claim::from_word, &Claim::ALL.map(Claim::word));
    let (on_sale_until, end_of_support) = (entry.optional_day("on_sale_until"), entry.optional_day("end_of_support"));
    let list_price = entry.optional_price("list_price");
    let (application, role) = (application?, role?);
    // Whatever is not the application itself belongs to it, unless it says to what.
    let its_own = || (role != ProductRole::Base).then(|| Base::Application(application.clone()));
    Some(Product {
        sku: sku?,
        name: name?,
        units_per_item: units_per_item?,
        role,
        models: models?,
        base: base.or_else(its_own),
        binding: binding.unwrap_or_default(),
        delivery: delivery.unwrap_or_default(),
        claim,
        on_sale_until,
        end_of_support,
        list_price,
        application,
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
            "catalogue.toml:12: `role`: `bas` is none of base, add-on, client, redundancy, customization",
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
            "catalogue.toml:7: a product needs `units_per_item`\n\
             catalogue.toml:11: a product has no `unit_per_item`: it has sku, name, application, units_per_item, role, \
             models, base, binding, delivery, claim, on_sale_until, end_of_support, list_price",
        );
        check(
            "units_per_item = 4",
            "units_per_item = ",
            "catalogue.toml:11: string values must be quoted, expected literal string",
        );
    }

    #[test]
    fn x_12_base_life_cycle_and_price_are_read_and_have_sound_defaults() {
        let more = r#"
[[product]]
sku = "IM120R-4L"
name = "IP Fax server, 4 channels, redundancy"
application = "ip-fax"
units_per_item = 4
role = "redundancy"
models = ["subscription"]
base = "IM120-4L"
on_sale_until = 2027-12-31
end_of_support = "2030-12-31"
list_price = { minor = 125_000, currency = "EUR" }
"#;
        let catalogue = read("catalogue.toml", &format!("{GOOD}{more}")).unwrap();
        let plain = catalogue.product("IM120-4L").unwrap();
        assert_eq!((plain.binding, plain.delivery, &plain.base), (Binding::Server, Delivery::Unlock, &None));
        assert_eq!((plain.on_sale_until, plain.end_of_support, &plain.list_price), (None, None, &None));
        let full = catalogue.product("IM120R-4L").unwrap();
        assert_eq!(full.base, Some(Base::Product("IM120-4L".into())));
        assert_eq!(full.on_sale_until, Some("2027-12-31".parse().unwrap()));
        assert_eq!(full.end_of_support, Some("2030-12-31".parse().unwrap()));
        assert_eq!(full.list_price.as_ref().unwrap().to_string(), "1250.00 EUR");
        let belongs = more.replace("base = \"IM120-4L\"\n", "");
        let catalogue = read("catalogue.toml", &format!("{GOOD}{belongs}")).unwrap();
        assert_eq!(catalogue.product("IM120R-4L").unwrap().base, Some(Base::Application("ip-fax".into())));
    }

    #[test]
    fn p_12_how_license_keys_of_an_application_are_made_is_read_from_the_catalogue() {
        let text = r#"
[[application]]
id = "relay"
name = "Relay-BRIs"
unit = "interfaces"
key_line = "vars create LICENSE/RELAY0 pau BRIs={units},{serial},{reference},{customer} {location} {description}"
hardware = true
serials = "00-90-33"

[[product]]
sku = "R-2"
name = "Two interfaces"
application = "relay"
units_per_item = 2
role = "base"
models = ["perpetual"]
binding = "device"
delivery = "activation-key"
"#;
        let catalogue = read("c.toml", text).unwrap();
        let keys = catalogue.application("relay").unwrap().device_keys.as_ref().unwrap();
        assert!(keys.is_hardware && keys.serials.as_deref() == Some("00-90-33"));
        let product = catalogue.product("R-2").unwrap();
        assert_eq!((product.binding, product.delivery), (Binding::Device, Delivery::ActivationKey));
        assert_eq!(product.claim, None);
        let with = |more: &str| read("c.toml", &format!("{text}{more}"));
        let catalogue = with("claim = \"label\"\n").unwrap();
        assert_eq!(catalogue.product("R-2").unwrap().claim, Some(Claim::Label));
        let wrong = with("claim = \"serial\"\n").unwrap_err();
        assert_eq!(wrong.to_string(), "c.toml:19: `claim`: `serial` is none of buyer, label, either");
        let check = |from: &str, to: &str, expected: &str| {
            assert_eq!(read("c.toml", &text.replace(from, to)).unwrap_err().to_string(), expected);
        };
        check(
            "{units}",
            "",
            "c.toml:6: `key_line`: a key's line holds {units}\n\
             c.toml:10: product `R-2` is for a device, and its application `relay` is not: an application has `key_line` if \
             and only if all its products have `binding = \"device\"`",
        );
        check("= true", "= 1", "c.toml:7: `hardware` is true or false");
        check(
            "00-90-33",
            "00-90-3X",
            "c.toml:2: `00-90-3X` begins no serial number: `serials` is 1 to 12 of the characters \
             0 to 9 and A to F, as in 00-90-33\n\
             c.toml:10: product `R-2` belongs to application `relay`, which is not in the catalogue (there are: )",
        );
        let without = read("c.toml", "[[application]]\nid = \"a\"\nname = \"A\"\nunit = \"a\"\nserials = \"00\"\n");
        assert_eq!(without.unwrap_err().to_string(), "c.toml:5: `serials` is for applications with a `key_line`");
    }

    #[test]
    fn x_12_all_mistakes_of_a_catalogue_are_named_at_once() {
        let text = r#"colour = "red"
application = "ip-fax"

[[product]]
sku = 7
name = "One"
application = "fax"
units_per_item = -4
role = "base"
models = ["rental", 3]
base = ""
binding = "wall"
delivery = "pigeon"
on_sale_until = "soon"
end_of_support = 2030-12-31T00:00:00Z
list_price = { minor = "1", currency = "EUR", tax = 22 }

[[product]]
sku = "T W O"
name = "Two"
application = "fax"
units_per_item = 1
role = "client"
models = []
"#;
        let unusable = read("c.toml", text).unwrap_err();
        let expected = [
            "c.toml:1: the catalogue has no `colour`: it has application, product",
            "c.toml:2: `application` is written as tables: [[application]]",
            "c.toml:5: `sku` is a text in quotes",
            "c.toml:8: `units_per_item` is a whole number, nought or more",
            "c.toml:10: `models`: `rental` is none of perpetual, subscription, cloud",
            "c.toml:10: `models` is a list of texts in quotes",
            "c.toml:12: `binding`: `wall` is none of server, device",
            "c.toml:13: `delivery`: `pigeon` is none of unlock, activation-key",
            "c.toml:14: `on_sale_until` is a day like 2027-12-31",
            "c.toml:15: `end_of_support` is a day like 2027-12-31",
            "c.toml:16: `minor` is a whole number, nought or more",
            "c.toml:16: a price has no `tax`: it has minor, currency",
            "c.toml:18: `T W O` is no SKU: use letters, digits, `-`, `_`, `.` and `/`, 1 to 64 of them",
        ];
        assert_eq!(unusable.0, expected);
        let broken = read("c.toml", "[[product]]\nsku =\nname =\n").unwrap_err();
        assert!(broken.0.len() == 2 && broken.0[1].starts_with("c.toml:3: "), "{broken}");
    }
}
