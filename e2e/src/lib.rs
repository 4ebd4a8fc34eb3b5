//! Claviger's pages in a real browser: a running demonstration, and headless Chromium driven over WebDriver.
//!
//! The stories in `tests/` are the ways of vendor, reseller and customer through the main job. They say what a person
//! sees and presses; this says how a browser does it. `cargo xtask test` starts a WebDriver and names it in
//! `CLAVIGER_TEST_WEBDRIVER`.
#![expect(clippy::expect_used, clippy::panic, reason = "a story that cannot go on says so by panicking, as tests do")]

mod browser;
mod stage;

pub use browser::{Browser, Scheme};
pub use stage::{CUSTOMER, OPERATOR, PASSWORD, RESELLER, Stage};
