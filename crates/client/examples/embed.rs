//! How a product embeds Claviger: it activates with a token, keeps its lease up to date, and asks what may run.

use std::time::{Duration, SystemTime};

use claviger_client::{Config, Installation};

/// The vendor's root key, as `root.jwk` holds it: built into the product.
const ROOT_KEY: &str = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut installation = Installation::open(Config {
        service: "https://licensing.example".into(),
        root_key: serde_json::from_str(ROOT_KEY)?,
        state_file: "product-license.json".into(),
        product_version: "2026.2".into(),
        proxy: None,
        ca_file: None,
        host: None,
    })?;
    if let Ok(token) = std::env::var("PRODUCT_TOKEN") {
        installation.activate(&token.parse()?, now()?)?;
    }
    loop {
        if let Err(trouble) = installation.check_in(now()?) {
            eprintln!("{trouble}"); // What is licensed runs on: the lease is on the disk.
        }
        for item in installation.may_run("2026-11-25", now()?)?.items {
            println!("{} {} of {}", item.units, item.unit, item.name);
        }
        let pause = installation.next_check_in(now()?) - now()?;
        std::thread::sleep(Duration::from_secs(pause.max(5).unsigned_abs()));
    }
}

#[expect(clippy::disallowed_methods, reason = "a product reads its own clock; the library is told what time it is")]
fn now() -> Result<i64, Box<dyn std::error::Error>> {
    Ok(i64::try_from(SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs())?)
}
