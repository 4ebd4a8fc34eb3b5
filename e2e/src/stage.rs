//! A demonstration to play on: a fresh one for each story.

use std::time::Duration;

use claviger_agent::client::{Config, Host, Installation, ServerToken};
use claviger_server::clock::Clock;
use claviger_server::demo::{Demo, Options};
use tempfile::TempDir;

use crate::browser::Browser;

/// The password of everybody in the demonstration.
pub const PASSWORD: &str = "claviger demonstration";
/// The vendor's operator.
pub const OPERATOR: &str = "olivia@cantora.example";
/// The reseller's administrator.
pub const RESELLER: &str = "renzo@voxline.example";
/// The customer's administrator.
pub const CUSTOMER: &str = "carla@belcampo.example";

/// How often and how long one looks for a mail.
const LOOKS: u32 = 400;
const PAUSE: Duration = Duration::from_millis(25);

/// A running demonstration, and the browsers opened on it.
pub struct Stage {
    demo: Demo,
    folder: TempDir,
}

impl Stage {
    /// Plays `story` on a fresh demonstration. What the browser shows when the story breaks off is kept as a picture.
    ///
    /// # Panics
    ///
    /// If the demonstration does not start, or the story does not hold.
    pub fn play<F>(name: &str, story: impl FnOnce(Stage, Browser) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let folder = tempfile::tempdir().expect("a folder");
            let options = Options { data: folder.path().to_owned(), database: None, port: 0 };
            let demo = Demo::start(&options).await.expect("the demonstration starts");
            let browser = Browser::open(&demo.address).await;
            let outcome = tokio::spawn(story(Stage { demo, folder }, browser.clone())).await;
            browser.end(name, outcome.is_ok()).await;
            if let Err(broken) = outcome {
                std::panic::resume_unwind(broken.into_panic());
            }
        });
    }

    /// Where the demonstration is.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.demo.address
    }

    /// The path that `mail` leads to and that begins with `prefix`; waits for a mail whose text holds all `parts`.
    ///
    /// # Panics
    ///
    /// If there is no such mail in time.
    pub async fn link_in_mail(&self, prefix: &str, parts: &[&str]) -> String {
        let whole = format!("{}{prefix}", self.demo.address);
        for _ in 0..LOOKS {
            let texts =
                self.demo.mailbox().all().into_iter().map(|mail| format!("{}\n{}", mail.subject(), mail.text()));
            for text in texts.filter(|text| parts.iter().all(|part| text.contains(part))) {
                if let Some(from) = text.find(&whole) {
                    let link = text[from..].split_whitespace().next().unwrap_or_default();
                    return link[self.demo.address.len()..].to_owned();
                }
            }
            tokio::time::sleep(PAUSE).await;
        }
        panic!("no mail with {parts:?} leads to {prefix}");
    }

    /// Where files of the story go that a browser downloads.
    #[must_use]
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// What stands in the file of this name that a browser downloads; waits for it.
    ///
    /// # Panics
    ///
    /// If it does not come in time.
    pub async fn downloaded(&self, name: &str) -> String {
        let file = self.folder.path().join(name);
        for _ in 0..LOOKS {
            if let Ok(text) = std::fs::read_to_string(&file) {
                return text;
            }
            tokio::time::sleep(PAUSE).await;
        }
        panic!("{name} was not downloaded");
    }

    /// An installation of the product on this machine.
    ///
    /// # Panics
    ///
    /// If its state cannot be opened.
    #[must_use]
    pub fn product(&self, host: &str) -> Product {
        let version = "2026.2".to_owned();
        let config = Config {
            service: self.demo.address.clone(),
            root_key: self.demo.root_key,
            state_file: self.folder.path().join(format!("{host}.json")),
            product_version: version.clone(),
            proxy: None,
            ca_file: None,
            host: Some(Host { name: host.into(), fingerprint: format!("print of {host}"), product_version: version }),
        };
        Product { installation: Some(Installation::open(config).expect("an installation")) }
    }
}

/// The licensed product, as its administrator sees it.
pub struct Product {
    installation: Option<Installation>,
}

impl Product {
    /// Pastes the token; answers with what may run: application and units.
    ///
    /// # Panics
    ///
    /// If the service refuses.
    pub async fn activate(&mut self, token: &str) -> Vec<(String, u64)> {
        let token: ServerToken = token.parse().expect("what the page shows is a token");
        self.call(move |installation, now| installation.activate(&token, now).map(|_| ())).await
    }

    /// Checks in once; answers with what may run now.
    ///
    /// # Panics
    ///
    /// If the service refuses.
    pub async fn check_in(&mut self) -> Vec<(String, u64)> {
        self.call(|installation, now| installation.check_in(now).map(|_| ())).await
    }

    /// The client blocks; the demonstration it calls needs this very runtime.
    async fn call(
        &mut self,
        deed: impl FnOnce(&mut Installation, i64) -> Result<(), claviger_agent::client::Error> + Send + 'static,
    ) -> Vec<(String, u64)> {
        let mut installation = self.installation.take().expect("one call at a time");
        let now = Clock::of_the_machine().now().as_second();
        let called = tokio::task::spawn_blocking(move || {
            let outcome = deed(&mut installation, now).map_err(|error| error.to_string());
            (installation, outcome)
        });
        let (installation, outcome) = called.await.expect("the client does not panic");
        let lease = installation.lease().cloned();
        self.installation = Some(installation);
        outcome.expect("the service agrees");
        lease.into_iter().flat_map(|lease| lease.items).map(|item| (item.name, item.units)).collect()
    }
}
