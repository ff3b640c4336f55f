"""Looking back: what pictures and memories are made of, worked out from notes alone."""
