//! What a product that follows is told: which lease is the present one, for as long as its session is good. (L-19)

use claviger_store as store;
use claviger_store::engine::Tx;

use crate::act::Act;
use crate::activation::{Refusal, SessionOf};
use crate::{Error, activation};

/// The number of the server's present lease, if the session is still good; else why it is not.
pub fn present(tx: &mut Tx<'_>, act: &Act, session: SessionOf) -> Result<activation::Answer<u64>, Error> {
    let refused = |refusal| Ok(activation::Answer::Refused(refusal));
    let Some(stored) = store::server::find(tx, session.server)? else { return refused(Refusal::SessionEnded) };
    let server = &stored.server;
    if server.binding.is_none() || server.generation != session.generation || session.expires <= act.now.as_second() {
        return refused(Refusal::SessionEnded);
    }
    if server.disabled_at.is_some() {
        return refused(Refusal::Disabled);
    }
    Ok(activation::Answer::Given(server.lease_number))
}
