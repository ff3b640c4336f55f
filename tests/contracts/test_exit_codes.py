"""One table of exit codes: in the code, in the docs, and the same in both."""

from __future__ import annotations

import re

from docs.make import exit_codes_table

from safespace.errors import ExitCode, SafespaceError
from tests.contracts.sources import ROOT

PAGE = ROOT / "docs" / "exit-codes.md"


def test_each_family_of_errors_has_a_code_of_its_own() -> None:
    families = [
        each
        for each in SafespaceError.__subclasses__()
        if each.__module__ == "safespace.errors"
    ]
    codes = [int(each.exit_code) for each in families]

    assert len(families) >= 9
    assert sorted([*codes, ExitCode.OK, ExitCode.UNEXPECTED]) == sorted(ExitCode)


def test_a_special_case_keeps_the_code_of_its_family() -> None:
    for family in SafespaceError.__subclasses__():
        for special in family.__subclasses__():
            parents = [b for b in special.__bases__ if b is not SafespaceError]
            codes = {b.exit_code for b in parents if issubclass(b, SafespaceError)}
            assert special.exit_code in codes


def test_the_page_on_exit_codes_says_what_the_code_says() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", page, re.MULTILINE)

    assert exit_codes_table().strip() in page
    assert [int(code) for code, _ in rows] == [code.value for code in ExitCode]
    assert all(len(text) > 10 for _, text in rows)
