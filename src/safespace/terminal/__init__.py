"""The terminal: composing, reading on the alternate screen, external editors."""
