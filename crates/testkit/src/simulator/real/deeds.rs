//! Every deed, done by the function of `claviger_app` that a handler would call.

use std::sync::Arc;

use claviger_app::act::{Act, Who};
use claviger_app::correction::{self, Wish};
use claviger_app::domain::account::CannotMerge;
use claviger_app::domain::id::{ActivationKeyId, DeviceKeyId, LicenseId, OrderId, ServerId, TransferId};
use claviger_app::domain::license::correction::Refused;
use claviger_app::domain::license::server::NotRemovable;
use claviger_app::domain::sales::order as sales;
use claviger_app::domain::units::Units;
use claviger_app::matrix::{self, CellChange, Short};
use claviger_app::order::{self, Addressee, CustomerRequest, LineRequest, Request};
use claviger_app::vault::Link;
use claviger_app::wire::activation::Session;
use claviger_app::{Error, Vendor, activation, audit, edition, person, product_registration, server};
use claviger_store::engine::{Db, Reply, Tx};
use claviger_store::fault::Fault;

use super::products::Granted;
use super::{Real, devices, editions, stock};
use crate::simulator::deed::{Deed, LicenseNo, Line, Net};
use crate::simulator::model::{Answer, Call, Model, days, first_day};
use crate::simulator::{KINDS, PARTNERS};

/// How many events are taken into the chain at once.
const MOST_SEALED: u32 = 5_000;

/// What a deed came to.
pub(super) enum Came {
    Said(String),
    Placed {
        again: bool,
        order: OrderId,
        licenses: Vec<LicenseId>,
        keys: Vec<(LicenseId, ActivationKeyId, String)>,
    },
    Added(ServerId),
    Exchanged(LicenseId),
    Keyed(Vec<DeviceKeyId>),
    Offered(TransferId),
    /// An edition, under this number.
    Published(u64),
    /// One was taken back.
    Withdrawn,
    Product(Granted),
}

