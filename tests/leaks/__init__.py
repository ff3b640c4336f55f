"""Words look for a way out; these tests search every place they could have taken."""
