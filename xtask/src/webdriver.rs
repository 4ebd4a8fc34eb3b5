//! A WebDriver of our own, for as long as a chore runs: Debian's ChromeDriver with its Chromium.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::tools::{self, Outcome};

/// Where browser tests find the WebDriver.
pub const URL_VARIABLE: &str = "CLAVIGER_TEST_WEBDRIVER";
/// How long it may take to stop.
const STOP_LIMIT: Duration = Duration::from_secs(20);

/// A running ChromeDriver; dropping it stops it and the browsers it has opened.
pub struct WebDriver {
    child: Child,
    port: u16,
}

impl WebDriver {
    /// Starts one on a free port; installs it where we may.
    pub fn start() -> Outcome<Self> {
        if tools::on_path("chromedriver").is_none() || tools::on_path("chromium").is_none() {
            tools::apt_install("a browser for the tests", &["chromium", "chromium-driver"])?;
        }
        let mut command = Command::new("chromedriver");
        command.args(["--port=0", "--log-level=SEVERE"]).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|error| format!("cannot start chromedriver: {error}"))?;
        match port_told_by(&mut child) {
            Some(port) => Ok(Self { child, port }),
            None => {
                let _ = child.kill();
                let _ = child.wait();
                Err("chromedriver did not say on which port it listens".to_owned())
            }
        }
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for WebDriver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        tools::wait_at_most(&mut self.child, STOP_LIMIT);
    }
}

/// Reads `… started successfully on port 40123.`
fn port_told_by(child: &mut Child) -> Option<u16> {
    let said = BufReader::new(child.stdout.take()?);
    let mut lines = said.lines();
    let line = lines.by_ref().map_while(Result::ok).find(|line| line.contains("successfully on port"))?;
    // It goes on talking; somebody has to listen, or it would stop at a full pipe.
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    line.rsplit(' ').next()?.trim_end_matches('.').parse().ok()
}
