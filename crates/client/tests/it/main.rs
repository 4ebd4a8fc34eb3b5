//! An installation and a licensing service, each played in full, on one host.

mod activation;
mod check_in;
mod keys;
mod may_run;
mod proxy;
#[expect(dead_code, reason = "the agent's tests ask other things of the service")]
mod service;
mod state;
mod status;
mod tinyproxy;
mod tls;
mod tunnel;
mod way;

use std::path::PathBuf;

use claviger_client::{Config, Host, Installation, ServerToken};
use tempfile::TempDir;

use crate::service::{Service, TOKEN};

/// When the stories begin.
const NOW: i64 = 1_000_000;

/// A host with a product on it.
struct Product {
    folder: TempDir,
    config: Config,
}

impl Product {
    fn of(service: &Service) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let config = Config {
            service: service.url.clone(),
            root_key: service.root_key(),
            state_file: folder.path().join("product/license.json"),
            product_version: "7.2".into(),
            proxy: None,
            ca_file: None,
            host: Some(Host {
                name: "rome-ucx-1".into(),
                fingerprint: "host-1".into(),
                product_version: String::new(),
            }),
        };
        Self { folder, config }
    }

    fn open(&self) -> Installation {
        Installation::open(self.config.clone()).expect("an installation")
    }

    /// Opens it and activates it at [`NOW`]; the service forgets what it has seen.
    fn activated(&self, service: &Service) -> Installation {
        let mut installation = self.open();
        installation.activate(&token(), NOW).expect("an activation");
        service.requests();
        installation
    }

    fn state(&self) -> String {
        std::fs::read_to_string(&self.config.state_file).unwrap_or_default()
    }

    fn files(&self) -> Vec<PathBuf> {
        let folder = self.folder.path().join("product");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name().into()).collect();
        files.sort();
        files
    }
}

#[test]
fn l_16_the_documentation_shows_the_very_example_that_is_compiled() {
    let (_, code) = include_str!("../../examples/embed.rs").split_once("\n\n").expect("a paragraph, and the code");
    let shown = include_str!("../../../../docs/embedding.md");
    assert!(
        shown.contains(&format!("```rust\n{code}```")),
        "copy crates/client/examples/embed.rs to docs/embedding.md"
    );
    assert!(code.lines().count() < 40);
}

fn token() -> ServerToken {
    TOKEN.parse().expect("a token")
}
