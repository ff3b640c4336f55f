"""Whatever is searched for, no message repeats it, and none is the database's own."""

from __future__ import annotations

import random
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from safespace.storage.driver import DatabaseError
from tests.databases import open_journal
from tests.journals import Mode
from tests.leaks.probe import CANARY, find_in_bytes
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.slow, pytest.mark.leak(11)]

QUERIES = 1000
# What means something to a word index, to SQL, to a shell, or to a command line.
PIECES = (
    *('"', "'", "(", ")", "*", "^", ":", "-", "+", "{", "}", "\\", ";", "%", "_"),
    *("AND", "OR", "NOT", "NEAR", "NEAR(", "body:", "rowid", "--", "-n", "--tag", "-x"),
    *(
        "NULL",
        "; DROP TABLE entry",
        "\x1b[31m",
        "[/]",
        "\u202e",
        "夜",
        "\x00",
        "\n",
        " ",
    ),
)


def make_queries() -> Iterator[str]:
    """Yield queries that all hold the word, and much that is no word."""
    chance = random.Random(20261122)
    for _ in range(QUERIES):
        around = chance.choices(PIECES, k=chance.randint(1, 6))
        around.insert(chance.randint(0, len(around)), CANARY)
        yield chance.choice(["", " "]).join(around)


@pytest.fixture(scope="module")
def say(tmp_path_factory: pytest.TempPathFactory) -> Say:
    made = make_say(tmp_path_factory.mktemp("queries"), Mode.PLAIN)
    made.write("Something else entirely.")
    return made


def test_no_message_repeats_a_query(say: Say) -> None:
    codes = set()
    for query in make_queries():
        said = say("search", query.replace("\x00", ""), code=None)
        codes.add(said.code)
        assert not find_in_bytes(CANARY, said.err.encode()), query
        assert "fts5" not in said.err + said.out, query
        assert "unexpected happened" not in said.err, query
        assert not find_in_bytes(CANARY, said.out.encode()), query
    assert codes == {0, 2}  # nothing found, or no word in it, or no such option


def test_the_database_would_have_repeated_them(say: Say) -> None:
    told = []
    with closing(open_journal(say.home, Mode.PLAIN)) as conn:
        for query in make_queries():
            try:
                conn.execute("SELECT rowid FROM entry_fts(?)", (query,)).fetchall()
            except DatabaseError as error:
                told.append(str(error))

    assert len([each for each in told if CANARY in each]) > QUERIES / 20


@pytest.mark.parametrize(
    "argv",
    [
        (f"Today I felt {CANARY}",),
        ("write", f"Today I felt {CANARY}", "and so on"),
        ("drafts", CANARY),
        ("search", f"--{CANARY}"),
        ("write", "--feel", CANARY),
        ("list", "-n", CANARY),
        ("read", CANARY),
        ("tags", "rename", CANARY, "x"),
        ("settings", "set", "day_start", CANARY),
        ("settings", "set", CANARY, "1"),
        ("init", "--country", CANARY),
        ("unlock", "--for", CANARY),
        ("bin", "restore", CANARY),
        ("write", "--tag", f"{CANARY},"),
        ("list", f"--json={CANARY}"),
    ],
    ids=lambda argv: argv[0],
)
def test_a_slip_of_the_line_is_not_repeated(say: Say, argv: tuple[str, ...]) -> None:
    # Who types a sentence behind the program's name has written it, as they think.
    said = say(*argv, code=None)

    assert said.code in {2, 3}
    assert said.err
    assert not find_in_bytes(CANARY, (said.out + said.err).encode())
