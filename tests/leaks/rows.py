"""The audit as a table: each place, what has to hold there, and the tests that look."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A place where words could end up, what holds there, and the files of its tests."""

    place: str
    holds: str
    tests: tuple[str, ...]


ROWS = {
    1: Row(
        "arguments of processes",
        "the word is in no argument of any documented example, save write -m",
        ("leaks/test_argv.py",),
    ),
    2: Row(
        "environment",
        "no secret in the environment of the program or of an editor",
        ("leaks/test_environment.py", "leaks/test_argv.py"),
    ),
    3: Row(
        "memory and core dumps",
        "a crash leaves no core file; other programs cannot look in",
        ("leaks/test_memory.py", "robust/test_memory.py"),
    ),
    4: Row("swap", "memory that holds keys is locked", ("leaks/test_memory.py",)),
    5: Row(
        "editors",
        "each editor, however it ends, leaves the word nowhere",
        ("leaks/test_editors.py",),
    ),
    6: Row(
        "clipboard",
        "no output fills it",
        ("leaks/test_terminal_control.py",),
    ),
    7: Row(
        "pagers",
        "none is started, so none keeps a history",
        ("leaks/test_reading.py", "leaks/test_files.py"),
    ),
    8: Row(
        "scrollback",
        "what was read cannot be scrolled back to",
        ("leaks/test_reading.py", "terminal/test_looking.py"),
    ),
    9: Row(
        "tracebacks",
        "every command, broken anywhere, repeats nothing",
        ("leaks/test_tracebacks.py",),
    ),
    10: Row(
        "logs, reports, telemetry",
        "no log file, no call to a network, the same without one",
        ("leaks/test_offline.py", "leaks/test_files.py"),
    ),
    11: Row(
        "errors of the database",
        "1,000 queries: no message repeats one",
        ("leaks/test_queries.py", "storage/test_safekeeping.py"),
    ),
    12: Row(
        "the database's own files",
        "in every state, also after SIGKILL: encrypted 0",
        ("leaks/test_database.py", "leaks/test_files.py"),
    ),
    13: Row(
        "deleted words",
        "purged from a readable journal: 0",
        ("leaks/test_database.py",),
    ),
    14: Row(
        "side files",
        "the files are those that the documentation names",
        ("leaks/test_files.py",),
    ),
    15: Row(
        "temporary files",
        "thirty commands make nothing outside of safespace's folders",
        ("leaks/test_files.py",),
    ),
    16: Row(
        "permissions",
        "under umask 0 nothing is open to others",
        ("leaks/test_files.py", "leaks/test_backups.py"),
    ),
    17: Row(
        "planted links",
        "what they lead to stays as it is",
        (
            "leaks/test_links.py",
            "vault/test_planted_links.py",
            "vault/test_swap_links.py",
        ),
    ),
    18: Row(
        "backups, exports",
        "encrypted 0, mode 0600",
        ("leaks/test_backups.py", "leaks/test_reports.py", "leaks/test_exports.py"),
    ),
    19: Row(
        "notifications, titles",
        "no title is set; notifications say one of a few fixed things",
        ("leaks/test_terminal_control.py", "cli/test_prompt_scripts.py"),
    ),
    20: Row(
        "folders kept alike by a service",
        "a copy from a conflict is not opened; doctor names it",
        ("leaks/test_backups.py", "doctor/test_syncing.py"),
    ),
    21: Row(
        "terminal control",
        "10,000 hostile strings: no command passes one on",
        (
            "leaks/test_terminal_control.py",
            "render/test_clean.py",
            "terminal/test_looking.py",
        ),
    ),
    22: Row("markup", "shown as written; a lint for it", ("leaks/test_markup.py",)),
    23: Row(
        "YAML",
        "hostile packs are refused within 50 ms and 50 MB",
        ("leaks/test_packs.py", "prompts/test_hostile_yaml.py"),
    ),
    24: Row(
        "imports",
        "evil archives and hostile JSON: refused, 0 files made",
        ("leaks/test_imports.py",),
    ),
    25: Row("formulas in CSV", "no cell is a formula", ("leaks/test_exports.py",)),
    26: Row(
        "reports in HTML",
        "50 hostile strings: no script",
        ("leaks/test_reports.py",),
    ),
    27: Row("plugins", "a planted one is not called", ("leaks/test_plugins.py",)),
    28: Row("completion", "opens nothing", ("leaks/test_completion.py",)),
    29: Row(
        "doctor", "no path below home, no name", ("doctor/test_shown_to_others.py",)
    ),
}
