"""A second opinion on Claviger's proofs, by a JSON Web Token library that knows nothing of Claviger.

    verify_leases.py DIR

DIR is what `claviger demo --walk --out DIR` leaves: the vendor's root key, the key set it vouches for, and two leases
of one server, drawn up before and after its licenses grew. Every line printed is something that was checked; the first
check that does not hold ends the program with status 1.
"""

import base64
import json
import sys
from datetime import datetime, timezone
from pathlib import Path
from unittest import mock

import jwt

# What we sign with, and the only thing a verifier may accept: a token never chooses for itself.
ALGORITHMS = ["EdDSA"]
LEASE = "claviger-lease+jwt"
KEY_SET = "claviger-keys+jwt"


def main(directory: Path) -> None:
    root = jwt.PyJWK(read_json(directory / "root.jwk"))
    published = read_json(directory / "jwks.json")
    verify_key_set(read(directory / "jwks.jwt"), root, published)

    first = verify_lease("lease.jwt", directory, published)
    second = verify_lease("lease-after-expansion.jwt", directory, published)
    verify_expansion(first, second)


def verify_key_set(token: str, root: jwt.PyJWK, published: dict) -> None:
    """The root key vouches for exactly the keys that are published."""
    expect_type(token, KEY_SET)
    vouched = jwt.decode(token, root, algorithms=ALGORITHMS, options={"require": ["iat"]})
    confirm(bool(vouched["keys"]), "jwks.jwt is signed by the root key and holds keys")
    confirm(by_name(vouched) == by_name(published), "jwks.json holds the keys of jwks.jwt, no other")
    confirm(all("d" not in key for key in published["keys"]), "no private half of a key is published")


def verify_lease(name: str, directory: Path, published: dict) -> dict:
    """The lease is believed as it is, and only as it is. Returns its claims."""
    token = read(directory / name)
    expect_type(token, LEASE)
    kid = jwt.get_unverified_header(token)["kid"]
    key = jwt.PyJWKSet.from_dict(published)[kid]
    # Whom it is for has to come from somewhere; a real product knows its own server's id.
    audience = jwt.decode(token, options={"verify_signature": False})["aud"]

    def decode(token: str, audience: str = audience) -> dict:
        required = ["exp", "iat", "iss", "aud"]
        return jwt.decode(token, key, algorithms=ALGORITHMS, audience=audience, options={"require": required})

    claims = decode(token)
    confirm(isinstance(claims["iss"], str) and claims["iss"] != "", f"{name}: it says who issued it")
    print(f"   ok  {name}: signed by key {kid}, in force, for {audience}")

    with clock_at(claims["exp"] - 1):
        decode(token)
    with clock_at(claims["exp"]):
        refused(f"{name}: at its end", jwt.ExpiredSignatureError, lambda: decode(token))
    refused(f"{name}: for another server", jwt.InvalidAudienceError, lambda: decode(token, audience="srv_another"))

    header, payload, signature = token.split(".")
    more = dict(claims, items=[dict(item, units=item["units"] + 1) for item in claims["items"]])
    tampered = ".".join([header, encode(more), signature])
    refused(f"{name}: with more units written in", jwt.InvalidSignatureError, lambda: decode(tampered))
    unsigned_header = encode({"alg": "none", "typ": LEASE, "kid": kid})
    for what, end in [("no signature", ""), ("the old signature", signature)]:
        unsigned = ".".join([unsigned_header, payload, end])
        refused(f"{name}: with alg none and {what}", jwt.InvalidAlgorithmError, lambda: decode(unsigned))
    return claims


def verify_expansion(first: dict, second: dict) -> None:
    """The second lease follows the first, for the same installation, and allows more."""
    confirm(second["aud"] == first["aud"] and second["cnf"] == first["cnf"], "both leases are for one installation")
    confirm(second["number"] > first["number"], f"lease {second['number']} follows lease {first['number']}")
    before = units_by_item(first)
    after = units_by_item(second)
    grown = [what for what in after if what in before and after[what] > before[what]]
    confirm(bool(grown), "the second lease allows more units of an item than the first")
    for what in grown:
        print(f"       {what[0]}: {before[what]} -> {after[what]} {what[1]}")


def by_name(key_set: dict) -> list:
    return sorted(key_set["keys"], key=lambda key: key["kid"])


def units_by_item(lease: dict) -> dict:
    """How many units a lease allows, by what is allowed; a lease may name the same thing twice with different terms."""
    units = {}
    for item in lease["items"]:
        what = tuple(item[part] for part in ("application", "unit", "role", "model"))
        units[what] = units.get(what, 0) + item["units"]
    return units


def expect_type(token: str, expected: str) -> None:
    """The kind of a statement is part of it: a key set is no lease, whoever signed it."""
    header = jwt.get_unverified_header(token)
    confirm(header.get("typ") == expected and header.get("alg") in ALGORITHMS, f"it is a {expected} signed with EdDSA")


def refused(what: str, error: type, attempt) -> None:
    """The library says no, and for the very reason we expect."""
    try:
        attempt()
    except error:
        print(f"   ok  refused: {what}")
    else:
        sys.exit(f"   NO  believed, although it must not be: {what}")


def clock_at(instant: int):
    """Lets the library believe that it is `instant`, in seconds since 1970."""

    class Then(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.fromtimestamp(instant, tz or timezone.utc)

    return mock.patch("jwt.api_jwt.datetime", Then)


def confirm(holds: bool, what: str) -> None:
    if not holds:
        sys.exit(f"   NO  this does not hold: {what}")
    print(f"   ok  {what}")


def encode(value: dict) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


def read_json(path: Path) -> dict:
    return json.loads(read(path))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        main(Path(sys.argv[1]))
    except (jwt.PyJWTError, OSError, ValueError, LookupError) as trouble:
        sys.exit(f"   NO  the next check failed: {type(trouble).__name__}: {trouble}")
