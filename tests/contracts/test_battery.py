"""Every command that changes the journal is in the crash battery."""

from __future__ import annotations

from safespace.cli.app import ROWS
from tests.battery.scenarios import SCENARIOS

# By name, so that a command on its way has to bring its scenario with it.
NEEDED = {
    *("write", "edit", "delete", "undo", "list", "passphrase", "backup"),
    *("restore", "import"),
}


def missing(commands: set[str]) -> set[str]:
    return (NEEDED & commands) - {each.command.argv[0] for each in SCENARIOS.values()}


def test_no_command_that_changes_the_journal_is_left_out() -> None:
    assert missing({row.name for row in ROWS}) == set()


def test_a_command_without_a_scenario_would_be_noticed() -> None:
    struck = {each.command.argv[0] for each in SCENARIOS.values()}
    assert missing({"restore"}) == {"restore"} - struck
    assert {"write", "passphrase"} <= struck


def test_every_scenario_is_told_from_the_others_and_named_by_its_command() -> None:
    for name, scenario in SCENARIOS.items():
        assert name.split(",")[0] == scenario.command.argv[0]
