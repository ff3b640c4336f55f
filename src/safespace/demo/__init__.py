"""The demo: half a year of an invented person's journal, as a real journal."""
