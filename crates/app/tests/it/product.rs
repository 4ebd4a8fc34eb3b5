//! An installation of the vendor's product, with a key of its own: what it sends is signed, what it gets is checked.

use claviger_app::act::Who;
use claviger_app::activation::{self, Answer, Refusal, SessionOf};
use claviger_app::domain::id::ServerId;
use claviger_app::renewal::{self, Asked};
use claviger_app::wire::activation::{
    ACTIVATIONS, ActivationRequest, Grant, Host, RENEWALS, RenewalRequest, check_proof, prove,
};
use claviger_app::wire::check_in::{CheckIn, Unchanged};
use claviger_app::wire::key::{KEY_SET, KeySet, SigningKey};
use claviger_app::wire::lease::Lease;
use claviger_app::{Error, server};

use crate::world::World;

/// An installation on a host.
pub struct Product<'w> {
    world: &'w World,
    key: SigningKey,
    pub host: Host,
    pub token: String,
    /// The number of its last call.
    pub sequence: u64,
    /// Makes nonces unlike those of others.
    pub luck: &'static str,
    /// What it was granted last.
    pub grant: Option<Grant>,
    pub lease: Option<Lease>,
    /// Whether the answer to its last renewal was prepared before anything was written.
    pub was_prepared: bool,
    /// What happens between an answer's being prepared and its being given.
    pub meanwhile: Box<dyn Fn() + 'w>,
}

impl<'w> Product<'w> {
    /// A fresh installation on the host `name`, with the token of `server` as the portal shows it.
    pub fn new(world: &'w World, name: &str, server: ServerId) -> Self {
        Self::with_token(world, name, world.token(server).unwrap())
    }

    pub fn with_token(world: &'w World, name: &str, token: String) -> Self {
        let mut seed = [0; 32];
        seed[..name.len()].copy_from_slice(name.as_bytes());
        let host = Host { name: name.into(), fingerprint: format!("print of {name}"), product_version: "7.2".into() };
        let (key, sequence, luck) = (SigningKey::from_seed(&seed), 0, "fresh");
        let (was_prepared, meanwhile) = (false, Box::new(|| ()));
        Self { world, key, host, token, sequence, luck, grant: None, lease: None, was_prepared, meanwhile }
    }

    /// The same installation once more: its disk copied, or an older snapshot of it.
    pub fn clone_of(other: &Self, luck: &'static str) -> Self {
        let mut clone = Self::with_token(other.world, &other.host.name, other.token.clone());
        (clone.sequence, clone.luck) = (other.sequence, luck);
        (clone.grant, clone.lease) = (other.grant.clone(), other.lease.clone());
        clone
    }

    /// The public half of its key.
    pub fn key(&self) -> claviger_app::wire::key::PublicKey {
        self.key.public()
    }

    pub fn thumbprint(&self) -> String {
        self.key.public().thumbprint()
    }

    pub fn nonce(&self) -> String {
        format!("{}-nonce-{}", self.luck, self.sequence)
    }

    /// Activates with the next number.
    pub fn activate(&mut self) -> Result<Lease, Refusal> {
        self.sequence += 1;
        self.activate_again()
    }

    /// Sends the last activation once more, its answer having been lost.
    pub fn activate_again(&mut self) -> Result<Lease, Refusal> {
        let request = ActivationRequest {
            token: self.token.clone(),
            key: self.key.public(),
            host: self.host.clone(),
            sequence: self.sequence,
            nonce: self.nonce(),
        };
        let body = serde_json::to_vec(&request).unwrap();
        let proof = prove(&self.key, ACTIVATIONS, &body, self.world.now().as_second());
        check_proof(&request.key, ACTIVATIONS, &body, &proof).unwrap();
        let keys = std::sync::Arc::clone(&self.world.keys);
        let answer = self.world.does::<_, Error>(&Who::Nobody, move |tx, act, vendor| {
            activation::activate(tx, act, vendor, &keys, &request)
        });
        self.take(answer.unwrap())
    }

    /// Asks for the present lease and a new session.
    pub fn renew(&mut self) -> Result<Lease, Refusal> {
        self.sequence += 1;
        self.renew_again()
    }

