"""The command line and the settings from outside."""
