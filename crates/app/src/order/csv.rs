//! Reading orders from a table: one row per order line, rows of the same reseller and number form one order. (L-01)
//!
//! Reading says everything that is wrong with a file, each with its line and column, and does not stop at the first. What
//! a file means is the business of [`super::import`]; here it becomes requests as programs send them.

use std::collections::BTreeMap;

use super::request::{Addressee, CustomerRequest, LineTexts, Request};
use super::wrong::{FileWrong, Wrong};
use crate::table::{self, Columns, Row};
pub use crate::table::{LARGEST, MOST_MISTAKES, MOST_ROWS};

/// The columns that say something of the whole order. Below an order's first row they may be left empty.
pub const ORDER_COLUMNS: [&str; 12] = [
    "reseller",
    "number",
    "date",
    "distributor",
    "customer_number",
    "customer_name",
    "country",
    "time_zone",
    "contact_email",
    "contact_language",
    "recipient_email",
    "recipient_language",
];
/// The columns that say something of the row's own line.
pub const LINE_COLUMNS: [&str; 10] =
    ["sku", "items", "model", "first", "last", "care", "care_months", "code", "price", "currency"];
/// The columns that every file has.
pub const NEEDED_COLUMNS: [&str; 9] =
    ["reseller", "number", "date", "customer_number", "country", "contact_email", "sku", "items", "model"];

/// What is wrong with a cell, a row or the file.
pub type Mistake = table::Mistake<Wrong>;

/// A file as far as it could be read.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its orders, in the order of their first rows.
    pub orders: Vec<SheetOrder>,
    /// What is wrong with it.
    pub mistakes: Vec<Mistake>,
}

/// One order of a file.
#[derive(Debug, Clone)]
pub struct SheetOrder {
    /// The order, as a program would send it.
    pub request: Request,
    /// The file's line for each line of the order.
    pub rows: Vec<u64>,
}

const COLUMNS: Columns =
    Columns { all: &[&ORDER_COLUMNS, &LINE_COLUMNS], needed: &NEEDED_COLUMNS, most_rows: MOST_ROWS };

/// Reads a file.
#[must_use]
pub fn read(bytes: &[u8]) -> Sheet {
    match table::rows(bytes, &COLUMNS) {
        Ok((rows, mut mistakes)) => {
            let orders = orders(&rows, &mut mistakes);
            table::by_place(&mut mistakes);
            Sheet { orders, mistakes }
        }
        Err(mistakes) => Sheet { orders: Vec::new(), mistakes },
    }
}

impl SheetOrder {
    /// The line and column of the file that a field of the request came from.
    #[must_use]
    pub fn place_of(&self, field: &str) -> (u64, String) {
        let first = self.rows.first().copied().unwrap_or(1);
        if let Some((index, column)) = field.strip_prefix("lines[").and_then(|rest| rest.split_once("].")) {
            let line = index.parse::<usize>().ok().and_then(|index| self.rows.get(index).copied());
            let column = if column == "days" { "first" } else { column };
            return (line.unwrap_or(first), column.to_owned());
        }
        let column = match field {
            "customer" | "customer.number" => "customer_number",
            "customer.name" => "customer_name",
            "customer.country" => "country",
            "customer.time_zone" => "time_zone",
            "contact" | "contact.email" => "contact_email",
            "contact.language" => "contact_language",
            "recipient" | "recipient.email" => "recipient_email",
            "recipient.language" => "recipient_language",
            "lines" => "sku",
            other => other,
        };
        (first, column.to_owned())
    }
}

/// Puts rows together to orders.
fn orders(rows: &[Row], mistakes: &mut Vec<Mistake>) -> Vec<SheetOrder> {
    let mut places: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut gathered: Vec<Vec<&Row>> = Vec::new();
    for row in rows {
        let place = *places.entry((row.cell("reseller"), row.cell("number"))).or_insert_with(|| {
            gathered.push(Vec::new());
            gathered.len() - 1
        });
        gathered[place].push(row);
    }
    gathered.iter().map(|rows| order(rows, mistakes)).collect()
}

