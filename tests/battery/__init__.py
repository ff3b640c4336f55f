"""Faults at every call a command makes to the disk, and what is left of the journal."""
