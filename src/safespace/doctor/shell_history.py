"""The shell's history: whether words and names on the line come to lie in a file."""

from __future__ import annotations

import re
import shlex
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.doctor.disk import read_text
from safespace.doctor.finding import Finding, look, ok

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.doctor.surroundings import Surroundings

NAME = "shell history"
_LINE = "safespace write -m words"
_SETOPT = re.compile(r"(?im)^\s*setopt\b.*\bhist_?ignore_?space\b")
_KEEPS = "This shell keeps in its history what follows safespace on a line."
_SPACE = (
    "This shell keeps in its history what follows safespace on a line, unless the"
    " line begins with a space."
)
_NONE = (
    "Leave words out of the line: safespace write and safespace search ask for them."
)
_BASH = f"{_NONE} Or in ~/.bashrc: HISTIGNORE+=':safespace *'"
_ZSH = f"{_NONE} Or in ~/.zshrc: HISTORY_IGNORE='(safespace *)'"


def check_shell_history(around: Surroundings) -> tuple[Finding, ...]:
    """Read the settings of bash, zsh or fish that keep a line out of the history."""
    shell = Path(around.environ.get("SHELL", "")).name
    if shell == "bash":
        return (_check_bash(around),)
    if shell == "zsh":
        return (_check_zsh(around),)
    if shell == "fish":
        return (look(NAME, _SPACE, _NONE),)
    words = "Whether this shell keeps what follows safespace on a line is not known."
    return (look(NAME, words, _NONE),)


def _check_bash(around: Surroundings) -> Finding:
    files = [around.home / ".bashrc", around.home / ".bash_profile"]
    ignored = _values(around, "HISTIGNORE", files)
    if any(_ignores(part) for value in ignored for part in value.split(":")):
        return _kept_out()
    control = [
        part for v in _values(around, "HISTCONTROL", files) for part in v.split(":")
    ]
    if {"ignorespace", "ignoreboth"} & {*control}:
        return look(NAME, _SPACE, _BASH)
    return look(NAME, _KEEPS, _BASH)


def _check_zsh(around: Surroundings) -> Finding:
    folder = Path(around.environ.get("ZDOTDIR") or around.home)
    files = [folder / ".zshenv", folder / ".zshrc"]
    ignored = _values(around, "HISTORY_IGNORE", files)
    if any(_ignores(part) for v in ignored for part in v.strip("()").split("|")):
        return _kept_out()
    if any(_SETOPT.search(read_text(file) or "") for file in files):
        return look(NAME, _SPACE, _ZSH)
    return look(NAME, _KEEPS, _ZSH)


def _kept_out() -> Finding:
    return ok(NAME, "This shell keeps nothing of safespace in its history.")


def _ignores(pattern: str) -> bool:
    return fnmatchcase(_LINE, pattern)


def _values(around: Surroundings, name: str, files: list[Path]) -> Iterator[str]:
    """Yield what a variable is set to, in the environment and in start-up files."""
    yield around.environ.get(name, "")
    setting = re.compile(rf"^\s*(?:export\s+)?{name}\+?=(.*)$", re.MULTILINE)
    for file in files:
        for found in setting.finditer(read_text(file) or ""):
            yield _unquote(found[1])


def _unquote(value: str) -> str:
    try:
        words = shlex.split(value, comments=True)
    except ValueError:
        return ""
    return words[0] if words else ""
