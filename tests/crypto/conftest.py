"""A real key file at the lowest cost there is, made once for all the tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from safespace.crypto import keyfile
from safespace.crypto.derive import Cost

if TYPE_CHECKING:
    from safespace.crypto.keyfile import KeyFile

CHEAP = Cost(memory_kib=8 * 1024, passes=1)
PASSPHRASE = b"five words picked at random"
RECOVERY = bytes(range(20))


@dataclass(frozen=True)
class Made:
    """A key file and the data key inside it."""

    file: KeyFile
    data_key: bytes


@pytest.fixture(scope="session")
def made() -> Made:
    return Made(*keyfile.create(PASSPHRASE, CHEAP, recovery=RECOVERY))