fn order(rows: &[&Row], mistakes: &mut Vec<Mistake>) -> SheetOrder {
    // The first row that says something of the order speaks for all; another one may only repeat it.
    let mut said: BTreeMap<&str, (u64, &str)> = BTreeMap::new();
    for row in rows {
        for column in ORDER_COLUMNS {
            let cell = row.cell(column);
            if cell.is_empty() {
                continue;
            }
            let (line, first) = *said.entry(column).or_insert((row.line, cell));
            if first != cell {
                let what = FileWrong::SaidOtherwise { first: first.to_owned(), line };
                mistakes.push(Mistake { line: row.line, column: column.into(), what });
            }
        }
    }
    let text = |column: &str| said.get(column).map_or(String::new(), |(_, cell)| (*cell).to_owned());
    let given = |column: &str| said.get(column).map(|(_, cell)| (*cell).to_owned());
    let addressee = |email: &str, language: &str| Addressee {
        email: text(email),
        language: given(language).unwrap_or_else(|| "en".into()),
    };
    if let (None, Some((line, _))) = (given("recipient_email"), said.get("recipient_language")) {
        let what = FileWrong::Cell(Wrong::LanguageAlone);
        mistakes.push(Mistake { line: *line, column: "recipient_language".into(), what });
    }
    let lines = rows.iter().map(|row| {
        let (line, wrong) = line_texts(row).read();
        for (column, what) in wrong {
            mistakes.push(Mistake { line: row.line, column: column.into(), what: FileWrong::Cell(what) });
        }
        line
    });
    let lines = lines.collect();
    let request = Request {
        number: text("number"),
        date: text("date"),
        customer: CustomerRequest {
            number: text("customer_number"),
            name: given("customer_name"),
            country: text("country"),
            time_zone: given("time_zone"),
        },
        reseller: text("reseller"),
        distributor: given("distributor"),
        contact: addressee("contact_email", "contact_language"),
        recipient: given("recipient_email").map(|_| addressee("recipient_email", "recipient_language")),
        lines,
    };
    SheetOrder { request, rows: rows.iter().map(|row| row.line).collect() }
}

