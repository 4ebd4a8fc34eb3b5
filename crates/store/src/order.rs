//! Orders and the licenses their lines deliver.

use claviger_domain::account::Language;
use claviger_domain::fold::MOST_SOUGHT;
use claviger_domain::id::{AccountId, LicenseId, OrderId, PoolId};
use claviger_domain::license::{Care, CarePlan, License, Model};
use claviger_domain::sales::order::{Contact, FirstSent, Line, NamedBySender, Order, Price, Recipient, State};
use claviger_domain::sorting::{Key, Kind, Part, Placed, Sort};
use claviger_domain::time::Term;
use uuid::Uuid;

use crate::engine::{Row, Tx, Value};
use crate::fault::Fault;
use crate::sorting::{self, in_order};
use crate::{binds, units, word};

/// Stores a new order with its lines, and what of it was `named` by whoever sent it.
pub fn add(tx: &mut Tx<'_>, order: &Order, named: NamedBySender) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO sales_order (id, number, ordered_on, customer, country, reseller, distributor, contact_email,
             contact_language, recipient_email, recipient_language, state, state_at, link_generation, placed_at,
             sent_reseller, sent_number, sent_contact_email, sent_contact_language, sent_recipient_email,
             sent_recipient_language, named_distributor, named_recipient, customer_folded)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $6, $2, $8, $9, $10, $11, $16, $17,
             coalesce((SELECT folded_name FROM account WHERE account.id = $4), ''))",
        binds![
            order.id,
            &order.number,
            order.ordered_on,
            order.customer,
            &order.country,
            order.reseller,
            order.distributor,
            order.contact.email.as_str(),
            order.contact.language.code(),
            order.recipient.email.as_str(),
            order.recipient.language.code(),
            order.state.word(),
            match order.state {
                State::Locked => None,
                State::Unlocked { at } | State::Cancelled { at } => Some(at),
            },
            order.link_generation,
            order.placed_at,
            named.distributor,
            named.recipient
        ],
    )?;
    for (number, line) in (1_u32..).zip(&order.lines) {
        let care = line.care;
        tx.execute(
            "INSERT INTO license (id, code, sales_order, line, sku, items, units, model, first_day, last_day, care_plan,
                 care_first, care_last, care_months, price_minor, price_currency)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            binds![
                line.license,
                &line.code,
                order.id,
                number,
                &line.sku,
                line.items,
                line.units.count(),
                line.model.word(),
                line.term.map(|term| term.first),
                line.term.map(|term| term.last),
                line.care_plan.map(CarePlan::word),
                care.map(|care| care.term.first),
                care.map(|care| care.term.last),
                line.care_months.map(u32::from),
                line.price.as_ref().map(|price| price.minor),
                line.price.as_ref().map(|price| price.currency.as_str())
            ],
        )?;
    }
    Ok(())
}

/// The order with this id.
pub fn find(tx: &mut Tx<'_>, id: OrderId) -> Result<Option<Order>, Fault> {
    let Some(row) = tx.row("SELECT * FROM sales_order WHERE id = $1", binds![id])? else { return Ok(None) };
    with_lines(tx, &row).map(Some)
}

/// The order that `reseller` sent under this number, whosever it is now and whatever its number; if it sent none, the one
/// that is its own under this number. (L-29)
pub fn find_by_number(tx: &mut Tx<'_>, reseller: AccountId, number: &str) -> Result<Option<Order>, Fault> {
    // One after the other: each goes along its own unique index, by which two who place it at once meet.
    let sent = "SELECT * FROM sales_order WHERE sent_reseller = $1 AND sent_number = $2";
    let own = "SELECT * FROM sales_order WHERE reseller = $1 AND number = $2";
    let found = match tx.row(sent, binds![reseller, number])? {
        Some(row) => Some(row),
        None => tx.row(own, binds![reseller, number])?,
    };
    let Some(row) = found else { return Ok(None) };
    with_lines(tx, &row).map(Some)
}

/// Which orders are looked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// For each word the first one that begins so and the end of those that do; `None`: whatever their words.
    pub words: Option<[(String, String); MOST_SOUGHT]>,
    /// Instead of the words, the beginning of a license code's word.
    pub code: String,
    /// In this state only.
    pub state: Option<&'static str>,
    /// With their newest mail in this state only.
    pub mail: Option<&'static str>,
}

