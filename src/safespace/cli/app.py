"""The program's table of contents: every command, in the order of the help page."""

from __future__ import annotations

import typer

from safespace.cli._lazy import LazyGroup, Row
from safespace.cli._options import AsJson, PassphraseFd

RIGHT_NOW = "Right now"
WRITE, FIND, PROMPTS = "Write", "Find and read", "Prompts"
PRACTICE = "Practise"
LOOK_BACK, KEEP = "Look back", "Change and keep"
LOCK, SET_UP = "Lock", "Set up"

ROWS = (
    Row(
        "help-now",
        RIGHT_NOW,
        "Numbers to call, by country; works locked and offline.",
        module="help_now",
    ),
    Row("write", WRITE, "Write an entry: here, in your editor, or from a pipe."),
    Row("drafts", WRITE, "List what was kept unfinished, and go on with it."),
    Row("prompt", PROMPTS, "Show today's prompt; it needs no passphrase."),
    Row("prompts", PROMPTS, "Look through the prompts, and add your own."),
    Row("remind", PROMPTS, "Have a reminder on some days, see it, or switch it off."),
    Row("learn", PROMPTS, "Read a short card: trust, privacy, phrases, RSD and more."),
    Row(
        "trigger",
        PRACTICE,
        "Log a trigger in about a minute; the rest can wait for trigger finish.",
    ),
    Row(
        "checkback",
        PRACTICE,
        "Look at something you feared, once you can know how it turned out.",
    ),
    Row("pause", PRACTICE, "Take twenty seconds, then a break that has an end."),
    Row(
        "feel",
        PRACTICE,
        "Find a word for it: body first, then words to choose from.",
    ),
    Row(
        "validate",
        PRACTICE,
        "Three lines or a letter: why what you felt makes sense.",
    ),
    Row(
        "unsent",
        PRACTICE,
        "Write what you would send, and close it in a drawer for a while.",
    ),
    Row(
        "listen",
        PRACTICE,
        "Three lines before a talk: their words, yours for them, one question.",
    ),
    Row(
        "signs",
        PRACTICE,
        "Look at ten signs of a hard week; each leads to an exercise.",
    ),
    Row(
        "support",
        PRACTICE,
        "Ten questions on whether more support would help; nothing is added up.",
    ),
    Row(
        "good",
        PRACTICE,
        "Keep something good: appreciation, a memory, credit to you.",
    ),
    Row(
        "safety",
        PRACTICE,
        "Ask yourself four questions about somebody; the answers are not kept.",
    ),
    Row(
        "program", PRACTICE, "Follow a programme of prompts and exercises, at any pace."
    ),
    Row("do", PRACTICE, "Do an exercise: one question at a time, each can be skipped."),
    Row(
        "exercises",
        PRACTICE,
        "List the exercises; each can be left and gone on with at any step.",
    ),
    Row("list", FIND, "List recent entries, or those of a day, tag or person."),
    Row("read", FIND, "Read an entry."),
    Row("search", FIND, "Search for words, phrases and beginnings of words."),
    Row("tags", FIND, "List the tags in use, or rename one."),
    Row("people", FIND, "List the names in use, or rename one."),
    Row("rhythm", LOOK_BACK, "See the days you wrote; rest days do not count."),
    Row("streak", LOOK_BACK, "Another name for rhythm.", module="rhythm", hidden=True),
    Row(
        "insights",
        LOOK_BACK,
        "See what your notes say, and how many of them say it.",
    ),
    Row("report", LOOK_BACK, "Make one page of your notes, to hand over or to keep."),
    Row(
        "calendar",
        LOOK_BACK,
        "See the days you wrote, or how they were, as a month or a year.",
    ),
    Row(
        "mood",
        LOOK_BACK,
        "See how it felt, week by week; weeks without a note stay empty.",
    ),
    Row(
        "on-this-day",
        LOOK_BACK,
        "Read what you wrote on this day in earlier years, or months ago.",
        module="on_this_day",
    ),
    Row(
        "random",
        LOOK_BACK,
        "Read an entry that chance chooses; kind memories come up more often.",
    ),
    Row("comfort", LOOK_BACK, "Read something kind from earlier, one at a time."),
    Row(
        "reflect",
        LOOK_BACK,
        "Look back on a week, month or year: a high, a low, a small step.",
    ),
    Row("rest", LOOK_BACK, "Take days off from the rhythm, or list them."),
    Row("edit", KEEP, "Change an entry; what it said before is kept."),
    Row("history", KEEP, "Show what an entry said before."),
    Row("undo", KEEP, "Take back the newest change."),
    Row("delete", KEEP, "Move entries to the bin."),
    Row("bin", KEEP, "List the bin, bring entries back, or empty it."),
    Row("backup", KEEP, "Make a checked copy of the journal, or list the copies."),
    Row("restore", KEEP, "Put a backup back; what is here now is kept."),
    Row(
        "export",
        KEEP,
        "Write everything, or some of it, to a file that needs no safespace.",
    ),
    Row(
        "import",
        KEEP,
        "Take in entries from a file of another program, or of safespace.",
        module="import_",
    ),
    Row("verify", KEEP, "Check that the journal is whole, down to every word."),
    Row("unlock", LOCK, "Read for a while without the passphrase."),
    Row("lock", LOCK, "Lock at once; reading takes the passphrase again."),
    Row("passphrase", LOCK, "Change what opens the journal."),
    Row("recovery", LOCK, "Make a recovery key, use it, or take it away."),
    Row("encrypt", LOCK, "Encrypt a journal that was readable."),
    Row("decrypt", LOCK, "Take the encryption off; anybody here can read it then."),
    Row("init", SET_UP, "Make a journal."),
    Row("demo", SET_UP, "Try any command on an invented journal, gone afterwards."),
    Row("settings", SET_UP, "Show settings, or change one."),
    Row("status", SET_UP, "Show how things stand; nothing is unlocked for it."),
    Row("doctor", SET_UP, "Check what protects the journal; nothing is changed."),
    Row("path", SET_UP, "Show where your files are."),
    Row("about", SET_UP, "What this is and is not, its version and license."),
)

# Run by cron, and by shells for their own sake: these see nothing of the journal.
_UNTOUCHING = frozenset(
    {"help-now", "prompt", "learn", "about", "remind", "path", "settings"}
)


class Commands(LazyGroup):
    """All of safespace's commands."""

    rows = ROWS


app = typer.Typer(
    cls=Commands,
    name="safespace",
    help="A private notebook with structure.",
    epilog="safespace alone shows today's prompt. Help on one command: "
    "safespace COMMAND --help.",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def start(
    ctx: typer.Context, as_json: AsJson = False, passphrase_fd: PassphraseFd = None
) -> None:
    """Show home where no command was named."""
    if ctx.invoked_subcommand not in _UNTOUCHING:
        from safespace.cli._leftovers import clear_up  # noqa: PLC0415

        clear_up(ctx.obj)
    if ctx.invoked_subcommand is None:
        from safespace.cli.home import show_home  # noqa: PLC0415 - only home needs it

        show_home(ctx.obj, passphrase_fd=passphrase_fd, as_json=as_json)
