"""The exercises that come with safespace, one file each, found by their file names."""
