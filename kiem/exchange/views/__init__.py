"""Bringing in files: a door per kind, then match, preview and apply."""
