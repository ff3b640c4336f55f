"""Exercises: questions in an order, answered one at a time, in any number of sittings."""
