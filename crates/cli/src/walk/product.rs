//! What the product does, with the agent's library: activates, checks in, hears of the expansion.

use claviger_agent::client::wire::key::{KEY_SET, KeySet};
use claviger_agent::client::wire::problem;
use claviger_agent::client::{CheckedIn, Config, Error, Host, Installation, Lease, ServerToken};
use tempfile::TempDir;

use super::browser::agent;
use super::{Walk, check};

/// An installation of the product, and the folder its state lies in.
pub struct Product {
    installation: Installation,
    _folder: TempDir,
}

impl Walk<'_> {
    pub fn activate(&self, token: &str) -> Result<(Product, String), String> {
        let mut product = self.install("walk-host-1")?;
        let wrong: ServerToken =
            "b0000000000|00000000000000000000000000".parse().map_err(|error| format!("{error}"))?;
        match product.installation.activate(&wrong, self.now()) {
            Err(Error::Refused(refusal)) if refusal.cause() == problem::TOKEN_UNKNOWN => {}
            other => return Err(format!("a wrong token was answered with {other:?}")),
        }
        let token = token.parse().map_err(|error| format!("{error}"))?;
        let lease = product.installation.activate(&token, self.now()).map_err(|error| error.to_string())?;
        check(quantities(lease) == [60, 4], || format!("the lease holds {:?}", quantities(lease)))?;
        let seen = format!("lease number {} for {} items, bound to {}", lease.number, lease.items.len(), lease.cnf.jkt);
        self.leave("lease.jwt", product.installation.lease_jwt().unwrap_or_default().as_bytes())?;
        Ok((product, seen))
    }

    pub fn refuse_second(&self, token: &str) -> Result<((), String), String> {
        let mut second = self.install("walk-host-2")?;
        let token = token.parse().map_err(|error| format!("{error}"))?;
        match second.installation.activate(&token, self.now()) {
            Err(Error::Refused(refusal)) if refusal.cause() == problem::TOKEN_BOUND => Ok(((), refusal.detail.clone())),
            other => Err(format!("it was answered with {other:?}")),
        }
    }

    pub fn check_in_unchanged(&self, product: &mut Product) -> Result<((), String), String> {
        for _ in 0..2 {
            let checked = product.installation.check_in(self.now()).map_err(|error| error.to_string())?;
            check(matches!(checked, CheckedIn::Unchanged), || "it brought a new lease".into())?;
        }
        Ok(((), "twice, each authenticated".into()))
    }

    pub fn hear_of_expansion(&self, product: &mut Product) -> Result<((), String), String> {
        let before = product.installation.lease().map_or(0, |lease| lease.number);
        let checked = product.installation.check_in(self.now()).map_err(|error| error.to_string())?;
        check(matches!(checked, CheckedIn::NewLease), || "the check-in said that nothing had changed".into())?;
        let lease = product.installation.lease().ok_or("there is no lease")?;
        check(quantities(lease) == [60, 8], || format!("the lease holds {:?}", quantities(lease)))?;
        check(lease.number > before, || "its number did not rise".into())?;
        let seen = format!("lease number {} after {before}: 8 channels of fax", lease.number);
        self.leave("lease-after-expansion.jwt", product.installation.lease_jwt().unwrap_or_default().as_bytes())?;
        Ok(((), seen))
    }

    pub fn read_keys(&self, product: &Product) -> Result<((), String), String> {
        let statement = self.fetch("/.well-known/claviger-keys.jwt")?;
        let jwks = self.fetch("/.well-known/jwks.json")?;
        let set: KeySet = self.demo.root_key.verify(KEY_SET, &statement).map_err(|error| error.to_string())?;
        let jwt = product.installation.lease_jwt().ok_or("there is no lease")?;
        let signer = set.signer_of(claviger_agent::client::wire::key::LEASE, jwt).map_err(|error| error.to_string())?;
        check(jwks.contains(&signer.thumbprint()), || "the lease's key is not in the JWKS".into())?;
        let root = std::fs::read(&self.demo.root_key_file).map_err(|why| why.to_string())?;
        self.leave("jwks.json", jwks.as_bytes())?;
        self.leave("jwks.jwt", statement.as_bytes())?;
        self.leave("root.jwk", &root)?;
        Ok(((), format!("the root key vouches for {}", signer.thumbprint())))
    }

    fn install(&self, host: &str) -> Result<Product, String> {
        let folder = TempDir::with_prefix("claviger-walk-").map_err(|why| why.to_string())?;
        let config = Config {
            service: self.demo.address.clone(),
            root_key: self.demo.root_key,
            state_file: folder.path().join("state.json"),
            product_version: "2026.2".into(),
            proxy: None,
            ca_file: None,
            host: Some(Host {
                name: host.into(),
                fingerprint: format!("{host}-{}", self.tag),
                product_version: "2026.2".into(),
            }),
        };
        let installation = Installation::open(config).map_err(|error| error.to_string())?;
        Ok(Product { installation, _folder: folder })
    }

    fn fetch(&self, path: &str) -> Result<String, String> {
        let mut response = agent().get(format!("{}{path}", self.demo.address)).call().map_err(|why| why.to_string())?;
        response.body_mut().read_to_string().map_err(|why| why.to_string())
    }
}

/// The lease's quantities, by application: recording, then fax.
fn quantities(lease: &Lease) -> Vec<u64> {
    lease.items.iter().map(|item| item.units).collect()
}
