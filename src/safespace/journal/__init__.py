"""The journal: every use case, one method each."""