/// What orders can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// When they were placed.
    Placed,
    /// The reseller's number.
    Number,
    /// The day they were ordered.
    Date,
    /// The customer's name.
    Customer,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Placed, Self::Number, Self::Date, Self::Customer];
    const USUAL: Sort<Self> = Sort { by: Self::Placed, descending: true };

    fn word(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Number => "number",
            Self::Date => "date",
            Self::Customer => "customer",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Placed => Kind::Id,
            Self::Number | Self::Date | Self::Customer => Kind::Text,
        }
    }
}

/// The text of a list that goes along one index, as far as an order is in a state and its mail is.
macro_rules! along {
    ($index:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!(
            "SELECT o.*, ",
            $column,
            " AS sorted_by FROM sales_order AS o WHERE ",
            $index,
            " AND (",
            $column,
            ", o.id) ",
            $than,
            " ($1, $2) AND (CAST($4 AS TEXT) = '' OR o.state = $4)
                 AND (CAST($5 AS TEXT) = '' OR $5 = (SELECT CASE WHEN m.bounced_at IS NOT NULL THEN 'bounced' ELSE m.state END
                     FROM mail AS m WHERE m.subject = o.id ORDER BY m.id DESC LIMIT 1))
             ORDER BY ",
            $column,
            $direction,
            ", o.id",
            $direction,
            " LIMIT $3"
        )
    };
}

/// The text of a list along this index, in each of the orders there are.
macro_rules! sorted {
    ($part:expr, $index:literal) => {
        in_order!($part, along, $index, {
            By::Placed => "o.id",
            By::Number => "o.number",
            By::Date => "o.ordered_on",
            By::Customer => "o.customer_folded",
        })
    };
}

/// A part of all orders, or of those that `seller` (distributor or reseller) sees as its own, that pass the filter. (X-01,
///
pub fn list(
    tx: &mut Tx<'_>,
    seller: Option<AccountId>,
    filter: &Filter,
    part: &Part<By>,
) -> Result<Vec<Placed<Order>>, Fault> {
    let (state, mail) = (filter.state.unwrap_or_default(), filter.mail.unwrap_or_default());
    let mut binds = sorting::bounds(part).to_vec();
    binds.extend_from_slice(binds![part.most, state, mail]);
    let found = match (&filter.words, seller) {
        (None, None) => {
            let sql = match (mail, state) {
                ("waiting" | "dead", _) => sorted!(part, "o.id IN (SELECT subject FROM mail WHERE mail.state = $5)"),
                ("bounced", _) => sorted!(part, "o.id IN (SELECT subject FROM mail WHERE mail.bounced_at IS NOT NULL)"),
                (_, "") => sorted!(part, "1 = 1"),
                _ => sorted!(part, "o.state = $4"),
            };
            placed(part, &tx.rows(sql, &binds)?)?
        }
        (None, Some(seller)) => {
            binds.push(Value::from(seller));
            let sold = placed(part, &tx.rows(sorted!(part, "o.reseller = $6"), &binds)?)?;
            let passed_on = placed(part, &tx.rows(sorted!(part, "o.distributor = $6"), &binds)?)?;
            part.sort.merged(vec![sold, passed_on], part.most)
        }
        (Some(words), seller) => {
            binds.push(Value::from(seller.is_none()));
            binds.push(Value::from(seller.unwrap_or_else(|| AccountId::from_uuid(Uuid::nil()))));
            let code = (filter.code.clone(), format!("{}\u{10FFFF}", filter.code));
            let ranges = words.iter().chain(std::iter::once(&code));
            binds.extend(ranges.flat_map(|(from, to)| [Value::from(from), Value::from(to)]));
            let sql = sorted!(
                part,
                "o.id IN (
                     SELECT sales_order FROM sales_order_word WHERE word >= $8 AND word < $9
                     INTERSECT SELECT sales_order FROM sales_order_word WHERE word >= $10 AND word < $11
                     INTERSECT SELECT sales_order FROM sales_order_word WHERE word >= $12 AND word < $13
                     INTERSECT SELECT sales_order FROM sales_order_word WHERE word >= $14 AND word < $15
                     UNION SELECT sales_order FROM sales_order_word WHERE word >= $16 AND word < $17)
                 AND ($6 OR o.reseller = $7 OR o.distributor = $7)"
            );
            placed(part, &tx.rows(sql, &binds)?)?
        }
    };
    found.into_iter().map(|Placed { place, row }| Ok(Placed { place, row: with_lines(tx, &row)? })).collect()
}

