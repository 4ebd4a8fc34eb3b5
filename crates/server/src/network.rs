//! Where a request really came from, when proxies stand before us.
//!
//! Anybody can write `X-Forwarded-For`. It is believed only as far as it was written by proxies that the configuration
//! names: read from the right, the first address that is not one of theirs is the caller.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use axum::http::HeaderMap;

/// The most addresses of one `X-Forwarded-For` that are looked at.
const MOST_HOPS: usize = 20;

/// A range of network addresses: `10.0.0.0/8`, `::1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    first: IpAddr,
    bits: u8,
}

/// A text that names no network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a network is written as 10.0.0.0/8, 192.0.2.7 or ::1")]
pub struct NotANetwork;

/// The proxies whose word is believed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies(pub Vec<Network>);

impl Network {
    /// Whether `address` lies in it. An IPv4 address is the same one when it is written as IPv6.
    #[must_use]
    pub fn holds(&self, address: IpAddr) -> bool {
        match (self.first, address.to_canonical()) {
            (IpAddr::V4(first), IpAddr::V4(address)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.bits)).unwrap_or(0);
                u32::from(first) & mask == u32::from(address) & mask
            }
            (IpAddr::V6(first), IpAddr::V6(address)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.bits)).unwrap_or(0);
                u128::from(first) & mask == u128::from(address) & mask
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let first: IpAddr = address.trim().parse().map_err(|_| NotANetwork)?;
        let most = if first.is_ipv4() { 32 } else { 128 };
        let bits = match bits {
            None => most,
            Some(bits) => bits.trim().parse().ok().filter(|bits| *bits <= most).ok_or(NotANetwork)?,
        };
        Ok(Self { first, bits })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first, self.bits)
    }
}

impl Proxies {
    /// Whether a request that came from `peer` was handed on by one of them.
    #[must_use]
    pub fn are_believed(&self, peer: IpAddr) -> bool {
        self.0.iter().any(|network| network.holds(peer))
    }

    /// The caller's address: `peer`, or whoever it was that the believed proxies say stood before them.
    #[must_use]
    pub fn caller(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut caller = peer.to_canonical();
        let lines: Vec<_> = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
        let hops = lines.iter().rev().flat_map(|line| line.rsplit(',')).take(MOST_HOPS);
        for hop in hops {
            if !self.are_believed(caller) {
                break;
            }
            let Some(address) = address(hop.trim()) else { break };
            caller = address.to_canonical();
        }
        caller
    }
}

/// An address as proxies write it: alone, with a port, or in brackets.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.split(']').next()).unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse::<std::net::SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_11_a_network_holds_its_addresses_and_no_others() {
        for (network, address, holds) in [
            ("10.0.0.0/8", "10.255.1.2", true),
            ("10.0.0.0/8", "11.0.0.0", false),
            ("192.0.2.7", "192.0.2.7", true),
            ("192.0.2.7", "::ffff:192.0.2.7", true),
            ("192.0.2.7", "192.0.2.8", false),
            ("0.0.0.0/0", "203.0.113.9", true),
            ("::1", "::1", true),
            ("2001:db8::/32", "2001:db8:1::5", true),
            ("2001:db8::/32", "2001:db9::5", false),
            ("::/0", "192.0.2.7", false),
        ] {
            let network: Network = network.parse().unwrap();
            assert_eq!(network.holds(address.parse().unwrap()), holds, "{network} {address}");
        }
        for text in ["", "10.0.0.0/33", "::1/129", "ten", "10.0.0.0/-1", "10.0.0.0/"] {
            assert_eq!(text.parse::<Network>(), Err(NotANetwork), "{text}");
        }
    }

    #[test]
    fn x_11_what_strangers_write_into_forwarded_for_is_not_believed() {
        let check = |proxies: &[&str], peer: &str, forwarded: &[&str], expected: &str| {
            let proxies = Proxies(proxies.iter().map(|network| network.parse().unwrap()).collect());
            let mut headers = HeaderMap::new();
            for line in forwarded {
                headers.append("x-forwarded-for", line.parse().unwrap());
            }
            let caller = proxies.caller(peer.parse().unwrap(), &headers);
            assert_eq!(caller, expected.parse::<IpAddr>().unwrap(), "{peer} {forwarded:?}");
        };
        check(&[], "192.0.2.1", &["10.0.0.1"], "192.0.2.1");
        check(&["127.0.0.1"], "192.0.2.1", &["10.0.0.1"], "192.0.2.1");
        check(&["127.0.0.1"], "127.0.0.1", &[], "127.0.0.1");
        check(&["127.0.0.1"], "127.0.0.1", &["198.51.100.4"], "198.51.100.4");
        // A stranger wrote the first one; our proxy appended whom it saw.
        check(&["127.0.0.1"], "127.0.0.1", &["203.0.113.66, 198.51.100.4"], "198.51.100.4");
        check(&["127.0.0.1", "10.0.0.0/8"], "127.0.0.1", &["198.51.100.4, 10.1.2.3"], "198.51.100.4");
        check(&["127.0.0.1"], "127.0.0.1", &["203.0.113.66", "198.51.100.4"], "198.51.100.4");
        check(&["127.0.0.1"], "127.0.0.1", &["rubbish"], "127.0.0.1");
        check(&["127.0.0.1"], "127.0.0.1", &["198.51.100.4:55012"], "198.51.100.4");
        check(&["127.0.0.1"], "127.0.0.1", &["[2001:db8::7]:443"], "2001:db8::7");
    }
}
