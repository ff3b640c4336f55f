"""Print an encrypted journal without safespace; docs/format.md explains each step.

Needs PyNaCl and a driver for SQLCipher 4, here sqlcipher3. The secret is asked for, or
comes from standard input: the passphrase, or the printed recovery key.

    python open_journal.py FOLDER
    python open_journal.py FOLDER --key     (the raw key instead, for other programs)
"""
# ruff: noqa: INP001, T201, TID251 - a page to copy from, and no part of the package

import getpass
import json
import re
import sys
import unicodedata
from base64 import b64decode
from hashlib import blake2b
from pathlib import Path

import sqlcipher3
from nacl import bindings

RECOVERY = re.compile(r"([0-9A-Z]{5}-){6}[0-9A-Z]{5}")
CROCKFORD = str.maketrans("JKMNPQRSTVWXYZ", "IJKLMNOPQRSTUV")


def canonical(members: dict, without: str) -> bytes:
    """Spell JSON in the one way that is authenticated, leaving out one member."""
    kept = {name: value for name, value in members.items() if name != without}
    return json.dumps(kept, sort_keys=True, separators=(",", ":")).encode()


def wrapping_key(secret: str, kdf: dict) -> bytes:
    """Turn the secret into the key that wraps the data key."""
    salt = b64decode(kdf["salt"])
    if kdf["name"] == "blake2b":
        number = int(secret.replace("-", "").translate(CROCKFORD), 32) >> 15
        key = number.to_bytes(20, "big")
        return blake2b(
            digest_size=32, key=key, salt=salt, person=b"ss-recovery"
        ).digest()
    raw = unicodedata.normalize("NFC", secret).encode()
    cost = kdf["passes"], kdf["memory_kib"] * 1024
    return bindings.crypto_pwhash_alg(
        32, raw, salt, *cost, bindings.crypto_pwhash_ALG_ARGON2ID13
    )


def unlock(keyfile: dict, secret: str) -> bytes:
    """Return the data key; a wrong secret or a changed file raises an error."""
    kind = "recovery" if RECOVERY.fullmatch(secret) else "passphrase"
    slot = next(slot for slot in keyfile["slots"] if slot["type"] == kind)
    header = {name: keyfile[name] for name in ("format", "version", "vault")}
    described = json.loads(canonical(slot, without="wrapped"))
    data_key = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
        b64decode(slot["wrapped"]),
        canonical({"header": header, "slot": described}, without=""),
        b64decode(slot["nonce"]),
        wrapping_key(secret, slot["kdf"]),
    )
    mac_key = blake2b(digest_size=32, key=data_key, person=b"ss-keyfile-mac").digest()
    mac = blake2b(canonical(keyfile, without="mac"), digest_size=32, key=mac_key)
    if mac.digest() != b64decode(keyfile["mac"]):
        raise ValueError("the key file was changed")
    return data_key


folder = Path(sys.argv[1])
typed = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
key = unlock(json.loads((folder / "journal.key").read_bytes()), typed)
raw_key = blake2b(digest_size=32, key=key, person=b"ss-db").hexdigest()
if "--key" in sys.argv:
    print(raw_key)
    sys.exit()

journal = sqlcipher3.connect(str(folder / "journal.db"))
journal.execute(f"PRAGMA key = \"x'{raw_key}'\"")
live = "SELECT day, body FROM entry WHERE deleted_ms IS NULL ORDER BY pk"
for day, body in journal.execute(live):
    print(day, body, sep="\n")
