"""The program's one hash function, BLAKE2b, without what else hashlib brings along."""

from __future__ import annotations

try:
    # The same function hashlib hands on, without loading OpenSSL at start-up.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b"]
