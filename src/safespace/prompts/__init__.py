"""Prompt packs: reading, checking and choosing."""
