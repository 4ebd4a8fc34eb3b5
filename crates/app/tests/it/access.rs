//! Who may do what: every deed of the program, tried by everybody who could try it.

use std::fmt::Write as _;
use std::sync::Arc;

use claviger_app::act::{Act, Who};
use claviger_app::domain::account::{Account, Membership, Role, SessionTimes};
use claviger_app::domain::fold::Sought;
use claviger_app::domain::id::ServerId;
use claviger_app::domain::sorting::Part;
use claviger_app::server::Search;
use claviger_app::setup::NewAccount;
use claviger_app::store::engine::Tx;
use claviger_app::store::fault::Fault;
use claviger_app::wire::key::SigningKey;
use claviger_app::{
    Error, Vendor, account as accounts, api_key, event, keys, matrix, order as orders, server, session, setup,
};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::world::{World, cell, order, other_order};

/// `y` is done or shown, `0` shown without it, `-` refused by the role, `?` does not exist, `!` sign in first. Whoever has
/// a role in an account that has no row here is refused everything.
const TABLE: &str = "
                             place resend cancel order orders matrix server token customers add save list change events set-up
nobody                           !      !      !     !      !      !      !     !         !   !    !    !      !      !      -
link holder                      -      -      -     ?      ?      ?      ?     ?         ?   ?    ?    ?      ?      -      -
product                          -      -      -     ?      ?      ?      ?     ?         ?   ?    ?    ?      ?      -      -
system                           y      y      y     y      y      y      y     y         y   y    y    y      y      y      y
program of the operator          y      y      y     y      y      y      y     y         y   y    y    y      y      y      -
vendor operator                  y      y      y     y      y      y      y     y         y   y    y    y      y      y      -
vendor engineer                  -      -      -     y      y      y      y     0         y   -    -    y      -      -      -
vendor support-manager           -      -      -     y      y      y      y     0         y   -    -    y      -      -      -
vendor regional-manager          -      -      -     y      y      y      y     0         y   -    -    y      -      -      -
vendor auditor                   -      -      -     y      y      y      y     0         y   -    -    y      -      y      -
distributor administrator        -      -      -     y      y      ?      ?     ?         0   ?    ?    0      ?      -      -
distributor licenses             -      -      -     y      y      ?      ?     ?         0   ?    ?    0      ?      -      -
distributor read-only            -      -      -     y      y      ?      ?     ?         0   ?    ?    0      ?      -      -
reseller administrator           -      -      -     y      y      y      y     y         y   y    y    y      y      -      -
reseller licenses                -      -      -     y      y      y      y     y         y   y    y    y      y      -      -
reseller read-only               -      -      -     y      y      y      y     0         y   -    -    y      -      -      -
other reseller administrator     -      -      -     ?      0      ?      ?     ?         0   ?    ?    0      ?      -      -
other reseller licenses          -      -      -     ?      0      ?      ?     ?         0   ?    ?    0      ?      -      -
other reseller read-only         -      -      -     ?      0      ?      ?     ?         0   ?    ?    0      ?      -      -
customer administrator           -      -      -     -      -      y      y     y         y   y    y    y      y      -      -
customer licenses                -      -      -     -      -      y      y     y         y   y    y    y      y      -      -
customer read-only               -      -      -     -      -      y      y     0         y   -    -    y      -      -      -
other customer administrator     -      -      -     -      -      ?      ?     ?         0   ?    ?    0      ?      -      -
other customer licenses          -      -      -     -      -      ?      ?     ?         0   ?    ?    0      ?      -      -
other customer read-only         -      -      -     -      -      ?      ?     ?         0   ?    ?    0      ?      -      -
";

/// What came of trying a deed that was then undone.
struct Tried(Result<bool, Error>);

