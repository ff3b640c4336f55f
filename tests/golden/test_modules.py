"""What each command loads of the program itself, so that an addition is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.loaded import (
    COMMANDS,
    READING,
    Loading,
    make_loading,
    only_ours,
)
from tests.journals import Mode

if TYPE_CHECKING:
    from tests.golden.golden import Golden


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Loading:
    return make_loading(tmp_path_factory.mktemp("plain") / "home", Mode.PLAIN)


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Loading:
    return make_loading(tmp_path_factory.mktemp("encrypted") / "home", Mode.ENCRYPTED)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_module_that_joins_a_command_is_seen(
    plain: Loading, golden: Golden, command: str
) -> None:
    loaded = only_ours(plain(*COMMANDS[command], stdin=b"Tea"))

    golden.check(f"modules/{command}", "\n".join(loaded))


@pytest.mark.parametrize("command", READING)
def test_a_module_that_joins_unlocking_is_seen(
    plain: Loading, encrypted: Loading, golden: Golden, command: str
) -> None:
    argv = COMMANDS[command]
    more = {*encrypted(*argv, stdin=b"Tea")} - {*plain(*argv, stdin=b"Tea")}

    golden.check(f"modules/{command}-unlocking", "\n".join(only_ours(more)))
