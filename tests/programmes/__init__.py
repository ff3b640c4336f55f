"""Programmes: their files, shipped and somebody's own."""