/// A deed that is under way.
pub enum UnderWay {
    /// Nothing was asked of anybody.
    Not(&'static str),
    /// The answer is to come.
    Asked(Asked),
}

/// What was asked of a node, when, and how to ask it once more: by the edition of the catalogue that applies, if the one it
/// was asked by does not any more.
pub struct Asked {
    reply: Reply<CameTo, Error>,
    node: usize,
    now: i64,
    ask: Question,
}

/// A deed, for a node that sells by some edition.
type Question = Box<dyn Fn(&Db, Arc<Vendor>) -> Reply<CameTo, Error>>;

/// What a deed came to, for those who only carry it about.
pub struct CameTo(Came);

impl Real {
    /// Lets a deed begin. It is done by one of the nodes, whether or not anybody waits.
    pub fn begin(&mut self, model: &Model, call: &Call, now: i64) -> UnderWay {
        if call.net == Net::CallLost {
            return UnderWay::Not("lost on its way");
        }
        if !model.knows(&call.deed) {
            // There is no id to ask by: what somebody makes up is found nowhere.
            return UnderWay::Not(match call.deed {
                Deed::Unlock { .. } => "bad link",
                Deed::Cancel { .. } | Deed::Resend { .. } => "no such order",
                Deed::Withdraw { .. } => "no such activation key",
                Deed::Revoke { .. } => "no such license key",
                Deed::AnswerOffer { .. } => "no such transfer",
                _ => "no such license",
            });
        }
        match &call.deed {
            Deed::Place { order, customer, lines } => {
                let request = self.order(*order, *customer, lines);
                self.ask(self.operator.clone(), now, move |tx, act, vendor| {
                    let placed = order::place(tx, act, vendor, &request)?;
                    let licenses = placed.order.lines.iter().map(|line| line.license).collect();
                    let keys = stock::keys_of(tx, vendor, placed.order.id)?;
                    Ok(Came::Placed { again: placed.again, order: placed.order.id, licenses, keys })
                })
            }
            Deed::Unlock { order, link } => {
                let id = self.orders[order];
                let secret = self.vendor.vault.link_secret(Link::Unlock(id.uuid()), *link);
                self.ask(Who::LinkHolder, now, move |tx, act, vendor| {
                    order::unlock(tx, act, vendor, id, &secret)?;
                    say("unlocked")
                })
            }
            Deed::Cancel { order } => {
                let id = self.orders[order];
                self.ask(self.operator.clone(), now, move |tx, act, _| {
                    order::cancel(tx, act, id)?;
                    say("done")
                })
            }
            Deed::Resend { order } => {
                let id = self.orders[order];
                self.ask(self.operator.clone(), now, move |tx, act, _| {
                    order::resend(tx, act, id)?;
                    say("done")
                })
            }
            Deed::Register { license } => {
                let id = self.licenses[license];
                self.ask(self.operator.clone(), now, move |tx, act, _| {
                    product_registration::register(tx, act, id)?;
                    say("done")
                })
            }
            Deed::Return { license } => self.correct(*license, now, Wish::Return),
            Deed::Move { license, to } => {
                let to = self.account(*to).number.clone();
                self.correct(*license, now, Wish::Move { to })
            }
            Deed::Exchange { license, line, .. } => {
                self.correct(*license, now, Wish::Exchange(Box::new(line_request(*line))))
            }
            Deed::Merge { from, into } => {
                let (from, into) = (self.account(*from).id, self.account(*into).number.clone());
                self.ask(self.operator.clone(), now, move |tx, act, vendor| {
                    correction::merge(tx, act, vendor, from, &into, "two accounts of one customer")?;
                    say("done")
                })
            }
            Deed::EndLeases => self.ask(Who::System, now, move |tx, act, _| {
                let ended = activation::release_ended(tx, act, 1_000)?;
                if !ended.stuck.is_empty() {
                    return say(format!("{} are stuck", ended.stuck.len()));
                }
                say(format!("{} have let go", ended.released))
            }),
            Deed::Seal => self.ask(Who::System, now, move |tx, act, _| {
                audit::seal(tx, act, MOST_SEALED)?;
                say("done")
            }),
            Deed::AddServer { customer, server } => {
                let (account, name) = (self.account(*customer).id, format!("s{server}"));
                self.ask(self.operator.clone(), now, move |tx, act, _| {
                    Ok(Came::Added(matrix::add_server(tx, act, account, &name)?.id))
                })
            }
            Deed::Save { customer, cells } => {
                let (account, cells, servers) = (self.account(*customer).id, cells.clone(), self.servers.clone());
                self.ask(self.operator.clone(), now, move |tx, act, vendor| {
                    let pools = super::look::pools_of(tx, account)?;
                    let named = cells.iter().map(|one| CellChange {
                        pool: pools.get(&one.kind).copied().unwrap_or_else(super::nobody),
                        server: servers.get(&one.server).copied().unwrap_or_else(super::nobody),
                        seen: units(one.seen),
                        wanted: units(one.wanted),
                    });
                    matrix::save(tx, act, vendor, account, &named.collect::<Vec<_>>())?;
                    say("saved")
                })
            }
            Deed::Remove { server: number } => {
                self.with_server(*number, now, |tx, act, _, id| server::remove(tx, act, id))
            }
            Deed::Disable { server: number } => {
                self.with_server(*number, now, |tx, act, _, id| server::disable(tx, act, id))
            }
            Deed::Enable { server: number } => self.with_server(*number, now, server::enable),
            Deed::Unbind { server: number } => self.with_server(*number, now, server::release_binding),
            Deed::Rotate { server: number, seen } => {
                let seen = *seen;
                self.with_server(*number, now, move |tx, act, vendor, id| {
                    server::rotate_token(tx, act, vendor, id, seen)
                })
            }
            Deed::ReleaseNow { server: number, .. } => {
                let id = self.server(*number);
                let who = call.asker.map_or_else(|| self.operator.clone(), |asker| self.somebody_of(asker));
                self.ask(who, now, move |tx, act, vendor| {
                    server::release_now(tx, act, vendor, id)?;
                    say("done")
                })
            }
            Deed::Redeem { .. }
            | Deed::Withdraw { .. }
            | Deed::MakeKeys { .. }
            | Deed::Revoke { .. }
            | Deed::Offer { .. }
            | Deed::AnswerOffer { .. }
            | Deed::Threshold { .. }
            | Deed::EndOffers => self.begin_stock(&call.deed, now),
            Deed::Ship { .. }
            | Deed::LookFor { .. }
            | Deed::Claim { .. }
            | Deed::Download { .. }
            | Deed::Assign { .. }
            | Deed::TakeBack { .. }
            | Deed::Unmake { .. }
            | Deed::Publish { .. }
            | Deed::Agree { .. } => self.begin_device(&call.deed, now),
            Deed::PublishEdition { .. } | Deed::WithdrawEdition { .. } | Deed::MakeSigner { .. } => {
                self.begin_edition(&call.deed, now)
            }
            Deed::Activate { .. }
            | Deed::CheckIn { .. }
            | Deed::Renew { .. }
            | Deed::Again { .. }
            | Deed::Copy { .. } => self.product_calls(call.request.as_ref(), now),
        }
    }

