"""Every command that shows something, and a journal that has something for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.saying import Say

# Every command that shows something, over the journal that live_a_little() makes.
READING = {
    "list": ["list"],
    "read": ["read"],
    "search": ["search", "rain"],
    "history": ["history", "last"],
    "bin": ["bin"],
    "tags": ["tags"],
    "people": ["people"],
    "prompt": ["prompt"],
    "prompt_now": ["prompt", "--now"],
    "prompts": ["prompts", "list", "--theme", "ally", "--depth", "deep"],
    "prompt_details": ["prompts", "show", "ally-001"],
    "prompt_themes": ["prompts", "themes"],
    "pack_check": ["prompts", "check"],
    "rhythm": ["rhythm"],
    "insights": ["insights"],
    "report": ["report", "--on", "2026-11-14", "--entry", "last"],
    "calendar": ["calendar"],
    "mood": ["mood"],
    "on_this_day": ["on-this-day"],
    "random": ["random"],
    "comfort": ["comfort"],
    "reflect_facts": ["reflect", "week", "--facts"],
    "rest": ["rest"],
    "drafts": ["drafts"],
    "exercises": ["exercises"],
    "triggers": ["trigger", "list"],
    "safety": ["safety"],
    "programmes": ["program", "list"],
    "programme_status": ["program", "status"],
    "programme_step": ["program", "next", "--show"],
    "holds": ["safety", "list"],
    "checkbacks": ["checkback", "list"],
    "unsent": ["unsent", "list"],
    "feelings": ["feel", "words"],
    "settings": ["settings"],
    "status": ["status"],
    "path": ["path"],
    "doctor": ["doctor"],
    "home": [],
    "verify": ["verify"],
    "backup": ["backup"],
    "backups": ["backup", "list"],
    "help-now": ["help-now"],
    "about": ["about"],
    "learn": ["learn"],
    "card": ["learn", "rsd"],
    "remind": ["remind", "show"],
}

# These need no passphrase, and so they take none.
KEYLESS = {"drafts", "backups", "safety", "programmes"}


def live_a_little(say: Say) -> None:
    """Write what has every field, what has none, and leave something everywhere."""
    say("prompt")
    fear = '{"happened": "A door.", "feared": "Rain", "check_on": "2026-11-21"}'
    say("trigger", "--answers", "-", stdin=fear)
    say("trigger", "rerate", "--strength", "3")
    say("safety", "hold", "Ash")
    say("program", "start", "friendship")
    say("unsent", "--hours", "2", stdin="I never want to see you again.")
    say.write("Rain, and \x9b31m a \u202epasted line.\nThen sun.", "--prompt")
    say.write("gone tomorrow")
    say("delete", "last")
    say.write("雨の日。", "--at", "2026-11-14")
    code = say.write(
        "Walked in the rain with Ada.",
        *("--tag", "garden", "--tag", "evening light", "--with", "Ada"),
        *("--feel", "3", "--energy", "-2", "--distress", "1", "--at", "2 hours ago"),
    )
    say("edit", code, "-m", "Walked in the rain with Ada, twice.")
    say("rest", "2026-12-24..2027-01-02")
    say("rest", "today")
    say("settings", "set", "country", "IE")
    say("settings", "set", "editor", "nano")
