"""A report holds what was chosen and runs nothing, whatever anybody wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from tests.journals import Mode
from tests.leaks.household import hiding_nothing, make_household, open_to_others
from tests.leaks.probe import CANARY, find_in_bytes
from tests.render.pages import HOSTILE, Parsed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say

RENDERER = MarkdownIt("commonmark", {"html": True}).enable("table")


def write_hostile(say: Say) -> str:
    """Write every hostile string as words, a tag and a name, and return a code."""
    labels = [" ".join(one.split()) for one in HOSTILE]
    fitting = [one for one in labels if len(one) <= 60 and one.isprintable()]
    tags = [one.replace(",", " ") for one in fitting]
    named = [part for one in tags for part in ("--with", one)]
    tagged = [part for one in tags for part in ("--tag", one)]
    for _ in range(3):
        say.write("words", *named)
    words = "\n".join(one.replace("\x00", "") for one in HOSTILE)
    return say.write(words, *tagged, *named)


@pytest.mark.leak(26)
@pytest.mark.parametrize("named", [(), ("--names",)], ids=["letters", "names"])
def test_hostile_strings_stay_text(
    say: Say, named: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(HOSTILE) >= 50
    code = write_hostile(say)
    day = say.now
    say.now = day.replace(day=day.day + 1)
    asked = "\n".join(
        one.replace("\x00", "").replace("\n", " ") for one in HOSTILE[:12]
    )
    options = ("--entry", code, "--questions", "-", "--out", "-", *named)

    page = Parsed(say("report", *options, stdin=asked).out)
    text = say("report", "--format", "markdown", *options, stdin=asked).out
    rendered = Parsed(RENDERER.render(text))

    assert (page.active, rendered.active) == ([], [])
    for one in (page, rendered):
        assert one.text.count("<script>alert(1)</script>") > 10
        assert one.text.count("javascript:alert(1)") > 5
    assert Parsed(RENDERER.render(f"{HOSTILE[0]}\n\n{HOSTILE[2]}")).active


@pytest.mark.leak(18)
def test_a_report_is_for_this_account_alone_and_has_only_what_was_chosen(
    tmp_path: Path,
) -> None:
    house = make_household(tmp_path, Mode.ENCRYPTED)
    out = tmp_path / "out"
    out.mkdir(mode=0o700)
    written = {"plain": out / "plain.html", "chosen": out / "chosen.html"}
    with hiding_nothing():
        house("write", "--with", CANARY, "--tag", CANARY, stdin=CANARY.encode())
        locked = house("report", "--out", str(out / "locked.html"), unlock=False)
        assert house("report", "--out", str(written["plain"])).code == 0
        chosen = ("--entry", "last", "--out", str(written["chosen"]))
        assert house("report", *chosen).code == 0
        again = house("report", *chosen)

    assert open_to_others(out) == []
    assert {p.stat().st_mode & 0o777 for p in out.iterdir()} == {0o600}
    assert sorted(path.name for path in out.iterdir()) == ["chosen.html", "plain.html"]
    assert (locked.code, again.code) == (4, 2)
    found = {n: find_in_bytes(CANARY, p.read_bytes()) for n, p in written.items()}
    assert found == {"plain": False, "chosen": True}
