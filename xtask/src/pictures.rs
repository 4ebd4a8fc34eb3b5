//! The pictures of README and book, made from the demonstration, so that they show what there is.

use std::fs;

use crate::tools::{self, Outcome};
use crate::webdriver::{self, WebDriver};

const FOLDER: &str = "docs/pictures";

/// Makes them all anew.
pub fn make() -> Outcome {
    let webdriver = WebDriver::start()?;
    fs::create_dir_all(FOLDER).map_err(|error| format!("cannot make {FOLDER}: {error}"))?;
    let mut cargo = tools::cargo();
    cargo.args(["run", "--locked", "-p", "claviger-e2e", "--example", "pictures", "--", FOLDER]);
    tools::run(cargo.env(webdriver::URL_VARIABLE, webdriver.url()))
}
