//! Where the installation meets the network: whom it believes, and how much it takes from anybody.

use std::time::Duration;

use crate::network::Proxies;

/// Bounds and trust towards the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The proxies whose word about the caller is believed.
    pub proxies: Proxies,
    /// The longest any request may take, its body included.
    pub request: Duration,
    /// The longest a connection may stay silent before a request, and take over its headers.
    pub headers: Duration,
    /// The longest a TLS handshake may take.
    pub handshake: Duration,
    /// The most connections at a time; whoever comes then waits.
    pub connections: usize,
    /// The longest a connection may live: nobody holds one for ever by reading slowly.
    pub connection: Duration,
    /// How long whoever comes is still answered when the program is to end: a balancer has to hear of it first.
    pub leaving: Duration,
    /// How long what is under way may go on when the program is to end.
    pub shutdown: Duration,
}

impl Default for Edge {
    fn default() -> Self {
        Self {
            proxies: Proxies::default(),
            request: Duration::from_secs(30),
            headers: Duration::from_secs(10),
            handshake: Duration::from_secs(10),
            connections: 4_096,
            connection: Duration::from_secs(3_600),
            leaving: Duration::ZERO,
            shutdown: Duration::from_secs(25),
        }
    }
}
