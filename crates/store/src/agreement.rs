//! The license agreement: its versions, their texts, and who accepted them. (P-01)

use claviger_domain::account::Language;
use claviger_domain::id::{AcceptanceId, AccountId, AgreementId, PersonId};
pub use claviger_domain::sorting::ByTime as By;
use claviger_domain::sorting::{Part, Placed};
use jiff::Timestamp;

use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::sorting::{self, in_order};
use crate::{binds, word};

/// A version, without its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// What it is called.
    pub version: String,
    /// When it was published, and came into force.
    pub published: Timestamp,
}

/// That somebody accepted a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// Its id.
    pub id: AcceptanceId,
    /// Which version.
    pub agreement: AgreementId,
    /// In whose name.
    pub account: AccountId,
    /// Who.
    pub person: PersonId,
    /// The language of the text they read.
    pub language: Language,
    /// When.
    pub at: Timestamp,
}

/// The text of a list in the order of its ids.
macro_rules! along {
    ($from:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!($from, " AND (", $column, ", id) ", $than, " ($1, $2) ORDER BY id", $direction, " LIMIT $3")
    };
}

/// Stores a version with its texts.
pub fn add(tx: &mut Tx<'_>, agreement: &Agreement, texts: &[(Language, String)]) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO agreement (id, version, published_at) VALUES ($1, $2, $3)",
        binds![agreement.id, &agreement.version, agreement.published],
    )?;
    for (language, text) in texts {
        tx.execute(
            "INSERT INTO agreement_text (agreement, language, text) VALUES ($1, $2, $3)",
            binds![agreement.id, language.code(), text],
        )?;
    }
    Ok(())
}

/// The version in force, if one was ever published.
pub fn current(tx: &mut Tx<'_>) -> Result<Option<Agreement>, Fault> {
    tx.row("SELECT * FROM agreement ORDER BY id DESC LIMIT 1", &[])?.map(|row| read(&row)).transpose()
}

/// The version with this id.
pub fn find(tx: &mut Tx<'_>, id: AgreementId) -> Result<Option<Agreement>, Fault> {
    tx.row("SELECT * FROM agreement WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// The version that is called so.
pub fn of_version(tx: &mut Tx<'_>, version: &str) -> Result<Option<Agreement>, Fault> {
    tx.row("SELECT * FROM agreement WHERE version = $1", binds![version])?.map(|row| read(&row)).transpose()
}

/// A part of the versions; with how many persons accepted each.
pub fn list(tx: &mut Tx<'_>, part: &Part<By>) -> Result<Vec<Placed<(Agreement, u64)>>, Fault> {
    let mut binds = sorting::bounds(part).to_vec();
    binds.extend_from_slice(binds![part.most]);
    let sql = in_order!(
        part,
        along,
        "SELECT a.*, (SELECT count(*) FROM agreement_acceptance AS c WHERE c.agreement = a.id) AS acceptances
         FROM agreement AS a WHERE 1 = 1",
        { By::Time => "id" }
    );
    let version = |row: &Row| Ok((read(row)?, row.get("acceptances")?));
    tx.rows(sql, &binds)?.iter().map(|row| sorting::placed(part, row, version)).collect()
}

/// The texts of a version, in the order of [`Language::ALL`].
pub fn texts(tx: &mut Tx<'_>, id: AgreementId) -> Result<Vec<(Language, String)>, Fault> {
    let rows = tx.rows("SELECT language, text FROM agreement_text WHERE agreement = $1", binds![id])?;
    let text = |row: &Row| Ok::<_, Fault>((word(row, "language", Language::from_code)?, row.get("text")?));
    let mut texts: Vec<(Language, String)> = rows.iter().map(text).collect::<Result<_, _>>()?;
    texts.sort_by_key(|(language, _)| *language);
    Ok(texts)
}

/// Stores that somebody accepted a version; `false` if they had in that name.
pub fn accept(tx: &mut Tx<'_>, acceptance: &Acceptance) -> Result<bool, Fault> {
    let added = tx.execute(
        "INSERT INTO agreement_acceptance (id, agreement, account, person, language, accepted_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (agreement, account, person) DO NOTHING",
        binds![
            acceptance.id,
            acceptance.agreement,
            acceptance.account,
            acceptance.person,
            acceptance.language.code(),
            acceptance.at
        ],
    )?;
    Ok(added > 0)
}

/// In whose names a person accepted a version, and when.
pub fn accepted_by(
    tx: &mut Tx<'_>,
    agreement: AgreementId,
    person: PersonId,
) -> Result<Vec<(AccountId, Timestamp)>, Fault> {
    tx.rows(
        "SELECT account, accepted_at FROM agreement_acceptance WHERE agreement = $1 AND person = $2 ORDER BY account",
        binds![agreement, person],
    )?
    .iter()
    .map(|row| Ok((row.get("account")?, row.get("accepted_at")?)))
    .collect()
}

/// When somebody first accepted a version in the name of an account.
pub fn accepted_for(tx: &mut Tx<'_>, agreement: AgreementId, account: AccountId) -> Result<Option<Timestamp>, Fault> {
    let row = tx.row(
        "SELECT accepted_at FROM agreement_acceptance WHERE agreement = $1 AND account = $2
         ORDER BY accepted_at, id LIMIT 1",
        binds![agreement, account],
    )?;
    row.map(|row| row.get("accepted_at")).transpose()
}

/// A part of who accepted a version.
pub fn acceptances(tx: &mut Tx<'_>, agreement: AgreementId, part: &Part<By>) -> Result<Vec<Placed<Acceptance>>, Fault> {
    let mut binds = sorting::bounds(part).to_vec();
    binds.extend_from_slice(binds![part.most, agreement]);
    let sql = in_order!(part, along, "SELECT * FROM agreement_acceptance WHERE agreement = $4", { By::Time => "id" });
    tx.rows(sql, &binds)?.iter().map(|row| sorting::placed(part, row, read_acceptance)).collect()
}

/// Everything a person accepted, with what the version is called.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<(Acceptance, String)>, Fault> {
    tx.rows(
        "SELECT c.*, a.version FROM agreement_acceptance AS c JOIN agreement AS a ON a.id = c.agreement
         WHERE c.person = $1 ORDER BY c.id",
        binds![person],
    )?
    .iter()
    .map(|row| Ok((read_acceptance(row)?, row.get("version")?)))
    .collect()
}

fn read(row: &Row) -> Result<Agreement, Fault> {
    Ok(Agreement { id: row.get("id")?, version: row.get("version")?, published: row.get("published_at")? })
}

fn read_acceptance(row: &Row) -> Result<Acceptance, Fault> {
    Ok(Acceptance {
        id: row.get("id")?,
        agreement: row.get("agreement")?,
        account: row.get("account")?,
        person: row.get("person")?,
        language: word(row, "language", Language::from_code)?,
        at: row.get("accepted_at")?,
    })
}
