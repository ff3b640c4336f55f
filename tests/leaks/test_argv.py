"""No word and no passphrase in what every process can see of another: its arguments."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from typer.main import get_command

from safespace.cli.app import ROWS
from safespace.errors import ExitCode
from tests.journals import PASSPHRASE, Mode
from tests.leaks.examples import find_examples
from tests.leaks.household import make_household
from tests.leaks.probe import CANARY, find_in_files, find_in_processes
from tests.leaks.tracing import STARTING, Traced, needs_strace, trace
from tests.program import SCRIPT, Program
from tests.reminders.schedulers import make_crontab
from tests.robust.soundness import bodies
from tests.robust.starting import started
from tests.terminal.screen import ENTER, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.leaks.household import Household

pytestmark = pytest.mark.slow

EXAMPLES = find_examples()
ON_THE_LINE = 'write -m "words"'
# A word of one test alone: others, running beside it, show theirs on purpose.
ALONE = "nightjarmarlinspike"
# What stands for something else in an example, and what it stands for here.
PLACEHOLDERS = {"FILE": '"$secret"', "COMMAND": "list", "k9tp": "last"}
# Which file each kind of secret comes from.
HANDED = {"passphrase_fd": 3, "new_passphrase_fd": 5, "recovery_fd": 4}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Household:
    house = make_household(tmp_path_factory.mktemp("argv"), Mode.ENCRYPTED)
    house.write_editor(f'echo {CANARY} >> "$1"')
    (house.root / "bin" / "words").write_text(f"{CANARY} here\n")
    assert house("write", "--tag", "tea", stdin=f"{CANARY} of old".encode()).code == 0
    key = house("recovery", "new").out.decode().split(": ")[1]
    (house.root / "bin" / "recovery").write_text(key)
    return house


@pytest.fixture(scope="module")
def examples(house: Household) -> Traced:
    """Every example of the documentation, typed as it stands there."""
    if not EXAMPLES:
        pytest.fail("the documentation has no examples, or they are not found")
    lines = [line for example in EXAMPLES for line in to_script(example)]
    folder = house.root / "bin"
    environ = house.environ(secret=str(house.secret), folder=str(folder))
    # The account that runs the tests keeps its own crontab.
    path = make_crontab(house.root / "cron").environ["PATH"]
    return trace(
        "\n".join([*lines, "safespace lock"]),
        calls=STARTING,
        environ=house.program.environ(**environ, PATH=path),
        record=house.root / "trace",
    )


def to_script(example: str) -> Iterator[str]:
    """Write an example as a line of shell, with its secrets, and note how it ended."""
    line = example
    for name, real in PLACEHOLDERS.items():
        line = line.replace(name, real)
    line = line.replace("words", CANARY) if example == ON_THE_LINE else line
    for parameter in find_parameters(example.split()):
        option = f"--{parameter.replace('_', '-')}"
        if parameter in HANDED and option not in line:
            line += f" {option} {HANDED[parameter]}"
    secrets = '3< "$secret" 4< "$folder/recovery" 5< "$secret" < "$folder/words"'
    yield f'safespace {line} {secrets}; echo $? >> "$folder/codes"'


def find_parameters(words: list[str]) -> list[str]:
    """Return the names of what a command takes."""
    row = next((row for row in ROWS if words[:1] == [row.name]), None)
    if row is None:
        return []
    command = get_command(import_module(row.path).app)
    inner = getattr(command, "commands", {}).get("".join(words[1:2]), command)
    return [str(each.name) for each in inner.params]


@needs_strace
@pytest.mark.leak(1)
def test_no_documented_example_shows_a_word_but_the_one_that_says_so(
    examples: Traced,
) -> None:
    assert ON_THE_LINE in EXAMPLES  # the README warns of it, in the same sentence
    started = [call.text for call in examples.calls if str(SCRIPT) in call.text]

    assert len(started) >= len(EXAMPLES) + 1
    showing = [text for text in started if CANARY in text]
    assert len(showing) == 1
    assert '"write", "-m"' in showing[0]
    everything = "".join(call.text for call in examples.calls)
    assert PASSPHRASE not in everything
    assert str(SCRIPT.parent) in everything


@needs_strace
@pytest.mark.leak(1)
def test_the_examples_do_what_they_are_there_for(
    examples: Traced, house: Household
) -> None:
    codes = (house.root / "bin" / "codes").read_text().split()
    ended = dict(zip(EXAMPLES, map(int, codes), strict=True))

    assert {*ended.values()} <= {*ExitCode} - {ExitCode.UNEXPECTED, ExitCode.DAMAGED}
    # The others would make a second journal, or ask where nobody is.
    assert [*ended.values()].count(0) > 0.6 * len(ended), ended
    assert b"Traceback" not in examples.err
    assert CANARY.encode() in examples.out


@needs_strace
@pytest.mark.leak(1)
def test_an_editor_is_started_without_a_word_in_its_arguments(
    house: Household, tmp_path: Path
) -> None:
    environ = house.environ(secret=str(house.secret))

    traced = trace(
        'exec safespace write --editor --passphrase-fd 3 3< "$secret"',
        calls=STARTING,
        environ=house.program.environ(**environ),
        record=tmp_path / "trace",
    )

    assert (traced.code, CANARY.encode() in traced.err) == (0, False)
    calls = [call.text for call in traced.calls if call.worked]
    assert len(calls) >= 3  # the shell, the program, its editor
    assert any(str(house.editor) in text for text in calls)
    assert not [text for text in calls if CANARY in text or PASSPHRASE in text]


@pytest.mark.leak(1, 2)
def test_no_process_shows_the_words_while_they_are_written(program: Program) -> None:
    with started(program, "write") as running:
        running.say(f"{ALONE} begins ".encode(), more=True)
        running.wait_until_it_waits()
        assert find_in_processes(ALONE) == set()
        assert find_in_processes(PASSPHRASE) == set()
        running.say(b"and ends\n")
        assert running.end().code == 0

    assert bodies(program.home) == [f"{ALONE} begins and ends\n"]


@pytest.mark.leak(1, 2)
def test_words_on_the_line_are_shown_to_every_process(program: Program) -> None:
    # Why there is another way to write; and the search above does find what is there.
    with started(program, "edit", "last", "-m", CANARY, SPARE=CANARY) as running:
        seen: set[str] = set()
        while len(seen) < 2 and not running.ended_within(0.01):
            seen |= find_in_processes(CANARY)
        running.end()
    assert seen == {"cmdline", "environ"}


@pytest.mark.leak(1)
def test_words_to_search_for_can_be_typed_where_no_process_shows_them(
    program: Program,
) -> None:
    assert program("write", stdin=f"{CANARY} here\n".encode()).code == 0

    with Screen([str(SCRIPT), "search"], env=program.environ()) as screen:
        screen.wait_for("Search for:")
        screen.send(CANARY + ENTER)
        screen.wait_for("Passphrase:")
        assert find_in_processes(CANARY) == set()
        screen.send(PASSPHRASE + ENTER)
        screen.wait_for(f"{CANARY} here")
        assert screen.wait_exit() == 0

    assert find_in_files(CANARY, [program.home]) == []
    assert b"\x1b]" not in screen.raw
    assert PASSPHRASE.encode() not in screen.raw
