//! Taking connections, plain or over TLS, within bounds, and letting go of them when the program ends.
//!
//! Without TLS we speak HTTP/1.1, which is what proxies speak to those behind them; over TLS the caller chooses HTTP/2 or
//! HTTP/1.1. Whoever is silent or slow loses the connection, and no more than a fixed number are open at a time.

use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderValue, Request, Response, header};
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tower::ServiceExt as _;

use crate::edge::Edge;
use crate::metrics::Metrics;
use crate::stopping::Stop;
use crate::tls::Tls;

/// The longest line and headers of a request together, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;
/// The most requests at a time on one connection of HTTP/2.
const MOST_STREAMS: u32 = 100;
/// How long we wait when the system cannot give us a connection: it has too many files open.
const OUT_OF_FILES: Duration = Duration::from_millis(100);

/// What every connection is treated by.
#[derive(Clone)]
pub struct Manners {
    /// Bounds.
    pub edge: Edge,
    /// Certificate and key, if connections are encrypted here.
    pub tls: Option<Tls>,
    /// The end of the program.
    pub stop: Stop,
    /// Where connections are counted.
    pub metrics: Metrics,
}

/// Answers connections to `listener` by `routes` until the program is to end, and whoever still comes while it is leaving;
/// what is under way then is finished first, for as long as it may take.
pub async fn answer(listener: TcpListener, routes: Router, manners: Manners) {
    let room = Arc::new(Semaphore::new(manners.edge.connections));
    let mut open = JoinSet::new();
    let mut left = pin!(manners.left());
    loop {
        let next = async {
            // The system keeps those who come while there is no room.
            let permit = Arc::clone(&room).acquire_owned().await;
            (permit, listener.accept().await)
        };
        let (permit, accepted) = tokio::select! {
            () = left.as_mut() => break,
            next = next => next,
        };
        match accepted {
            Ok((stream, peer)) => {
                let (routes, manners) = (routes.clone(), manners.clone());
                open.spawn(async move {
                    manners.metrics.connected();
                    let lasts = manners.edge.connection + manners.edge.leaving + manners.edge.shutdown;
                    if timeout(lasts, converse(stream, peer, routes, &manners)).await.is_err() {
                        tracing::debug!("a connection had lived too long");
                    }
                    manners.metrics.disconnected();
                    drop(permit);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(OUT_OF_FILES).await;
            }
        }
        while open.try_join_next().is_some() {}
    }
    drop(listener);
    let finish = async { while open.join_next().await.is_some() {} };
    if timeout(manners.edge.shutdown, finish).await.is_err() {
        tracing::warn!(connections = open.len(), "cut off what took too long to finish");
        open.shutdown().await;
    }
}

async fn converse(stream: TcpStream, peer: SocketAddr, routes: Router, manners: &Manners) {
    // Answers are small: nothing is won by waiting for more to send.
    let _ = stream.set_nodelay(true);
    let Some(tls) = &manners.tls else { return over_http1(stream, peer, routes, manners).await };
    match timeout(manners.edge.handshake, tls.acceptor().accept(stream)).await {
        Ok(Ok(stream)) if stream.get_ref().1.alpn_protocol() == Some(b"h2") => {
            over_http2(stream, peer, routes, manners).await;
        }
        Ok(Ok(stream)) => over_http1(stream, peer, routes, manners).await,
        Ok(Err(error)) => tracing::debug!(%error, "a TLS handshake failed"),
        Err(_) => tracing::debug!("a TLS handshake took too long"),
    }
}

async fn over_http1<S>(stream: S, peer: SocketAddr, routes: Router, manners: &Manners)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let stop = manners.stop.clone();
    let routes =
        routes.map_request(move |request| from(peer, request)).map_response(move |mut response: Response<Body>| {
            // Whoever asks again goes to somebody who stays.
            if stop.has_begun() {
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            response
        });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(manners.edge.headers)
        .max_header_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(routes));
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = until_the_end(manners) => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    told(ended);
}

async fn over_http2<S>(stream: S, peer: SocketAddr, routes: Router, manners: &Manners)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = TowerToHyperService::new(routes.map_request(move |request| from(peer, request)));
    let connection = http2::Builder::new(TokioExecutor::new())
        .timer(TokioTimer::new())
        .keep_alive_interval(manners.edge.headers)
        .keep_alive_timeout(manners.edge.headers)
        .max_concurrent_streams(MOST_STREAMS)
        .max_header_list_size(LONGEST_HEAD as u32)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = until_the_end(manners) => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    told(ended);
}

/// Waits until the program has left, or the connection has lived long enough.
async fn until_the_end(manners: &Manners) {
    let _ = timeout(manners.edge.connection, manners.left()).await;
}

impl Manners {
    /// Waits until the program is to end and nobody new is answered any more.
    async fn left(&self) {
        self.stop.begun().await;
        tokio::time::sleep(self.edge.leaving).await;
    }
}

fn from(peer: SocketAddr, request: Request<Incoming>) -> Request<Body> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    request
}

/// A caller who goes away or talks nonsense is no trouble of ours.
fn told(ended: hyper::Result<()>) {
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke off");
    }
}
