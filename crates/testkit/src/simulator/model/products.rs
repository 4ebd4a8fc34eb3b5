//! What products do, and what they may run.

use super::{Answer, Bound, DAY, Filling, Item, Model, SECOND, Session};
use crate::simulator::KINDS;
use crate::simulator::deed::{Deed, Net};

/// How many reports of one server are open at the most.
const MOST_ALERTS: usize = 20;

/// An installation of the product.
#[derive(Debug, Clone, Default)]
pub struct Install {
    /// The number of its last call.
    pub sequence: u64,
    /// Its last call.
    pub last: Option<Request>,
    /// The lease on its disk.
    pub lease: Option<Given>,
    /// The number of its session, and what that says.
    pub session: Option<(usize, Session)>,
    /// What it runs of its lease, where somebody knows that it is less.
    pub stopped: bool,
}

/// What a lease grants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    pub server: u32,
    pub number: u64,
    /// By kind.
    pub items: Vec<(u8, Item)>,
    pub expires_sec: i64,
    pub renew_after_sec: i64,
}

/// What a product sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub install: u8,
    pub what: What,
    pub sequence: u64,
    /// Sent by a copy: its nonces are others.
    pub by_copy: bool,
    /// The number of the lease it holds.
    pub held: u64,
}

/// What it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Activation { server: u32, token: u64 },
    CheckIn { number: usize, session: Session },
    Renewal { server: u32 },
}

impl Install {
    /// What it may be running: by server, kind and units.
    pub(super) fn runs(&self, now: i64) -> Vec<(u32, u8, u64)> {
        let lease = self.lease.as_ref().filter(|lease| !self.stopped && now < lease.expires_sec * SECOND);
        lease.map_or_else(Vec::new, |lease| {
            lease.items.iter().map(|(kind, item)| (lease.server, *kind, item.units)).collect()
        })
    }

    fn held(&self, server: u32) -> u64 {
        self.lease.as_ref().filter(|lease| lease.server == server).map_or(0, |lease| lease.number)
    }
}

impl Model {
    /// The call that a product sends for a deed; none, if it has nothing to call with.
    pub(super) fn request(&mut self, deed: &Deed) -> (Option<Request>, Net) {
        let (install, net) = match deed {
            Deed::Activate { install, net, .. }
            | Deed::CheckIn { install, net }
            | Deed::Renew { install, net }
            | Deed::Again { install, net } => (*install, *net),
            Deed::Copy { install, .. } => (*install, Net::AnswerLost),
            Deed::Ship { net, .. } | Deed::Claim { net, .. } => return (None, *net),
            _ => return (None, Net::Fine),
        };
        let product = &mut self.installs[usize::from(install)];
        let (what, held) = match (deed, product.session) {
            (Deed::Activate { server, token, .. }, _) => {
                (What::Activation { server: *server, token: *token }, product.held(*server))
            }
            (Deed::Again { .. }, _) => return (product.last.clone(), net),
            (Deed::CheckIn { .. } | Deed::Copy { .. }, Some((number, session))) => {
                (What::CheckIn { number, session }, product.held(session.server))
            }
            (Deed::Renew { .. }, Some((_, session))) => {
                (What::Renewal { server: session.server }, product.held(session.server))
            }
            _ => return (None, net),
        };
        if let Deed::Copy { behind, .. } = deed {
            let sequence = product.sequence.saturating_sub(*behind);
            return (Some(Request { install, what, sequence, by_copy: true, held }), net);
        }
        product.sequence += 1;
        let request = Request { install, what, sequence: product.sequence, by_copy: false, held };
        product.last = Some(request.clone());
        (Some(request), net)
    }

    /// The product hears an answer: it takes the lease and the session, but never a lease that lies behind its own.
    pub fn receive(&mut self, request: &Request, answer: &Answer) {
        let Some((given, session)) = &answer.given else { return };
        let product = &mut self.installs[usize::from(request.install)];
        if given.number < product.held(given.server) {
            return;
        }
        product.session = Some((self.sessions, *session));
        product.lease = Some(given.clone());
        product.stopped = false;
        self.sessions += 1;
    }

    /// Whether a grant is one that its product takes.
    #[must_use]
    pub fn takes(&self, request: &Request, given: &Given) -> bool {
        given.number >= self.installs[usize::from(request.install)].held(given.server)
    }

