"""Writing in an editor of one's own: what comes back, and what is left behind."""

from __future__ import annotations

import os
import signal
import stat
from typing import TYPE_CHECKING, Any

import pytest

from safespace.errors import BadInputError, StoppedError, UsageError
from safespace.terminal.editor import (
    EditorEncodingError,
    EditorInterruptedError,
    EditorStoppedError,
    choose_editor,
    edit_in_editor,
)

if TYPE_CHECKING:
    from pathlib import Path


def edit(root: Path, command: str, text: str = "as it was\n", **env: str) -> str:
    environ = {"PATH": os.environ["PATH"], **env}
    return edit_in_editor(text, command=command, private_root=root, environ=environ)


def test_what_the_editor_saved_comes_back(folder: Path, script: Any) -> None:
    command = script("page.write_text(page.read_text() + 'and more: é 日本\\n')")
    assert edit(folder, command) == "as it was\nand more: é 日本\n"
    assert list(folder.iterdir()) == []


def test_an_edit_without_a_change_comes_back_the_same(folder: Path) -> None:
    assert edit(folder, "true") == "as it was\n"


def test_the_command_may_carry_arguments_and_meets_no_shell(
    folder: Path, script: Any
) -> None:
    command = script("page.write_text('|'.join(sys.argv[1:-1]))")
    assert edit(folder, f"{command} --wait 'a b' $HOME;ls") == "--wait|a b|$HOME;ls"


def test_only_this_account_can_read_the_file_or_its_folder(
    folder: Path, script: Any
) -> None:
    modes = "page.write_text(f'{page.stat().st_mode} {page.parent.stat().st_mode}')"
    before = os.umask(0)
    try:
        file, around = map(int, edit(folder, script(modes)).split())
    finally:
        os.umask(before)
    assert stat.S_IMODE(file) == 0o600
    assert stat.S_IMODE(around) == 0o700


def test_the_editor_gets_the_environment_it_was_given_and_nothing_of_ours(
    folder: Path, script: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FROM_ABOVE", "no")
    command = script("page.write_text('\\n'.join(sorted(os.environ)))")
    names = edit(folder, command, COLOUR="yes", SAFESPACE_HOME="no").split()
    assert {"COLOUR", "TMPDIR", "TMP", "TEMP"} <= set(names)
    assert not {"FROM_ABOVE", "SAFESPACE_HOME"} & set(names)


def test_an_editor_that_says_no_hands_back_a_draft(folder: Path, script: Any) -> None:
    command = script("page.write_text('half')\nsys.exit(3)")
    with pytest.raises(EditorStoppedError) as stopped:
        edit(folder, command)
    assert stopped.value.text == "half"
    assert isinstance(stopped.value, UsageError)
    assert stopped.value.exit_code == 2
    assert list(folder.iterdir()) == []


def test_a_killed_editor_hands_back_what_it_had_saved(
    folder: Path, script: Any
) -> None:
    command = script("page.write_text('half')\nos.kill(os.getpid(), 9)")
    with pytest.raises(EditorStoppedError) as stopped:
        edit(folder, command)
    assert stopped.value.text == "half"
    assert list(folder.iterdir()) == []


def test_an_emergency_copy_is_the_draft(folder: Path, script: Any) -> None:
    save = "pathlib.Path(f'{page}.save').write_text('unsaved words')\nsys.exit(1)"
    with pytest.raises(EditorStoppedError) as stopped:
        edit(folder, script(save))
    assert stopped.value.text == "unsaved words"


def test_a_removed_file_hands_back_the_text_that_went_in(
    folder: Path, script: Any
) -> None:
    with pytest.raises(EditorStoppedError) as stopped:
        edit(folder, script("page.unlink()"))
    assert stopped.value.text == "as it was\n"


def test_bytes_that_are_not_utf8_are_kept_without_a_loss(
    folder: Path, script: Any
) -> None:
    with pytest.raises(EditorEncodingError) as refused:
        edit(folder, script("page.write_bytes(b'caf\\xe9 \\xff')"))
    assert isinstance(refused.value, BadInputError)
    assert refused.value.text.encode("latin-1") == b"caf\xe9 \xff"
    assert "caf" not in refused.value.message + refused.value.hint


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_editor_and_removes_the_folder(
    folder: Path, script: Any, number: int
) -> None:
    # This one asks its parent to end, and would sleep for ever.
    body = f"page.write_text('half')\nos.kill(os.getppid(), {number})\ntime.sleep(600)"
    before = signal.getsignal(number)
    with pytest.raises(EditorInterruptedError) as interrupted:
        edit(folder, script(body))
    assert interrupted.value.text == "half"
    assert isinstance(interrupted.value, StoppedError)
    assert list(folder.iterdir()) == []
    assert signal.getsignal(number) == before


def test_an_editor_deaf_to_signals_is_ended_after_its_grace(
    folder: Path, script: Any
) -> None:
    deaf = "import signal\nsignal.signal(15, signal.SIG_IGN)\npage.write_text('half')\n"
    with pytest.raises(EditorInterruptedError):
        edit(folder, script(f"{deaf}os.kill(os.getppid(), 15)\ntime.sleep(600)"))
    assert list(folder.iterdir()) == []


def test_an_unknown_editor_is_a_usage_error_and_makes_nothing(folder: Path) -> None:
    for command in ("no-such-editor-here", "", "'unclosed"):
        with pytest.raises(UsageError):
            edit(folder, command)
    assert list(folder.iterdir()) == []


def test_the_setting_comes_first_then_visual_then_editor(tmp_path: Path) -> None:
    environ = {"VISUAL": "visual -w", "EDITOR": "editor", "PATH": str(tmp_path)}
    assert choose_editor(environ, "mine") == "mine"
    assert choose_editor(environ) == "visual -w"
    assert choose_editor(environ | {"VISUAL": " "}) == "editor"
    with pytest.raises(UsageError, match="nano"):
        choose_editor({"PATH": str(tmp_path)})
    (tmp_path / "vi").touch(mode=0o700)
    assert choose_editor({"PATH": str(tmp_path)}) == "vi"