fn placed(part: &Part<By>, rows: &[Row]) -> Result<Vec<Placed<Row>>, Fault> {
    rows.iter().map(|row| sorting::placed(part, row, |row| Ok(row.clone()))).collect()
}

/// Notes that a customer has another name, by which its orders are sorted.
pub fn rename_customer(tx: &mut Tx<'_>, customer: AccountId, folded: &str) -> Result<(), Fault> {
    tx.execute(
        "UPDATE sales_order SET customer_folded = $2 WHERE customer = $1 AND customer_folded <> $2",
        binds![customer, folded],
    )?;
    Ok(())
}

/// Notes words by which an order is found.
pub fn add_words(tx: &mut Tx<'_>, id: OrderId, words: &[String]) -> Result<(), Fault> {
    for eight in words.chunks(8) {
        // One statement for however many: what is missing is the first once more.
        let word = |number: usize| eight.get(number).unwrap_or(&eight[0]);
        tx.execute(
            "INSERT INTO sales_order_word (word, sales_order)
             VALUES ($2, $1), ($3, $1), ($4, $1), ($5, $1), ($6, $1), ($7, $1), ($8, $1), ($9, $1)
             ON CONFLICT (word, sales_order) DO NOTHING",
            binds![id, word(0), word(1), word(2), word(3), word(4), word(5), word(6), word(7)],
        )?;
    }
    Ok(())
}

/// Lets all orders that an account is in be found by these words too.
pub fn add_words_of_party(tx: &mut Tx<'_>, account: AccountId, words: &[String]) -> Result<(), Fault> {
    for word in words {
        tx.execute(
            "INSERT INTO sales_order_word (word, sales_order)
             SELECT $2, id FROM sales_order WHERE $1 IN (customer, reseller, distributor)
             ON CONFLICT (word, sales_order) DO NOTHING",
            binds![account, word],
        )?;
    }
    Ok(())
}

/// How many servers make use of what an order has brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UseMade {
    /// Servers that were given units of its licenses' pools.
    pub on_servers: u32,
    /// Those of them that a product has activated.
    pub on_active_servers: u32,
}

/// How many servers make use of what the order has brought into its pools.
pub fn use_made(tx: &mut Tx<'_>, id: OrderId) -> Result<UseMade, Fault> {
    let row = tx.row(
        "SELECT count(DISTINCT server.id) AS on_servers,
             count(DISTINCT CASE WHEN server.binding_key IS NOT NULL THEN server.id END) AS on_active_servers
         FROM license JOIN allocation ON allocation.pool = license.pool JOIN server ON server.id = allocation.server
         WHERE license.sales_order = $1 AND allocation.granted > 0",
        binds![id],
    )?;
    let Some(row) = row else { return Ok(UseMade { on_servers: 0, on_active_servers: 0 }) };
    Ok(UseMade { on_servers: row.get("on_servers")?, on_active_servers: row.get("on_active_servers")? })
}

/// Notes a new state, if the order is still locked; `false` if somebody was faster.
pub fn leave_locked(tx: &mut Tx<'_>, id: OrderId, state: State) -> Result<bool, Fault> {
    let at = match state {
        State::Locked => None,
        State::Unlocked { at } | State::Cancelled { at } => Some(at),
    };
    let changed = tx.execute(
        "UPDATE sales_order SET state = $2, state_at = $3 WHERE id = $1 AND state = 'locked'",
        binds![id, state.word(), at],
    )?;
    Ok(changed > 0)
}

/// Makes all links sent so far worthless; answers with the generation of the next one. (L-03)
pub fn raise_link_generation(tx: &mut Tx<'_>, id: OrderId) -> Result<Option<u32>, Fault> {
    tx.row(
        "UPDATE sales_order SET link_generation = link_generation + 1 WHERE id = $1 RETURNING link_generation",
        binds![id],
    )?
    .map(|row| row.get("link_generation"))
    .transpose()
}

