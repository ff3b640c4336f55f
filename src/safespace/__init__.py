"""safespace: a private notebook with structure, in the terminal."""

__version__ = "0.1.0"
