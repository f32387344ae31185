"""Facts about people, each marked with canaries, and who may read which of them: for the tests of purposes."""
