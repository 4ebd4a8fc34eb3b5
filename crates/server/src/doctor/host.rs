//! The machine: its clock, the folder of the secrets, the space that is left, and whether it is reached by its address.

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;

use super::Finding;
use crate::config::Config;

/// No clock can rightly show less: it is when this check was written.
const WRITTEN: &str = "2026-11-01T00:00:00Z";
/// With less than this we cannot work for long, in bytes.
const LITTLE: u64 = 100 * 1024 * 1024;
/// With less than this one should think about it, in bytes.
const SCARCE: u64 = 1024 * 1024 * 1024;
/// How long our own address may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) fn clock(now: Timestamp) -> Finding {
    let written: Timestamp = WRITTEN.parse().unwrap_or(Timestamp::UNIX_EPOCH);
    if now < written {
        let found = format!("the clock shows {now}, before this program was written");
        return Finding::fail("clock", found, "set the clock, and keep it right by NTP: leases and links end by it");
    }
    Finding::ok("clock", format!("it shows {}", now.strftime("%Y-%m-%d %H:%M:%S UTC")))
}

pub(super) fn data_folder(config: &Config) -> Finding {
    let (check, folder) = ("data folder", config.data.display());
    match std::fs::metadata(&config.data) {
        Err(why) => {
            Finding::fail(check, format!("{folder}: {why}"), "`claviger admin init` makes it; or name it by `data`")
        }
        Ok(found) if !found.is_dir() => {
            Finding::fail(check, format!("{folder} is no folder"), "name a folder by `data`")
        }
        Ok(found) if is_open_to_others(&found) => Finding::warn(
            check,
            format!("others than its owner may look into {folder}"),
            format!("the secrets lie there: chmod 700 {folder}"),
        ),
        Ok(_) => Finding::ok(check, format!("{folder}, for its owner only")),
    }
}

#[cfg(unix)]
fn is_open_to_others(found: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    found.permissions().mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn is_open_to_others(_: &std::fs::Metadata) -> bool {
    false
}

pub(super) fn space(config: &Config) -> Finding {
    match free_bytes(&config.data) {
        Some(free) => judge_space(free, &config.data),
        None => Finding::skipped("disk space", format!("cannot be told for {}", config.data.display())),
    }
}

fn judge_space(free: u64, folder: &Path) -> Finding {
    let (check, folder) = ("disk space", folder.display());
    let found = format!("{} MiB are free in {folder}", free / (1024 * 1024));
    let cure =
        "make room, or move the data folder; with none left nothing can be stored, orders and check-ins included";
    match free {
        free if free < LITTLE => Finding::fail(check, found, cure),
        free if free < SCARCE => Finding::warn(check, found, cure),
        _ => Finding::ok(check, found),
    }
}

#[cfg(unix)]
fn free_bytes(folder: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    found.f_bavail.checked_mul(found.f_frsize)
}

#[cfg(not(unix))]
fn free_bytes(_: &Path) -> Option<u64> {
    None
}

/// Whether the public address leads to an installation that lives.
pub(super) async fn public_address(config: &Config) -> Finding {
    let (check, address) = ("public address", config.address.clone());
    let asked = address.clone();
    let answer = tokio::task::spawn_blocking(move || {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(PATIENCE))
            .tls_config(tls())
            .build()
            .into();
        agent.get(format!("{asked}/healthz")).call().map(|answer| answer.status().as_u16())
    })
    .await;
    match answer {
        Ok(Ok(204)) => Finding::ok(check, format!("{address} answers")),
        Ok(Ok(status)) => Finding::fail(
            check,
            format!("{address}/healthz answers {status}, and not as Claviger does"),
            "name what leads here by `address`, or set the proxy right",
        ),
        Ok(Err(why)) => Finding::warn(
            check,
            format!("{address} is not reached from here: {why}"),
            "start the installation; and see that name, port and certificate lead to it from here, too",
        ),
        Err(_) => Finding::skipped(check, "could not be asked"),
    }
}

fn tls() -> ureq::tls::TlsConfig {
    let provider = std::sync::Arc::new(tokio_rustls::rustls::crypto::aws_lc_rs::default_provider());
    ureq::tls::TlsConfig::builder()
        .provider(ureq::tls::TlsProvider::Rustls)
        .root_certs(ureq::tls::RootCerts::WebPki)
        .unversioned_rustls_crypto_provider(provider)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;

    #[test]
    fn x_11_the_doctor_judges_clock_and_space() {
        for (now, verdict) in [("1970-01-02T00:00:00Z", Verdict::Fail), ("2027-01-01T00:00:00Z", Verdict::Ok)] {
            assert_eq!(clock(now.parse().unwrap()).verdict, verdict, "{now}");
        }
        let mib = 1024 * 1024;
        for (free, verdict) in [(0, Verdict::Fail), (99, Verdict::Fail), (500, Verdict::Warn), (5_000, Verdict::Ok)] {
            assert_eq!(judge_space(free * mib, Path::new("/data")).verdict, verdict, "{free}");
        }
    }
}
