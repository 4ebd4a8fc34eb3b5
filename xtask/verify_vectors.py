"""A client in another language, as far as the test vectors go: it judges them by docs/protocol.md alone.

    verify_vectors.py docs/protocol-vectors.json

It stands on PyJWT, cryptography and Python's own hmac and hashlib, which know nothing of Claviger. Every line printed is
something that was checked; the first check that does not hold ends the program with status 1.
"""

import base64
import hashlib
import hmac
import json
import sys
from pathlib import Path

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ALGORITHMS = ["EdDSA"]
LEASE = "claviger-lease+jwt"
KEY_SET = "claviger-keys+jwt"
PROOF = "claviger-proof+jwt"


def main(vectors: dict) -> None:
    verify_keys(vectors["keys"])
    token = vectors["token"]
    confirm(token["text"].split("|") == [token["public_id"], token["secret"]], "the token is an id, a bar and a secret")

    key_set = verify_key_set(vectors["key_set"], vectors["keys"]["root"]["jwk"])
    own = vectors["keys"]["installation"]["jwk"]
    lease = vectors["lease"]
    claims = open_lease(lease["jwt"], key_set, lease["server"], own)
    confirm(claims == lease["claims"], "the lease is believed, and says what it should")
    for refused in vectors["leases_refused"]:
        verify_refused(refused, key_set, lease["server"], own)
    for judgement in vectors["judgements"]:
        verify_judgement(judgement, claims)
    for what in ("activation", "renewal"):
        verify_request(what, vectors[what], own)
    confirm(vectors["grant"]["lease"] == lease["jwt"], "the grant brings the lease")
    verify_check_in(vectors["check_in"])


def verify_keys(keys: dict) -> None:
    """A key's seed makes its public half, and that makes its name. (RFC 8037, RFC 7638)"""
    for name, key in keys.items():
        private = Ed25519PrivateKey.from_private_bytes(decode(key["seed"]))
        public = encode(private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
        canonical = f'{{"crv":"Ed25519","kty":"OKP","x":"{public}"}}'
        thumbprint = encode(hashlib.sha256(canonical.encode()).digest())
        fits = key["jwk"]["x"] == public and key["jwk"]["kid"] == key["thumbprint"] == thumbprint
        confirm(fits, f"the {name} key is made from its seed, and named by its thumbprint")


def verify_key_set(key_set: dict, root: dict) -> dict:
    """What the root key says is signed by the root key and no other."""
    said = read(key_set["jwt"], KEY_SET, root)
    confirm(said == key_set["claims"], "the key set is signed by the root key")
    return said


def open_lease(token: str, key_set: dict, server: str, own: dict) -> dict:
    """A lease, or the cause for which it is refused, as a `ValueError`: the steps of docs/protocol.md, in their order."""
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError:
        raise ValueError("malformed") from None
    if header.get("alg") not in ALGORITHMS or header.get("typ") != LEASE:
        raise ValueError("malformed")
    if header["kid"] in key_set.get("revoked", []):
        raise ValueError("revoked-key")
    signer = next((key for key in key_set["keys"] if key["kid"] == header["kid"]), None)
    if signer is None:
        raise ValueError("unknown-key")
    try:
        claims = read(token, LEASE, signer)
    except jwt.InvalidSignatureError:
        raise ValueError("signature") from None
    if claims["aud"] != server:
        raise ValueError("another-server")
    if claims["cnf"]["jkt"] != own["kid"]:
        raise ValueError("another-installation")
    return claims


def verify_refused(refused: dict, key_set: dict, server: str, own: dict) -> None:
    try:
        open_lease(refused["jwt"], key_set, server, own)
    except ValueError as cause:
        confirm(str(cause) == refused["cause"], f"refused as {refused['cause']}: {refused['what']}")
    else:
        confirm(False, f"refused: {refused['what']}")


def verify_judgement(judgement: dict, claims: dict) -> None:
    now, release = judgement["now"], judgement["release"]
    validity = "expired" if now >= claims["exp"] else "renewal-due" if now >= claims["renew_after"] else "valid"
    running = [item for item in claims["items"] if validity != "expired" and now < item.get("ends", now + 1)]
    may_run = [item for item in running if release <= item.get("newest_release", release)]
    names = lambda items: [item["application"] for item in items]
    found = {
        "now": now,
        "release": release,
        "validity": validity,
        "running": names(running),
        "may_run": names(may_run),
    }
    confirm(found == judgement, f"at {now} the lease is {validity}, and of release {release} {len(may_run)} items may run")


def verify_request(what: str, request: dict, own: dict) -> None:
    body = request["body"].encode()
    proof = read(request["proof"], PROOF, own)
    expected = {"path": request["path"], "body": encode(hashlib.sha256(body).digest()), "iat": request["iat"]}
    confirm(proof == expected and expected["body"] == request["body_hash"], f"the {what}'s proof fits path and body")
    confirm("sequence" in json.loads(body) and "nonce" in json.loads(body), f"the {what} carries number and nonce")


def verify_check_in(call: dict) -> None:
    lines = ["claviger-check-in-1", call["session"], str(call["sequence"]), call["nonce"], str(call["held"])]
    confirm("\n".join(lines) == call["text"], "the check-in's text is put together from its parts")
    confirm(code(call["session_key"], call["text"]) == call["mac"], "the check-in's code fits")
    answer = call["unchanged"]
    said = [str(answer[part]) for part in ("server_time", "check_in_secs", "keys_issued")]
    confirm("\n".join(["claviger-unchanged-1", *lines, *said]) == answer["text"], "the answer's text likewise")
    confirm(code(call["session_key"], answer["text"]) == answer["mac"], "the answer's code fits")


def read(token: str, kind: str, key: dict) -> dict:
    """The claims of a statement of this kind, signed by this key. Times are judged by the protocol's own rules."""
    if jwt.get_unverified_header(token).get("typ") != kind:
        raise ValueError("malformed")
    judged_elsewhere = {"verify_exp": False, "verify_iat": False, "verify_aud": False}
    return jwt.decode(token, jwt.PyJWK(key), algorithms=ALGORITHMS, options=judged_elsewhere)


def code(key: str, text: str) -> str:
    return encode(hmac.new(decode(key), text.encode(), hashlib.sha256).digest())


def encode(binary: bytes) -> str:
    return base64.urlsafe_b64encode(binary).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def confirm(holds: bool, what: str) -> None:
    if not holds:
        sys.exit(f"   NO  this does not hold: {what}")
    print(f"   ok  {what}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    except (jwt.PyJWTError, OSError, ValueError, LookupError) as trouble:
        sys.exit(f"   NO  the next check failed: {type(trouble).__name__}: {trouble}")
