//! TLS before a service, with a certificate of a company's own authority.

use std::io::{Read, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// Something that takes TLS off and hands on to a service.
pub struct Tls {
    pub address: String,
    /// The authority's certificate, PEM.
    pub authority: String,
}

impl Tls {
    /// Opens on a free port, as `name`, before the service at `target`.
    pub fn before(target: &str, name: &str) -> Self {
        let mut authority = CertificateParams::new(vec![]).expect("an authority");
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let pem = authority.self_signed(&key).expect("a certificate").pem();
        let issuer = Issuer::new(authority, key);
        let own_key = KeyPair::generate().expect("a key");
        let own = CertificateParams::new(vec![name.into()]).expect("a name");
        let own = own.signed_by(&own_key, &issuer).expect("a certificate");
        let secret = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(own_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(rustls::crypto::aws_lc_rs::default_provider().into())
            .with_safe_default_protocol_versions()
            .expect("TLS 1.2 and 1.3")
            .with_no_client_auth()
            .with_single_cert(vec![own.der().clone()], secret)
            .expect("the key is the certificate's");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address").to_string();
        let (config, target) = (Arc::new(config), target.to_owned());
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
                // Who does not believe the certificate hangs up.
                let _ = hand_on(StreamOwned::new(connection, client), &target);
            }
        });
        Self { address, authority: pem }
    }
}

/// Hands one request on, and its answer back.
fn hand_on(mut client: StreamOwned<ServerConnection, TcpStream>, target: &str) -> std::io::Result<()> {
    let mut request = vec![];
    let mut byte = [0];
    while !request.ends_with(b"\r\n\r\n") {
        client.read_exact(&mut byte)?;
        request.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&request).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    client.read_exact(&mut body)?;
    request.extend(body);
    let mut service = TcpStream::connect(target)?;
    service.write_all(&request)?;
    let mut answer = vec![];
    service.read_to_end(&mut answer)?;
    client.write_all(&answer)?;
    client.conn.send_close_notify();
    client.flush()
}
