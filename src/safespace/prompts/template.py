"""The template of a pack: a file that works as it is, with a note on every key."""

from __future__ import annotations

from typing import Final

_TEMPLATE: Final = """\
# A pack of your own prompts. It works as it is; change it as you like.
# To look it over: safespace prompts check
# Nothing in here is encrypted, so keep private matters out of it.

pack: {theme}            # its name; the file has the same
title: {title}
lang: en                 # only packs in English are asked so far

prompts:
  - id: {theme}-001      # the name of the pack and three digits; never change it later
    depth: gentle        # gentle, steady or deep; deep ones never come by themselves
    text: "What went a little better than you thought it would?"

  - id: {theme}-002
    depth: steady
    text: "Which part of today would you like to remember in a year?"
    # All below may be left out; this is what each is for.
    perspective: self    # self, partner, friend, family, colleague or ally
    why: "One kept detail brings the rest back."   # shown beside it
    follow_ups:          # at most three, offered after the answer
      - "Who else was there?"
    relational: false    # true: it leads towards another person
    ruminative: false    # true: it may send thoughts round in circles
    max_distress: 7      # not offered above this distress, 0 to 10
    night_ok: true       # false: not between ten at night and six
    minutes: 5           # about how long an answer takes
    min_gap_days: 45     # how long it rests after it was shown
    tags: [evening]      # prompt --now prefers what you tagged lately
"""


def make_template(theme: str) -> str:
    """Return the text of a new pack with this name."""
    title = theme.replace("_", " ").strip().capitalize()
    return _TEMPLATE.format(theme=theme, title=f'"{title}"')