    pub(super) fn answer_product(&mut self, request: Option<&Request>, now: i64) -> Answer {
        let Some(request) = request else { return Answer::said("nothing to call with") };
        match request.what {
            What::Activation { server, token } => self.activate(request, server, token, now),
            What::Renewal { server } => self.renew(request, server, now),
            What::CheckIn { session, .. } => self.check_in(request, session, now),
        }
    }

    /// Somebody knows that nothing runs any more of what was taken from a server: neither on installations before, nor,
    /// beyond what it is granted, on its own.
    pub(super) fn runs_no_more(&mut self, server: u32) {
        let bound = self.servers.get(&server).and_then(|one| one.bound.as_ref()).map(|bound| bound.install);
        for (number, install) in (0..).zip(&mut self.installs) {
            let Some(lease) = install.lease.as_mut().filter(|lease| lease.server == server) else { continue };
            if Some(number) != bound {
                install.stopped = true;
                continue;
            }
            for (kind, item) in &mut lease.items {
                let cells =
                    self.pools.iter().filter(|((_, of), _)| of == kind).filter_map(|(_, p)| p.cells.get(&server));
                item.units = item.units.min(cells.map(|cell| cell.granted).sum());
            }
        }
    }

    fn activate(&mut self, request: &Request, number: u32, token: u64, now: i64) -> Answer {
        let Some(server) = self.servers.get_mut(&number).filter(|one| token > 0 && one.token == token) else {
            return Answer::said("unknown token");
        };
        if server.disabled {
            return self.refuse(number, "disabled", None);
        }
        let caller = Bound { install: request.install, sequence: request.sequence, by_copy: request.by_copy };
        match server.bound.clone() {
            Some(bound) if bound.install == request.install => match heard(&bound, request) {
                Heard::Repeated => return self.refuse(number, "repeated", Some(request.install)),
                Heard::Next => server.bound = Some(caller),
                Heard::Again => {}
            },
            Some(_) => return self.refuse(number, "bound to another", Some(request.install)),
            None => {
                let is_back = server.former.as_ref().is_some_and(|former| former.install == request.install);
                let had_former = server.former.is_some();
                if !is_back {
                    server.left_until = server.left_until.max(server.holds_until.take());
                }
                (server.bound, server.former) = (Some(caller), None);
                if had_former {
                    for key in self.pools_of(number) {
                        self.change(key, now, |pool| {
                            let Some(cell) = pool.cells.get_mut(&number) else { return };
                            if !is_back {
                                cell.left_behind += std::mem::take(&mut cell.releasing);
                            }
                        });
                    }
                    self.raise_lease_number(number);
                }
                self.events.push("server.activated");
            }
        }
        self.grant(number, now)
    }

    fn renew(&mut self, request: &Request, number: u32, now: i64) -> Answer {
        let known = self.servers.get(&number).and_then(|one| one.bound.as_ref().or(one.former.as_ref()));
        if known.is_none_or(|known| known.install != request.install) {
            return Answer::said("not bound");
        }
        let server = &self.servers[&number];
        if server.disabled {
            return Answer::said("disabled");
        }
        let Some(bound) = server.bound.clone() else { return Answer::said("unbound") };
        match heard(&bound, request) {
            Heard::Repeated => return self.refuse(number, "repeated", Some(request.install)),
            Heard::Next => self.hear(number, request, now),
            Heard::Again => {}
        }
        self.grant(number, now)
    }

    fn check_in(&mut self, request: &Request, session: Session, now: i64) -> Answer {
        let Some(server) = self.servers.get(&session.server) else { return Answer::said("session ended") };
        let Some(bound) = server.bound.clone() else { return Answer::said("session ended") };
        if server.generation != session.generation || session.expires_sec <= now.div_euclid(SECOND) {
            return Answer::said("session ended");
        }
        match heard(&bound, request) {
            Heard::Repeated => return self.refuse(session.server, "repeated", Some(bound.install)),
            Heard::Next => self.hear(session.server, request, now),
            Heard::Again => {}
        }
        let server = &self.servers[&session.server];
        let in_force = server.renew_after.is_some_and(|renew_after| now < renew_after);
        let unchanged = in_force && request.held == server.lease_number;
        Answer::said(if unchanged { "unchanged" } else { "another lease" })
    }

