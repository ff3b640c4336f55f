"""Programmes: prompts and exercises in an order, at any pace, with no end date."""
