//! The machine's clock jumps, as it does when a virtual machine is woken or somebody sets the wrong year.

use claviger_app::act::Who;
use claviger_app::{activation, audit};
use claviger_testkit::checker;
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::product::Product;
use crate::world::{World, cell, order};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

#[test]
fn l_12_l_15_x_07_a_clock_that_jumps_back_and_forth_oversells_nothing_and_breaks_no_chain() {
    on_both(|db| {
        let world = World::new(db);
        let account = world.deliver(&order("A-1"));
        let add = |name| world.add_server(&world.operator, account, name).unwrap().id;
        let (rome_id, milan_id) = (add("rome-1"), add("milan-1"));
        let fax = world.pool(account, "ip-fax", "perpetual").id;
        let save = |cells: &[_]| world.save(&world.operator, account, cells).unwrap();
        save(&[cell(fax, rome_id, 0, 20)]);
        let mut rome = Product::new(&world, "rome-host", rome_id);
        rome.activate().unwrap();
        save(&[cell(fax, rome_id, 20, 15), cell(fax, milan_id, 0, 5)]);
        let mut milan = Product::new(&world, "milan-host", milan_id);
        milan.activate().unwrap();
        let mut given = 15;
        for jump in [24 * 40, -24 * 39, 1, 24 * 100, -24 * 100, 24 * 31, -1, 24] {
            world.pass(HOUR * jump);
            world.does(&Who::System, |tx, act, _| activation::release_ended(tx, act, 100)).unwrap();
            world.does(&Who::System, |tx, act, _| audit::seal(tx, act, 1_000)).unwrap();
            for product in [&mut rome, &mut milan] {
                // A session that has ended, or a lease that is due, is renewed; nobody is taken for a copy.
                if product.check_in().is_err() {
                    product.renew().unwrap();
                }
                let _ = product.check_in();
            }
            let wanted = 20 - given;
            save(&[cell(fax, rome_id, given, wanted), cell(fax, milan_id, 20 - given, 20 - wanted)]);
            given = wanted;
            world.audit(account);
        }
        // Once the clock goes as it should, everything is where it is to be.
        for _ in 0..3 {
            world.pass(HOUR);
            for product in [&mut rome, &mut milan] {
                if product.check_in().is_err() {
                    product.renew().unwrap();
                }
            }
        }
        assert_eq!(rome.items(), [("ip-fax base".to_owned(), given)]);
        assert_eq!(milan.items(), [("ip-fax base".to_owned(), 20 - given)]);
        world.does(&Who::System, |tx, act, _| audit::seal(tx, act, 10_000)).unwrap();
        assert_eq!(checker::check(&world.db, world.now()).unwrap().wrong, Vec::<String>::new());
    });
}
