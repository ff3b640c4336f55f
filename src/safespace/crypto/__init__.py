"""Keys: deriving, wrapping and sealing. Bytes in, bytes out; no files."""
