"""The commands: parse, call the journal, show."""
