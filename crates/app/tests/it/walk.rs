//! Three servers, a clock that jumps, answers that get lost, and people and products who do things in no order at all.
//! Whatever happens: what products hold leases for never exceeds what their pool holds.

use claviger_app::Error;
use claviger_app::activation::Refusal;
use claviger_app::domain::id::AccountId;
use claviger_app::domain::units::Units;
use claviger_app::matrix::Refusal as NotSaved;
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use crate::product::Product;
use crate::world::{World, cell, order};

const STEPS: usize = 100;

#[test]
fn l_12_l_15_whatever_happens_no_unit_is_in_two_places() {
    for seed in [1, 2, 3] {
        on_both(|db| walk(&World::new(db), seed));
    }
}

fn walk(world: &World, seed: u64) {
    let mut random = ChaCha20Rng::seed_from_u64(seed);
    let mut below = move |most: u64| random.next_u64() % most;
    let account = world.deliver(&order("A-1"));
    let pool = world.pool(account, "ip-fax", "perpetual").id;
    let servers =
        ["rome-1", "milan-1", "naples-1"].map(|name| world.add_server(&world.operator, account, name).unwrap().id);
    let mut products = [None, None, None];
    let (mut saves, mut refusals, mut renewals) = (0, 0, 0);
    for step in 0..STEPS {
        let one = usize::try_from(below(3)).unwrap();
        match (below(8), &mut products[one]) {
            (0..3, _) => {
                let other = (one + 1) % 3;
                let now = world.pool(account, "ip-fax", "perpetual");
                let wanted = |server| now.allocation(server).map_or(0, |found| found.wanted.count());
                let cells = [one, other].map(|index| cell(pool, servers[index], wanted(servers[index]), below(16)));
                match world.save(&world.operator, account, &cells) {
                    Ok(_) => saves += 1,
                    Err(Error::Matrix(NotSaved::NotEnough(_))) => refusals += 1,
                    Err(other) => panic!("seed {seed}, step {step}: {other:?}"),
                }
            }
            (3, _) => world.pass(SignedDuration::from_hours(1 + i64::try_from(below(200)).unwrap())),
            (_, product @ None) => {
                if let Some(token) = world.token(servers[one]) {
                    let mut fresh = Product::with_token(world, ["rome", "milan", "naples"][one], token);
                    fresh.activate().unwrap();
                    *product = Some(fresh);
                }
            }
            (_, Some(product)) => match product.check_in() {
                Ok(_) => {}
                Err(Refusal::LeaseChanged | Refusal::SessionEnded) => {
                    renewals += 1;
                    let before = (product.grant.clone(), product.lease.clone());
                    product.renew().unwrap();
                    if below(3) == 0 {
                        // The answer got lost: it knows nothing of the lease that was drawn up for it.
                        (product.grant, product.lease) = before;
                    }
                }
                Err(other) => panic!("seed {seed}, step {step}: {other:?}"),
            },
        }
        world.audit(account);
        let (held, capacity) = (held(world, &products), capacity(world, account));
        assert!(held <= capacity, "seed {seed}, step {step}: {held} are held of {capacity}");
    }
    // The walk must have come by what it is about.
    assert!(saves > 5 && refusals > 1 && renewals > 5, "seed {seed}: {saves} {refusals} {renewals}");
}

fn held(world: &World, products: &[Option<Product<'_>>]) -> Units {
    let leases = products.iter().flatten().filter_map(|product| product.lease.as_ref());
    let items = leases.flat_map(|lease| lease.running(world.now().as_second()).map(|item| item.units));
    items.map(Units::from_stored).sum()
}

fn capacity(world: &World, account: AccountId) -> Units {
    world.pool(account, "ip-fax", "perpetual").capacity_at(world.now())
}