fn line_texts(row: &Row) -> LineTexts {
    let cell = |column: &str| row.cell(column).to_owned();
    LineTexts {
        sku: cell("sku"),
        items: cell("items"),
        model: cell("model"),
        first: cell("first"),
        last: cell("last"),
        care: cell("care"),
        care_months: cell("care_months"),
        code: cell("code"),
        price: cell("price"),
        currency: cell("currency"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str =
        "reseller,number,date,customer_number,customer_name,country,contact_email,sku,items,model,price,currency";

    fn told(sheet: &Sheet) -> Vec<String> {
        sheet.mistakes.iter().map(|m| format!("{}:{}: {:?}", m.line, m.column, m.what)).collect()
    }

    fn read_below(header: &str, rows: &str) -> Sheet {
        read(format!("{header}\n{rows}").as_bytes())
    }

    #[test]
    fn l_01_rows_of_one_reseller_and_number_form_one_order() {
        let sheet = read_below(
            HEADER,
            "R1,A-1,2026-11-02,C1,Museo,IT,anna@museo.example,IM120-4L,5,perpetual,1299.5,EUR\n\
             R2,A-1,2026-11-02,C2,\"Harbour, \"\"Trust\"\"\",GB,bill@harbour.example,IM120-4L,1,perpetual,,\n\
             \n\
             R1,A-1,,,,,,IM120-4R,2,perpetual,,\n",
        );
        assert_eq!(told(&sheet), Vec::<String>::new());
        let shape: Vec<_> = sheet.orders.iter().map(|order| (order.request.lines.len(), order.rows.clone())).collect();
        assert_eq!(shape, [(2, vec![2, 5]), (1, vec![3])]);
        assert_eq!(sheet.orders[1].request.customer.name.as_deref(), Some("Harbour, \"Trust\""));
        assert_eq!(sheet.orders[0].request.lines[0].price.as_ref().unwrap().minor, 129_950);
        assert_eq!(sheet.orders[0].place_of("lines[1].sku"), (5, "sku".into()));
        assert_eq!(sheet.orders[0].place_of("customer.country"), (2, "country".into()));
    }

    #[test]
    fn l_01_marks_line_ends_and_separators_of_other_programs_are_understood() {
        let row = "R1,A-1,2026-11-02,C1,Museo,IT,anna@museo.example,IM120-4L,5,perpetual,,";
        let plain = format!("{HEADER}\n{row}\n");
        let reference = read(plain.as_bytes()).orders[0].request.clone();
        for text in [
            format!("\u{feff}{plain}"),
            plain.replace('\n', "\r\n"),
            plain.replace(',', ";"),
            plain.trim_end().to_owned(),
            format!("{plain},,,,,,,,,,,\n\n\n"),
            plain.replace("R1", " R1 ").replace("reseller", " Reseller "),
            format!("{HEADER}\n\"{}\"", row.replace(',', "\",\"")),
        ] {
            let sheet = read(text.as_bytes());
            assert_eq!(told(&sheet), Vec::<String>::new(), "{text}");
            assert_eq!(format!("{:?}", sheet.orders[0].request), format!("{reference:?}"), "{text}");
        }
        let decimal =
            read_below(&HEADER.replace(',', ";"), &format!("{};1299,5;EUR", &row.replace(',', ";")[..row.len() - 2]));
        assert_eq!(decimal.orders[0].request.lines[0].price.as_ref().unwrap().minor, 129_950, "{decimal:?}");
    }

    #[test]
    fn x_12_what_is_no_table_of_orders_is_told_with_its_line() {
        let good = "R1,A-1,2026-11-02,C1,Museo,IT,anna@museo.example,IM120-4L,5,perpetual,,";
        let check = |bytes: &[u8], expected: &[&str]| {
            let sheet = read(bytes);
            let told = told(&sheet);
            assert_eq!(told.len(), expected.len(), "{told:?}");
            for (told, expected) in told.iter().zip(expected) {
                assert!(told.starts_with(expected), "{told} is not {expected}");
            }
        };
        check(b"", &["1:: Empty"]);
        check(b"\n\n", &["1:: Empty"]);
        check(HEADER.as_bytes(), &["2:: NoRows"]);
        check(&[0xff, 0xfe, b'r', 0], &["1:: Utf16"]);
        check(
            format!("{HEADER}\n{good}\nR1,M\u{fc}").replace("\u{fc}", "\u{fc}").as_bytes(),
            &["3:: Cells { found: 2, wanted: 12, "],
        );
        check(&[HEADER.as_bytes(), b"\n\nR1,M\xfcnchen"].concat(), &["3:: NotUtf8"]);
        check(&[HEADER.as_bytes(), b"\nR\x001"].concat(), &["2:: Nul"]);
        check(
            "number,items,colour,items".as_bytes(),
            &[
                "1:colour: UnknownColumn(\"colour\")",
                "1:items: ColumnTwice(\"items\")",
                "1:reseller: ColumnMissing(\"reseller\")",
                "1:date: ",
                "1:customer_number: ",
                "1:country: ",
                "1:contact_email: ",
                "1:sku: ",
                "1:model: ",
            ],
        );
        check(format!("{HEADER}\n{good}\nR1,\"A-2,2026-11-02\n{good}\n").as_bytes(), &["3:: OpenQuote"]);
        check(format!("{HEADER}\n{}\n", good.replace("Museo", "\"Museo\" Civico")).as_bytes(), &["2:: BehindQuote"]);
        check(
            format!("{HEADER}\n{good},extra\n{good}\n").as_bytes(),
            &["2:: Cells { found: 13, wanted: 12, separator: ',' }"],
        );
        let long = format!("{HEADER}\n{}", format!("{good}\n").repeat(MOST_ROWS + 1));
        check(long.as_bytes(), &["10002:: TooManyRows(10000)"]);
        check(&vec![b'x'; LARGEST + 1], &["1:: TooLarge"]);
    }

    #[test]
    fn x_12_every_cell_that_is_wrong_is_told_with_line_and_column() {
        let header = format!("{HEADER},care_months,recipient_language");
        let sheet = read_below(
            &header,
            "R1,A-1,2026-11-02,C1,Museo,IT,anna@museo.example,IM120-4L,five,perpetual,12.345,EUR,,\n\
             R1,A-1,2026-11-03,,,,,IM120-4L,1,perpetual,,,a year,it\n\
             R1,A-1,2026-11-02,C1,Musei,IT,anna@museo.example,IM120-4L,,perpetual,12,,,\n",
        );
        assert_eq!(
            told(&sheet),
            [
                "2:items: Cell(Items(\"five\"))",
                "2:price: Cell(Price { amount: \"12.345\", currency: \"EUR\" })",
                "3:care_months: Cell(Months(\"a year\"))",
                "3:date: SaidOtherwise { first: \"2026-11-02\", line: 2 }",
                "3:recipient_language: Cell(LanguageAlone)",
                "4:customer_name: SaidOtherwise { first: \"Museo\", line: 2 }",
                "4:items: Cell(Items(\"\"))",
                "4:price: Cell(Price { amount: \"12\", currency: \"\" })",
            ]
        );
        assert_eq!(sheet.orders.len(), 1, "what could be read is there to be looked at");
    }

    #[test]
    fn x_12_too_many_mistakes_are_cut_short_and_each_cell_is_told_once() {
        let mistake = |line: u64, what: FileWrong| Mistake { line, column: "sku".into(), what };
        let mut mistakes: Vec<_> = (0..1_500).map(|line| mistake(line, FileWrong::Empty)).collect();
        mistakes.push(mistake(3, FileWrong::NoRows));
        table::tidy(&mut mistakes);
        assert_eq!((mistakes.len(), &mistakes[3].what), (1_001, &FileWrong::Empty));
        assert_eq!(mistakes[1_000].what, FileWrong::More(500));
    }
}
