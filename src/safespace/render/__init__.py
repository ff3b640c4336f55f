"""Values in, something to look at out."""