    /// A call of the bound installation: if it holds the newest lease, it has let go of what was taken from it.
    fn hear(&mut self, number: u32, request: &Request, now: i64) {
        let Some(server) = self.servers.get_mut(&number) else { return };
        if let Some(bound) = &mut server.bound {
            (bound.sequence, bound.by_copy) = (request.sequence, request.by_copy);
        }
        if request.held == server.lease_number && server.renew_after.is_some() {
            self.let_go(number, now, |cell| &mut cell.releasing);
        }
    }

    /// The server's lease, drawn up anew if it says something else now or is due; and a session.
    fn grant(&mut self, number: u32, now: i64) -> Answer {
        self.register_by_use(number, now);
        let server = &self.servers[&number];
        let in_force = server.renew_after.is_some_and(|renew_after| now < renew_after);
        let present = server.leases.get(&server.lease_number).filter(|_| in_force).cloned();
        let given = present.unwrap_or_else(|| self.draw_up(number, now));
        let generation = self.servers[&number].generation;
        let expires_sec = (now + 25 * 3_600 * SECOND).div_euclid(SECOND);
        Answer { said: "given".into(), given: Some((given, Session { server: number, generation, expires_sec })) }
    }

    /// What a product may run begins to be cared for, where nobody has registered it.
    fn register_by_use(&mut self, number: u32, now: i64) {
        for key in self.pools_of(number) {
            let pool = &self.pools[&key];
            let counting = pool.counting(now).filter(|_| pool.cells[&number].granted > 0);
            let waits = |filling: &&Filling| filling.care.is_some_and(|care| care.days.is_none());
            let waiting: Vec<_> = counting.filter(waits).map(|filling| filling.license).collect();
            if !waiting.is_empty() {
                self.begin_care(key, &waiting, now);
            }
        }
    }

    fn draw_up(&mut self, number: u32, now: i64) -> Given {
        let pools: Vec<_> = self.pools_of(number).into_iter().map(|key| (key.1, &self.pools[&key])).collect();
        let items: Vec<_> = pools.iter().filter_map(|(kind, pool)| Some((*kind, pool.item(number, now)?))).collect();
        let left_out = pools.iter().filter(|(_, pool)| pool.cells[&number].granted > 0 && pool.was_emptied(now));
        let begins = left_out.filter_map(|(_, pool)| pool.next_change(now));
        let renew_after = begins.fold(now + 15 * DAY, i64::min);
        let server = self.servers.entry(number).or_insert_with(|| unreachable!("it was found just now"));
        server.lease_number += u64::from(server.renew_after.is_some());
        (server.renew_after, server.holds_until) = (Some(renew_after), Some(now + 30 * DAY));
        let given = Given {
            server: number,
            number: server.lease_number,
            items: in_order(items),
            expires_sec: (now + 30 * DAY).div_euclid(SECOND),
            renew_after_sec: renew_after.div_euclid(SECOND),
        };
        server.leases.insert(given.number, given.clone());
        self.events.push("lease.issued");
        given
    }

    fn refuse(&mut self, number: u32, said: &'static str, reported: Option<u8>) -> Answer {
        self.events.push("product.refused");
        if let (Some(install), Some(server)) = (reported, self.servers.get_mut(&number))
            && !server.alerts.contains(&(said, install))
            && server.alerts.len() < MOST_ALERTS
        {
            server.alerts.insert((said, install));
            self.events.push("server.alert-raised");
        }
        Answer::said(said)
    }
}

/// What a call is to the one before it.
enum Heard {
    Next,
    Again,
    Repeated,
}

fn heard(bound: &Bound, request: &Request) -> Heard {
    if request.sequence > bound.sequence {
        Heard::Next
    } else if (request.sequence, request.by_copy) == (bound.sequence, bound.by_copy) {
        Heard::Again
    } else {
        Heard::Repeated
    }
}

fn in_order(mut items: Vec<(u8, Item)>) -> Vec<(u8, Item)> {
    items.sort_by_key(|(kind, _)| (KINDS[usize::from(*kind)].application, *kind));
    items
}
