//! What can be counted about a running installation, for Prometheus. (X-11)
//!
//! Counters are kept while requests are answered. What stands in the database is looked up when somebody asks, by
//! `app::operation`. No label names an account, a person or a server, and a path shows up as its route only.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use axum::http::{Method, StatusCode};
use claviger_app::operation::Figures;
use claviger_app::wire::activation::{ACTIVATIONS, RENEWALS};
use claviger_app::wire::check_in::LEASE;
use jiff::Timestamp;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

use crate::contacts::Size;

/// What [`Metrics::text`] is written in.
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Upper bounds of the latency histogram, in seconds.
const LATENCIES_SECS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

type Labels<const N: usize> = [(&'static str, String); N];

/// The counters of one process. Clones share them.
#[derive(Clone)]
pub struct Metrics(Arc<Inner>);

struct Inner {
    registry: Registry,
    requests: Family<Labels<3>, Counter>,
    latency: Family<Labels<1>, Histogram>,
    activations: Family<Labels<1>, Counter>,
    renewals: Family<Labels<1>, Counter>,
    check_ins: Family<Labels<1>, Counter>,
    connections: Gauge,
    mails_waiting: Gauge,
    mails_dead: Gauge,
    oldest_mail: Gauge<f64, AtomicU64>,
    leases: Gauge,
    queue: Family<Labels<1>, Gauge>,
    remembered: Gauge,
    unwritten: Gauge,
    jobs: Family<Labels<1>, Gauge<f64, AtomicU64>>,
}

impl Metrics {
    /// All at nought.
    #[must_use]
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("claviger");
        let latency = Family::new_with_constructor((|| Histogram::new(LATENCIES_SECS)) as fn() -> Histogram);
        let inner = Inner {
            requests: counted(&mut registry, "http_requests", "Requests answered, by method, route and status"),
            latency: registered(&mut registry, "http_request_seconds", "Time taken to answer, by route", latency),
            activations: counted(&mut registry, "activations", "Activations, by outcome"),
            renewals: counted(&mut registry, "lease_renewals", "Renewals of leases, by outcome"),
            check_ins: counted(&mut registry, "check_ins", "Check-ins, by outcome"),
            connections: counted(&mut registry, "connections_open", "Connections open now"),
            mails_waiting: counted(&mut registry, "outbox_waiting", "Mails that wait to be sent"),
            mails_dead: counted(&mut registry, "outbox_dead", "Mails that were given up"),
            oldest_mail: counted(&mut registry, "outbox_oldest_seconds", "Age of the oldest mail that waits"),
            leases: counted(&mut registry, "leases_current", "Servers that hold a lease now"),
            queue: counted(&mut registry, "database_queue", "Work that waits for the database, by kind"),
            remembered: counted(&mut registry, "servers_remembered", "Servers this node answers from its memory"),
            unwritten: counted(
                &mut registry,
                "check_ins_unwritten",
                "Servers whose last check-in is yet to be written",
            ),
            jobs: counted(
                &mut registry,
                "job_last_success_timestamp_seconds",
                "When a job last did all it had to do, seconds since 1970",
            ),
            registry,
        };
        let mut inner = inner;
        let build = Info::new(vec![("version", env!("CARGO_PKG_VERSION"))]);
        inner.registry.register("build", "The program", build);
        Self(Arc::new(inner))
    }

    /// Counts an answered request.
    pub fn answered(&self, method: &Method, route: &str, status: StatusCode, took: Duration) {
        let labels = [
            ("method", known(method).to_owned()),
            ("route", route.to_owned()),
            ("status", status.as_u16().to_string()),
        ];
        self.0.requests.get_or_create(&labels).inc();
        self.0.latency.get_or_create(&[("route", route.to_owned())]).observe(took.as_secs_f64());
        let spoken = match route {
            ACTIVATIONS => &self.0.activations,
            RENEWALS => &self.0.renewals,
            LEASE => &self.0.check_ins,
            _ => return,
        };
        let outcome = match status {
            StatusCode::NOT_MODIFIED => "unchanged",
            status if status.is_success() => "given",
            status if status.is_server_error() => "failed",
            _ => "refused",
        };
        spoken.get_or_create(&[("outcome", outcome.to_owned())]).inc();
    }

    /// One connection more.
    pub fn connected(&self) {
        self.0.connections.inc();
    }

    /// One connection fewer.
    pub fn disconnected(&self) {
        self.0.connections.dec();
    }

    /// Notes that a job did all it had to do.
    pub fn job_done(&self, job: &'static str, now: Timestamp) {
        self.0.jobs.get_or_create(&[("job", job.to_owned())]).set(now.as_duration().as_secs_f64());
    }

    /// Takes over what stands in the database.
    pub fn take(&self, figures: &Figures, now: Timestamp) {
        self.0.mails_waiting.set(figures.mails_waiting);
        self.0.mails_dead.set(figures.mails_dead);
        let age = figures.oldest_waiting.map_or(0.0, |since| now.duration_since(since).as_secs_f64().max(0.0));
        self.0.oldest_mail.set(age);
        self.0.leases.set(figures.leases);
    }

    /// Takes over how much work waits for the database.
    pub fn take_queue(&self, writes: usize, reads: usize) {
        for (kind, waiting) in [("write", writes), ("read", reads)] {
            let waiting = i64::try_from(waiting).unwrap_or(i64::MAX);
            self.0.queue.get_or_create(&[("kind", kind.to_owned())]).set(waiting);
        }
    }

    /// Takes over how much is remembered of servers that have called.
    pub fn take_contacts(&self, size: &Size) {
        self.0.remembered.set(i64::try_from(size.servers).unwrap_or(i64::MAX));
        self.0.unwritten.set(i64::try_from(size.unwritten).unwrap_or(i64::MAX));
    }

    /// All of it, as Prometheus reads it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        if let Err(error) = encode(&mut text, &self.0.registry) {
            tracing::error!(%error, "the metrics could not be written");
        }
        text
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

fn counted<M: prometheus_client::registry::Metric + Clone + Default>(
    registry: &mut Registry,
    name: &str,
    help: &str,
) -> M {
    registered(registry, name, help, M::default())
}

fn registered<M: prometheus_client::registry::Metric + Clone>(
    registry: &mut Registry,
    name: &str,
    help: &str,
    metric: M,
) -> M {
    registry.register(name, help, metric.clone());
    metric
}

/// Anybody may invent methods; the label has few values.
fn known(method: &Method) -> &str {
    match method.as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS") => known,
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_11_metrics_tell_routes_outcomes_and_what_waits() {
        let metrics = Metrics::new();
        let took = Duration::from_millis(3);
        metrics.answered(&Method::GET, "/orders/{order}", StatusCode::OK, took);
        metrics.answered(&Method::from_bytes(b"BREW").unwrap(), "-", StatusCode::NOT_FOUND, took);
        metrics.answered(&Method::GET, LEASE, StatusCode::NOT_MODIFIED, took);
        metrics.answered(&Method::POST, ACTIVATIONS, StatusCode::FORBIDDEN, took);
        let now = Timestamp::from_second(1_000).unwrap();
        let since = Some(Timestamp::from_second(400).unwrap());
        metrics.take(&Figures { mails_waiting: 2, mails_dead: 1, oldest_waiting: since, leases: 7 }, now);
        metrics.take_queue(3, 0);
        metrics.take_contacts(&Size { servers: 5, unwritten: 4, bytes: 500 });
        metrics.job_done("release", now);
        let text = metrics.text();
        for line in [
            r#"claviger_http_requests_total{method="GET",route="/orders/{order}",status="200"} 1"#,
            r#"claviger_http_requests_total{method="other",route="-",status="404"} 1"#,
            r#"claviger_http_request_seconds_bucket{le="0.005",route="/orders/{order}"} 1"#,
            r#"claviger_check_ins_total{outcome="unchanged"} 1"#,
            r#"claviger_activations_total{outcome="refused"} 1"#,
            "claviger_outbox_waiting 2",
            "claviger_outbox_dead 1",
            "claviger_outbox_oldest_seconds 600.0",
            "claviger_leases_current 7",
            r#"claviger_database_queue{kind="write"} 3"#,
            "claviger_servers_remembered 5",
            "claviger_check_ins_unwritten 4",
            r#"claviger_job_last_success_timestamp_seconds{job="release"} 1000.0"#,
        ] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
        assert!(text.contains("claviger_build_info"), "{text}");
    }
}
