"""Words on their way out and in: one file for each format, both ways."""