/// Names another recipient for the mail of an order that is still locked; `false` if there is none. (L-03)
pub fn set_recipient(tx: &mut Tx<'_>, id: OrderId, to: &Recipient) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE sales_order SET recipient_email = $2, recipient_language = $3 WHERE id = $1 AND state = 'locked'",
        binds![id, to.email.as_str(), to.language.code()],
    )?;
    Ok(changed > 0)
}

/// What was sent when the order was placed. (L-01)
pub fn first_sent(tx: &mut Tx<'_>, id: OrderId) -> Result<FirstSent, Fault> {
    let row = tx.row(
        "SELECT sent_contact_email, sent_contact_language, sent_recipient_email, sent_recipient_language,
             named_distributor, named_recipient
         FROM sales_order WHERE id = $1",
        binds![id],
    )?;
    let Some(row) = row else { return Ok(FirstSent::default()) };
    let addressee = |email: &str, language: &str| -> Result<_, Fault> {
        if row.get::<Option<String>>(email)?.is_none() {
            return Ok(None);
        }
        let email = word(&row, email, |text| text.parse().ok())?;
        Ok(Some((email, word(&row, language, Language::from_code)?)))
    };
    let contact = addressee("sent_contact_email", "sent_contact_language")?;
    let recipient = addressee("sent_recipient_email", "sent_recipient_language")?;
    Ok(FirstSent {
        contact: contact.map(|(email, language)| Contact { email, language }),
        recipient: recipient.map(|(email, language)| Recipient { email, language }),
        named: NamedBySender { distributor: row.get("named_distributor")?, recipient: row.get("named_recipient")? },
    })
}

/// An order as a license names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: OrderId,
    /// The reseller's number.
    pub number: String,
    /// Who sold it to the customer.
    pub reseller: AccountId,
    /// Who sold it to the reseller.
    pub distributor: Option<AccountId>,
}

/// The orders that brought what is, or was, in the pools of an account.
pub fn named_in(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<Named>, Fault> {
    tx.rows(
        "SELECT id, number, reseller, distributor FROM sales_order WHERE id IN (
             SELECT license.sales_order FROM license JOIN pool ON pool.id = license.pool WHERE pool.account = $1
             UNION SELECT correction.sales_order FROM correction WHERE correction.account = $1)",
        binds![account],
    )?
    .iter()
    .map(|row| {
        Ok(Named {
            id: row.get("id")?,
            number: row.get("number")?,
            reseller: row.get("reseller")?,
            distributor: row.get("distributor")?,
        })
    })
    .collect()
}

/// Notes whom to write to at the customer's from now on. (L-29)
pub fn replace_contact(tx: &mut Tx<'_>, id: OrderId, contact: &Contact) -> Result<(), Fault> {
    tx.execute(
        "UPDATE sales_order SET contact_email = $2, contact_language = $3 WHERE id = $1",
        binds![id, contact.email.as_str(), contact.language.code()],
    )?;
    Ok(())
}

/// The orders of a customer, in the order they were placed.
pub fn of_customer(tx: &mut Tx<'_>, customer: AccountId) -> Result<Vec<OrderId>, Fault> {
    tx.rows("SELECT id FROM sales_order WHERE customer = $1 ORDER BY id", binds![customer])?
        .iter()
        .map(|row| row.get("id"))
        .collect()
}

/// Whether a license with this code exists, and for which order.
pub fn of_code(tx: &mut Tx<'_>, code: &str) -> Result<Option<OrderId>, Fault> {
    tx.row("SELECT sales_order FROM license WHERE code = $1", binds![code])?
        .map(|row| row.get("sales_order"))
        .transpose()
}

/// Notes which pool a license fills.
pub fn put_into_pool(tx: &mut Tx<'_>, license: LicenseId, pool: PoolId) -> Result<(), Fault> {
    tx.execute("UPDATE license SET pool = $2 WHERE id = $1", binds![license, pool])?;
    Ok(())
}

