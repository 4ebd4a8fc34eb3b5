//! Every cause for which a program can be refused. They are promises: a cause keeps its word and its meaning.

/// One cause.
pub struct Cause {
    /// The last part of the problem's `type`.
    pub word: &'static str,
    /// What it means, and what to do.
    pub meaning: &'static str,
}

const fn cause(word: &'static str, meaning: &'static str) -> Cause {
    Cause { word, meaning }
}

/// The causes, by room and word. A new one is added here; a test compares the list with what the sources say.
pub const CAUSES: &[Cause] = &[
    // Any call.
    cause("bad-cursor", "`after` is not a cursor of this list. Begin at its first page."),
    cause("bad-limit", "`limit` is not a number that a list takes."),
    cause("body", "The body could not be read to its end. Send it again."),
    cause("body-too-large", "The body is longer than any we take. Send less at a time."),
    cause(
        "busy",
        "The answer took too long, and what was under way may have been carried out. Look before you repeat.",
    ),
    cause("forbidden", "The role of the key does not allow it."),
    cause(
        "idempotency-answer-lost",
        "The call with this key was carried out, but its answer was lost. Look what it did.",
    ),
    cause(
        "idempotency-key-invalid",
        "The `Idempotency-Key` is not 1 to 128 visible ASCII characters, or is there twice.",
    ),
    cause("idempotency-key-reused", "The `Idempotency-Key` was sent with another call. Take a new one for each call."),
    cause(
        "idempotency-under-way",
        "The first call with this key has not been answered yet. Send it again in a moment.",
    ),
    cause("internal", "Our own trouble; it was noted, and nothing was changed. Try again later."),
    cause("invalid", "A value cannot be: `detail` and `errors` say which, and what would be right."),
    cause("invalid-json", "The body is not the JSON expected: `errors` names the field, `detail` the line."),
    cause("method-not-allowed", "The address does not take this method; the header `Allow` names those it takes."),
    cause("no-space", "The service has no space left to store anything; nothing was changed. Send it again later."),
    cause("not-found", "There is no such thing, or none that the key reaches."),
    cause("out-of-scope", "The role would allow it, but the key was narrowed to other scopes."),
    cause("precondition-failed", "It is no longer as `If-Match` says. Get it again, and decide again."),
    cause("too-many-requests", "Called too often. `Retry-After` says in how many seconds to call again."),
    cause("unauthorized", "No key was sent, or none that is still good."),
    cause("unavailable", "The database does not answer just now; nothing was changed. Send it again in a moment."),
    cause("unsupported-media-type", "The body is not sent as `application/json`."),
    // Keys.
    cause("api-key-invalid", "The key cannot be made: `errors` names each field and what would be right."),
    cause("too-many-keys", "The account has as many keys as it can have. End one that is no longer used."),
    // Persons.
    cause("last-administrator", "Somebody is the last one who manages an account's users, and others are left."),
    cause("too-many-attempts", "It was tried too often for this address: `detail` says when to try again."),
    // Orders.
    cause("import-invalid", "No order of the file was placed: `errors` names each cell by line and column."),
    cause("order-invalid", "The order cannot be placed: `errors` names each field and what would be right."),
    cause("order-number-used", "The reseller has a different order under this number: `errors` names the differences."),
    cause("order-state", "The order is unlocked or cancelled, and what was asked is for locked ones."),
    // Mail.
    cause("mail-sent", "The mail server has taken the mail: it cannot be tried again."),
    cause("contact-erased", "The order's contact was erased: nobody at the customer's can be written to."),
    cause(
        "forwarded-often",
        "The order was forwarded as often as it can be in one day: `detail` says when it can be again.",
    ),
    // Accounts and their people.
    cause("account-changed", "Somebody else changed the account since you looked. Look again and decide."),
    cause("account-invalid", "The account cannot be like this: `errors` names each field and what would be right."),
    cause(
        "not-mergeable",
        "The two accounts are of different kinds, or stand in different places of the partner chain.",
    ),
    cause("already-granted", "The partner is let in for this already."),
    cause(
        "already-invited",
        "Somebody with this address is invited already. Send the invitation again, or take it back.",
    ),
    cause("already-member", "Somebody with this address belongs to the account already."),
    cause(
        "last-in-charge",
        "The account would have nobody left who looks after its people. Make somebody else that first.",
    ),
    cause("role-above", "The role may do more than the key's own."),
    cause("too-many-users", "The account has as many people as it can have."),
    // Licenses.
    cause("account-closed", "The account was merged into another one. Ask for that one."),
    cause("already-there", "What is to be moved is there already, or is to become what it is."),
    cause("changed-meanwhile", "Somebody else changed the same cells: `errors` says which. Look again and decide."),
    cause("no-release-left", "The account has released as often as it may this year; the vendor still can."),
    cause("no-token", "The server has no token yet: it gets one with its first quantity."),
    cause("exchange-invalid", "The exchange cannot be made: `errors` names each field and what would be right."),
    cause(
        "has-administrator",
        "The customer has an administrator, so the contact of an order decides nothing any more.",
    ),
    cause("license-state", "The license is not in force, or its units were passed on, so it cannot be corrected."),
    cause("not-registrable", "The license's care has its days already, or there is none to begin."),
    cause("not-enough", "Pools do not hold as many units as are wanted: `errors` says which."),
    cause("server-disabled", "The server is disabled: enable it first, which gives it a new token."),
    cause("server-in-use", "The server is bound to an installation or holds units, so it cannot be removed."),
    cause("server-name-taken", "The account has a server of this name."),
    cause("too-many-servers", "The account has as many servers as it can have."),
    // The catalogue.
    cause("catalogue-changed", "Another edition of the catalogue has come to apply just now. Send the call again."),
    cause("catalogue-edition-state", "There is no planned edition of this number, and only those can be withdrawn."),
    cause("catalogue-invalid", "The catalogue cannot be published: `errors` names each line or field."),
    // Stock.
    cause("agreement-invalid", "The license agreement cannot be published: `errors` names each field."),
    cause(
        "agreement-not-accepted",
        "A person of the account is to accept the license agreement first; its standing says where.",
    ),
    cause("agreement-not-in-force", "Another version of the license agreement is in force."),
    cause("activation-key-invalid", "The text is no activation key: `detail` says whether it was mistyped."),
    cause("activation-key-state", "The activation key was redeemed, promised to another account, or taken back."),
    cause("activation-key-unknown", "There is no such activation key for this account."),
    cause("device-state", "The device was claimed or taken back, or is that account's already."),
    cause("device-unknown", "There is no device with this serial number that this account can claim."),
    cause("license-key-invalid", "The license key cannot be made: `errors` names each field and what would be right."),
    cause("license-key-revoked", "The license key is revoked already."),
    cause("shipment-invalid", "Nothing was imported: `errors` names each field, or each cell by line and column."),
    cause("too-many-transfers", "As many offers as there can be wait for an answer. Cancel some first."),
    cause("transfer-invalid", "Stock cannot be offered like this: `errors` names each field."),
    cause("transfer-state", "The transfer has ended, its time is over, or the other side is to answer it."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    /// The causes in `problem(StatusCode::…, "cause"`, however the line is broken.
    fn causes_in(source: &str, found: &mut BTreeSet<String>) {
        for (at, _) in source.match_indices("StatusCode::") {
            let rest = &source[at..];
            let Some((status, rest)) = rest.split_once(',') else { continue };
            let Some(rest) = rest.trim_start().strip_prefix('"') else { continue };
            let Some((word, rest)) = rest.split_once('"') else { continue };
            let is_word = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            if is_word && rest.starts_with(',') && status.len() < 50 {
                found.insert(word.to_owned());
            }
        }
    }

    fn sources_below(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources_below(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                causes_in(&std::fs::read_to_string(&path).unwrap(), found);
            }
        }
    }

    #[test]
    fn x_06_every_cause_is_listed_once_and_every_listed_one_exists() {
        let mut said = BTreeSet::new();
        sources_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut said);
        let listed: BTreeSet<_> = CAUSES.iter().map(|cause| cause.word.to_owned()).collect();
        assert_eq!(listed.len(), CAUSES.len());
        assert_eq!(said, listed, "what the sources say, and what `causes.rs` lists");
    }
}
