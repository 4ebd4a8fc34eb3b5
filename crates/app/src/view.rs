//! Views of lists: kept, renamed, forgotten, opened with the list. They are a convenience of their person's and leave no
//! event.

use claviger_domain::account::view::{self, Refused, View};
use claviger_domain::id::ViewId;
use claviger_store as store;
use claviger_store::engine::Tx;

use crate::act::{Act, Who};
use crate::{Error, access};

/// The longest address of a list, in bytes.
const LONGEST_LIST: usize = 200;
/// The longest that stands behind the question mark, in bytes.
const LONGEST_QUERY: usize = 2_000;

/// Why a view is not kept, or not under this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no room for it, or its name is none.
    #[error(transparent)]
    View(#[from] Refused),
    /// It shows what the list shows anyhow, or more than can be kept.
    #[error("there is nothing to keep: search, filter or sort the list first")]
    Nothing,
}

/// The views somebody keeps of a list; nobody but persons keeps any.
pub fn of_list(tx: &mut Tx<'_>, act: &Act, list: &str) -> Result<Vec<View>, Error> {
    let Who::Person(person, _) = &act.who else { return Ok(Vec::new()) };
    Ok(store::view::of_list(tx, person.id, list)?)
}

/// Keeps a view of a list under a name; it opens with the list from now on, if that is wished.
pub fn keep(
    tx: &mut Tx<'_>,
    act: &mut Act,
    list: &str,
    query: &str,
    name: &str,
    is_default: bool,
) -> Result<View, Error> {
    let person = access::as_person(&act.who)?.id;
    let is_one = |text: &str, longest| !text.is_empty() && text.len() <= longest && !text.contains(char::is_control);
    if !is_one(list, LONGEST_LIST) || !is_one(query, LONGEST_QUERY) {
        return Err(Refusal::Nothing.into());
    }
    let all = store::view::of_person(tx, person)?;
    let of_the_list: Vec<_> = all.iter().filter(|view| view.list == list).collect();
    let name = view::name(name, of_the_list.iter().copied()).map_err(Refusal::from)?;
    view::room(of_the_list.len(), all.len()).map_err(Refusal::from)?;
    let view = View { id: act.id(), person, list: list.into(), name, query: query.into(), is_default: false };
    store::view::add(tx, &view)?;
    if is_default {
        store::view::set_default(tx, person, list, Some(view.id))?;
    }
    Ok(View { is_default, ..view })
}

/// Gives a view another name.
pub fn rename(tx: &mut Tx<'_>, act: &mut Act, id: ViewId, name: &str) -> Result<View, Error> {
    let view = own(tx, act, id)?;
    let others = store::view::of_list(tx, view.person, &view.list)?;
    let name = view::name(name, others.iter().filter(|other| other.id != id)).map_err(Refusal::from)?;
    store::view::rename(tx, id, &name)?;
    Ok(View { name, ..view })
}

/// Says whether its list opens with it.
pub fn set_default(tx: &mut Tx<'_>, act: &mut Act, id: ViewId, is_default: bool) -> Result<View, Error> {
    let view = own(tx, act, id)?;
    if is_default != view.is_default {
        store::view::set_default(tx, view.person, &view.list, is_default.then_some(id))?;
    }
    Ok(View { is_default, ..view })
}

/// Forgets a view.
pub fn forget(tx: &mut Tx<'_>, act: &mut Act, id: ViewId) -> Result<View, Error> {
    let view = own(tx, act, id)?;
    store::view::remove(tx, id)?;
    Ok(view)
}

/// A view of one's own; others' are not there.
fn own(tx: &mut Tx<'_>, act: &Act, id: ViewId) -> Result<View, Error> {
    let person = access::as_person(&act.who)?.id;
    store::view::find(tx, id)?.filter(|view| view.person == person).ok_or(Error::NotFound("view"))
}
