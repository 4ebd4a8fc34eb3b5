//! Events as sentences: who did what to what. (X-07)

use claviger_app::event::Seen;
use serde_json::Value;

use crate::texts::Texts;

/// The longest value that is shown of a change, in characters.
const LONGEST_VALUE: usize = 120;

/// What an event says of one thing: how it was, and how it is.
pub(super) struct Changed {
    /// What.
    pub what: String,
    /// How it was; empty for not at all.
    pub before: String,
    /// How it is; likewise.
    pub after: String,
}

/// Who did it, as a reader may know them.
pub(super) fn who(texts: &Texts, seen: &Seen) -> String {
    if seen.by_others {
        return texts.events_who_others();
    }
    match (seen.event.actor_kind.as_str(), seen.actor.as_str()) {
        ("person", "") => texts.events_who_unknown(),
        ("person", name) => name.to_owned(),
        ("api-key", _) => texts.events_who_program(),
        ("product", "") => texts.events_who_product(),
        ("product", name) => texts.events_who_product_on(name),
        ("link-holder", _) => texts.events_who_link_holder(),
        ("nobody", _) => texts.events_who_nobody(),
        _ => texts.events_who_system(),
    }
}

/// What it was done to, by its name or the end of its id.
pub(super) fn what(seen: &Seen) -> String {
    if seen.subject.is_empty() {
        let id = seen.event.subject.simple().to_string();
        format!("{} …{}", seen.event.subject_kind, &id[id.len() - 6..])
    } else {
        seen.subject.clone()
    }
}

/// The event in one sentence; one that has no words of its own is told by its kind.
pub(super) fn sentence(texts: &Texts, seen: &Seen) -> String {
    let (who, what) = (who(texts, seen), what(seen));
    match seen.event.kind.as_str() {
        "account.changed" => texts.events_said_account_changed(who, what),
        "account.grant-declined" => texts.events_said_account_grant_declined(who, what),
        "account.grant-ended" => texts.events_said_account_grant_ended(who, what),
        "account.grant-moved" => texts.corrections_said_account_grant_moved(what),
        "account.grant-requested" => texts.events_said_account_grant_requested(who, what),
        "account.seen-as" => texts.seeing_said_begun(who, what),
        "account.seen-as-ended" => texts.seeing_said_ended(who, what),
        "account.created" => texts.events_said_account_created(who, what),
        "account.merged" => texts.corrections_said_account_merged(who, what),
        "account.granted" => texts.events_said_account_granted(who, what),
        "activation-key.made" => texts.stock_said_key_made(who, what),
        "activation-key.redeemed" => texts.stock_said_key_redeemed(who, what),
        "activation-key.withdrawn" => texts.stock_said_key_withdrawn(who, what),
        "agreement.accepted" => texts.agreement_said_accepted(who, what),
        "agreement.published" => texts.agreement_said_published(who, what),
        "allocation.released" => texts.events_said_allocation_released(what),
        "allocation.saved" => texts.events_said_allocation_saved(who, what),
        "api-key.made" => texts.events_said_api_key_made(who),
        "api-key.revoked" => texts.events_said_api_key_revoked(who),
        "catalogue.published" => texts.editions_said_published(who, what),
        "catalogue.withdrawn" => texts.editions_said_withdrawn(who, what),
        "demonstration.clock-moved" => texts.events_said_clock_moved(who),
        "device-signing-key.made" => texts.devicekeys_said_made(who),
        "device.assigned" => texts.shipments_said_assigned(who, what),
        "device.claimed" => texts.shipments_said_claimed(who, what),
        "device.claimed-elsewhere" => texts.claimed_said(what),
        "device.guessed" => texts.shipments_said_guessed(what),
        "device.taken" => texts.shipments_said_taken(who, what),
        "device.withdrawn" => texts.shipments_said_withdrawn(who, what),
        "invitation.accepted" => texts.events_said_invitation_accepted(what),
        "invitation.ended" => texts.corrections_said_invitation_ended(who),
        "invitation.sent" => texts.events_said_invitation_sent(who),
        "invitation.resent" => texts.events_said_invitation_resent(who),
        "invitation.withdrawn" => texts.events_said_invitation_withdrawn(who),
        "lease.issued" => texts.events_said_lease_issued(what),
        "license-key.made" => texts.stock_said_license_key_made(who, what),
        "license-key.revoked" => texts.stock_said_license_key_revoked(who, what),
        "license.exchanged" => texts.corrections_said_license_exchanged(who, what),
        "license.moved" => texts.corrections_said_license_moved(who, what),
        "license.received" => texts.corrections_said_license_received(who, what),
        "license.registered" => texts.corrections_said_license_registered(who, what),
        "license.returned" => texts.corrections_said_license_returned(who, what),
        "member.joined" => texts.events_said_member_joined(what),
        "member.removed" => texts.events_said_member_removed(who, what),
        "member.role-changed" => texts.events_said_member_role_changed(who, what),
        "order.cancelled" => texts.events_said_order_cancelled(who, what),
        "member.left" => texts.events_said_member_left(what),
        "mail.bounced" => texts.events_said_mail_bounced(),
        "mail.retried" => texts.events_said_mail_retried(who),
        "order.contact-erased" => texts.events_said_contact_erased(who, what),
        "order.contact-replaced" => texts.corrections_said_order_contact_replaced(who, what),
        "order.forwarded" => texts.events_said_order_forwarded(who, what),
        "order.placed" => texts.events_said_order_placed(who, what),
        "order.resent" => texts.events_said_order_resent(who, what),
        "order.unlocked" => texts.events_said_order_unlocked(who, what),
        "person.address-asked" => texts.events_said_address_asked(what),
        "person.address-changed" => texts.events_said_address_changed(what),
        "person.confirmed" => texts.events_said_person_confirmed(what),
        "person.confirmation-resent" => texts.events_said_confirmation_resent(what),
        "person.erased" => texts.events_said_person_erased(who, what),
        "person.password-changed" => texts.events_said_password_changed(what),
        "person.profile-changed" => texts.events_said_profile_changed(what),
        "person.registered" => texts.events_said_person_registered(what),
        "person.registered-again" => texts.events_said_registered_again(what),
        "person.reset-asked" => texts.events_said_reset_asked(what),
        "person.session-ended" => texts.events_said_session_ended(what),
        "person.sessions-ended" => texts.events_said_sessions_ended(what),
        "person.sign-in-tried" => texts.events_said_sign_in_tried(what),
        "person.signed-in" => texts.events_said_person_signed_in(what),
        "person.signed-out" => texts.events_said_person_signed_out(what),
        "product.refused" => texts.events_said_product_refused(what),
        "retention.carried-out" => texts.events_said_retention(),
        "retention.changed" => texts.events_said_retention_changed(who),
        "server.activated" => texts.events_said_server_activated(what),
        "server.added" => texts.events_said_server_added(who, what),
        "server.alert-acknowledged" => texts.events_said_server_alert_acknowledged(who, what),
        "server.alert-raised" => texts.events_said_server_alert_raised(what),
        "server.binding-released" => texts.events_said_server_binding_released(who, what),
        "server.disabled" => texts.events_said_server_disabled(who, what),
        "server.enabled" => texts.events_said_server_enabled(who, what),
        "server.host-changed" => texts.events_said_server_host_changed(what),
        "server.released-now" => texts.events_said_server_released_now(who, what),
        "server.removed" => texts.events_said_server_removed(who, what),
        "server.renamed" => texts.events_said_server_renamed(who, what),
        "server.moved" => texts.corrections_said_server_moved(what),
        "server.token-made" => texts.events_said_server_token_made(what),
        "server.token-rotated" => texts.events_said_server_token_rotated(who, what),
        "shipment.imported" => texts.shipments_said_imported(who, what),
        "signing-key.made" => texts.events_said_signing_key_made(who),
        "signing-key.removed" => texts.events_said_signing_key_removed(who),
        "signing-key.retired" => texts.events_said_signing_key_retired(who),
        "signing-key.revoked" => texts.events_said_signing_key_revoked(who),
        "stock.threshold-set" => texts.stock_said_threshold_set(who),
        "transfer.accepted" => texts.transfers_said_accepted(who),
        "transfer.cancelled" => texts.transfers_said_cancelled(who),
        "transfer.declined" => texts.transfers_said_declined(who),
        "transfer.expired" => texts.transfers_said_expired(),
        "transfer.offered" => texts.transfers_said_offered(who),
        kind => texts.events_said_other(who, kind, what),
    }
}

