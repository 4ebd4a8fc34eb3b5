//! Pages that change by themselves: who may watch what, and which changes concern them. (L-27)

use claviger_domain::account::Permission;
use claviger_domain::id::{AccountId, OrderId, SessionId};
use claviger_store as store;
use claviger_store::engine::{Notice, Tx};

use crate::act::{Act, Who};
use crate::{Error, access, order};

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watched {
    /// Everything its reader looks after.
    All,
    /// One account.
    Account(AccountId),
    /// One order.
    Order(OrderId),
}

/// Whether somebody may watch this: whoever may see the pages about it.
pub fn admit(tx: &mut Tx<'_>, act: &Act, watched: Watched) -> Result<(), Error> {
    access::as_person(&act.who)?;
    match watched {
        Watched::All => access::anywhere(&act.who, Permission::SeeLicenses),
        Watched::Account(account) => access::to_account(tx, &act.who, Permission::SeeLicenses, account),
        Watched::Order(id) => order::show(tx, act, id).map(|_| ()),
    }
}

/// Whether a page about `watched` may look different after what `notice` tells of, as far as that can be said without
/// looking.
#[must_use]
pub fn may_concern(watched: Watched, notice: Notice) -> bool {
    match (watched, notice) {
        (_, Notice::Everything)
        | (Watched::All, Notice::Account(_) | Notice::Order(_) | Notice::Mail)
        | (Watched::Order(_), Notice::Mail) => true,
        (Watched::Account(watched), Notice::Account(account)) => watched == account,
        (Watched::Order(watched), Notice::Order(order)) => watched == order,
        _ => false,
    }
}

/// Who they are by now, if they are still signed in and may still watch this.
pub fn still(tx: &mut Tx<'_>, act: &Act, session: SessionId, watched: Watched) -> Result<Option<Who>, Error> {
    let person = access::as_person(&act.who)?.clone();
    let sessions = store::session::of_person(tx, person.id, act.now)?;
    if !sessions.iter().any(|one| one.id == session) {
        return Ok(None);
    }
    let memberships = store::person::memberships(tx, person.id)?;
    let who = Who::Person(person, memberships);
    match admit(tx, &act.clone().by(who.clone()), watched) {
        Ok(()) => Ok(Some(who)),
        Err(Error::Fault(fault)) => Err(fault.into()),
        Err(_) => Ok(None),
    }
}

/// Whether any of `notices` is about something that the reader of a page about `watched` reaches.
pub fn concerns(tx: &mut Tx<'_>, act: &Act, watched: Watched, notices: &[Notice]) -> Result<bool, Error> {
    let concerning = notices.iter().copied().filter(|notice| may_concern(watched, *notice));
    if watched != Watched::All {
        return Ok(concerning.count() > 0);
    }
    for notice in concerning {
        let reached = match notice {
            Notice::Account(account) => access::to_account(tx, &act.who, Permission::SeeLicenses, account),
            Notice::Order(id) => order::show(tx, act, id).map(|_| ()),
            Notice::Mail => access::as_vendor(&act.who, Permission::SeeMails),
            _ => Ok(()),
        };
        match reached {
            Ok(()) => return Ok(true),
            Err(Error::Fault(fault)) => return Err(fault.into()),
            Err(_) => {}
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use claviger_domain::id::{Id, ServerId};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn l_27_a_page_is_touched_by_what_it_is_about() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let account = |uuid| Notice::Account(AccountId::from_uuid(uuid));
        let order = |uuid| Notice::Order(OrderId::from_uuid(uuid));
        let about = [Watched::All, Watched::Account(AccountId::from_uuid(one)), Watched::Order(Id::from_uuid(one))];
        for (notice, expected) in [
            (Notice::Everything, [true, true, true]),
            (account(one), [true, true, false]),
            (account(other), [true, false, false]),
            (order(one), [true, false, true]),
            (order(other), [true, false, false]),
            (Notice::Mail, [true, false, true]),
            (Notice::Events, [false, false, false]),
            (Notice::Server(ServerId::from_uuid(one)), [false, false, false]),
        ] {
            assert_eq!(about.map(|watched| may_concern(watched, notice)), expected, "{notice:?}");
        }
    }
}
