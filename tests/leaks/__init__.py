"""The leak audit: where private words could end up, and that they do not.

`rows.py` is the table: 29 places, each with what has to hold there and the tests that
look. `test_rows.py` holds the table against the tests. Every test that finds nothing
has another beside it, or in it, that finds the same word where it may be.
"""