    /// Waits for the answer, and learns the ids of what came into being.
    pub fn answer(&mut self, deed: &Deed, under_way: UnderWay) -> (Answer, Option<Session>) {
        let said = |said: &str| (Answer { said: said.to_owned(), given: None }, None);
        let reply = match under_way {
            UnderWay::Not(why) => return said(why),
            UnderWay::Asked(asked) => self.reply(asked),
        };
        match (reply.map(|CameTo(came)| came), deed) {
            (Ok(Came::Said(words)), _) => said(&words),
            (Ok(Came::Placed { again, order, licenses, keys }), Deed::Place { order: number, .. }) => {
                self.orders.insert(*number, order);
                for (license, key, code) in keys {
                    let slot = (0..).zip(&licenses).find(|(_, one)| **one == license).map_or(0, |(slot, _)| slot);
                    self.activation_keys.insert((*number, slot), (key, code));
                }
                self.licenses.extend((0..).zip(licenses).map(|(slot, license)| ((*number, slot), license)));
                said(if again { "placed before" } else { "placed" })
            }
            (Ok(Came::Added(id)), Deed::AddServer { server, .. }) => {
                self.servers.insert(*server, id);
                said("done")
            }
            (Ok(Came::Exchanged(id)), Deed::Exchange { license, slot, .. }) => {
                self.licenses.insert((license.0, *slot), id);
                said("done")
            }
            (Ok(Came::Keyed(ids)), Deed::MakeKeys { number, .. }) => {
                self.device_keys.extend((*number..).zip(ids));
                said("made")
            }
            (Ok(Came::Offered(id)), Deed::Offer { number, .. }) => {
                self.offers.insert(*number, id);
                said("offered")
            }
            (Ok(Came::Published(number)), Deed::PublishEdition { edition, .. }) => {
                self.editions.insert(*edition, number);
                self.has_news = true;
                said("published")
            }
            (Ok(Came::Withdrawn), _) => {
                self.has_news = true;
                said("withdrawn")
            }
            (Ok(Came::Product(granted)), _) => self.product_hears(granted),
            (Ok(_), _) => said("an answer to another deed"),
            (Err(error), _) => said(&words(&error)),
        }
    }

