"""Kiem: competence management for the social profit, from vision to a person's next step."""

__version__ = "0.1.0"
