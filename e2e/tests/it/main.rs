//! The ways of vendor, reseller and customer through the main job, in a browser.

mod behind_forms;
mod customer;
mod factory;
mod live;
mod look;
mod matrix;
mod reseller;
mod stock;
mod vendor;
mod without_script;
