"""Files that come in and files at rest: bounded while they are taken in, locked while they are kept."""
