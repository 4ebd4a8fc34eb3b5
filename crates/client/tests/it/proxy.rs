//! A proxy that knows one thing: to dig a tunnel (CONNECT) to the service, whatever name it is asked for.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

pub struct Proxy {
    pub address: String,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Opens on a free port; lets through who knows `credentials` (Basic, base64; none: everybody), to `target`.
    pub fn open(target: &str, credentials: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address").to_string();
        let heads = Arc::new(Mutex::new(vec![]));
        let (seen, target) = (Arc::clone(&heads), target.to_owned());
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let head = read_head(&client);
                let allowed =
                    credentials.is_empty() || head.contains(&format!("Proxy-Authorization: Basic {credentials}\r\n"));
                seen.lock().expect("nobody has panicked here").push(head);
                tunnel(client, allowed.then_some(&target));
            }
        });
        Self { address, heads }
    }

    /// The heads of all requests so far.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("nobody has panicked here").clone()
    }
}

fn read_head(client: &TcpStream) -> String {
    let mut reader = BufReader::new(client);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).is_ok_and(|read| read > 0) {}
    head
}

fn tunnel(mut client: TcpStream, target: Option<&String>) {
    let Some(target) = target else {
        let _ = client.write_all(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n");
        return;
    };
    let service = TcpStream::connect(target).expect("the service is there");
    client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").expect("the client is there");
    let copy = |mut from: TcpStream, mut to: TcpStream| {
        thread::spawn(move || {
            let _ = std::io::copy(&mut from, &mut to);
            let _ = to.shutdown(Shutdown::Write);
        });
    };
    copy(client.try_clone().expect("a second handle"), service.try_clone().expect("a second handle"));
    copy(service, client);
}
