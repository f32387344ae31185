"""Decisions about a file that is brought in: its steps, what was chosen for it, what its rows come down to. Pure."""
