"""Exercises: every path of every one of them."""