    pub(super) fn ask<W>(&mut self, who: Who, now: i64, deed: W) -> UnderWay
    where
        W: Fn(&mut Tx<'_>, &mut Act, &Vendor) -> Result<Came, Error> + Send + Sync + 'static,
    {
        self.ask_from(0, who, now, deed)
    }

    /// The same from one of the networks.
    pub(super) fn ask_from<W>(&mut self, network: u8, who: Who, now: i64, deed: W) -> UnderWay
    where
        W: Fn(&mut Tx<'_>, &mut Act, &Vendor) -> Result<Came, Error> + Send + Sync + 'static,
    {
        let (act, deed) = (self.act(who, network, now), Arc::new(deed));
        let ask = move |db: &Db, vendor: Arc<Vendor>| {
            let (act, deed) = (act.clone(), Arc::clone(&deed));
            db.write(move |tx: &mut Tx<'_>| deed(tx, &mut act.clone(), &vendor).map(CameTo))
        };
        let node = self.node();
        let reply = ask(&self.nodes[node], self.vendor_at(node, now));
        UnderWay::Asked(Asked { reply, node, now, ask: Box::new(ask) })
    }

    /// Waits; a node that learns that it sells by what does not apply any more looks, and does it again.
    fn reply(&mut self, Asked { reply, node, now, ask }: Asked) -> Result<CameTo, Error> {
        let mut came = reply.wait();
        while matches!(came, Err(Error::Edition(edition::Refusal::Outdated))) {
            self.look_at_editions(node, now)?;
            came = ask(&self.nodes[node], self.vendor_at(node, now)).wait();
        }
        came
    }

    fn with_server<W>(&mut self, number: u32, now: i64, deed: W) -> UnderWay
    where
        W: Fn(&mut Tx<'_>, &mut Act, &Vendor, ServerId) -> Result<(), Error> + Send + Sync + 'static,
    {
        let id = self.server(number);
        self.ask(self.operator.clone(), now, move |tx, act, vendor| {
            deed(tx, act, vendor, id)?;
            say("done")
        })
    }

    fn correct(&mut self, license: LicenseNo, now: i64, wish: Wish) -> UnderWay {
        let id = self.licenses[&license];
        self.ask(self.operator.clone(), now, move |tx, act, vendor| {
            let plan = correction::make(tx, act, vendor, id, &wish, "it was sold wrongly")?;
            Ok(plan.replacement.map_or(Came::Said("done".into()), |new| Came::Exchanged(new.id)))
        })
    }

    fn order(&self, number: u32, customer: u8, lines: &[Line]) -> Request {
        // A partner buys for its own stock by itself.
        let reseller = if customer < PARTNERS { "R-1".into() } else { self.account(customer).number.clone() };
        Request {
            number: format!("A-{number}"),
            date: first_day().to_string(),
            customer: CustomerRequest {
                number: self.account(customer).number.clone(),
                name: None,
                country: "IT".into(),
                time_zone: None,
            },
            reseller,
            distributor: None,
            contact: Addressee { email: "contact@customer.example".into(), language: "en".into() },
            recipient: None,
            lines: lines.iter().copied().map(line_request).collect(),
        }
    }
}

fn line_request(line: Line) -> LineRequest {
    let kind = KINDS[usize::from(line.kind)];
    let (first, last) = days(line);
    let dated = |day: jiff::civil::Date| (line.plan > 0 && !kind.registered).then(|| day.to_string());
    let plan = ["", "basic", "gold", "platinum"][usize::from(line.plan.min(3))];
    LineRequest {
        sku: kind.sku.into(),
        items: line.items,
        model: kind.model.into(),
        first: dated(first),
        last: dated(last),
        care: (line.plan > 0).then(|| plan.to_owned()),
        care_months: (line.plan > 0 && kind.registered).then(|| line.plan.into()),
        code: None,
        price: None,
    }
}

pub(super) fn say(words: impl Into<String>) -> Result<Came, Error> {
    Ok(Came::Said(words.into()))
}

fn units(count: u64) -> Units {
    Units::new(count).unwrap_or(Units::ZERO)
}

/// A refusal in the model's words; whatever the model has no words for is told as it is.
fn words(error: &Error) -> String {
    use claviger_app::product_registration::Refusal as NotRegistrable;
    use claviger_app::{correction::Refusal as Correction, matrix::Refusal as Matrix, order::Refusal as Order};
    let of_correction = |refusal: &Correction| match refusal {
        Correction::License(Refused::NotInForce) => Some("not in force"),
        Correction::SameAccount => Some("it is there already"),
        Correction::Closed(_) => Some("closed"),
        Correction::NotACustomer(_) => Some("no customer"),
        Correction::OtherBinding => Some("it is for something else"),
        Correction::Exchange(_) => Some("it cannot be ordered like this"),
        Correction::Merge(CannotMerge::Itself) => Some("it is there already"),
        Correction::Merge(CannotMerge::Kinds { .. }) => Some("of another kind"),
        Correction::License(Refused::PassedOn { .. }) | Correction::Pool { refused: Refused::PassedOn { .. }, .. } => {
            Some("passed on")
        }
        _ => None,
    };
    let of_server = |refusal: &server::Refusal| match refusal {
        server::Refusal::Disabled => Some("it is disabled".to_owned()),
        server::Refusal::NoToken => Some("it has no token".into()),
        server::Refusal::NoReleaseLeft { .. } => Some("no release is left".into()),
        server::Refusal::NotRemovable(NotRemovable::Bound) => Some("an installation is bound".into()),
        server::Refusal::NotRemovable(NotRemovable::HoldsUnits(held)) => Some(format!("it holds {}", held.count())),
    };
    let known = match error {
        Error::NotFound(what) => Some(format!("no such {what}")),
        Error::Order(Order::Mistakes(_)) => Some("it cannot be ordered like this".into()),
        Error::Person(person::Refusal::TooMany(_)) => Some("too often".into()),
        Error::ProductRegistration(NotRegistrable::HasDays(_)) => Some("it has its days".into()),
        Error::ProductRegistration(NotRegistrable::NoCare) => Some("there is no care to begin".into()),
        Error::Order(Order::BadLink) => Some("bad link".into()),
        Error::Order(Order::Conflict { .. }) => Some("another order has the number".into()),
        Error::Order(Order::State(sales::Refused::Cancelled)) => Some("it was cancelled".into()),
        Error::Order(Order::State(sales::Refused::Unlocked)) => Some("it is unlocked".into()),
        Error::Matrix(Matrix::Closed) => Some("closed".into()),
        Error::Matrix(Matrix::ServerNameTaken) => Some("the name is taken".into()),
        Error::Matrix(Matrix::Cells) => Some("a cell is named twice".into()),
        Error::Matrix(Matrix::Disabled(_)) => Some("it is disabled".into()),
        Error::Matrix(Matrix::ChangedMeanwhile(cells)) => Some(format!("{} cells have changed meanwhile", cells.len())),
        Error::Matrix(Matrix::NotEnough(short)) => Some(format!("not enough: {}", shortages(short))),
        Error::Correction(refusal) => of_correction(refusal).map(ToOwned::to_owned),
        Error::Server(refusal) => of_server(refusal),
        Error::Fault(fault) => Some(fault_words(fault)),
        other => stock::words(other).or_else(|| devices::words(other)).or_else(|| editions::words(other)),
    };
    known.unwrap_or_else(|| format!("{error:?}"))
}

fn fault_words(fault: &Fault) -> String {
    format!("fault: {fault}")
}

/// What is short, in the order of figures.
fn shortages(short: &[Short]) -> String {
    let mut told: Vec<_> = short.iter().map(|one| (one.wanted.count(), one.available.count())).collect();
    told.sort_unstable();
    told.iter().map(|(wanted, available)| format!("{wanted} of {available}")).collect::<Vec<_>>().join(", ")
}
