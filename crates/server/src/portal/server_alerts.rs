//! Alerts on a server's page: what was seen, on which hosts, and what to do about it. (L-17, L-21)

use claviger_app::Vendor;
use claviger_app::domain::license::alert::{Alert, AlertKind, Sighting};
use jiff::tz::TimeZone;

use super::wording;
use crate::texts::Texts;

/// An alert as it is shown.
pub(super) struct AlertView {
    /// What happened, in a sentence.
    pub title: String,
    /// What to do about it.
    pub advice: String,
    /// How often, since when.
    pub seen: String,
    /// The installations: the one that gave rise to it first.
    pub hosts: Vec<HostView>,
    /// Where it is acknowledged; empty for those who may not.
    pub acknowledge: String,
}

/// One installation.
pub(super) struct HostView {
    /// Which of the two.
    pub which: String,
    /// Its host.
    pub host: String,
    /// What tells its host from others.
    pub fingerprint: String,
    /// The product's version.
    pub version: String,
    /// The network address it called from.
    pub origin: String,
    /// When it was heard of last.
    pub at: String,
}

impl AlertView {
    pub(super) fn of(texts: &Texts, vendor: &Vendor, alert: &Alert, zone: &TimeZone, may_change: bool) -> Self {
        let told = |at| wording::instant(texts, at, zone);
        let known = alert.known.as_ref().map_or("", |known| known.host.as_str());
        let host = alert.seen.host.as_str();
        let needs = vendor.server_policy.oldest_online.as_ref().map_or("", |oldest| oldest.name.as_str());
        let (title, advice) = match alert.kind {
            AlertKind::SecondInstallation => {
                (texts.server_alert_second(host, known), texts.server_alert_second_advice(host, known))
            }
            AlertKind::Copy => (texts.server_alert_copy(), texts.server_alert_copy_advice()),
            AlertKind::VersionTooOld => (
                texts.server_alert_version(host, &alert.seen.product_version),
                texts.server_alert_version_advice(needs),
            ),
        };
        let seen = if alert.times == 1 {
            texts.server_alert_once(told(alert.since))
        } else {
            texts.server_alert_times(alert.times, told(alert.since), told(alert.seen.at))
        };
        let row = |which, sighting: &Sighting| HostView {
            which,
            host: sighting.host.clone(),
            fingerprint: sighting.fingerprint.clone(),
            version: sighting.product_version.clone(),
            origin: sighting.origin.clone().unwrap_or_default(),
            at: told(sighting.at),
        };
        let bound = alert.known.iter().map(|known| row(texts.server_alert_bound(), known));
        Self {
            title,
            advice,
            seen,
            hosts: std::iter::once(row(texts.server_alert_refused(), &alert.seen)).chain(bound).collect(),
            acknowledge: if may_change {
                format!("/servers/{}/alerts/{}/acknowledge", alert.server, alert.id)
            } else {
                String::new()
            },
        }
    }
}
