"""The forms of profiles: posted text to clean values."""