/// The licenses that fill a pool.
pub fn licenses_of(tx: &mut Tx<'_>, pool: PoolId) -> Result<Vec<License>, Fault> {
    tx.rows(
        "SELECT license.*, sales_order.ordered_on FROM license JOIN sales_order ON sales_order.id = license.sales_order
         WHERE license.pool = $1 ORDER BY license.id",
        binds![pool],
    )?
    .iter()
    .map(license)
    .collect()
}

fn with_lines(tx: &mut Tx<'_>, row: &Row) -> Result<Order, Fault> {
    let id: OrderId = row.get("id")?;
    let lines =
        tx.rows("SELECT * FROM license WHERE sales_order = $1 AND replaces IS NULL ORDER BY line", binds![id])?;
    let at = row.get("state_at")?;
    Ok(Order {
        id,
        number: row.get("number")?,
        ordered_on: row.get("ordered_on")?,
        customer: row.get("customer")?,
        country: row.get("country")?,
        reseller: row.get("reseller")?,
        distributor: row.get("distributor")?,
        contact: Contact {
            email: word(row, "contact_email", |text| text.parse().ok())?,
            language: word(row, "contact_language", Language::from_code)?,
        },
        recipient: Recipient {
            email: word(row, "recipient_email", |text| text.parse().ok())?,
            language: word(row, "recipient_language", Language::from_code)?,
        },
        lines: lines.iter().map(line).collect::<Result<_, _>>()?,
        state: word(row, "state", |word| match (word, at) {
            ("locked", None) => Some(State::Locked),
            ("unlocked", Some(at)) => Some(State::Unlocked { at }),
            ("cancelled", Some(at)) => Some(State::Cancelled { at }),
            _ => None,
        })?,
        link_generation: row.get("link_generation")?,
        placed_at: row.get("placed_at")?,
    })
}

fn line(row: &Row) -> Result<Line, Fault> {
    let price: Option<i64> = row.get("price_minor")?;
    let currency: Option<String> = row.get("price_currency")?;
    Ok(Line {
        license: row.get("id")?,
        code: row.get("code")?,
        sku: row.get("sku")?,
        items: row.get("items")?,
        units: units(row, "units")?,
        model: word(row, "model", Model::from_word)?,
        term: term(row)?,
        care: care(row)?,
        care_plan: care_plan(row)?,
        care_months: care_months(row)?,
        price: price.zip(currency).map(|(minor, currency)| Price { minor, currency }),
    })
}

pub(crate) fn license(row: &Row) -> Result<License, Fault> {
    Ok(License {
        id: row.get("id")?,
        code: row.get("code")?,
        order: row.get("sales_order")?,
        ordered_on: row.get("ordered_on")?,
        pool: row.get("pool")?,
        sku: row.get("sku")?,
        items: row.get("items")?,
        units: units(row, "units")?,
        model: word(row, "model", Model::from_word)?,
        term: term(row)?,
        care: care(row)?,
        care_plan: care_plan(row)?,
        care_months: care_months(row)?,
    })
}

fn term(row: &Row) -> Result<Option<Term>, Fault> {
    let (first, last): (Option<_>, Option<_>) = (row.get("first_day")?, row.get("last_day")?);
    Ok(first.zip(last).and_then(|(first, last)| Term::new(first, last)))
}

fn care(row: &Row) -> Result<Option<Care>, Fault> {
    let (first, last): (Option<_>, Option<_>) = (row.get("care_first")?, row.get("care_last")?);
    let term = first.zip(last).and_then(|(first, last)| Term::new(first, last));
    Ok(care_plan(row)?.zip(term).map(|(plan, term)| Care { plan, term }))
}

fn care_plan(row: &Row) -> Result<Option<CarePlan>, Fault> {
    let Some(plan) = row.get::<Option<String>>("care_plan")? else { return Ok(None) };
    CarePlan::from_word(&plan).map(Some).ok_or(Fault::Column {
        column: "care_plan".into(),
        wanted: "a care plan",
        found: "it is another text",
    })
}

fn care_months(row: &Row) -> Result<Option<u16>, Fault> {
    let Some(months) = row.get::<Option<u32>>("care_months")? else { return Ok(None) };
    u16::try_from(months).map(Some).map_err(|_| Fault::Column {
        column: "care_months".into(),
        wanted: "a number of months",
        found: "it is a larger number",
    })
}
