"""Values and rules, standard library only: no files, no clock, no terminal."""
