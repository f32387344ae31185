"""The views of profiles."""
