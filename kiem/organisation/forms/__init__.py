"""The forms of organisation: posted text to clean values."""
