"""Insights: what a journal's own notes say, with how many of them say it."""
