"""The formats that can be read: a module each, with NAME, TITLE, detect and read."""