pub type Deed = Arc<dyn Fn(&mut Tx<'_>, &mut Act, &Vendor) -> Result<bool, Error> + Send + Sync>;

impl From<Fault> for Tried {
    fn from(fault: Fault) -> Self {
        Self(Err(fault.into()))
    }
}

pub fn deed(work: impl Fn(&mut Tx<'_>, &mut Act, &Vendor) -> Result<bool, Error> + Send + Sync + 'static) -> Deed {
    Arc::new(work)
}

fn letter(result: &Result<bool, Error>) -> char {
    match result {
        Ok(true) => 'y',
        Ok(false) => '0',
        Err(Error::Forbidden) => '-',
        Err(Error::NotFound(_)) => '?',
        Err(Error::SignInNeeded) => '!',
        Err(other) => panic!("{other:?}"),
    }
}

/// Every deed, on an order, an account and a server of the first customer. Those of the set-up share a column.
fn deeds(world: &World) -> Vec<(&'static str, Deed)> {
    let account = world.deliver(&order("A-1"));
    let unlocked = world.place(&order("A-1")).unwrap().order.id;
    let locked = world.place(&order("A-2")).unwrap().order.id;
    let server = world.add_server(&world.operator, account, "rome-1").unwrap().id;
    let empty = world.add_server(&world.operator, account, "empty-1").unwrap().id;
    let pool = world.pool(account, "ip-fax", "perpetual").id;
    world.save(&world.operator, account, &[cell(pool, server, 0, 1)]).unwrap();
    let (seller, customer) = (world.reseller.clone(), world.account("C-1"));
    let membership = Membership { account, kind: customer.kind, role: Role::Administrator };
    let new = NewAccount {
        number: "C-9".into(),
        kind: customer.kind,
        name: "New".into(),
        country: "IT".into(),
        zone: customer.zone.clone(),
        above: None,
        orders_to: None,
    };
    vec![
        ("place", deed(|tx, act, vendor| Ok(!orders::place(tx, act, vendor, &order("A-3"))?.again))),
        ("resend", deed(move |tx, act, _| orders::resend(tx, act, locked).map(|()| true))),
        ("cancel", deed(move |tx, act, _| orders::cancel(tx, act, locked).map(|()| true))),
        ("order", deed(move |tx, act, _| Ok(orders::show(tx, act, unlocked)?.order.id == unlocked))),
        (
            "orders",
            deed(move |tx, act, _| {
                Ok(orders::list(tx, act, &orders::Search::default(), &Part::first(100))?
                    .iter()
                    .any(|shown| shown.row.order.id == unlocked))
            }),
        ),
        ("matrix", deed(move |tx, act, vendor| Ok(matrix::show(tx, act, vendor, account)?.rows.len() == 1))),
        ("server", deed(move |tx, act, vendor| Ok(server::show(tx, act, vendor, server)?.stored.server.id == server))),
        ("token", deed(move |tx, act, vendor| Ok(server::show(tx, act, vendor, server)?.token.is_some()))),
        (
            "customers",
            deed(move |tx, act, _| {
                let all = accounts::choose(tx, act, &Sought::default(), &Part::first(100))?;
                Ok(all.iter().any(|one| one.row.id == account))
            }),
        ),
        ("add", deed(move |tx, act, _| matrix::add_server(tx, act, account, "new").map(|_| true))),
        (
            "save",
            deed(move |tx, act, vendor| {
                Ok(matrix::save(tx, act, vendor, account, &[cell(pool, server, 1, 2)])?.rows == 1)
            }),
        ),
        (
            "list",
            deed(move |tx, act, vendor| {
                let found = server::list(tx, act, vendor, &Search::default(), &Part::first(100))?;
                Ok(found.iter().any(|one| one.row.0.stored.server.id == server))
            }),
        ),
        ("change", deed(move |tx, act, _| server::rename(tx, act, server, "other").map(|()| true))),
        ("change", deed(move |tx, act, _| server::disable(tx, act, server).map(|()| true))),
        ("change", deed(move |tx, act, vendor| server::enable(tx, act, vendor, server).map(|()| true))),
        ("change", deed(move |tx, act, vendor| server::rotate_token(tx, act, vendor, server, None).map(|()| true))),
        ("change", deed(move |tx, act, vendor| server::release_binding(tx, act, vendor, server).map(|()| true))),
        ("change", deed(move |tx, act, vendor| server::release_now(tx, act, vendor, server).map(|()| true))),
        ("change", deed(move |tx, act, _| server::remove(tx, act, empty).map(|()| true))),
        ("events", deed(|tx, act, _| Ok(!event::search(tx, act, &event::Filter::default(), None, 1)?.is_empty()))),
        ("set-up", deed(move |tx, act, _| setup::account(tx, act, &new).map(|_| true))),
        ("set-up", {
            let customer = customer.clone();
            deed(move |tx, act, _| {
                let email = "new@museo.example".parse().unwrap();
                setup::person(tx, act, &email, "New", "hash", &customer, Role::Administrator).map(|_| true)
            })
        }),
        ("set-up", deed(move |tx, act, _| setup::grant(tx, act, customer.id, seller.id).map(|()| true))),
        ("set-up", {
            deed(move |tx, act, _| {
                api_key::issue(tx, act, "key", membership, SignedDuration::from_hours(1)).map(|_| true)
            })
        }),
        ("set-up", {
            deed(|tx, act, vendor| keys::make(tx, act, &vendor.vault, &SigningKey::from_seed(&[9; 32])).map(|()| true))
        }),
    ]
}

/// Everybody, by name; those without a person behind them first.
fn everybody(world: &World) -> Vec<(String, Who)> {
    let server = ServerId::new(world.now(), [4; 10]);
    let membership =
        Membership { account: world.vendor_account.id, kind: world.vendor_account.kind, role: Role::Operator };
    let program = world.does(&Who::System, move |tx, act, _| {
        let secret = api_key::issue(tx, act, "books", membership, SignedDuration::from_hours(1))?;
        Ok::<_, Error>(api_key::of_secret(tx, act, &secret)?.map(|key| api_key::program(&key)))
    });
    let mut everybody = vec![
        ("nobody".to_owned(), Who::Nobody),
        ("link holder".to_owned(), Who::LinkHolder),
        ("product".to_owned(), Who::Product(server)),
        ("system".to_owned(), Who::System),
        ("program of the operator".to_owned(), program.unwrap().unwrap()),
    ];
    world.deliver(&other_order("B-1"));
    let (customer, other_customer) = (world.account("C-1"), world.account("C-2"));
    let accounts: [(&str, &Account); 6] = [
        ("vendor", &world.vendor_account),
        ("distributor", &world.distributor),
        ("reseller", &world.reseller),
        ("other reseller", &world.other_reseller),
        ("customer", &customer),
        ("other customer", &other_customer),
    ];
    for (name, account) in accounts {
        for role in Role::ALL {
            let email = format!("{}.{}@people.example", name.replace(' ', "-"), role.word());
            everybody.push((format!("{name} {}", role.word()), world.person(&email, account, role)));
        }
    }
    everybody
}

#[test]
fn x_03_l_08_every_deed_is_for_those_it_is_meant_for() {
    on_both(|db| {
        let world = World::new(db);
        let deeds = deeds(&world);
        assert_eq!(tried_by_everybody(&world, &deeds), TABLE);
    });
}

/// The table of who may do which of `deeds`.
pub fn tried_by_everybody(world: &World, deeds: &[(&'static str, Deed)]) -> String {
    let mut columns: Vec<_> = deeds.iter().map(|(name, _)| *name).collect();
    columns.dedup();
    let mut table = format!("\n{:28} {}\n", "", columns.join(" "));
    for (name, who) in everybody(world) {
        let before = world.dump();
        let mut row = Vec::new();
        for (column, deed) in deeds {
            let deed = Arc::clone(deed);
            let tried = world.does::<(), Tried>(&who, move |tx, act, vendor| Err(Tried(deed(tx, act, vendor))));
            row.push((*column, letter(&tried.unwrap_err().0)));
        }
        row.dedup();
        assert_eq!(row.len(), columns.len(), "{name} may do some of what is in one column: {row:?}");
        assert_eq!(world.dump(), before);
        let is_refused_everything = row.iter().all(|(_, letter)| ['-', '?'].contains(letter));
        if matches!(who, Who::LinkHolder | Who::Product(_)) || !is_refused_everything {
            let _ = write!(table, "{name:28}");
            row.iter().for_each(|(column, letter)| write!(table, " {letter:>width$}", width = column.len()).unwrap());
            table += "\n";
        }
    }
    table
}

#[test]
fn x_03_a_key_or_session_is_good_for_its_time_and_its_secret_is_stored_nowhere() {
    on_both(|db| {
        let world = World::new(db);
        let account = world.vendor_account.clone();
        let membership = Membership { account: account.id, kind: account.kind, role: Role::Operator };
        let hour = SignedDuration::from_hours(1);
        let key = world.does(&Who::System, move |tx, act, _| api_key::issue(tx, act, "books", membership, hour));
        let (key, operator) = (key.unwrap(), world.operator.clone());
        let Who::Person(olga, _) = &operator else { panic!("{operator:?}") };
        let olga = olga.clone();
        let session = world.does(&Who::Nobody, move |tx, act, _| session::open(tx, act, &olga, "")).unwrap();
        assert_eq!((world.places_of(&key), world.places_of(&session)), (vec![], vec![]));

        let stands = |key: &str, session: &str| {
            let (key, session) = (key.to_owned(), session.to_owned());
            let found = world.sees::<_, Error>(&Who::Nobody, move |tx, act, _| {
                Ok((api_key::of_secret(tx, act, &key)?, session::who(tx, act, &session)?))
            });
            let (program, person) = found.unwrap();
            (program.is_some(), matches!(person, Who::Person(..)))
        };
        assert_eq!(stands(&key, &session), (true, true));
        assert_eq!(stands(&session, &key), (false, false));
        assert_eq!(stands("", "\0"), (false, false));
        world.pass(hour - SignedDuration::from_secs(1));
        assert_eq!(stands(&key, &session), (true, true));
        world.pass(SignedDuration::from_secs(1));
        assert_eq!(stands(&key, &session), (false, true));
        world.pass(SessionTimes::IDLE - hour);
        assert_eq!(stands(&key, &session), (false, false));
    });
}

#[test]
fn x_03_a_session_ends_when_one_signs_out() {
    on_both(|db| {
        let world = World::new(db);
        let Who::Person(olga, _) = world.operator.clone() else { panic!() };
        let session = world.does(&Who::Nobody, move |tx, act, _| session::open(tx, act, &olga, "")).unwrap();
        let of = session.clone();
        world.does(&Who::Nobody, move |tx, act, _| session::sign_out(tx, act, &of)).unwrap();
        let who = world.sees(&Who::Nobody, move |tx, act, _| session::who(tx, act, &session)).unwrap();
        assert!(matches!(who, Who::Nobody));
    });
}