/// Where an event's before and after differ, field by field.
pub(super) fn changes(before: Option<&str>, after: Option<&str>) -> Vec<Changed> {
    let object = |text: Option<&str>| match text.and_then(|text| serde_json::from_str(text).ok()) {
        Some(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (before, after) = (object(before), object(after));
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    let told = |fields: &serde_json::Map<String, Value>, name: &str| fields.get(name).map(shown).unwrap_or_default();
    names
        .into_iter()
        .filter(|name| before.get(*name) != after.get(*name))
        .map(|name| Changed { what: name.clone(), before: told(&before, name), after: told(&after, name) })
        .collect()
}

fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    match text.char_indices().nth(LONGEST_VALUE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_07_only_what_differs_is_told() {
        let told = |before, after| {
            let changes = changes(before, after);
            changes.into_iter().map(|one| format!("{}: {} -> {}", one.what, one.before, one.after)).collect::<Vec<_>>()
        };
        let (before, after) =
            (r#"{"state":"locked","number":"A"}"#, r#"{"state":"unlocked","number":"A","lines":[1]}"#);
        assert_eq!(told(Some(before), Some(after)), ["lines:  -> [1]", "state: locked -> unlocked"]);
        assert_eq!(told(None, Some(r#"{"units":5}"#)), ["units:  -> 5"]);
        assert_eq!(told(None, None), [""; 0]);
        assert_eq!(told(Some("no json"), None), [""; 0]);
        let long = format!(r#"{{"text":"{}"}}"#, "é".repeat(500));
        assert!(told(None, Some(&long))[0].ends_with('…'));
    }
}