    /// Sends the last renewal once more.
    pub fn renew_again(&mut self) -> Result<Lease, Refusal> {
        let (keys, proven) = (std::sync::Arc::clone(&self.world.keys), self.key.public());
        let request = RenewalRequest {
            server: self.grant.as_ref().unwrap().server.clone(),
            held: self.held(),
            host: self.host.clone(),
            sequence: self.sequence,
            nonce: self.nonce(),
        };
        let body = serde_json::to_vec(&request).unwrap();
        let proof = prove(&self.key, RENEWALS, &body, self.world.now().as_second());
        let clock = check_proof(&proven, RENEWALS, &body, &proof).unwrap();
        // As the service does: it looks, prepares an answer, and gives it if it is still right.
        let id = request.server.parse().unwrap();
        let sight = self.world.sees::<_, Error>(&Who::Nobody, move |tx, act, _| renewal::look(tx, act, id));
        let asked = Asked { request, proven, clock };
        let draft = sight.unwrap().and_then(|sight| {
            renewal::draft(&mut self.world.act(&Who::Nobody), &self.world.vendor, &keys, &asked, &sight, None)
        });
        self.was_prepared = draft.is_some();
        (self.meanwhile)();
        let answer = self.world.does::<_, Error>(&Who::Nobody, move |tx, act, vendor| {
            renewal::give(tx, act, vendor, &keys, &asked, draft.as_ref())
        });
        self.take(answer.unwrap())
    }

    /// Asks whether its lease has changed.
    pub fn check_in(&mut self) -> Result<Unchanged, Refusal> {
        self.sequence += 1;
        self.check_in_again()
    }

    /// Sends the last check-in once more.
    pub fn check_in_again(&mut self) -> Result<Unchanged, Refusal> {
        let session = self.grant.as_ref().unwrap().session.clone();
        let call =
            CheckIn { session: session.id.clone(), sequence: self.sequence, nonce: self.nonce(), held: self.held() };
        // What the service does before it looks at the number: it works out the session's key and checks the code.
        let key = self.world.vendor.vault.session_key(&session.id);
        assert!(call.is_authentic(&key, &call.mac(&session.key).unwrap()));
        let of = SessionOf::read(&session.id).unwrap();
        let keys = std::sync::Arc::clone(&self.world.keys);
        let answer = self.world.does::<_, Error>(&Who::Nobody, move |tx, act, vendor| {
            activation::check_in(tx, act, vendor, &keys, of, &call)
        });
        match answer.unwrap() {
            Answer::Given(unchanged) => Ok(unchanged),
            Answer::Refused(refusal) => Err(refusal),
        }
    }

    /// The number of the lease on its disk.
    pub fn held(&self) -> u64 {
        self.lease.as_ref().map_or(0, |lease| lease.number)
    }

    /// Application and units of everything in its lease.
    pub fn items(&self) -> Vec<(String, u64)> {
        let items = &self.lease.as_ref().unwrap().items;
        items.iter().map(|item| (format!("{} {}", item.application, item.role), item.units)).collect()
    }

    /// Believes a lease only as a product does: by the root key built into it, and if it is its own.
    fn take(&mut self, answer: Answer<Grant>) -> Result<Lease, Refusal> {
        let grant = match answer {
            Answer::Given(grant) => grant,
            Answer::Refused(refusal) => return Err(refusal),
        };
        let set: KeySet = self.world.root.public().verify(KEY_SET, &self.world.keys_now().statement).unwrap();
        let lease = Lease::open(&grant.lease, &set, &grant.server, &self.key.public()).unwrap();
        assert_eq!(self.world.vendor.vault.session_key(&grant.session.id), grant.session.key);
        (self.grant, self.lease) = (Some(grant), Some(lease.clone()));
        Ok(lease)
    }
}

impl World {
    /// The token that the server's page shows to the vendor.
    pub fn token(&self, id: ServerId) -> Option<String> {
        let shown = self.sees(&self.operator, move |tx, act, vendor| server::show(tx, act, vendor, id)).unwrap();
        shown.token.map(|token| token.reveal())
    }
}
